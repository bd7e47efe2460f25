/// What asking a statement takes, for the command `query` and the shell alike.
#pragma once

#include <string_view>

#include "query/cli/console.h"
#include "query/executor/engine.h"

namespace jitu::query {

/// Whether it writes. A statement that does not parse is left to the engine, which says why.
Access AccessFor(std::string_view statement);

/// TRACE in a statement finds outcomes as the command `trace` does. The catalog must outlive the engine.
void TeachTrace(Engine& engine, const model::Catalog& catalog);

/// The table with nodes and relationships turned into maps.
Result<ResultTable> ExpandedTable(const Engine& engine, const ResultTable& table);

}  // namespace jitu::query

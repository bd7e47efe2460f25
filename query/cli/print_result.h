/// A table of the query language in the formats of the command line.
#pragma once

#include <string>

#include "query/cli/console.h"
#include "query/executor/engine.h"

namespace jitu::query {

/// `expanded` rows hold no bare nodes or relationships (Engine::Expanded). Tables show columns ending in Fen as 万元.
std::string Printed(const ResultTable& expanded, Format format);

}  // namespace jitu::query

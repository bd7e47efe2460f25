/// jitu export --describe: a format for who is to read its files.
#pragma once

#include <string>

#include "query/export/format.h"
#include "schema/model/graph_schema.h"

namespace jitu::query {

/// As Markdown: what the format is for, its settings, its page, and what each column (of tables) or property (of
/// graphs) means.
std::string DescriptionOf(const exporting::Format& format, const model::GraphSchema& schema, text::Language language);

}  // namespace jitu::query

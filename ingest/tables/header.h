/// The header of a table, by the convention of Neo4j's bulk import: what each column is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/model/tokens.h"
#include "graph/model/value.h"
#include "ingest/tables/csv_file.h"
#include "ingest/tables/id_space.h"

namespace jitu::ingest {

enum class TableKind { kNodes, kRelationships };

/// How a cell becomes a value.
enum class CellType { kString, kInteger, kFloat, kBoolean };

enum class ColumnRole {
  kProperty,
  kIgnored,  ///< `:IGNORE`
  kId,       ///< `id:ID(Unit)`; with a name before the colon it is a property (a string) as well
  kLabels,   ///< `:LABEL`, several with ';'
  kStart,    ///< `:START_ID(Unit)`
  kEnd,      ///< `:END_ID(Spending)`
  kType,     ///< `:TYPE`
};

struct Column {
  ColumnRole role = ColumnRole::kProperty;
  IdSpace id_space;                    ///< of kId, kStart, kEnd
  std::optional<PropertyId> property;  ///< of kProperty, and of kId with a name
  CellType type = CellType::kString;
  bool is_list = false;  ///< `string[]`, elements with ';'
};

struct TableHeader {
  std::vector<Column> columns;
  std::vector<std::size_t> properties;               ///< places of columns that are properties, by property number
  std::size_t id = 0, start = 0, end = 0, type = 0;  ///< places, where the kind of table has them
  std::optional<std::size_t> labels;
};

/// Adds new property names to `tokens`. kUnreadableInput for an unknown type or role, a column twice, or one that is
/// missing.
Result<TableHeader> ReadHeader(const CsvRow& row, TableKind kind, graph::Tokens& tokens);

/// The value of a cell, or what is wrong with it.
Result<graph::Value> ReadCell(std::string_view text, const Column& column);

/// Calls `each` for the parts between ';'.
template <class Each>
void ForEachPart(std::string_view text, const Each& each) {
  while (true) {
    const std::size_t end = text.find(';');
    each(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace jitu::ingest

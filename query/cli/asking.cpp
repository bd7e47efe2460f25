#include "query/cli/asking.h"

#include "query/language/parser.h"
#include "query/trace/trace.h"

namespace jitu::query {

Access AccessFor(std::string_view statement) {
  const auto parsed = Parse(statement);
  if (!parsed) return Access::kRead;
  for (const auto& query : parsed->queries) {
    for (const auto& clause : query.clauses) {
      if (std::holds_alternative<CreateClause>(clause) || std::holds_alternative<SetClause>(clause) ||
          std::holds_alternative<DeleteClause>(clause) || std::holds_alternative<MergeClause>(clause)) {
        return Access::kWrite;
      }
    }
  }
  return Access::kRead;
}

void TeachTrace(Engine& engine, const model::Catalog& catalog) {
  engine.SetOutcomeMatcher([&catalog](const graph::Store& store, const graph::Snapshot&, const std::string& text) {
    return MatchOutcomes(store, catalog, text);
  });
}

Result<ResultTable> ExpandedTable(const Engine& engine, const ResultTable& table) {
  ResultTable expanded;
  expanded.columns = table.columns;
  for (const auto& row : table.rows) {
    auto& cells = expanded.rows.emplace_back();
    for (const auto& value : row) {
      JITU_TRY(auto cell, engine.Expanded(value));
      cells.push_back(std::move(cell));
    }
  }
  return expanded;
}

}  // namespace jitu::query

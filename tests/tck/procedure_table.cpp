#include "tests/tck/procedure_table.h"

#include <algorithm>
#include <utility>

#include "query/functions/comparison.h"

namespace jitu::tck {
namespace {

using query::TypeSet;

TypeSet TypeNamed(const std::string& name) {
  if (name == "STRING?") return TypeSet::kString;
  if (name == "INTEGER?") return TypeSet::kInteger;
  if (name == "FLOAT?") return TypeSet::kFloat;
  return name == "NUMBER?" ? TypeSet::kNumber : TypeSet::kAny;
}

// "a :: STRING?, b :: INTEGER?"
std::vector<query::ProcedureSignature::Field> Fields(const std::string& text) {
  std::vector<query::ProcedureSignature::Field> fields;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t comma = std::min(text.find(", ", from), text.size());
    const std::size_t colons = text.find(" :: ", from);
    if (colons >= comma) break;
    fields.push_back({text.substr(from, colons - from), TypeNamed(text.substr(colons + 4, comma - colons - 4))});
    from = comma + 2;
  }
  return fields;
}

std::string Between(const std::string& text, std::size_t from) {
  const std::size_t open = text.find('(', from);
  return text.substr(open + 1, text.find(')', open) - open - 1);
}

}  // namespace

std::string RegisterTable(query::Engine& engine, const std::string& signature, const std::vector<Row>& table) {
  query::ProcedureSignature made;
  made.name = signature.substr(0, signature.find('('));
  made.parameters = Fields(Between(signature, 0));
  made.columns = Fields(Between(signature, signature.find(") :: ")));
  std::vector<std::vector<graph::Value>> rows;
  for (std::size_t i = 1; i < table.size(); ++i) {
    auto& row = rows.emplace_back();
    for (const std::string& cell : table[i]) {
      const auto value = engine.Run("RETURN " + cell + " AS value");
      if (!value) return "procedure: " + value.error().message.en;
      row.push_back(value.value().rows[0][0]);
    }
  }
  const std::size_t inputs = made.parameters.size();
  engine.Register(std::move(made),
                  [rows, inputs](query::GraphReader&, const std::vector<graph::Value>& arguments,
                                 const query::RowSink& sink) -> Result<void> {
                    for (const auto& row : rows) {
                      bool fits = true;
                      for (std::size_t i = 0; i < inputs; ++i) fits = fits && graph::Compare(row[i], arguments[i]) == 0;
                      if (!fits) continue;
                      JITU_TRY(const bool more, sink({row.begin() + static_cast<std::ptrdiff_t>(inputs), row.end()}));
                      if (!more) break;
                    }
                    return {};
                  });
  return "";
}

}  // namespace jitu::tck

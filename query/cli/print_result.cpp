#include "query/cli/print_result.h"

#include "graph/model/json.h"
#include "query/cli/table.h"
#include "query/reading/json_text.h"
#include "query/reading/money.h"

namespace jitu::query {
namespace {

bool IsMoney(const std::string& column) {
  return column.size() >= 3 && column.compare(column.size() - 3, 3, "Fen") == 0;
}

/// As a cell of a table or a field of CSV: strings as they are, nothing for null, else JSON.
std::string Cell(const graph::Value& value) {
  if (value.IsNull()) return {};
  if (const auto* text = value.AsString()) return *text;
  return graph::ToJson(value);
}

std::string RowAsJson(const ResultTable& table, const std::vector<graph::Value>& row) {
  JsonObject object;
  for (std::size_t i = 0; i < table.columns.size(); ++i) object.Add(table.columns[i], row[i]);
  return object.text();
}

/// A plan, or any one text of several lines, is shown as it is.
bool IsPage(const ResultTable& table) {
  if (table.columns.size() != 1 || table.rows.size() != 1) return false;
  const auto* text = table.rows[0][0].AsString();
  return text != nullptr && text->find('\n') != std::string::npos;
}

std::string AsTable(const ResultTable& table) {
  if (IsPage(table)) return *table.rows[0][0].AsString() + "\n";
  Table drawn;
  for (const auto& column : table.columns) drawn.head.push_back(IsMoney(column) ? column + " (万元)" : column);
  drawn.align.assign(table.columns.size(), table.rows.empty() ? Align::kLeft : Align::kRight);
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto* number = row[i].AsInteger();
      const bool numeric = number != nullptr || row[i].AsFloat() != nullptr || row[i].IsNull();
      if (!numeric) drawn.align[i] = Align::kLeft;
      cells.push_back(number != nullptr && IsMoney(table.columns[i]) ? InWanYuan(*number) : Cell(row[i]));
    }
    drawn.rows.push_back(std::move(cells));
  }
  return Drawn(drawn);
}

std::string AsCsv(const ResultTable& table) {
  std::string csv;
  const auto end_field = [&](std::size_t i) { csv += i + 1 < table.columns.size() ? "," : "\r\n"; };
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    csv += CsvField(table.columns[i]);
    end_field(i);
  }
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      csv += CsvField(Cell(row[i]));
      end_field(i);
    }
  }
  return csv;
}

}  // namespace

std::string Printed(const ResultTable& expanded, Format format) {
  if (format == Format::kTable) return AsTable(expanded);
  if (format == Format::kCsv) return AsCsv(expanded);
  std::string text;
  JsonList list;
  for (const auto& row : expanded.rows) {
    const std::string object = RowAsJson(expanded, row);
    if (format == Format::kJsonLines) {
      text += object + "\n";
    } else {
      list.Add(object);
    }
  }
  return format == Format::kJsonLines ? text : list.text() + "\n";
}

}  // namespace jitu::query

#include "ingest/statements/table_rows.h"

#include <algorithm>

namespace jitu::ingest {

std::vector<TableRow> RowsOf(std::string_view text, const Table& table, const FormWords& words) {
  std::vector<TableRow> rows;
  std::map<std::uint16_t, std::string> meanings;
  TableRow header;
  for (auto first = table.cells.begin(); first != table.cells.end();) {
    const auto last =
        std::find_if(first, table.cells.end(), [&](const Table::Cell& cell) { return cell.row != first->row; });
    std::map<std::uint16_t, std::string> named;
    for (auto cell = first; cell != last; ++cell) {
      const std::string_view meaning = words.HeaderOf(In(text, cell->span));
      if (!meaning.empty()) named[cell->column] = std::string(meaning);
    }
    if (named.size() >= 2 && named.size() * 2 >= static_cast<std::size_t>(last - first)) {
      meanings = std::move(named);
      const auto is_label = [](const auto& column) { return column.second == "label" || column.second == "third"; };
      if (std::none_of(meanings.begin(), meanings.end(), is_label)) {
        for (auto& [column, meaning] : meanings) {
          if (meaning == "place") meaning = "label";
        }
      }
      header = TableRow{};
      for (const auto& [column, meaning] : meanings) header.columns.emplace(meaning, column);
      header.header = {first->span.start, std::prev(last)->span.end};
    } else if (!meanings.empty()) {
      TableRow row = header;
      for (auto cell = first; cell != last; ++cell) {
        const auto meaning = meanings.find(cell->column);
        if (meaning != meanings.end()) row.cells.emplace(meaning->second, &*cell);
        const bool unnamed = meaning == meanings.end() || meaning->second == "label";
        if (unnamed && row.label == nullptr) row.label = &*cell;
      }
      rows.push_back(std::move(row));
    }
    first = last;
  }
  return rows;
}

}  // namespace jitu::ingest

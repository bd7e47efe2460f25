#include "ingest/statements/table_rows.h"

#include <algorithm>

#include "ingest/readers/cell_columns.h"

namespace jitu::ingest {

namespace {

/// What stands below a column's name; 2025年预算数 is the column of another year than 2024.
std::string_view MeaningOf(std::string_view name, const FormWords& words, std::optional<int> year) {
  constexpr std::string_view kYear = "年";
  constexpr std::size_t kDigits = 4;
  const bool dated = name.size() > kDigits + kYear.size() && name.substr(kDigits).starts_with(kYear) &&
                     name.find_first_not_of("0123456789") == kDigits;
  if (!dated) return words.HeaderOf(name);
  std::string_view rest = name.substr(kDigits + kYear.size());
  if (rest.starts_with("度")) rest.remove_prefix(std::string_view("度").size());
  const std::string_view meaning = words.HeaderOf(rest);
  const bool same = year && name.substr(0, kDigits) == std::to_string(*year);
  return meaning.empty() || same ? meaning : std::string_view("other");
}

bool Names(const std::map<std::uint16_t, std::string>& columns, std::string_view meaning) {
  return std::any_of(columns.begin(), columns.end(), [&](const auto& column) { return column.second == meaning; });
}

/// The column whose name reads as a budget and that holds the rows' names.
void NameLabels(std::map<std::uint16_t, std::string>& meanings) {
  std::vector<ColumnKind> kinds;
  for (const auto& [column, meaning] : meanings) kinds.push_back(ColumnNamed(meaning));
  NameLabels(kinds);
  auto kind = kinds.begin();
  for (auto& [column, meaning] : meanings) {
    if (*kind++ == ColumnKind::kLabel) meaning = "label";
  }
}

}  // namespace

std::vector<TableRow> RowsOf(std::string_view text, const Table& table, const FormWords& words,
                             std::optional<int> year) {
  std::vector<TableRow> rows;
  std::map<std::uint16_t, std::string> meanings;
  TableRow header;
  bool below_names = false;  // the row before names columns
  for (std::size_t column = 0; column < table.meanings.size(); ++column) {
    if (table.meanings[column].empty()) continue;
    meanings.emplace(static_cast<std::uint16_t>(column), table.meanings[column]);
    header.columns.emplace(table.meanings[column], static_cast<std::uint16_t>(column));
  }
  for (auto first = table.cells.begin(); first != table.cells.end();) {
    const auto last =
        std::find_if(first, table.cells.end(), [&](const Table::Cell& cell) { return cell.row != first->row; });
    std::map<std::uint16_t, std::string> named;
    for (auto cell = first; cell != last; ++cell) {
      const std::string_view meaning = MeaningOf(In(text, cell->span), words, year);
      if (!meaning.empty()) named[cell->column] = std::string(meaning);
    }
    const bool names_columns = named.size() >= 2 && named.size() * 2 >= static_cast<std::size_t>(last - first);
    if (names_columns) {
      // 年度指标值 | 实际完成值 over 三级指标 | 指标性质 | 指标值: columns are named in two rows.
      if (below_names && Names(named, "third") && !Names(meanings, "third")) named.merge(meanings);
      meanings = std::move(named);
      NameLabels(meanings);
      const auto is_label = [](const auto& column) { return column.second == "label" || column.second == "third"; };
      if (std::none_of(meanings.begin(), meanings.end(), is_label)) {
        for (auto& [column, meaning] : meanings) {
          if (meaning == "place") meaning = "label";
        }
      }
      header = TableRow{};
      for (const auto& [column, meaning] : meanings) header.columns.emplace(meaning, column);
      for (auto cell = first; cell != last; ++cell) {
        if (const auto at = meanings.find(cell->column); at != meanings.end()) header.names.emplace(at->second, &*cell);
      }
      const auto named_as = [&](std::string_view word) {
        return std::count_if(meanings.begin(), meanings.end(), [&](const auto& at) { return at.second == word; });
      };
      header.paired = named_as("label") >= 2 && named_as("executed") + named_as("budget") >= 2;
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
    below_names = names_columns;
    first = last;
  }
  return rows;
}

}  // namespace jitu::ingest

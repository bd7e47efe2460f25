/// The rows of a form's table, with what each cell is for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/names/phrase.h"
#include "ingest/readers/document.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {

struct TableRow {
  const Table::Cell* label = nullptr;                            ///< the first cell in a column without a known name
  std::map<std::string, const Table::Cell*, std::less<>> cells;  ///< by meaning of the word list "form.header"
  std::map<std::string, std::uint16_t, std::less<>> columns;     ///< of the header above: meaning to column
  std::map<std::string, const Table::Cell*, std::less<>> names;  ///< the cells of that header, by meaning
  ByteSpan header;                                               ///< from the first to the last of them
  bool paired = false;  ///< two columns of names, each with its amounts: income beside expenditure

  const Table::Cell* At(std::string_view meaning) const {
    const auto found = cells.find(meaning);
    return found == cells.end() ? nullptr : found->second;
  }
  bool HasColumn(std::string_view meaning) const { return columns.count(meaning) != 0; }
};

/// The rows below a header. A row of which half the cells, and two at least, are names of columns is a header; it holds
/// until the next. Of columns for several years (2024年预算数, 2025年预算数) that of `year` counts.
std::vector<TableRow> RowsOf(std::string_view text, const Table& table, const FormWords& words,
                             std::optional<int> year = std::nullopt);

}  // namespace jitu::ingest

/// The rows of a form's table, with what each cell is for.
#pragma once

#include <map>
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
  ByteSpan header;                                               ///< from the first to the last cell of that header

  const Table::Cell* At(std::string_view meaning) const {
    const auto found = cells.find(meaning);
    return found == cells.end() ? nullptr : found->second;
  }
  bool HasColumn(std::string_view meaning) const { return columns.count(meaning) != 0; }
};

/// The rows below a header. A row of which half the cells, and two at least, are names of columns is a header; it holds
/// until the next.
std::vector<TableRow> RowsOf(std::string_view text, const Table& table, const FormWords& words);

}  // namespace jitu::ingest

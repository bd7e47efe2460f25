/// What may be the cells of forms in a text, before anything is known of columns.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {

/// A line, a part of one that bars, blanks or figures show to be a cell, or a name that was broken over several lines.
struct FormPiece {
  ByteSpan span;
  std::size_t block = 0, last_block = 0;
  bool in_table = false;  ///< the reader of the format has found its table already
};

/// In the order of the text. Rows with bars stay whole unless they were broken into lines anywhere; names of blocks of
/// a form are left out.
std::vector<FormPiece> FormPieces(const Document& document, const FormWords& names);

/// The cells of a row with bars, empty ones too; `start` is where the row begins.
std::vector<ByteSpan> CellsBetweenBars(std::string_view row, std::uint32_t start);

}  // namespace jitu::ingest

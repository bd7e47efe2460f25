/// Takes out of a text what conversion put in: fields of word processors, page numbers, page headers, dot leaders.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/base/span.h"

namespace jitu::ingest {

/// A line with something in it, without the blanks around.
struct CleanLine {
  ByteSpan span;
  bool blank_before = false;  ///< an empty line stands between this and the line before
  bool page_before = false;   ///< a page ended between this and the line before
};

struct CleanText {
  std::vector<CleanLine> lines;
  std::vector<ByteSpan> cuts;  ///< inside lines, in order: noise to be left out
};

/// `reading` in reading form; `pages` are the places in it where a form feed stood, in order. Linear time.
CleanText CleanUp(std::string_view reading, const std::vector<std::uint32_t>& pages);

}  // namespace jitu::ingest

/// Takes out of a text what conversion put in: fields of word processors, page numbers, page headers, dot leaders.
#pragma once

#include <cstddef>
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
  std::uint32_t line = 0;     ///< the number of the line in the reading form
};

struct CleanText {
  std::vector<CleanLine> lines;
  std::vector<ByteSpan> cuts;  ///< inside lines, in order: noise to be left out
};

/// `reading` in reading form; `pages` are the places in it where a form feed stood, in order; `is_cell` tells of each
/// line whether it stands in a table, where nothing is the noise of a page (empty: none does). Linear time.
CleanText CleanUp(std::string_view reading, const std::vector<std::uint32_t>& pages,
                  const std::vector<bool>& is_cell = {});

/// The length of a syllable in brackets that begins exactly here; 0 if there is none. 績效(xiào): pages turned into
/// traditional characters by machine give the sound of some. A letter with a tone mark tells it from 公里(km).
std::size_t PinyinAt(std::string_view rest);

}  // namespace jitu::ingest

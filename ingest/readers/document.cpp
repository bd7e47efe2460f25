#include "ingest/readers/document.h"

#include <algorithm>

#include "ingest/readers/clean_up.h"

namespace jitu::ingest {
namespace {

bool IsBlankByte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; }

}  // namespace

Span Document::ToSpan(ByteSpan in_text) const {
  const ByteSpan place = map.ToSource(in_text);
  return Span{source_index.CodePointOf(source, place.start), source_index.CodePointOf(source, place.end)};
}

std::string Document::Quote(ByteSpan in_text) const {
  const ByteSpan place = map.ToSource(in_text);
  return source.substr(place.start, place.end - place.start);
}

std::string Document::NameAt(ByteSpan in_text) const {
  const ByteSpan place = map.ToSource(in_text);
  const std::string_view quote = std::string_view(source).substr(place.start, place.length());
  const auto is_narrow = [](char32_t c) { return c > 0x20 && c < 0x7F; };
  std::string name;
  name.reserve(quote.size());
  char32_t last = 0;
  bool blank_before = false;
  std::size_t kept = 0;  // from here on all stays as it is
  const auto leave_out = [&](std::size_t at, std::size_t bytes) {
    name.append(quote, kept, at - kept);
    kept = at + bytes;
  };
  for (std::size_t i = 0; i < quote.size();) {
    if (const std::size_t sound = quote[i] == '(' ? PinyinAt(quote.substr(i)) : 0; sound != 0) {
      leave_out(i, sound);
      i = kept;
      continue;
    }
    const text::CodePoint point = text::At(quote, i);
    const bool blank = IsBlankByte(quote[i]) || point.value == 0xA0 || point.value == 0x3000;
    if (blank) {
      leave_out(i, point.bytes);
    } else {
      // A blank parts two words of Latin letters; between Chinese characters it comes from the layout.
      if (blank_before && is_narrow(last) && is_narrow(point.value)) name += ' ';
      last = point.value;
    }
    blank_before = blank;
    i += point.bytes;
  }
  leave_out(quote.size(), 0);
  return name;
}

std::string CellName(const SourcePlace& place) {
  if (place.table == 0) return {};
  std::string letters;
  for (std::uint32_t column = place.column; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  const std::string table = place.sheet.empty() ? "表" + std::to_string(place.table) : place.sheet;
  return table + "!" + letters + std::to_string(place.row);
}

SourcePlace Document::PlaceOf(ByteSpan in_text) const {
  SourcePlace place;
  if (!page_ends.empty()) {
    const auto page = std::lower_bound(page_ends.begin(), page_ends.end(), map.ToSource(in_text).start);
    place.page = static_cast<std::uint32_t>(page - page_ends.begin()) + 1;
  }
  const auto starts_after = [](std::uint32_t at, const auto& one) { return at < one.span.start; };
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const auto& cells = tables[i].cells;
    if (cells.empty() || in_text.start < cells.front().span.start || in_text.start >= cells.back().span.end) continue;
    const auto after = std::upper_bound(cells.begin(), cells.end(), in_text.start, starts_after);
    if (after == cells.begin() || in_text.start >= (after - 1)->span.end) continue;
    place.table = static_cast<std::uint32_t>(i + 1);
    place.row = (after - 1)->row + 1U;
    place.column = (after - 1)->column + 1U;
    place.sheet = tables[i].name;
    return place;
  }
  const auto block = std::upper_bound(blocks.begin(), blocks.end(), in_text.start, starts_after);
  place.paragraph = static_cast<std::uint32_t>(block - blocks.begin());
  return place;
}

}  // namespace jitu::ingest

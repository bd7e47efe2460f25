#include "ingest/readers/document.h"

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
  const std::string quote = Quote(in_text);
  const auto is_narrow = [](char32_t c) { return c > 0x20 && c < 0x7F; };
  std::string name;
  name.reserve(quote.size());
  char32_t last = 0;
  bool blank_before = false;
  for (std::size_t i = 0; i < quote.size();) {
    const text::CodePoint point = text::At(quote, i);
    if (IsBlankByte(quote[i]) || point.value == 0xA0 || point.value == 0x3000) {
      blank_before = true;
      i += point.bytes;
      continue;
    }
    // A blank parts two words of Latin letters; between Chinese characters it comes from the layout.
    if (blank_before && is_narrow(last) && is_narrow(point.value)) name += ' ';
    name.append(quote, i, point.bytes);
    last = point.value;
    blank_before = false;
    i += point.bytes;
  }
  return name;
}

}  // namespace jitu::ingest

/// A stretch of text, half open.
#pragma once

#include <compare>
#include <cstdint>

namespace jitu {

/// [start, end) in code points of a report's text: the file's bytes decoded to Unicode, nothing else changed.
/// What leaves the program as evidence is measured so.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t length() const { return end - start; }
  constexpr bool empty() const { return start == end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// [start, end) in bytes of a UTF-8 text. What the readers work with inside; text::SourceMap leads from here to a Span.
struct ByteSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t length() const { return end - start; }
  constexpr bool empty() const { return start == end; }
  constexpr bool Contains(ByteSpan other) const { return start <= other.start && other.end <= end; }
  constexpr bool Overlaps(ByteSpan other) const { return start < other.end && other.start < end; }
  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

}  // namespace jitu

/// UTF-8 and code points. Every function takes any bytes: what is not UTF-8 reads as U+FFFD, one byte at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jitu::text {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t bytes = 0;  ///< how many bytes it took, 1 to 4
};

/// At and Before for whatever is neither ASCII nor of the three bytes of a common Chinese character.
CodePoint RareAt(std::string_view text, std::size_t offset);
CodePoint RareBefore(std::string_view text, std::size_t offset);

/// The code point that starts at `offset`; `offset` must be below `text.size()`.
inline CodePoint At(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const bool common = byte(0) >= 0xE1 && byte(0) <= 0xEC && text.size() - offset >= 3;
  if (!common || (byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80) return RareAt(text, offset);
  return {((byte(0) & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu), 3};
}

/// The code point that ends at `offset` (exclusive); `offset` must be above 0.
inline CodePoint Before(std::string_view text, std::size_t offset) {
  const auto last = static_cast<unsigned char>(text[offset - 1]);
  if (last < 0x80) return {last, 1};
  if (offset < 3) return RareBefore(text, offset);
  const CodePoint found = At(text.substr(0, offset), offset - 3);
  return found.bytes == 3 ? found : RareBefore(text, offset);
}

void Append(std::string& text, char32_t code_point);
std::u32string ToCodePoints(std::string_view text);
std::string FromCodePoints(std::u32string_view code_points);
std::size_t CountCodePoints(std::string_view text);
bool IsValid(std::string_view text);

bool IsRareHan(char32_t code_point);
/// A Han ideograph (script Han), as opposed to punctuation, letters or digits.
inline bool IsHan(char32_t code_point) {
  return (code_point >= 0x4E00 && code_point <= 0x9FFF) || (code_point >= 0x2E80 && IsRareHan(code_point));
}

/// Translates byte offsets of one text into code point offsets: O(1) after O(n) to build (one entry per 64 bytes).
class CodePointIndex {
 public:
  CodePointIndex() = default;
  explicit CodePointIndex(std::string_view text);
  std::uint32_t CodePointOf(std::string_view text, std::size_t byte_offset) const;

 private:
  std::vector<std::uint32_t> counts_;
};

}  // namespace jitu::text

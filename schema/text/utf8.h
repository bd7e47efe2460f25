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

/// The code point that starts at `offset`; `offset` must be below `text.size()`.
CodePoint At(std::string_view text, std::size_t offset);

/// The code point that ends at `offset` (exclusive); `offset` must be above 0.
CodePoint Before(std::string_view text, std::size_t offset);

void Append(std::string& text, char32_t code_point);
std::u32string ToCodePoints(std::string_view text);
std::string FromCodePoints(std::u32string_view code_points);
std::size_t CountCodePoints(std::string_view text);
bool IsValid(std::string_view text);

/// A Han ideograph (script Han), as opposed to punctuation, letters or digits.
bool IsHan(char32_t code_point);

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

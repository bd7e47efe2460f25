/// What every reader of this room asks about a place in a text in reading form.
#pragma once

#include <cstdint>
#include <string_view>

#include "schema/text/numerals.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {

using text::HanDigit;
using text::HanPower;

inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

inline bool IsDigitAt(std::string_view text, std::uint32_t at) { return at < text.size() && IsDigit(text[at]); }
inline bool IsLetterAt(std::string_view text, std::uint32_t at) { return at < text.size() && IsLetter(text[at]); }

inline bool IsAt(std::string_view text, std::uint32_t at, std::string_view word) {
  return at <= text.size() && text.substr(at, word.size()) == word;
}
inline bool EndsAt(std::string_view text, std::uint32_t end, std::string_view word) {
  return end >= word.size() && text.substr(end - word.size(), word.size()) == word;
}

/// The character that begins (ends) there; 0 at the ends of the text.
inline char32_t CharacterAt(std::string_view text, std::uint32_t at) {
  return at < text.size() ? text::At(text, at).value : 0;
}
inline char32_t CharacterBefore(std::string_view text, std::uint32_t at) {
  return at > 0 ? text::Before(text, at).value : 0;
}

inline std::uint32_t SkipBlanks(std::string_view text, std::uint32_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}
inline std::uint32_t BackOverBlanks(std::string_view text, std::uint32_t end) {
  while (end > 0 && text[end - 1] == ' ') --end;
  return end;
}
inline std::uint32_t SkipDigits(std::string_view text, std::uint32_t at) {
  while (IsDigitAt(text, at)) ++at;
  return at;
}

}  // namespace jitu::ingest

#include "schema/text/utf8.h"

#include <algorithm>
#include <unicode/uscript.h>

namespace jitu::text {
namespace {

constexpr CodePoint kBad{0xFFFD, 1};
constexpr std::size_t kStride = 64;

bool Continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Where the first code point at or after `offset` starts: one that begins before may reach over it.
std::size_t StartAtOrAfter(std::string_view text, std::size_t offset) {
  for (std::size_t back = 1; back <= 3 && back <= offset; ++back) {
    const CodePoint before = At(text, offset - back);
    if (before.bytes > back) return offset - back + before.bytes;
  }
  return offset;
}

}  // namespace

CodePoint RareAt(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return kBad;
  const std::uint32_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() - offset < bytes) return kBad;
  char32_t value = lead & (0xFFu >> (bytes + 1));
  for (std::uint32_t i = 1; i < bytes; ++i) {
    if (!Continues(byte(i))) return kBad;
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  const bool overlong = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return kBad;
  return {value, bytes};
}

CodePoint RareBefore(std::string_view text, std::size_t offset) {
  const std::string_view head = text.substr(0, offset);
  for (std::uint32_t back = 1; back <= 4 && back <= offset; ++back) {
    if (Continues(static_cast<unsigned char>(head[offset - back]))) continue;
    const CodePoint found = At(head, offset - back);
    return found.bytes == back ? found : kBad;
  }
  return kBad;
}

void Append(std::string& text, char32_t code_point) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  const bool sayable = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
  const std::uint32_t value = sayable ? code_point : 0xFFFD;
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::u32string ToCodePoints(std::string_view text) {
  std::u32string code_points;
  code_points.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = At(text, i);
    code_points += next.value;
    i += next.bytes;
  }
  return code_points;
}

std::string FromCodePoints(std::u32string_view code_points) {
  std::string text;
  text.reserve(code_points.size() * 3);
  for (const char32_t code_point : code_points) Append(text, code_point);
  return text;
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += At(text, i).bytes) ++count;
  return count;
}

bool IsValid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = At(text, i);
    if (next.bytes == 1 && static_cast<unsigned char>(text[i]) >= 0x80) return false;
    i += next.bytes;
  }
  return true;
}

bool IsRareHan(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code_point), &status) == USCRIPT_HAN;
}

CodePointIndex::CodePointIndex(std::string_view text) {
  counts_.reserve(text.size() / kStride + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += At(text, i).bytes) {
    while (counts_.size() * kStride <= i) counts_.push_back(count);
    ++count;
  }
  while (counts_.size() * kStride <= text.size()) counts_.push_back(count);
}

std::uint32_t CodePointIndex::CodePointOf(std::string_view text, std::size_t byte_offset) const {
  if (counts_.empty()) return 0;
  const std::size_t offset = std::min(byte_offset, text.size());
  const std::size_t block = std::min(offset / kStride, counts_.size() - 1);
  std::uint32_t count = counts_[block];
  for (std::size_t i = StartAtOrAfter(text, block * kStride); i < offset; i += At(text, i).bytes) ++count;
  return count;
}

}  // namespace jitu::text

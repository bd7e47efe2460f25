/// What is known of single Han characters, generated at build time by make_han_tables.cpp from ICU's data. For the
/// inside of this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jitu::text {

struct HanPair {
  char32_t from;
  char32_t to;
};

extern const HanPair kSimplified[];  ///< traditional to simplified, by `from`
extern const std::size_t kSimplifiedCount;

constexpr char32_t kFirstHan = 0x3400;
constexpr char32_t kLastHan = 0x9FFF;
extern const std::string_view kSyllables[];  ///< toneless pinyin, ü as v; the first is empty: not known
extern const std::uint16_t kSyllableOf[];    ///< of kFirstHan .. kLastHan, an index into kSyllables

/// The simplified form of a character, itself if it has no other.
char32_t SimplifiedOf(char32_t code_point);

/// Toneless pinyin of a Han character, one reading each; empty for everything else.
std::string_view SyllableOf(char32_t code_point);

}  // namespace jitu::text

/// Reads one number at a place in a text: Arabic, Chinese, or both mixed, with what makes it inexact (余, 多, 几).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/quantities/arabic.h"
#include "schema/base/span.h"
#include "schema/text/numerals.h"

namespace jitu::ingest {

struct Numeral {
  ByteSpan span;
  text::Decimal value;
  std::optional<text::Decimal> low;  ///< 二三十: 20, and value is 30
  bool negative = false;             ///< 负 or a minus sign stands in front, within the span
  bool open_above = false;           ///< 余, 多, 几 inside: 1000余万, 十几
  bool chinese = false;              ///< has a Chinese digit or 十百千 (万 behind Arabic digits does not count)
  bool grouped = false;              ///< has thousands separators
  bool scaled = false;               ///< has 万 or 亿 or 千, 百 behind it
  bool fraction = false;             ///< 三分之二, 1/2
  std::uint32_t digits = 0;          ///< count of Arabic digits before the point
  bool leading_zero = false;         ///< 07, 023
};

/// The longest number that begins exactly at `at`; nothing where none does or where it has more than 18 digits.
/// Linear in the number's length.
std::optional<Numeral> ReadNumeral(std::string_view text, std::uint32_t at, BlankParts blank = BlankParts::kNumbers);

}  // namespace jitu::ingest

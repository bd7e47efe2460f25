/// Chinese numerals as exact decimals (GB/T 15835-2011 for how reports write them).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jitu::text {

/// An exact decimal: digits x 10^-scale. Holds 18 significant digits; what needs more is not read.
struct Decimal {
  std::int64_t digits = 0;
  std::int8_t scale = 0;  ///< number of decimal places, 0 to 18

  /// Canonical text: no trailing zeros, no exponent, "-0" never. "9265.353442".
  std::string ToString() const;
  double ToDouble() const;
  /// This times 10^power, if it fits.
  std::optional<Decimal> Shifted(int power) const;
  /// Plain decimal text: sign, digits, one point; thousands separators are the caller's business.
  static std::optional<Decimal> Parse(std::string_view text);
  friend bool operator==(const Decimal& a, const Decimal& b);
};

/// 0 to 9 for a Chinese digit, plain, formal or traditional, 两 too; -1 for everything else (○ is a placeholder as
/// often).
int HanDigit(char32_t c);
/// The power of ten of 十百千万亿兆 in the same forms; 0 for everything else.
int HanPower(char32_t c);

/// Reads a whole Chinese numeral: 十二, 三千五百, 一百零五, 两万, 二〇二二, 壹佰, 3千, 1.5万, 五十万零三百, 二点五.
/// Nothing where the text is not one numeral from end to end.
std::optional<Decimal> ParseNumeral(std::string_view text);

/// 一, 二, ... 九十九 or an Arabic number, as in the mark of a heading.
std::optional<int> ParseOrdinal(std::string_view text);

}  // namespace jitu::text

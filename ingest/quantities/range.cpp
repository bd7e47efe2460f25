#include "ingest/quantities/range.h"

#include <array>

#include "ingest/quantities/arithmetic.h"
#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

constexpr std::uint32_t kCodeDigits = 7;  ///< so many digits in a row are a code's or a telephone's

/// 两三个, 二三十家: from two to three of them.
Range Pair(const Numeral& numeral, const Measure& measure) {
  const Decimal lower = Product(*numeral.low, measure.factor).value_or(*numeral.low);
  return {lower, measure.value, measure.unit, numeral.span.end, measure.end};
}

/// Behind 与 or 和 where 之间 follows the second number; 0 elsewhere.
std::uint32_t AfterBetween(std::string_view text, std::uint32_t mark) {
  if (!IsAt(text, mark, "与") && !IsAt(text, mark, "和")) return 0;
  const std::uint32_t next = SkipBlanks(text, mark + 3);
  const auto second = ReadNumeral(text, next);
  if (!second) return 0;
  return text.substr(second->span.end, 30).find("之间") < 16 ? next : 0;
}

/// Where the second number of a range begins; 0 if no range goes on here.
std::uint32_t AfterRangeMark(std::string_view text, std::uint32_t at) {
  const std::uint32_t mark = SkipBlanks(text, at);
  constexpr std::array<std::string_view, 6> kMarks{"——", "—", "-", "~", "至", "到"};
  for (const std::string_view word : kMarks) {
    if (!IsAt(text, mark, word)) continue;
    const std::uint32_t next = SkipBlanks(text, mark + static_cast<std::uint32_t>(word.size()));
    const char32_t c = CharacterAt(text, next);
    return IsDigitAt(text, next) || HanDigit(c) > 0 || HanPower(c) > 0 ? next : 0;
  }
  return AfterBetween(text, mark);
}

/// 2-3万元 begins at 20000: the lower side shares the scale and the unit of the upper.
Decimal Rescaled(std::string_view text, const Numeral& first, const Numeral& second, const Measure& upper) {
  Decimal lower = first.value;
  if (!first.scaled && second.scaled && !first.chinese) {
    const int power = HanPower(CharacterBefore(text, second.span.end));
    if (const auto shifted = lower.Shifted(power); shifted && power >= 4) lower = *shifted;
  }
  return Product(lower, upper.factor).value_or(lower);
}

}  // namespace

std::optional<Range> ReadRange(std::string_view text, const Numeral& first, const Measure& measure,
                               const QuantityRecogniser::Tables& tables) {
  if (first.low) return Pair(first, measure);
  if (first.negative || first.leading_zero || first.digits >= kCodeDigits || measure.bound != Bound::kExact) {
    return std::nullopt;
  }
  const std::uint32_t second_at = AfterRangeMark(text, measure.end);
  if (second_at == 0) return std::nullopt;
  const auto second = ReadNumeral(text, second_at);
  if (!second || second->negative || second->leading_zero || second->digits >= kCodeDigits) return std::nullopt;
  const Measure upper = ReadMeasure(text, *second, tables);
  if (!measure.unit.empty() && measure.unit != upper.unit) return std::nullopt;
  const Decimal lower = measure.unit.empty() ? Rescaled(text, first, *second, upper) : measure.value;
  if (lower.ToDouble() >= upper.value.ToDouble()) return std::nullopt;
  const std::uint32_t end = IsAt(text, upper.end, "之间") ? upper.end + 6 : upper.end;
  return Range{lower, upper.value, upper.unit, second->span.end, end};
}

}  // namespace jitu::ingest

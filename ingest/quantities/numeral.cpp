#include "ingest/quantities/numeral.h"

#include "ingest/quantities/arithmetic.h"
#include "ingest/quantities/numeral_reader.h"
#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

/// The end of 分之 with blanks inside; 0 if it does not stand here.
std::uint32_t AfterFractionWord(std::string_view text, std::uint32_t at) {
  at = SkipBlanks(text, at);
  if (!IsAt(text, at, "分")) return 0;
  at = SkipBlanks(text, at + 3);
  if (!IsAt(text, at, "之")) return 0;
  return SkipBlanks(text, at + 3);
}

/// 五分之一, 3又一千分之23.
std::optional<Numeral> WithFraction(std::string_view text, const Numeral& first) {
  Numeral denominator = first;
  std::optional<Decimal> whole;
  std::uint32_t at = first.span.end;
  const std::uint32_t joint = SkipBlanks(text, at);
  if (IsAt(text, joint, "又")) {
    const auto second = ReadPlainNumeral(text, SkipBlanks(text, joint + 3), BlankParts::kNumbers);
    if (!second) return std::nullopt;
    whole = first.value;
    denominator = *second;
    at = second->span.end;
  }
  const std::uint32_t after = AfterFractionWord(text, at);
  if (after == 0 || after >= text.size()) return std::nullopt;
  const auto numerator = ReadPlainNumeral(text, after, BlankParts::kNumbers);
  if (!numerator) return std::nullopt;
  auto value = Quotient(numerator->value, denominator.value);
  if (value && whole) value = Sum(*value, *whole);
  if (!value) return std::nullopt;
  Numeral fraction = first;
  fraction.value = *value;
  fraction.span.end = numerator->span.end;
  fraction.fraction = true;
  fraction.negative = first.negative != numerator->negative;
  return fraction;
}

/// 1/2 and 1 3/5, plain digits only; 2022/5/1 and 元/亩 are none.
std::optional<Numeral> WithSlash(std::string_view text, const Numeral& first) {
  if (first.chinese || first.scaled || first.grouped || first.value.scale > 0 || first.digits > 3) return std::nullopt;
  std::uint32_t at = first.span.end;
  Numeral top = first;
  bool mixed = false;
  if (IsAt(text, at, " ") && IsDigitAt(text, at + 1)) {
    const auto second = ReadPlainNumeral(text, at + 1, BlankParts::kNumbers);
    if (!second || second->chinese || second->scaled) return std::nullopt;
    top = *second;
    at = top.span.end;
    mixed = true;
  }
  if (!IsAt(text, at, "/") || !IsDigitAt(text, at + 1)) return std::nullopt;
  const auto bottom = ReadPlainNumeral(text, at + 1, BlankParts::kNumbers);
  if (!bottom || bottom->chinese || bottom->scaled || bottom->value.scale > 0 || bottom->digits > 3) {
    return std::nullopt;
  }
  const std::uint32_t end = bottom->span.end;
  if (end < text.size() && (text[end] == '/' || text[end] == '-')) return std::nullopt;
  auto value = Quotient(top.value, bottom->value);
  if (value && mixed) value = Sum(*value, first.value);
  if (!value) return std::nullopt;
  Numeral fraction = first;
  fraction.value = *value;
  fraction.span.end = end;
  fraction.fraction = true;
  return fraction;
}

/// 2^-1, 1.1^+23, plain digits only.
std::optional<Numeral> WithPower(std::string_view text, const Numeral& base) {
  if (base.chinese || base.scaled || !IsAt(text, base.span.end, "^")) return std::nullopt;
  std::uint32_t at = base.span.end + 1;
  bool negative = false;
  for (; IsAt(text, at, "-") || IsAt(text, at, "+"); ++at) negative = negative != (text[at] == '-');
  const std::uint32_t end = SkipDigits(text, at);
  if (end == at || end - at > 3 || at > base.span.end + 3) return std::nullopt;
  int exponent = 0;
  for (std::uint32_t i = at; i < end; ++i) exponent = exponent * 10 + (text[i] - '0');
  const auto value = Power(base.value, negative ? -exponent : exponent);
  if (!value) return std::nullopt;
  Numeral power = base;
  power.value = *value;
  power.span.end = end;
  return power;
}

}  // namespace

std::optional<Numeral> ReadNumeral(std::string_view text, std::uint32_t at, BlankParts blank) {
  auto numeral = ReadPlainNumeral(text, at, blank);
  if (!numeral) return std::nullopt;
  if (const auto fraction = WithFraction(text, *numeral))
    numeral = fraction;
  else if (const auto slash = WithSlash(text, *numeral))
    numeral = slash;
  else if (const auto power = WithPower(text, *numeral))
    numeral = power;
  if (numeral->negative) numeral->value.digits = -numeral->value.digits;
  return numeral;
}

}  // namespace jitu::ingest

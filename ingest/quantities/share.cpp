#include "ingest/quantities/share.h"

#include <array>
#include <utility>

#include "ingest/quantities/numeral.h"
#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

Quantity Percent(ByteSpan span, ByteSpan number, Decimal value) {
  Quantity quantity;
  quantity.span = span;
  quantity.number = number;
  quantity.kind = QuantityKind::kPercent;
  quantity.value = value;
  quantity.unit = "percent";
  return quantity;
}

/// Behind the word with blanks inside it passed over; 0 if it does not stand there.
std::uint32_t After(std::string_view text, std::uint32_t at, std::string_view word) {
  for (std::size_t i = 0; i < word.size(); i += 3) {
    at = SkipBlanks(text, at);
    const bool formal = word.substr(i, 3) == "百" && IsAt(text, at, "佰");
    if (!formal && !IsAt(text, at, word.substr(i, 3))) return 0;
    at += 3;
  }
  return at;
}

/// 百分之十五, 千分之三, 万分之一.
std::optional<Quantity> ReadParts(std::string_view text, std::uint32_t at) {
  constexpr std::array<std::pair<std::string_view, int>, 5> kShares{
      {{"百分之", 0}, {"千分之", 0}, {"万分之", -2}, {"百万分之", -4}, {"万万分之", -6}}};
  const bool negative = IsAt(text, at, "负");
  const std::uint32_t start = negative ? at + 3 : at;
  for (const auto& [word, power] : kShares) {
    const std::uint32_t behind = After(text, start, word);
    if (behind == 0) continue;
    const auto numeral = ReadNumeral(text, SkipBlanks(text, behind));
    const auto value = numeral ? numeral->value.Shifted(power) : std::nullopt;
    if (!value) return std::nullopt;
    Quantity quantity =
        Percent({at, numeral->span.end}, numeral->span, negative ? Decimal{-value->digits, value->scale} : *value);
    if (word == "千分之") quantity.unit = "permille";
    return quantity;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Quantity> ReadShare(std::string_view text, std::uint32_t at) {
  const bool half = IsAt(text, at, "半成") && !text::IsHan(CharacterAt(text, at + 6));
  const bool fold = IsAt(text, at, "对折") && EndsAt(text, at, "打");
  if (half || fold) return Percent({at, at + 6}, {at, at + 6}, {half ? 5 : 50, 0});
  return ReadParts(text, at);
}

}  // namespace jitu::ingest

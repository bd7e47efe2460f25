#include "ingest/quantities/bounds.h"

#include <algorithm>
#include <array>

#include "ingest/quantities/place.h"
#include "schema/text/numerals.h"

namespace jitu::ingest {
namespace {

Bound BoundNamed(std::string_view meaning) {
  if (meaning == "at_least") return Bound::kAtLeast;
  if (meaning == "at_most") return Bound::kAtMost;
  if (meaning == "about") return Bound::kAbout;
  return Bound::kExact;
}

/// ￥300, $20, 人民币50元.
void TakeCurrency(std::string_view text, std::uint32_t floor, Quantity& quantity) {
  const std::uint32_t start = BackOverBlanks(text, quantity.span.start);
  if (quantity.kind == QuantityKind::kMoney && EndsAt(text, start, "人民币") && start >= floor + 9) {
    quantity.span.start = start - 9;
    return;
  }
  if (quantity.kind != QuantityKind::kNumber) return;
  struct Sign {
    std::string_view sign, unit;
  };
  constexpr std::array<Sign, 3> kSigns{{{"¥", "yuan"}, {"￥", "yuan"}, {"$", "$"}}};
  for (const auto& [sign, unit] : kSigns) {
    if (!EndsAt(text, start, sign) || start < floor + sign.size()) continue;
    quantity.kind = QuantityKind::kMoney;
    quantity.unit = unit;
    quantity.span.start = start - static_cast<std::uint32_t>(sign.size());
  }
}

void TakeBehind(std::string_view text, const QuantityRecogniser::Tables& tables, Quantity& quantity) {
  const std::uint32_t at = SkipBlanks(text, quantity.span.end);
  const Found bound = tables.bounds_after.StartingAt(text, at);
  if (!bound) return;
  // 余 and 多 behind a unit mean a little more of it only where nothing follows (三公里多).
  const bool little = bound.entry->word == "多" || bound.entry->word == "余";
  if (little && text::IsHan(CharacterAt(text, at + 3))) return;
  quantity.bound = BoundNamed(bound.entry->meaning);
  quantity.span.end = bound.end;
}

void TakeBefore(std::string_view text, std::uint32_t floor, const QuantityRecogniser::Tables& tables,
                Quantity& quantity) {
  std::uint32_t end = BackOverBlanks(text, quantity.span.start);
  const Entry* bound = tables.bounds_before.EndingAt(text, end);
  if (bound == nullptr && EndsAt(text, end, "了")) bound = tables.bounds_before.EndingAt(text, end -= 3);
  // 数十家, 上百人: the number says only of which size it is.
  if (bound == nullptr && HanPower(CharacterAt(text, quantity.number.start)) > 0) {
    bound = tables.bounds_before_power.EndingAt(text, end);
  }
  if (bound == nullptr || bound->meaning.empty()) return;
  const auto length = static_cast<std::uint32_t>(bound->word.size());
  if (end < floor + length) return;
  if (quantity.bound == Bound::kExact) quantity.bound = BoundNamed(bound->meaning);
  quantity.span.start = end - length;
}

}  // namespace

void TakeSurroundings(std::string_view text, std::uint32_t floor, const QuantityRecogniser::Tables& tables,
                      Quantity& quantity) {
  TakeCurrency(text, floor, quantity);
  TakeBehind(text, tables, quantity);
  TakeBefore(text, floor, tables, quantity);
}

}  // namespace jitu::ingest

#include "ingest/quantities/joined_bounds.h"

#include <array>
#include <optional>
#include <utility>

#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

using Joints = std::vector<model::Term>;

bool IsJoint(std::string_view between, const Joints& joints) {
  while (between.starts_with(' ')) between.remove_prefix(1);
  while (between.ends_with(' ')) between.remove_suffix(1);
  if (between.empty()) return true;
  for (const model::Term& joint : joints) {
    if (joint.word == between) return true;
  }
  return false;
}

Quantity Between(const Quantity& first, const Quantity& second, const text::Decimal& lower,
                 const text::Decimal& upper) {
  Quantity range = first;
  range.span.end = second.span.end;
  range.number.end = second.number.end;
  range.kind = QuantityKind::kRange;
  range.bound = Bound::kExact;
  range.value.reset();
  range.lower = lower;
  range.upper = upper;
  if (range.unit.empty()) range.unit = second.unit;
  return range;
}

std::optional<Quantity> TwoSided(std::string_view text, const Quantity& first, const Quantity& second,
                                 const Joints& joints) {
  const bool rising = first.bound == Bound::kAtLeast && second.bound == Bound::kAtMost;
  const bool falling = first.bound == Bound::kAtMost && second.bound == Bound::kAtLeast;
  if ((!rising && !falling) || !first.value || !second.value) return std::nullopt;
  if (first.unit != second.unit && !first.unit.empty() && !second.unit.empty()) return std::nullopt;
  if (!IsJoint(text.substr(first.span.end, second.span.start - first.span.end), joints)) return std::nullopt;
  const Quantity& low = rising ? first : second;
  const Quantity& high = rising ? second : first;
  if (low.value->ToDouble() > high.value->ToDouble()) return std::nullopt;
  return Between(first, second, *low.value, *high.value);
}

/// 第十和第十五之间.
std::optional<Quantity> BetweenOrdinals(std::string_view text, const Quantity& first, const Quantity& second) {
  if (first.kind != QuantityKind::kOrdinal || second.kind != QuantityKind::kOrdinal) return std::nullopt;
  const std::string_view between = text.substr(first.span.end, second.span.start - first.span.end);
  if ((between != "和" && between != "与" && between != "到" && between != "至") ||
      !IsAt(text, second.span.end, "之间")) {
    return std::nullopt;
  }
  Quantity range = Between(first, second, *first.value, *second.value);
  range.span.end += 6;
  return range;
}

/// 比三十大, 等于1535.
void TakeComparison(std::string_view text, Quantity& quantity) {
  if (!quantity.value || quantity.bound != Bound::kExact || quantity.kind == QuantityKind::kOrdinal) return;
  if (EndsAt(text, quantity.span.start, "等于")) {
    quantity.lower = quantity.upper = quantity.value;
    quantity.span.start -= 6;
    return;
  }
  if (!EndsAt(text, quantity.span.start, "比")) return;
  constexpr std::array<std::string_view, 5> kMore{"大", "多", "高", "长", "重"};
  constexpr std::array<std::string_view, 5> kLess{"小", "少", "低", "短", "轻"};
  for (std::size_t i = 0; i < kMore.size(); ++i) {
    const bool more = IsAt(text, quantity.span.end, kMore[i]);
    if (!more && !IsAt(text, quantity.span.end, kLess[i])) continue;
    quantity.bound = more ? Bound::kAtLeast : Bound::kAtMost;
    quantity.span.start -= 3;
    quantity.span.end += 3;
    return;
  }
}

}  // namespace

std::vector<Quantity> JoinBounds(std::string_view text, const Joints& joints, std::vector<Quantity> quantities) {
  std::vector<Quantity> joined;
  for (Quantity& quantity : quantities) {
    std::optional<Quantity> range;
    if (!joined.empty()) {
      range = TwoSided(text, joined.back(), quantity, joints);
      if (!range) range = BetweenOrdinals(text, joined.back(), quantity);
    }
    if (range) {
      joined.back() = std::move(*range);
    } else {
      const std::uint32_t floor = joined.empty() ? 0 : joined.back().span.end;
      Quantity compared = quantity;
      TakeComparison(text, compared);
      joined.push_back(compared.span.start >= floor ? std::move(compared) : std::move(quantity));
    }
  }
  return joined;
}

}  // namespace jitu::ingest

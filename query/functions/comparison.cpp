#include "query/functions/comparison.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace jitu::query {
namespace {

using graph::List;
using graph::Map;
using graph::Value;

bool IsNumber(const Value& value) { return value.AsInteger() != nullptr || value.AsFloat() != nullptr; }
bool IsNaN(const Value& value) { return value.AsFloat() != nullptr && std::isnan(*value.AsFloat()); }

Truth EqualLists(const List& a, const List& b) {
  if (a.size() != b.size()) return Truth::kFalse;
  Truth all = Truth::kTrue;
  for (std::size_t i = 0; i < a.size() && all != Truth::kFalse; ++i) all = And(all, Equal(a[i], b[i]));
  return all;
}

Truth EqualMaps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return Truth::kFalse;
  Truth all = Truth::kTrue;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && all != Truth::kFalse; ++i, ++j) {
    all = i->first == j->first ? And(all, Equal(i->second, j->second)) : Truth::kFalse;
  }
  return all;
}

// Negative, zero, positive; nothing where the two cannot be compared.
std::optional<int> Ordered(const Value& a, const Value& b) {
  if (IsNumber(a) && IsNumber(b)) {
    if (IsNaN(a) || IsNaN(b)) return std::nullopt;
    return graph::Compare(a, b);
  }
  if ((a.AsString() && b.AsString()) || (a.AsBoolean() && b.AsBoolean())) return graph::Compare(a, b);
  if (a.AsTemporal() && b.AsTemporal() && a.AsTemporal()->kind == b.AsTemporal()->kind) return graph::Compare(a, b);
  const List* left = a.AsList();
  const List* right = b.AsList();
  if (left == nullptr || right == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < std::min(left->size(), right->size()); ++i) {
    const std::optional<int> order = Ordered((*left)[i], (*right)[i]);
    if (!order || *order != 0) return order;
  }
  return left->size() == right->size() ? 0 : left->size() < right->size() ? -1 : 1;
}

}  // namespace

Truth Equal(const Value& a, const Value& b) {
  if (a.IsNull() || b.IsNull()) return Truth::kUnknown;
  if (const auto* text = a.AsString()) return Known(b.AsString() != nullptr && *text == *b.AsString());
  if (IsNumber(a) || IsNumber(b)) {
    return Known(IsNumber(a) && IsNumber(b) && !IsNaN(a) && !IsNaN(b) && graph::Compare(a, b) == 0);
  }
  if (a.AsList() && b.AsList()) return EqualLists(*a.AsList(), *b.AsList());
  if (a.AsMap() && b.AsMap()) return EqualMaps(*a.AsMap(), *b.AsMap());
  return Known(a.storage().index() == b.storage().index() && graph::Compare(a, b) == 0);
}

Truth Less(const Value& a, const Value& b) {
  const std::optional<int> order = Ordered(a, b);
  if (order) return Known(*order < 0);
  return IsNumber(a) && IsNumber(b) ? Truth::kFalse : Truth::kUnknown;
}

Truth LessOrEqual(const Value& a, const Value& b) {
  const std::optional<int> order = Ordered(a, b);
  if (order) return Known(*order <= 0);
  return IsNumber(a) && IsNumber(b) ? Truth::kFalse : Truth::kUnknown;
}

Truth Contains(const List& list, const Value& element) {
  Truth found = Truth::kFalse;
  for (const Value& candidate : list) {
    found = Or(found, Equal(candidate, element));
    if (found == Truth::kTrue) break;
  }
  return found;
}

}  // namespace jitu::query

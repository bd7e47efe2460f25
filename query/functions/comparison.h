/// `=`, `<` and the connectives, with three truth values (openCypher 9, "Comparability and equality").
#pragma once

#include <cstdint>

#include "graph/model/value.h"

namespace jitu::query {

enum class Truth : std::uint8_t { kFalse, kTrue, kUnknown };

constexpr Truth Known(bool truth) { return truth ? Truth::kTrue : Truth::kFalse; }
constexpr Truth Not(Truth a) { return a == Truth::kUnknown ? a : Known(a == Truth::kFalse); }
constexpr Truth And(Truth a, Truth b) {
  if (a == Truth::kFalse || b == Truth::kFalse) return Truth::kFalse;
  return a == Truth::kUnknown || b == Truth::kUnknown ? Truth::kUnknown : Truth::kTrue;
}
constexpr Truth Or(Truth a, Truth b) { return Not(And(Not(a), Not(b))); }
constexpr Truth Xor(Truth a, Truth b) {
  return a == Truth::kUnknown || b == Truth::kUnknown ? Truth::kUnknown : Known(a != b);
}
inline graph::Value ToValue(Truth truth) {
  return truth == Truth::kUnknown ? graph::Value() : graph::Value(truth == Truth::kTrue);
}

/// 1 = 1.0; null and what contains it is unknown unless something else differs; NaN equals nothing.
Truth Equal(const graph::Value& a, const graph::Value& b);

/// a < b where the two are comparable (numbers, strings, booleans, dates and times of one kind, lists), else unknown.
Truth Less(const graph::Value& a, const graph::Value& b);
Truth LessOrEqual(const graph::Value& a, const graph::Value& b);

/// element IN list.
Truth Contains(const graph::List& list, const graph::Value& element);

}  // namespace jitu::query

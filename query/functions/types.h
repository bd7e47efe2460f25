/// Static types: which kinds of value an expression may have, as a set.
#pragma once

#include <cstdint>

#include "graph/model/value.h"

namespace jitu::query {

/// Null is a member of every type and so is not told apart, but for an expression that is null for certain.
enum class TypeSet : std::uint16_t {
  kNone = 0,
  kBoolean = 1,
  kInteger = 2,
  kFloat = 4,
  kString = 8,
  kList = 16,
  kMap = 32,
  kNode = 64,
  kRelationship = 128,
  kPath = 256,
  kNull = 512,
  kTemporal = 1024,  ///< dates and times of all kinds
  kDuration = 2048,
  kNumber = kInteger | kFloat,
  kAny = 4095,
};

constexpr TypeSet operator|(TypeSet a, TypeSet b) {
  return static_cast<TypeSet>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}
constexpr bool Overlaps(TypeSet a, TypeSet b) {
  return (static_cast<std::uint16_t>(a) & static_cast<std::uint16_t>(b)) != 0;
}

/// The type of one value.
inline TypeSet TypeOf(const graph::Value& value) {
  constexpr TypeSet kByIndex[] = {TypeSet::kNull,         TypeSet::kBoolean, TypeSet::kInteger,  TypeSet::kFloat,
                                  TypeSet::kString,       TypeSet::kList,    TypeSet::kMap,      TypeSet::kNode,
                                  TypeSet::kRelationship, TypeSet::kPath,    TypeSet::kTemporal, TypeSet::kDuration};
  return kByIndex[value.storage().index()];
}

}  // namespace jitu::query

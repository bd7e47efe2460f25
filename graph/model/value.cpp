#include "graph/model/value.h"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace jitu::graph {
namespace {

/// Ranks by place in Value::Storage: null, boolean, integer, float, string, list, map, node, relationship, path, point
/// in time, duration. Ascending: map, node, relationship, list, path, point in time, duration, string, boolean, number,
/// null.
constexpr std::array<int, 12> kRanks = {10, 8, 9, 9, 7, 3, 0, 1, 2, 4, 5, 6};

template <class T>
int ThreeWay(const T& a, const T& b) {
  if (a < b) return -1;
  return b < a ? 1 : 0;
}

/// NaN is the largest number and equals itself, so that the order is total.
int CompareFloats(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return ThreeWay(std::isnan(a), std::isnan(b));
  return ThreeWay(a, b);
}

/// Exact: converting the integer to a float would round above 2^53.
int CompareIntegerWithFloat(std::int64_t integer, double number) {
  if (std::isnan(number)) return -1;
  if (number >= 0x1p63) return -1;
  if (number < -0x1p63) return 1;
  const double whole = std::trunc(number);
  const int order = ThreeWay(integer, static_cast<std::int64_t>(whole));
  return order != 0 ? order : ThreeWay(whole, number);
}

int CompareNumbers(const Value& a, const Value& b) {
  const auto *integer_a = a.AsInteger(), *integer_b = b.AsInteger();
  const auto *float_a = a.AsFloat(), *float_b = b.AsFloat();
  if (integer_a != nullptr && integer_b != nullptr) return ThreeWay(*integer_a, *integer_b);
  if (integer_a != nullptr) return CompareIntegerWithFloat(*integer_a, *float_b);
  if (integer_b != nullptr) return -CompareIntegerWithFloat(*integer_b, *float_a);
  return CompareFloats(*float_a, *float_b);
}

int CompareLists(const List& a, const List& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (const int order = Compare(a[i], b[i]); order != 0) return order;
  }
  return ThreeWay(a.size(), b.size());
}

int CompareMaps(const Map& a, const Map& b) {
  auto left = a.begin();
  auto right = b.begin();
  for (; left != a.end() && right != b.end(); ++left, ++right) {
    if (const int order = left->first.compare(right->first); order != 0) return order;
    if (const int order = Compare(left->second, right->second); order != 0) return order;
  }
  return ThreeWay(a.size(), b.size());
}

std::uint64_t Mixed(std::uint64_t seed, std::uint64_t more) {
  std::uint64_t x = (seed ^ more) + 0x9E3779B97F4A7C15u;  // splitmix64
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// A float that equals an integer hashes as the integer.
std::uint64_t NumberBits(double number) {
  if (std::isnan(number)) return 0x7FF8000000000000u;
  const bool whole = number >= -0x1p63 && number < 0x1p63 && std::trunc(number) == number;
  if (whole) return static_cast<std::uint64_t>(static_cast<std::int64_t>(number));
  return std::bit_cast<std::uint64_t>(number);
}

std::uint64_t HashOf(const RelationshipKey& key, std::uint64_t seed) {
  return Mixed(Mixed(Mixed(Mixed(seed, key.from.value), key.type.value), key.to.value), key.ordinal);
}

}  // namespace

bool Identical(const Value& a, const Value& b) {
  if (a.storage().index() != b.storage().index()) return false;
  if (const auto* list = a.AsList()) {
    const List& other = *b.AsList();
    if (list->size() != other.size()) return false;
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (!Identical((*list)[i], other[i])) return false;
    }
    return true;
  }
  if (const auto* map = a.AsMap()) {
    const Map& other = *b.AsMap();
    if (map->size() != other.size()) return false;
    for (auto left = map->begin(), right = other.begin(); left != map->end(); ++left, ++right) {
      if (left->first != right->first || !Identical(left->second, right->second)) return false;
    }
    return true;
  }
  return Compare(a, b) == 0;
}

int Compare(const Value& a, const Value& b) {
  const int rank = kRanks[a.storage().index()];
  if (const int order = ThreeWay(rank, kRanks[b.storage().index()]); order != 0) return order;
  if (const auto* map = a.AsMap()) return CompareMaps(*map, *b.AsMap());
  if (const auto* node = a.AsNode()) return ThreeWay(*node, *b.AsNode());
  if (const auto* relationship = a.AsRelationship()) return ThreeWay(*relationship, *b.AsRelationship());
  if (const auto* list = a.AsList()) return CompareLists(*list, *b.AsList());
  if (const auto* path = a.AsPath()) return ThreeWay(*path, *b.AsPath());
  if (const auto* text = a.AsString()) return text == b.AsString() ? 0 : ThreeWay(text->compare(*b.AsString()), 0);
  if (const auto* truth = a.AsBoolean()) return ThreeWay(*truth, *b.AsBoolean());
  if (const auto* point = a.AsTemporal()) return Compare(*point, *b.AsTemporal());
  if (const auto* duration = a.AsDuration()) return Compare(*duration, *b.AsDuration());
  return a.IsNull() ? 0 : CompareNumbers(a, b);
}

std::uint64_t Hash(const Value& value) {
  const auto rank = static_cast<std::uint64_t>(kRanks[value.storage().index()]);
  if (const auto* integer = value.AsInteger()) return Mixed(rank, static_cast<std::uint64_t>(*integer));
  if (const auto* number = value.AsFloat()) return Mixed(rank, NumberBits(*number));
  if (const auto* truth = value.AsBoolean()) return Mixed(rank, *truth ? 1 : 0);
  if (const auto* text = value.AsString()) return Mixed(rank, Hash64(*text));
  if (const auto* node = value.AsNode()) return Mixed(rank, node->value);
  if (const auto* relationship = value.AsRelationship()) return HashOf(*relationship, rank);
  if (const auto* point = value.AsTemporal()) return Hash(*point);
  if (const auto* duration = value.AsDuration()) return Hash(*duration);
  std::uint64_t hash = Mixed(rank, 0);
  if (const auto* list = value.AsList()) {
    for (const Value& element : *list) hash = Mixed(hash, Hash(element));
  }
  if (const auto* map = value.AsMap()) {
    for (const auto& [key, element] : *map) hash = Mixed(Mixed(hash, Hash64(key)), Hash(element));
  }
  if (const auto* path = value.AsPath()) {
    for (const NodeId node : path->nodes) hash = Mixed(hash, node.value);
    for (const RelationshipKey& relationship : path->relationships) hash = HashOf(relationship, hash);
  }
  return hash;
}

}  // namespace jitu::graph

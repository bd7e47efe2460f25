/// Random values for the property tests of this folder.
#pragma once

#include <limits>
#include <random>

#include "graph/model/value.h"

namespace jitu::graph {

class RandomValues {
 public:
  explicit RandomValues(std::uint32_t seed) : random_(seed) {}

  std::uint64_t Below(std::uint64_t bound) { return random_() % bound; }

  std::int64_t Integer() {
    constexpr std::int64_t kEdges[] = {0,
                                       1,
                                       -1,
                                       63,
                                       64,
                                       -64,
                                       -65,
                                       (1LL << 53),
                                       (1LL << 53) + 1,
                                       -(1LL << 53) - 1,
                                       std::numeric_limits<std::int64_t>::max(),
                                       std::numeric_limits<std::int64_t>::min(),
                                       std::numeric_limits<std::int64_t>::max() - 1,
                                       9007199254740995};
    if (Below(2) == 0) return kEdges[Below(std::size(kEdges))];
    return static_cast<std::int64_t>(random_()) >> Below(60);
  }

  double Float() {
    constexpr double kEdges[] = {0.0,
                                 -0.0,
                                 1.0,
                                 -1.5,
                                 0.1,
                                 1e300,
                                 -1e300,
                                 5e-324,
                                 0x1p53,
                                 0x1p63,
                                 -0x1p63,
                                 9007199254740996.0,
                                 std::numeric_limits<double>::infinity(),
                                 -std::numeric_limits<double>::infinity(),
                                 std::numeric_limits<double>::quiet_NaN()};
    if (Below(2) == 0) return kEdges[Below(std::size(kEdges))];
    return static_cast<double>(static_cast<std::int64_t>(random_())) / static_cast<double>(1 + Below(1000));
  }

  std::string Text() {
    const char* kPieces[] = {"", "a", "b", "ab", "经费", "A", "\n", "\"", "\\", "é", "😀", "\x01"};
    std::string text;
    for (std::uint64_t i = Below(5); i > 0; --i) text += kPieces[Below(std::size(kPieces))];
    if (Below(4) == 0) text.push_back('\0');
    return text;
  }

  RelationshipKey Relationship() {
    return {NodeId{Below(3)}, TypeId{static_cast<std::uint16_t>(Below(3))}, NodeId{Below(3)},
            static_cast<std::uint32_t>(Below(3))};
  }

  /// What JSON can say: no graph things, no NaN, no infinities.
  Value Plain(int depth = 0) {
    switch (Below(depth < 3 ? 7 : 5)) {
      case 0:
        return Value();
      case 1:
        return Value(Below(2) == 0);
      case 2:
        return Value(Integer());
      case 3: {
        const double number = Float();
        return number - number == 0 ? Value(number) : Value(0.5);
      }
      case 4:
        return Value(Text());
      case 5: {
        List list;
        for (std::uint64_t i = Below(4); i > 0; --i) list.push_back(Plain(depth + 1));
        return Value(std::move(list));
      }
      default: {
        Map map;
        for (std::uint64_t i = Below(4); i > 0; --i) map[Text()] = Plain(depth + 1);
        return Value(std::move(map));
      }
    }
  }

  Value Any(int depth = 0) {
    switch (Below(depth < 3 ? 10 : 8)) {
      case 0:
        return Value();
      case 1:
        return Value(Below(2) == 0);
      case 2:
        return Value(Integer());
      case 3:
        return Value(Float());
      case 4:
        return Value(Text());
      case 5:
        return Value(NodeId{Below(4)});
      case 6:
        return Value(Relationship());
      case 7:
        return Value(Path{{NodeId{Below(3)}, NodeId{Below(3)}}, {Relationship()}});
      case 8: {
        List list;
        for (std::uint64_t i = Below(4); i > 0; --i) list.push_back(Any(depth + 1));
        return Value(std::move(list));
      }
      default: {
        Map map;
        for (std::uint64_t i = Below(4); i > 0; --i) map[Text()] = Any(depth + 1);
        return Value(std::move(map));
      }
    }
  }

 private:
  std::mt19937_64 random_;
};

inline int SignOf(int order) { return (order > 0) - (order < 0); }

}  // namespace jitu::graph

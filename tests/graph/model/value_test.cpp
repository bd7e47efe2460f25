#include "graph/model/value.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/graph/model/values.h"

namespace jitu::graph {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kTwoTo53 = std::int64_t{1} << 53;

TEST_CASE("values of different types sort as openCypher says, null last") {
  const std::vector<Value> ascending = {Value(Map{}),
                                        Value(NodeId{9}),
                                        Value(RelationshipKey{NodeId{1}, TypeId{0}, NodeId{2}, 0}),
                                        Value(List{}),
                                        Value(Path{{NodeId{1}}, {}}),
                                        Value(""),
                                        Value(false),
                                        Value(true),
                                        Value(-kInfinity),
                                        Value(kSmallest),
                                        Value(-1.5),
                                        Value(0),
                                        Value(0.5),
                                        Value(kTwoTo53),
                                        Value(kTwoTo53 + 1),
                                        Value(kLargest),
                                        Value(0x1p63),
                                        Value(kInfinity),
                                        Value(kNan),
                                        Value()};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      INFO("places " << i << " and " << j);
      CHECK(SignOf(Compare(ascending[i], ascending[j])) == (i < j ? -1 : i > j ? 1 : 0));
    }
  }
}

TEST_CASE("integers and floats compare exactly where rounding would make them equal") {
  CHECK(Compare(Value(1), Value(1.0)) == 0);
  CHECK(Compare(Value(kTwoTo53 + 1), Value(0x1p53)) > 0);
  CHECK(Compare(Value(0x1p53), Value(kTwoTo53 + 1)) < 0);
  CHECK(Compare(Value(kLargest), Value(0x1p63)) < 0);
  CHECK(Compare(Value(kSmallest), Value(-0x1p63)) == 0);
  CHECK(Compare(Value(-1), Value(-1.5)) > 0);
  CHECK(Compare(Value(-2), Value(-1.5)) < 0);
  CHECK(Compare(Value(0.0), Value(-0.0)) == 0);
}

TEST_CASE("lists sort element by element, the shorter first, with null after everything") {
  CHECK(Compare(Value(List{1}), Value(List{1, 2})) < 0);
  CHECK(Compare(Value(List{2}), Value(List{1, 2})) > 0);
  CHECK(Compare(Value(List{1, Value()}), Value(List{1, 2})) > 0);
  CHECK(Compare(Value(List{}), Value(List{Value()})) < 0);
}

TEST_CASE("strings sort by code point, which for UTF-8 is by byte") {
  CHECK(Compare(Value("Z"), Value("a")) < 0);
  CHECK(Compare(Value("z"), Value("万")) < 0);
  CHECK(Compare(Value("ab"), Value("abc")) < 0);
}

TEST_CASE("identical tells 1 from 1.0 and takes NaN as itself, also within lists and maps") {
  CHECK_FALSE(Identical(Value(1), Value(1.0)));
  CHECK(Identical(Value(kNan), Value(kNan)));
  CHECK_FALSE(Identical(Value(List{1}), Value(List{1.0})));
  CHECK(Identical(Value(List{kNan, "x"}), Value(List{kNan, "x"})));
  CHECK_FALSE(Identical(Value(Map{{"a", 1}}), Value(Map{{"b", 1}})));
  CHECK_FALSE(Identical(Value(Map{{"a", 1}}), Value(Map{{"a", 1.0}})));
  CHECK(Identical(Value(), Value()));
}

TEST_CASE("a copy shares its string") {
  const Value text(std::string(1 << 20, 'x'));
  const Value copy = text;
  CHECK(copy.AsString() == text.AsString());
}

TEST_CASE("values that compare equal hash equal, and the order is total") {
  constexpr std::uint32_t kSeed = 20240601;
  INFO("seed " << kSeed);
  RandomValues random(kSeed);
  std::vector<Value> values;
  for (int i = 0; i < 300; ++i) values.push_back(random.Any());
  for (const Value& a : values) {
    for (const Value& b : values) {
      const int order = Compare(a, b);
      REQUIRE(SignOf(Compare(b, a)) == -SignOf(order));
      if (order == 0) REQUIRE(Hash(a) == Hash(b));
      if (Identical(a, b)) REQUIRE(order == 0);
    }
  }
  std::sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return Compare(a, b) < 0; });
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = i; j < values.size(); ++j) REQUIRE(Compare(values[i], values[j]) <= 0);
  }
}

}  // namespace
}  // namespace jitu::graph

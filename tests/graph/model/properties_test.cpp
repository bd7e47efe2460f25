#include "graph/model/properties.h"

#include <catch2/catch.hpp>

#include "tests/graph/model/values.h"

namespace jitu::graph {
namespace {

bool Same(const Properties& a, const Properties& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].first != b[i].first || !Identical(a[i].second, b[i].second)) return false;
  }
  return true;
}

std::string Bytes(std::initializer_list<int> bytes) {
  std::string text;
  for (const int byte : bytes) text.push_back(static_cast<char>(byte));
  return text;
}

TEST_CASE("properties stay sorted by key, one value each, and null removes") {
  Properties properties;
  Set(properties, PropertyId{5}, 1);
  Set(properties, PropertyId{2}, "b");
  Set(properties, PropertyId{9}, 3);
  Set(properties, PropertyId{5}, 7);
  Set(properties, PropertyId{9}, Value());
  Set(properties, PropertyId{1}, Value());
  CHECK(Same(properties, {{PropertyId{2}, "b"}, {PropertyId{5}, 7}}));
  REQUIRE(Find(properties, PropertyId{5}) != nullptr);
  CHECK(*Find(properties, PropertyId{5})->AsInteger() == 7);
  CHECK(Find(properties, PropertyId{9}) == nullptr);
}

TEST_CASE("stored bytes are those of the documented format") {
  // 0x02: property 0, tag integer; -3 is 5 in zigzag. 0x14: property 1, tag string. 0x81 0x01: property 8, tag true.
  const Properties properties = {{PropertyId{0}, -3}, {PropertyId{1}, "ab"}, {PropertyId{8}, true}};
  CHECK(Encode(properties) == Bytes({0x02, 0x05, 0x14, 0x02, 'a', 'b', 0x81, 0x01}));
  CHECK(Encode({}).empty());
  // A list of 1 and "x": size 5 in bytes, then tag 2 with 2, tag 4 with size 1 and x.
  CHECK(Encode({{PropertyId{2}, List{1, "x"}}}) == Bytes({0x25, 0x05, 0x02, 0x02, 0x04, 0x01, 'x'}));
}

TEST_CASE("only the keys asked for are decoded, in their order, null where there is none") {
  const std::string bytes = Encode({{PropertyId{1}, "a"}, {PropertyId{3}, List{1, 2}}, {PropertyId{300}, 2.5}});
  const std::vector<PropertyId> keys = {PropertyId{300}, PropertyId{2}, PropertyId{1}, PropertyId{300}};
  std::vector<Value> values(4, Value("old"));
  REQUIRE(DecodeInto(bytes, keys, values));
  CHECK(Identical(values[0], 2.5));
  CHECK(values[1].IsNull());
  CHECK(Identical(values[2], "a"));
  CHECK(Identical(values[3], 2.5));
}

TEST_CASE("damaged property bytes give an error, not a crash") {
  for (const std::string& bytes : {Bytes({0x04}), Bytes({0x04, 0x05, 'a'}), Bytes({0x03, 1, 2}), Bytes({0x0F}),
                                   Bytes({0x80}), Bytes({0x12, 0x00, 0x02, 0x00}), Bytes({0x12, 0x00, 0x12, 0x00}),
                                   Bytes({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01})}) {
    const auto decoded = Decode(bytes);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().code == ErrorCode::kGraphDamaged);
  }
}

TEST_CASE("lists nested without end are refused") {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) {
    std::string outer = Bytes({5});
    std::size_t size = bytes.size();
    for (; size >= 0x80; size >>= 7) outer.push_back(static_cast<char>(size | 0x80));
    outer.push_back(static_cast<char>(size));
    bytes = outer + bytes;
  }
  CHECK_FALSE(Decode(bytes));
}

TEST_CASE("what is encoded decodes to the same, whole and by key") {
  constexpr std::uint32_t kSeed = 7;
  INFO("seed " << kSeed);
  RandomValues random(kSeed);
  for (int round = 0; round < 2000; ++round) {
    Properties properties;
    for (std::uint64_t i = random.Below(8); i > 0; --i) {
      Set(properties,
          PropertyId{static_cast<std::uint16_t>(random.Below(2) == 0 ? random.Below(10) : random.Below(65536))},
          random.Any());
    }
    const std::string bytes = Encode(properties);
    const auto decoded = Decode(bytes);
    REQUIRE(decoded);
    REQUIRE(Same(*decoded, properties));
    for (const auto& [key, value] : properties) {
      Value read;
      REQUIRE(DecodeInto(bytes, std::span(&key, 1), std::span(&read, 1)));
      REQUIRE(Identical(read, value));
    }
  }
}

TEST_CASE("any bytes decode to something or to an error") {
  constexpr std::uint32_t kSeed = 11;
  INFO("seed " << kSeed);
  RandomValues random(kSeed);
  std::vector<PropertyId> keys;
  for (std::uint16_t i = 0; i < 20; i = static_cast<std::uint16_t>(i + 3)) keys.push_back(PropertyId{i});
  for (int round = 0; round < 20000; ++round) {
    Properties properties;
    Set(properties, PropertyId{static_cast<std::uint16_t>(random.Below(20))}, random.Any());
    Set(properties, PropertyId{static_cast<std::uint16_t>(random.Below(20))}, random.Any());
    std::string bytes = Encode(properties);
    for (std::uint64_t i = random.Below(4); i > 0 && !bytes.empty(); --i) {
      bytes[random.Below(bytes.size())] = static_cast<char>(random.Below(256));
    }
    if (random.Below(3) == 0) bytes.resize(random.Below(bytes.size() + 1));
    std::vector<Value> values(keys.size());
    const auto whole = Decode(bytes);
    const auto some = DecodeInto(bytes, keys, values);
    if (whole) REQUIRE(some);
  }
}

TEST_CASE("index keys sort as the values compare") {
  constexpr std::uint32_t kSeed = 13;
  INFO("seed " << kSeed);
  RandomValues random(kSeed);
  std::vector<std::pair<Value, std::string>> keys;
  for (int i = 0; i < 700; ++i) {
    Value value = i % 2 == 0 ? random.Any() : Value(random.Integer());
    std::string key = EncodeOrdered(value);
    keys.emplace_back(std::move(value), std::move(key));
  }
  for (const auto& [a, key_a] : keys) {
    for (const auto& [b, key_b] : keys) {
      REQUIRE(SignOf(Compare(a, b)) == SignOf(key_a.compare(key_b)));
      if (key_a != key_b) REQUIRE(key_b.compare(0, key_a.size(), key_a) != 0);  // none begins another
    }
  }
}

TEST_CASE("long strings and lists are cut in index keys, without changing the order of what differs before") {
  const std::string prefix(256, 'x');
  CHECK(EncodeOrdered(prefix) < EncodeOrdered(prefix + "a"));
  CHECK(EncodeOrdered(prefix + "a") == EncodeOrdered(prefix + "b"));
  CHECK(EncodeOrdered(prefix + "a") < EncodeOrdered(std::string(255, 'x') + "y"));
  CHECK(EncodeOrdered(List{prefix + "b", 1}) == EncodeOrdered(List{prefix + "a", 2}));
  CHECK(EncodeOrdered(std::string(1 << 24, 'x')).size() < 300);
  CHECK(EncodeOrdered(List(100000, Value(1))).size() < 1100);
  Value nested;
  for (int i = 0; i < 1000; ++i) nested = Value(List{nested});
  CHECK(EncodeOrdered(nested).size() < 100);
}

}  // namespace
}  // namespace jitu::graph

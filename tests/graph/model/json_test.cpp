#include "graph/model/json.h"

#include <catch2/catch.hpp>
#include <limits>

#include "tests/graph/model/values.h"

namespace jitu::graph {
namespace {

TEST_CASE("values print as compact JSON") {
  struct Case {
    Value value;
    const char* json;
  };
  const std::vector<Case> cases = {
      {Value(), "null"},
      {true, "true"},
      {2552000000, "2552000000"},
      {std::numeric_limits<std::int64_t>::min(), "-9223372036854775808"},
      {1.0, "1.0"},
      {0.1, "0.1"},
      {1e22, "1e+22"},
      {-0.0, "-0.0"},
      {std::numeric_limits<double>::quiet_NaN(), "null"},
      {std::numeric_limits<double>::infinity(), "null"},
      {"山河\"\\\n\t\r\x01/", "\"山河\\\"\\\\\\n\\t\\r\\u0001/\""},
      {"a\xff"
       "b",
       "\"a\uFFFD"
       "b\""},
      {List{1, "x", Value()}, "[1,\"x\",null]"},
      {List{}, "[]"},
      {Map{{"b", 1}, {"a", List{Map{}}}}, "{\"a\":[{}],\"b\":1}"},
      {NodeId{17}, "\"17\""},
      {RelationshipKey{NodeId{1}, TypeId{2}, NodeId{3}, 4}, "\"1-[2#4]->3\""},
      {Path{{NodeId{1}, NodeId{3}}, {{NodeId{3}, TypeId{2}, NodeId{1}, 0}}}, "[\"1\",\"3-[2#0]->1\",\"3\"]"},
  };
  for (const Case& one : cases) CHECK(ToJson(one.value) == one.json);
}

TEST_CASE("an object keeps the order of its members") {
  CHECK(ToJsonObject({{"z", 1}, {"a", "x"}, {"m", Value()}}) == "{\"z\":1,\"a\":\"x\",\"m\":null}");
  CHECK(ToJsonObject({}) == "{}");
}

TEST_CASE("JSON written piece by piece parts what stands side by side, and an empty optional is null") {
  std::string out;
  JsonWriter writer(out);
  writer.OpenObject();
  writer.Member("z", std::string_view("\"x\"")).Member("n", std::optional<int>()).Member("y", std::optional<int>(2024));
  writer.Key("list");
  writer.OpenList();
  writer.CloseList();
  writer.Key("parts");
  writer.OpenList();
  writer.OpenObject();
  writer.Member("a", 1.0).Member("b", true);
  writer.CloseObject();
  writer.Add(std::string_view("云"));
  writer.CloseList();
  writer.Member("last", Value(3));
  writer.CloseObject();
  CHECK(out ==
        "{\"z\":\"\\\"x\\\"\",\"n\":null,\"y\":2024,\"list\":[],\"parts\":[{\"a\":1.0,\"b\":true},\"云\"],\"last\":3}");
}

TEST_CASE("JSON reads to values of the right type") {
  struct Case {
    const char* json;
    Value value;
  };
  const std::vector<Case> cases = {
      {" 12 ", 12},
      {"-0", 0},
      {"12.0", 12.0},
      {"1e2", 100.0},
      {"9223372036854775807", std::numeric_limits<std::int64_t>::max()},
      {"\"\\u5c71\\ud83d\\ude00\"", "山😀"},
      {"[]", List{}},
      {"{\"a\":{\"b\":[true,null]}}", Map{{"a", Map{{"b", List{true, Value()}}}}}},
      {"{\"a\":1,\"a\":2}", Map{{"a", 2}}},
  };
  for (const Case& one : cases) {
    const auto value = FromJson(one.json);
    INFO(one.json);
    REQUIRE(value);
    CHECK(Identical(*value, one.value));
  }
}

TEST_CASE("what is no JSON is refused with its place") {
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("[1,]"), std::string("nul"), std::string("1 2"),
        std::string("\"\xff\""), std::string("'a'"), std::string("9223372036854775808"),
        std::string("-99999999999999999999"), std::string("1e999"), std::string("\"\\ud800\""), std::string("[") + '\0',
        std::string(200, '[') + std::string(200, ']')}) {
    const auto value = FromJson(text);
    INFO(text);
    REQUIRE_FALSE(value);
    CHECK(value.error().code == ErrorCode::kSyntax);
    CHECK_FALSE(value.error().message.zh.empty());
    CHECK_FALSE(value.error().message.en.empty());
  }
  CHECK(FromJson(std::string(128, '[') + std::string(128, ']')));
  CHECK_FALSE(FromJson(std::string(10'000'000, '[')));
}

TEST_CASE("a value read back from its JSON is the value") {
  constexpr std::uint32_t kSeed = 3;
  INFO("seed " << kSeed);
  RandomValues random(kSeed);
  for (int i = 0; i < 5000; ++i) {
    const Value value = random.Plain();
    const auto back = FromJson(ToJson(value));
    INFO(ToJson(value));
    REQUIRE(back);
    REQUIRE(Identical(*back, value));
  }
}

}  // namespace
}  // namespace jitu::graph

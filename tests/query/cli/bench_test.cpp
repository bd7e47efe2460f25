#include "query/cli/bench.h"

#include <catch2/catch.hpp>

#include "graph/model/json.h"
#include "tests/query/sample_graph.h"

namespace jitu::query {
namespace {

// The expected hashes are FNV-1a worked out by a few lines of another language.

TEST_CASE("a row's hash is FNV-1a over its values as text, each ended by 0x1f") {
  CHECK(RowHash({graph::Value("甲"), graph::Value(7)}) == 3410704607U);
  CHECK(RowHash({}) == 2166136261U);
}

TEST_CASE("bench runs the statement once a line and sums the rows' hashes") {
  SampleGraph graph;
  const auto store = graph.Open();
  Engine engine(*store, TestCatalog());
  const auto line = Bench(engine, "RETURN $x AS x", "{\"x\":1}\n\n{\"x\":2}\n", {3, {}});
  REQUIRE(line.has_value());
  const auto json = graph::FromJson(*line);
  REQUIRE(json.has_value());
  CHECK(*json->AsMap()->at("n").AsInteger() == 2);
  CHECK(*json->AsMap()->at("rows").AsInteger() == 2);
  CHECK(*json->AsMap()->at("checksum").AsInteger() == 1709004983);
  CHECK(json->AsMap()->contains("median_us"));
  CHECK(json->AsMap()->contains("p99_us"));
  CHECK(json->AsMap()->contains("per_second"));
}

TEST_CASE("bench names the line of the parameters that is no object") {
  SampleGraph graph;
  const auto store = graph.Open();
  Engine engine(*store, TestCatalog());
  const auto line = Bench(engine, "RETURN 1", "{}\n[1]\n", {});
  REQUIRE(!line.has_value());
  CHECK(line.error().code == ErrorCode::kInvalidArgument);
  CHECK(line.error().message.en == "line 2 of the parameters is no JSON object");
}

}  // namespace
}  // namespace jitu::query

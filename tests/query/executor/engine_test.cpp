#include "query/executor/engine.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <set>

#include "graph/store/open.h"

namespace jitu::query {
namespace {

const model::Catalog& TheCatalog() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog);
  return catalog.value();
}

struct World {
  std::unique_ptr<graph::Store> store = graph::OpenMemory(TheCatalog().graph());
  Engine engine{*store, TheCatalog()};

  ResultTable Run(std::string_view statement, const RunOptions& options = {}) {
    auto result = engine.Run(statement, options);
    INFO((result ? "" : result.error().message.en + "\n" + result.error().where));
    REQUIRE(result);
    return std::move(result).value();
  }
  ErrorCode CodeOf(std::string_view statement, const RunOptions& options = {}) {
    const auto result = engine.Run(statement, options);
    REQUIRE_FALSE(result);
    return result.error().code;
  }
};

// Ten nodes, each tied to each: trails without number.
constexpr const char* kClique = R"(
  UNWIND range(1, 10) AS i CREATE (:Event {name: toString(i)}) WITH count(*) AS n
  MATCH (a:Event), (b:Event) WHERE a.name < b.name CREATE (a)-[:SAME_AS]->(b))";

}  // namespace

TEST_CASE("A plan is found again, and made anew when the graph has new names") {
  World world;
  CHECK(world.Run("MATCH (n:新) RETURN n.值 AS v").rows.empty());
  world.Run("CREATE (:新 {值: 7})");
  const ResultTable table = world.Run("MATCH (n:新) RETURN n.值 AS v");
  REQUIRE(table.rows.size() == 1);
  CHECK(*table.rows[0][0].AsInteger() == 7);
}

TEST_CASE("A name that the graph does not have is remarked upon, with the one that was probably meant") {
  World world;
  world.Run("CREATE (:Unit {name: '甲局'})-[:SPENT]->(:Spending {amountFen: 100})");
  const ResultTable table =
      world.Run("MATCH (u:Unti)-[:SPNT]->(s:Spending) WHERE u.name = '甲局' RETURN u.nmae AS n, u.nmae, s.amountFen");
  REQUIRE(table.notices.size() == 3);
  CHECK(table.notices[0].en == "no node of this graph has the label Unti; did you mean Unit?");
  CHECK(table.notices[1].zh == "图里没有类型为 SPNT 的关系；是不是 SPENT？");
  CHECK(table.notices[2].en == "nothing in this graph has a property nmae; did you mean name?");
}

TEST_CASE("New names are no slip where they are written, nor the keys of a map") {
  World world;
  CHECK(world.Run("MERGE (n:新类 {新值: 1}) SET n.旧值 = n.其他 RETURN n.别的").notices.empty());
  CHECK(world.Run("WITH {甲: 1} AS m RETURN m.甲, m.乙").notices.empty());
}

TEST_CASE("A statement without end stops at its deadline") {
  World world;
  world.Run(kClique);
  RunOptions options;
  options.time_limit = std::chrono::milliseconds(50);
  options.memory_bytes = std::size_t{1} << 40;
  CHECK(world.CodeOf("MATCH (a:Event)-[:SAME_AS*]-(b) RETURN count(*) AS n", options) == ErrorCode::kLimit);
}

TEST_CASE("A statement stops when it is told to") {
  World world;
  world.Run(kClique);
  const std::atomic<bool> stop = true;
  RunOptions options;
  options.stop = StopSignal(&stop);
  CHECK(world.CodeOf("MATCH (a:Event)-[:SAME_AS*]-(b) RETURN count(*) AS n", options) == ErrorCode::kCancelled);
}

TEST_CASE("A statement that would hold too much is refused") {
  World world;
  world.Run(kClique);
  RunOptions options;
  options.memory_bytes = 1 << 20;
  CHECK(world.CodeOf("MATCH (a:Event)-[:SAME_AS*]-(b) RETURN count(*) AS n", options) == ErrorCode::kLimit);
  CHECK(world.CodeOf("UNWIND range(1, 100000) AS i RETURN i ORDER BY i", options) == ErrorCode::kLimit);
  CHECK(world.CodeOf("UNWIND range(1, 1000) AS i UNWIND range(1, 1000) AS j RETURN collect(i) AS l", options) ==
        ErrorCode::kLimit);
}

TEST_CASE("A limit ends the walk early") {
  World world;
  world.Run(kClique);
  RunOptions options;
  options.memory_bytes = 1 << 22;
  CHECK(world
            .Run("UNWIND range(1, 1000) AS i UNWIND range(1, 1000) AS j UNWIND range(1, 1000) AS k RETURN i LIMIT 3",
                 options)
            .rows.size() == 3);
}

TEST_CASE("Ids of new nodes are never used twice") {
  World world;
  std::set<std::int64_t> ids;
  for (int i = 0; i < 5; ++i) {
    const ResultTable made = world.Run("UNWIND [1, 2, 3] AS x CREATE (n:Event {name: 'x'}) RETURN id(n) AS id");
    for (const auto& row : made.rows) CHECK(ids.insert(*row[0].AsInteger()).second);
    world.Run("MATCH (n:Event) DELETE n");
  }
  CHECK(ids.size() == 15);
}

TEST_CASE("A procedure from outside can be called") {
  World world;
  world.engine.Register(
      {"test.twice", {{"n", TypeSet::kInteger}}, {{"out", TypeSet::kInteger}}},
      [](GraphReader&, const std::vector<graph::Value>& arguments, const RowSink& sink) -> Result<void> {
        JITU_TRY(const bool more, sink({graph::Value(*arguments[0].AsInteger() * 2)}));
        static_cast<void>(more);
        return {};
      });
  const ResultTable table = world.Run("UNWIND [1, 2] AS n CALL test.twice(n) YIELD out AS m RETURN n, m");
  REQUIRE(table.rows.size() == 2);
  CHECK(*table.rows[1][1].AsInteger() == 4);
}

TEST_CASE("TRACE asks the matcher that was set") {
  World world;
  world.Run(
      "CREATE (:Unit {name: 'u'})-[:SPENT]->(:Spending {name: 's', amountFen: 5})-[:SUPPORTS]->(:Outcome {text: 't'})");
  const NodeId outcome = *world.Run("MATCH (o:Outcome) RETURN o").rows[0][0].AsNode();
  world.engine.SetOutcomeMatcher([outcome](const graph::Store&, const graph::Snapshot&,
                                           const std::string& text) -> Result<std::vector<std::pair<NodeId, double>>> {
    if (text != "别名") return std::vector<std::pair<NodeId, double>>();
    return std::vector<std::pair<NodeId, double>>{{outcome, 0.9}};
  });
  CHECK(world.Run("TRACE FUNDS OF '别名' YIELD amountFen RETURN amountFen").rows.size() == 1);
  CHECK(world.Run("TRACE FUNDS OF '无' YIELD amountFen RETURN amountFen").rows.empty());
}

TEST_CASE("Nodes and relationships are printed with what they hold") {
  World world;
  const ResultTable table = world.Run(
      "CREATE p = (:Unit {name: '甲'})-[:SPENT {x: 1}]->(:Spending) RETURN nodes(p)[0] AS n, relationships(p)[0] AS r");
  const auto node = world.engine.Expanded(table.rows[0][0]);
  REQUIRE(node);
  CHECK(*node.value().AsMap()->at("properties").AsMap()->at("name").AsString() == "甲");
  const auto relationship = world.engine.Expanded(table.rows[0][1]);
  REQUIRE(relationship);
  CHECK(*relationship.value().AsMap()->at("type").AsString() == "SPENT");
}

TEST_CASE("A very long chain of clauses is refused, not a way to exhaust the stack") {
  World world;
  std::string text = "WITH 1 AS x ";
  for (int i = 0; i < 20000; ++i) text += "WITH x + 1 AS x ";
  CHECK(world.CodeOf(text + "RETURN x") == ErrorCode::kLimit);
  text = "MATCH (a)";
  for (int i = 0; i < 100000; ++i) text += "-->()";
  CHECK(world.CodeOf(text + " RETURN a") == ErrorCode::kLimit);
  text = "CREATE (n)";
  for (int i = 0; i < 60000; ++i) text += ",(n" + std::to_string(i) + ")";
  CHECK(world.CodeOf(text) == ErrorCode::kLimit);
}

}  // namespace jitu::query

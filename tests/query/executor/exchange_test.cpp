/// Scans on several threads: the same rows in the same order as on one, from memory and from the store.
#include <atomic>
#include <catch2/catch.hpp>

#include "graph/model/json.h"
#include "graph/store/open.h"
#include "query/executor/engine.h"

namespace jitu::query {
namespace {

const model::Catalog& TheCatalog() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog);
  return catalog.value();
}

/// Units with 20,000 spending items, some twenty batches. Every third supports an outcome, one of the others all.
struct World {
  World() {
    Write(
        "UNWIND range(0, 99) AS i CREATE (u:Unit {name: 'u' + toString(i)}) WITH u, i "
        "UNWIND range(0, 199) AS k WITH u, k * 100 + i AS n "
        "CREATE (u)-[:SPENT]->(:Spending {name: 's' + toString(n), amountFen: n})");
    Write(
        "MATCH (s:Spending) WHERE s.amountFen % 3 = 0 "
        "CREATE (s)-[:SUPPORTS {confidence: 0.9}]->(:Outcome {text: 'o' + s.name})");
    Write("MATCH (s:Spending) WHERE s.amountFen % 20000 = 7 MATCH (o:Outcome) CREATE (s)-[:SUPPORTS]->(o)");
  }

  void Write(const std::string& statement) {
    INFO(statement);
    REQUIRE(engine.Run(statement));
  }

  std::string Answer(const std::string& statement, std::size_t threads, bool use_view) {
    RunOptions options;
    options.threads = threads;
    options.use_view = use_view;
    const auto table = engine.Run(statement, options);
    if (!table) return table.error().message.en;
    std::string text;
    for (const auto& row : table->rows) {
      for (const graph::Value& value : row) text += graph::ToJson(value) + " | ";
      text += "\n";
    }
    return text;
  }

  std::unique_ptr<graph::Store> store = graph::OpenMemory(TheCatalog().graph());
  Engine engine{*store, TheCatalog()};
};

constexpr const char* kQuestions[] = {
    "MATCH (s:Spending)-[:SUPPORTS]->(o:Outcome) RETURN s.name AS s, o.text AS o",
    "MATCH (u:Unit)-[:SPENT]->(s:Spending)-[:SUPPORTS]->(:Outcome) WHERE s.amountFen > 5 WITH DISTINCT u, s "
    "RETURN u.name AS u, sum(s.amountFen) AS a, collect(s.name) AS names ORDER BY a DESC, u",
    "MATCH (s:Spending)<-[r]-(x) RETURN type(r) AS t, x.name AS x, s.amountFen % 7 AS k SKIP 9000 LIMIT 3000",
    "MATCH (s:Spending) UNWIND [s.amountFen, -s.amountFen] AS a RETURN a",
    "MATCH p = (s:Spending)-[:SUPPORTS]->() WHERE s.amountFen < 9999 RETURN length(p) AS n, s.name AS s",
    "MATCH (s:Spending) OPTIONAL MATCH (s)-[:SUPPORTS]->(o) RETURN s.name AS s, count(o) AS n",
    "MATCH (a:Spending) WHERE a.amountFen > 19990 MATCH (b:Spending) WHERE b.amountFen % 500 = 0 RETURN a.name, b.name",
    "MATCH (s:Spending) RETURN s.name AS n UNION MATCH (o:Outcome) RETURN o.text AS n",
    "MATCH (s:Spending) RETURN 1 / (s.amountFen - 15000) AS fails",
    "MATCH (s:Spending) RETURN 1 / (s.amountFen - 15000) AS ends_before LIMIT 10",
};

}  // namespace

TEST_CASE("A scan on several threads gives what it gives on one, in the same order, and the same fault") {
  World world;
  world.engine.AwaitView();
  for (const char* question : kQuestions) {
    INFO(question);
    for (const bool use_view : {true, false}) {
      const std::string expected = world.Answer(question, 1, use_view);
      for (const std::size_t threads : {2U, 3U, 8U}) CHECK(world.Answer(question, threads, use_view) == expected);
    }
  }
  CHECK(world.Answer(kQuestions[8], 4, true).find("zero") != std::string::npos);
}

TEST_CASE("A scan on several threads stops when it is told to and when it holds too much") {
  World world;
  world.engine.AwaitView();
  const std::atomic<bool> flag = true;
  RunOptions options;
  options.threads = 4;
  options.stop = StopSignal(&flag);
  const auto stopped = world.engine.Run("MATCH (s:Spending)-[:SUPPORTS]->(o) RETURN o", options);
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == ErrorCode::kCancelled);
  options.stop = {};
  options.memory_bytes = 100000;
  const auto refused = world.engine.Run("MATCH (s:Spending)<-[:SPENT]-(u) RETURN s.name, u.name", options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kLimit);
}

}  // namespace jitu::query

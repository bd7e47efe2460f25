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
    "MATCH (s:Spending) RETURN s.amountFen % 7 AS k, count(*) AS n, sum(s.amountFen) AS a, avg(s.amountFen) AS b, "
    "min(s.name) AS c, max(s.amountFen) AS d",
    "MATCH (s:Spending) WITH CASE s.amountFen % 5 WHEN 0 THEN null WHEN 1 THEN s.amountFen ELSE s.amountFen * 0.1 END "
    "AS x RETURN count(x) AS n, sum(x) AS a, avg(x) AS b, min(x) AS c, max(x) AS d",
    "MATCH (s:Spending) RETURN sum(CASE s.amountFen % 2 WHEN 0 THEN 9223372036854775000 ELSE -9223372036854775000 END) "
    "AS stays_exact",
    "MATCH (s:Spending) WHERE s.amountFen < 0 RETURN count(*) AS n, sum(s.amountFen) AS a, avg(s.amountFen) AS b",
    "MATCH (s:Spending)<-[:SPENT]-(u) RETURN u.name AS u, min([s.amountFen, 's']) AS a, count(s.nothing) AS n",
    "MATCH (s:Spending)-[:SUPPORTS]->(o) WITH DISTINCT s, o RETURN count(*) AS n",
    "MATCH (s:Spending)-[:SUPPORTS]->(o) WITH DISTINCT o RETURN count(*) AS n",
    "MATCH (s:Spending) RETURN sum(s.name) AS fails",
    "MATCH (s:Spending) RETURN sum(9000000000000000000) AS fails",
    "MATCH (s:Spending) RETURN sum([[s.amountFen], 2][0]) AS fails",
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
  CHECK(world.Answer("MATCH (s:Spending) RETURN 1 / (s.amountFen - 15000) AS fails", 4, true).find("zero") !=
        std::string::npos);
}

TEST_CASE("What several threads have summed up in parts is right") {
  World world;
  world.engine.AwaitView();
  for (const std::size_t threads : {1U, 2U, 8U}) {
    // 0 to 19999; the means of each remainder of 4 follow one another.
    CHECK(world.Answer("MATCH (s:Spending) RETURN s.amountFen % 4 AS k, count(*) AS n, sum(s.amountFen) AS a, "
                       "avg(s.amountFen) AS b, min(s.amountFen) AS c, max(s.amountFen) AS d ORDER BY k",
                       threads, true) ==
          "0 | 5000 | 49990000 | 9998.0 | 0 | 19996 | \n1 | 5000 | 49995000 | 9999.0 | 1 | 19997 | \n"
          "2 | 5000 | 50000000 | 10000.0 | 2 | 19998 | \n3 | 5000 | 50005000 | 10001.0 | 3 | 19999 | \n");
    CHECK(world.Answer("MATCH (s:Spending) RETURN sum(CASE s.amountFen % 2 WHEN 0 THEN 9223372036854775000 ELSE "
                       "-9223372036854774999 END) AS stays_exact",
                       threads, true) == "10000 | \n");
    CHECK(world.Answer("MATCH (s:Spending) RETURN sum([[s.amountFen], 2][0]) AS fails", threads, true).find("a list") !=
          std::string::npos);
  }
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

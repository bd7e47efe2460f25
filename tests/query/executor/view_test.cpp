/// Statements answered from memory, against the same statements answered by the store: the same rows in the same order.
#include <catch2/catch.hpp>
#include <random>

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

constexpr const char* kQuestions[] = {
    "MATCH (n) RETURN n, labels(n) AS l LIMIT 7",
    "MATCH (n:Unit) RETURN n, n.name AS name",
    "MATCH (s:Spending {name: 's3'}) RETURN s, s.amountFen AS a",
    "MATCH (u:Unit)-[:SPENT]->(s)-[:SUPPORTS]->(o:Outcome) RETURN u.name AS u, s.name AS s, o.text AS o",
    "MATCH (o:Outcome)<-[r]-(x) RETURN o.text AS o, type(r) AS t, r, x.name AS x LIMIT 40",
    "MATCH (a)-[r]-(b)-[q]-(c) RETURN a, r, b, q, c LIMIT 60",
    "MATCH (o:Outcome)-[:SAME_AS*0..2]-(p:Outcome) WITH DISTINCT o, p RETURN o.text AS o, p.text AS p",
    "MATCH (u:Unit)-[*1..3]-(n) WHERE n <> u RETURN u.name AS u, count(DISTINCT n) AS n",
    "MATCH (o:Outcome)-[:SAME_AS*1..2]->(p) RETURN o.text AS o, p.text AS p",
    "MATCH (u:Unit)-[:SPENT]->(s:Spending) WHERE s.amountFen >= 3 WITH DISTINCT u, s "
    "RETURN u.name AS u, sum(s.amountFen) AS a, count(*) AS n, collect(s.name) AS names ORDER BY a DESC LIMIT 5",
    "MATCH (s:Spending) RETURN s.name AS n, s.amountFen AS a ORDER BY a, n SKIP 2 LIMIT 9",
    "MATCH (s:Spending) RETURN s.amountFen % 3 AS k, min(s.name) AS least, max(s.amountFen) AS most",
    "MATCH (a:Spending)-[:SUPPORTS]->(o)<-[:SUPPORTS]-(b:Spending) WHERE a.amountFen < b.amountFen "
    "RETURN a.name AS a, b.name AS b",
    "MATCH (u:Unit) OPTIONAL MATCH (u)-[:SPENT]->(s {name: 's1'}) RETURN u.name AS u, s.amountFen AS a",
    "MATCH (u:Unit) WHERE (u)-[:SPENT]->(:Spending) RETURN u.name AS u",
    "MATCH (u:Unit), (o:Outcome) WHERE (u)-[:CLAIMS]->(o) RETURN u.name AS u, o.text AS o",
    "MATCH (n) WHERE n.name STARTS WITH 's' RETURN n.name AS name, n:Spending AS s",
    "MATCH (n) RETURN n.odd AS odd, count(*) AS n",
    "UNWIND [1, 2, 3] AS i MATCH (u:Unit) RETURN i, u.name AS u",
    "MATCH (u:Unit)-[*1..3]-(n) WHERE n <> u RETURN count(DISTINCT n) AS n",
    "MATCH (u:Unit) OPTIONAL MATCH (u)-[:SPENT]->(s) RETURN DISTINCT s, s.name AS name",
    "MATCH (u:Unit) OPTIONAL MATCH (u)-[:SPENT]->(s) WITH DISTINCT s RETURN s.name AS name",
    "MATCH (n:Spending) RETURN n UNION MATCH (n)-[]-() RETURN n UNION CALL algo.wcc() YIELD node RETURN node AS n",
    "MATCH (u:Unit)-[:SPENT]->(s)-[:SUPPORTS]->(:Outcome) RETURN DISTINCT u, s",
    "MATCH (s:Spending)-[:SUPPORTS]-(:Outcome) RETURN min(s.name) AS s, count(DISTINCT s) AS n",
    "MATCH (a)-[:SAME_AS]-(b)-[:SAME_AS]-(:Outcome) RETURN DISTINCT a, b",
    "MATCH (u:Unit)-->(s) OPTIONAL MATCH (s)-[:SUPPORTS]->(o) WITH DISTINCT o MATCH (o)--() RETURN DISTINCT o",
    "MATCH (n:Spending) RETURN n UNION MATCH (n:Spending {name: 's2'}) RETURN n",
};

std::string Text(const Result<ResultTable>& table) {
  if (!table) return table.error().message.en;
  std::string text;
  for (const auto& row : table->rows) {
    for (const graph::Value& value : row) text += graph::ToJson(value) + " | ";
    text += "\n";
  }
  return text;
}

std::string Number(std::mt19937& random, unsigned most) { return std::to_string(random() % most); }

std::string RandomWrite(std::mt19937& random) {
  switch (random() % 8) {
    case 0:
      return "CREATE (:Unit {name: 'u" + Number(random, 6) + "'})";
    case 1:
      return "CREATE (:Spending {name: 's" + Number(random, 9) + "', amountFen: " + Number(random, 9) + "})";
    case 2:
      return "CREATE (:Outcome {text: 'o" + Number(random, 9) + "'})";
    case 3:
      return "MATCH (u:Unit), (s:Spending {name: 's" + Number(random, 9) + "'}) CREATE (u)-[:SPENT]->(s)";
    case 4:
      return "MATCH (s:Spending {name: 's" + Number(random, 9) + "'}), (o:Outcome {text: 'o" + Number(random, 9) +
             "'}) CREATE (s)-[:SUPPORTS {confidence: 0.5}]->(o), (o)-[:SAME_AS]->(o)";
    case 5:
      return "MATCH (o:Outcome {text: 'o" + Number(random, 9) + "'}), (p:Outcome {text: 'o" + Number(random, 9) +
             "'}) CREATE (o)-[:SAME_AS]->(p)";
    case 6:
      return "MATCH (s:Spending {name: 's" + Number(random, 9) + "'}) SET s.amountFen = " + Number(random, 9) +
             ", s.odd = [1, 'a'][" + Number(random, 2) + "] REMOVE s.name";
    default:
      return "MATCH (s {name: 's" + Number(random, 9) + "'}) DETACH DELETE s";
  }
}

void CheckAll(Engine& engine) {
  RunOptions by_store;
  by_store.use_view = false;
  for (const char* question : kQuestions) {
    INFO(question);
    const std::string expected = Text(engine.Run(question, by_store));
    CHECK(Text(engine.Run(question)) == expected);
    RunOptions plain;
    plain.optimise = false;
    RunOptions plain_by_store = by_store;
    plain_by_store.optimise = false;
    CHECK(Text(engine.Run(question, plain)) == Text(engine.Run(question, plain_by_store)));
  }
}

void CheckOn(graph::Store& store, unsigned seed) {
  INFO("seed " << seed);
  std::mt19937 random(seed);
  Engine engine(store, TheCatalog());
  for (int i = 0; i < 40; ++i) REQUIRE(engine.Run(RandomWrite(random)));
  engine.AwaitView();
  CheckAll(engine);
  for (int round = 0; round < 4; ++round) {
    for (int i = 0; i < 6; ++i) REQUIRE(engine.Run(RandomWrite(random)));
    CheckAll(engine);
  }
}

}  // namespace

TEST_CASE("The graph in memory answers as the store does, also after writes, over the store in memory") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    const auto store = graph::OpenMemory(TheCatalog().graph());
    CheckOn(*store, seed);
  }
}

TEST_CASE("A graph too large for the memory it may take is asked in the store") {
  const auto store = graph::OpenMemory(TheCatalog().graph());
  Engine engine(*store, TheCatalog(), EngineOptions{10});
  REQUIRE(engine.Run("CREATE (:Unit {name: 'u'})"));
  engine.AwaitView();
  CHECK(Text(engine.Run("MATCH (u:Unit) RETURN u.name AS name")) == "\"u\" | \n");
}

TEST_CASE("A property that does not fit into memory is read from the store") {
  const auto store = graph::OpenMemory(TheCatalog().graph());
  // Room for the topology of one node, and for nothing else.
  Engine engine(*store, TheCatalog(), EngineOptions{60});
  REQUIRE(engine.Run("CREATE (:Unit {name: 'a name that is longer than what is left of the memory for it'})"));
  engine.AwaitView();
  CHECK(engine.Run("MATCH (u:Unit) WHERE u.name STARTS WITH 'a name' RETURN u.name AS name")->rows.size() == 1);
}

}  // namespace jitu::query

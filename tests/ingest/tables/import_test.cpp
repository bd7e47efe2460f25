#include "ingest/tables/import.h"

#include <catch2/catch.hpp>

#include "graph/model/json.h"
#include "graph/store/open.h"
#include "ingest/tables/rows.h"
#include "tests/ingest/tables/folder.h"

namespace jitu::ingest {
namespace {

using graph::Store;

constexpr char kUnits[] = "id:ID(Unit),name,tags:string[],:LABEL\n1,甲局,a;b,Unit\n2,乙院,,Unit;Special\n";
constexpr char kSpending[] =
    "id:ID(Spending),amountFen:long,share:double,open:boolean,:LABEL\n1,2100000,0.5,true,Spending\n";
constexpr char kSpent[] =
    ":START_ID(Unit),:END_ID(Spending),confidence:double,:TYPE\n1,1,0.9,SPENT\n2,1,,SPENT\n1,1,0.4,SPENT\n";

std::unique_ptr<Store> EmptyStore() {
  model::GraphSchema schema;
  schema.labels.push_back({"Unit", true, {}, {{"name", model::PropertyType::kString, model::IndexKind::kOrdered, {}}}});
  schema.labels.push_back({"Spending", false, {}, {}});
  schema.relationships.push_back({"SPENT", {}, {}, {}, {}});
  return graph::OpenMemory(schema);
}

std::string JsonOf(const graph::Properties& properties, const graph::Tokens& tokens) {
  graph::Map map;
  for (const auto& [key, value] : properties) map[tokens.Name(key)] = value;
  return graph::ToJson(graph::Value(map));
}

/// The whole graph in lines: nodes by id, each with its out-relationships.
std::vector<std::string> Lines(const Store& store) {
  const auto snapshot = store.snapshot();
  const graph::Tokens tokens = store.tokens(*snapshot);
  std::vector<std::string> lines;
  graph::ScanSpec scan;
  scan.projection.labels = true;
  scan.projection.all_properties = true;
  graph::ExpandSpec expand;
  expand.projection.all_properties = true;
  const auto take_node = [&](const graph::NodeBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      std::string line = std::to_string(block.id[i].value);
      for (const LabelId label : block.labels[i]) line += ":" + tokens.Name(label);
      lines.push_back(line + JsonOf(block.all_properties[i], tokens));
      const auto take_edge = [&](const graph::NeighbourBlock& edges) {
        for (std::size_t k = 0; k < edges.size(); ++k) {
          lines.push_back("-" + tokens.Name(edges.type[k]) + "#" + std::to_string(edges.ordinal[k]) + "->" +
                          std::to_string(edges.neighbour[k].value) + JsonOf(edges.all_properties[k], tokens));
        }
        return true;
      };
      CHECK(store.expand(*snapshot, std::span(&block.id[i], 1), expand, take_edge));
    }
    return true;
  };
  CHECK(store.scan(*snapshot, scan, take_node));
  return lines;
}

graph::Properties PropertiesOf(const Store& store, NodeId id) {
  graph::Properties found;
  graph::Projection all;
  all.all_properties = true;
  const auto snapshot = store.snapshot();
  CHECK(store.nodes(*snapshot, std::span(&id, 1), all, [&](const graph::NodeBlock& block) {
    found = block.all_properties[0];
    return true;
  }));
  return found;
}

TEST_CASE("tables become nodes and relationships with typed properties") {
  const TestFolder folder;
  const auto store = EmptyStore();
  ImportOptions options;
  options.nodes = {folder.Write("u.csv", kUnits), folder.Write("s.csv", kSpending)};
  options.relationships = {folder.Write("r.csv", kSpent)};
  const auto summary = ImportTables(*store, options);
  REQUIRE(summary);
  CHECK(summary->nodes == 3);
  CHECK(summary->relationships == 3);
  CHECK(summary->bad_row_count == 0);

  const auto snapshot = store->snapshot();
  const graph::Tokens tokens = store->tokens(*snapshot);
  const IdSpace units("Unit"), spending("Spending");
  const NodeId first = units.Of("1"), second = units.Of("2"), money = spending.Of("1");
  CHECK(JsonOf(PropertiesOf(*store, first), tokens) == R"({"id":"1","name":"甲局","tags":["a","b"]})");
  CHECK(JsonOf(PropertiesOf(*store, second), tokens) == R"({"id":"2","name":"乙院"})");
  CHECK(JsonOf(PropertiesOf(*store, money), tokens) == R"({"amountFen":2100000,"id":"1","open":true,"share":0.5})");
  const TypeId spent = *tokens.FindType("SPENT");
  const std::vector<graph::RelationshipKey> keys = {
      {first, spent, money, 0}, {first, spent, money, 1}, {second, spent, money, 0}};
  const auto found = store->relationships(*snapshot, keys).value();
  REQUIRE(found[0]);
  CHECK(JsonOf(*found[0], tokens) == R"({"confidence":0.9})");
  REQUIRE(found[1]);
  CHECK(JsonOf(*found[1], tokens) == R"({"confidence":0.4})");
  REQUIRE(found[2]);
  CHECK(found[2]->empty());
  CHECK(store->counts(*snapshot)->nodes_by_label[tokens.FindLabel("Special")->value] == 1);
}

TEST_CASE("a bad row stops the import, names its file and line, and leaves the graph empty") {
  struct Case {
    const char* nodes;
    const char* relationships;
    const char* where;
  };
  const std::vector<Case> cases = {
      {"id:ID(Unit),n:int\n1,5\n2,x\n", ":START_ID(Unit),:END_ID(Unit),:TYPE\n", "n.csv:3"},
      {"id:ID(Unit),n:int\n1,5\n2\n", ":START_ID(Unit),:END_ID(Unit),:TYPE\n", "n.csv:3"},
      {"id:ID(Unit),n:int\n1,5,6\n", ":START_ID(Unit),:END_ID(Unit),:TYPE\n", "n.csv:2"},
      {"id:ID(Unit),n:int\n,5\n", ":START_ID(Unit),:END_ID(Unit),:TYPE\n", "n.csv:2"},
      {"id:ID(Unit),n:int\n1,5\n\n1,6\n", ":START_ID(Unit),:END_ID(Unit),:TYPE\n", "n.csv:4"},
      {"id:ID(Unit)\n1\n", ":START_ID(Unit),:END_ID(Unit),:TYPE\n1,1,R\n1,2,R\n", "r.csv:3"},
      {"id:ID(Unit)\n1\n", ":START_ID(Unit),:END_ID(Other),:TYPE\n1,1,R\n", "r.csv:2"},
      {"id:ID(Unit)\n1\n", ":START_ID(Unit),:END_ID(Unit),:TYPE\n1,1,\n", "r.csv:2"},
      {"id:ID(Unit)\n1\n", ":START_ID(Unit),:END_ID(Unit),:TYPE\n1,,R\n", "r.csv:2"},
  };
  for (const Case& one : cases) {
    INFO(one.nodes << one.relationships);
    const TestFolder folder;
    const auto store = EmptyStore();
    ImportOptions options;
    options.nodes = {folder.Write("n.csv", one.nodes)};
    options.relationships = {folder.Write("r.csv", one.relationships)};
    const auto summary = ImportTables(*store, options);
    REQUIRE_FALSE(summary);
    CHECK(summary.error().code == ErrorCode::kUnreadableInput);
    CHECK(summary.error().where.ends_with(one.where));
    CHECK(summary.error().message.zh.find(".csv") != std::string::npos);
    CHECK(store->counts(*store->snapshot())->nodes == 0);
  }
}

TEST_CASE("a header that is not understood is refused with what was expected") {
  for (const char* header : {"name\n", "id:ID(Unit),id:ID(Unit)\n", "id:ID(Unit),n:date\n", "id:ID(Unit),:TYPE\n", "",
                             "id:ID(Unit),name,name\n", "id:ID(Unit),:long\n"}) {
    INFO(header);
    const TestFolder folder;
    const auto store = EmptyStore();
    ImportOptions options;
    options.nodes = {folder.Write("n.csv", header)};
    const auto summary = ImportTables(*store, options);
    REQUIRE_FALSE(summary);
    CHECK(summary.error().code == ErrorCode::kUnreadableInput);
  }
}

TEST_CASE("bad rows that are skipped are listed in the order of files and lines") {
  const TestFolder folder;
  const auto store = EmptyStore();
  ImportOptions options;
  options.skip_bad_rows = true;
  options.nodes = {folder.Write("a.csv", "id:ID(Unit),n:int\n1,5\n2,x\n1,7\n3,8\n"),
                   folder.Write("b.csv", "id:ID(Unit),n:int\n3,9\n4,1\n")};
  options.relationships = {folder.Write("r.csv", ":START_ID(Unit),:END_ID(Unit),:TYPE\n1,3,R\n1,2,R\n9,1,R\n4,1,R\n")};
  const auto summary = ImportTables(*store, options);
  REQUIRE(summary);
  CHECK(summary->nodes == 3);
  CHECK(summary->relationships == 2);
  REQUIRE(summary->bad_row_count == 5);
  std::vector<std::string> places;
  for (const BadRow& row : summary->bad_rows) {
    places.push_back(std::filesystem::path(row.file).filename().string() + ":" + std::to_string(row.line));
  }
  CHECK(places == std::vector<std::string>{"a.csv:3", "a.csv:4", "b.csv:2", "r.csv:3", "r.csv:4"});
}

TEST_CASE("the graph is the same whatever the number of threads and the memory") {
  const TestFolder folder;
  ImportOptions options;
  options.skip_bad_rows = true;
  for (int file = 0; file < 6; ++file) {
    std::string nodes = "id:ID(N),p" + std::to_string(file) + ",:LABEL\n";
    std::string relationships = ":START_ID(N),:END_ID(N),w:int,:TYPE\n";
    for (int i = 0; i < 300; ++i) {
      const std::string number = std::to_string(i);
      nodes += std::to_string(file * 250 + i) + ",v" + number + ",L" + std::to_string((file * 7 + i) % 11) + "\n";
      relationships += std::to_string(i * 7 % 1500) + "," + std::to_string(i % 13) + "," + number + ",T" +
                       std::to_string((file + i) % 5) + "\n";
    }
    options.nodes.push_back(folder.Write("n" + std::to_string(file), nodes));
    options.relationships.push_back(folder.Write("r" + std::to_string(file), relationships));
  }
  std::vector<std::string> first;
  std::string first_tokens;
  for (const unsigned threads : {1u, 2u, 5u}) {
    for (const std::size_t memory_bytes : {std::size_t{1} << 28, std::size_t{300000}}) {
      INFO("threads " << threads << ", memory " << memory_bytes);
      const auto store = EmptyStore();
      options.threads = threads;
      options.memory_bytes = memory_bytes;
      options.spill_folder = folder.path();
      const auto summary = ImportTables(*store, options);
      REQUIRE(summary);
      CHECK(summary->nodes == 1550);  // 6 x 300, of which 5 x 50 were there before
      CHECK(summary->bad_row_count == 250);
      const auto lines = Lines(*store);
      const std::string tokens = store->tokens(*store->snapshot()).Encode();
      if (first.empty()) {
        first = lines;
        first_tokens = tokens;
      }
      CHECK(lines == first);
      CHECK(tokens == first_tokens);
    }
  }
}

TEST_CASE("importing again changes nothing, and later tables may refer to nodes of earlier ones") {
  const TestFolder folder;
  const auto store = EmptyStore();
  ImportOptions options;
  options.nodes = {folder.Write("u.csv", kUnits), folder.Write("s.csv", kSpending)};
  options.relationships = {folder.Write("r.csv", kSpent)};
  REQUIRE(ImportTables(*store, options));
  const auto before = Lines(*store);
  REQUIRE(ImportTables(*store, options));
  CHECK(Lines(*store) == before);

  ImportOptions more;
  more.nodes = {folder.Write("p.csv", "id:ID(Project),:LABEL\n1,Project\n")};
  more.relationships = {folder.Write("q.csv", ":START_ID(Unit),:END_ID(Project),:TYPE\n2,1,RUNS\n")};
  const auto added = ImportTables(*store, more);
  REQUIRE(added);
  CHECK(added->relationships == 1);
  CHECK(Lines(*store).size() == before.size() + 2);

  more.relationships = {folder.Write("q.csv", ":START_ID(Unit),:END_ID(Project),:TYPE\n3,1,RUNS\n")};
  const auto refused = ImportTables(*store, more);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where.ends_with("q.csv:2"));
  more.skip_bad_rows = true;
  const auto skipped = ImportTables(*store, more);
  REQUIRE(skipped);
  CHECK(skipped->relationships == 0);
  CHECK(skipped->bad_row_count == 1);
}

TEST_CASE("an import stops when asked to and leaves the graph empty") {
  const TestFolder folder;
  const auto store = EmptyStore();
  ImportOptions options;
  options.nodes = {folder.Write("u.csv", kUnits)};
  const std::atomic<bool> stop = true;
  const auto summary = ImportTables(*store, options, StopSignal(&stop));
  REQUIRE_FALSE(summary);
  CHECK(summary.error().code == ErrorCode::kCancelled);
  CHECK(store->counts(*store->snapshot())->nodes == 0);
}

}  // namespace
}  // namespace jitu::ingest

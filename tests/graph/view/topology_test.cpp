#include "graph/view/topology.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <sched.h>

#include "schema/base/in_order.h"
#include "tests/graph/view/graphs.h"

namespace jitu::graph {
namespace {

std::vector<Vertex> Listed(std::span<const Vertex> row) { return {row.begin(), row.end()}; }

std::vector<Vertex> RowOf(const Adjacency& side, Vertex vertex) {
  std::vector<Vertex> row;
  side.ForEachRun(
      vertex, [&](const Adjacency::Run& run) { row.insert(row.end(), run.neighbours.begin(), run.neighbours.end()); });
  return row;
}

TEST_CASE("a view of an empty graph has no vertices") {
  const auto view = ViewOf(*StoreOf(0, {}));
  CHECK(view.vertex_count() == 0);
  CHECK(view.edge_count() == 0);
  CHECK_FALSE(view.Find(NodeId{1}));
}

TEST_CASE("vertices are nodes by ascending id, with their labels") {
  const auto view = ViewOf(*StoreOf(6, {}));
  REQUIRE(view.vertex_count() == 6);
  CHECK(view.Node(0) == NodeId{1});
  CHECK(view.Find(NodeId{6}) == Vertex{5});
  CHECK_FALSE(view.Find(NodeId{7}));
  CHECK_FALSE(view.Find(NodeId{0}));
  CHECK(view.Labels(0).empty());
  CHECK(view.Labels(5) == std::vector<LabelId>{LabelId{0}, LabelId{1}});
  CHECK(view.HasLabel(2, LabelId{1}));
  CHECK_FALSE(view.HasLabel(2, LabelId{0}));
}

TEST_CASE("rows hold neighbours by type, then by id, in both directions") {
  // 1 -R-> 3, 1 -R-> 2, 1 -S-> 2, 3 -R-> 2, 2 -R-> 2 (a loop)
  const auto view = ViewOf(*StoreOf(4, {Edge(1, 3), Edge(1, 2), Edge(1, 2, 1), Edge(3, 2), Edge(2, 2)}));
  CHECK(view.edge_count() == 5);
  CHECK(RowOf(view.out(), 0) == std::vector<Vertex>{1, 2, 1});
  CHECK(Listed(view.out().Row(0, TypeId{0})) == std::vector<Vertex>{1, 2});
  CHECK(Listed(view.out().Row(0, TypeId{1})) == std::vector<Vertex>{1});
  CHECK(view.out().Row(0, TypeId{2}).empty());
  CHECK(RowOf(view.out(), 3).empty());
  CHECK(RowOf(view.in(), 1) == std::vector<Vertex>{0, 1, 2, 0});
  CHECK(Listed(view.in().Row(1, TypeId{0})) == std::vector<Vertex>{0, 1, 2});
  CHECK(view.in().Degree(0) == 0);
}

TEST_CASE("parallel relationships keep their ordinals, seen from either end") {
  const auto view = ViewOf(*StoreOf(2, {Edge(1, 2, 0, 0), Edge(1, 2, 0, 3), Edge(1, 2, 1, 7)}));
  const EdgePlace out = view.out().RunOf(0, TypeId{0}).first;
  const EdgePlace in = view.in().RunOf(1, TypeId{0}).first;
  CHECK(view.Key({0, 1, out, Direction::kOut}) == Edge(1, 2, 0, 0));
  CHECK(view.Key({0, 1, out + 1, Direction::kOut}) == Edge(1, 2, 0, 3));
  CHECK(view.Key({0, 1, out + 2, Direction::kOut}) == Edge(1, 2, 1, 7));
  CHECK(view.Key({0, 1, in + 1, Direction::kIn}) == Edge(1, 2, 0, 3));
  CHECK(view.Key({0, 1, in + 2, Direction::kIn}) == Edge(1, 2, 1, 7));
}

TEST_CASE("a view of some types has all nodes and only their relationships") {
  const auto store = StoreOf(3, {Edge(1, 2, 0), Edge(1, 3, 1), Edge(2, 3, 2)});
  const auto view = ViewOf(*store, {{TypeId{1}, TypeId{2}}});
  CHECK(view.vertex_count() == 3);
  CHECK(view.edge_count() == 2);
  CHECK(RowOf(view.out(), 0) == std::vector<Vertex>{2});
  CHECK(RowOf(view.in(), 2) == std::vector<Vertex>{0, 1});
}

/// All that a view shows, with the places of its edges.
std::string Shown(const TopologyView& view) {
  std::string text;
  for (Vertex vertex = 0; vertex < view.vertex_count(); ++vertex) {
    text += std::to_string(view.Node(vertex).value) + " " + std::to_string(view.LabelSetOf(vertex));
    for (const Adjacency* side : {&view.out(), &view.in()}) {
      side->ForEachRun(vertex, [&](const Adjacency::Run& run) {
        text += " " + std::to_string(run.type.value) + "@" + std::to_string(run.first);
        for (EdgePlace i = 0; i < run.neighbours.size(); ++i) {
          text += "," + std::to_string(run.neighbours[i]) + "#" + std::to_string(side->OrdinalAt(run.first + i));
        }
      });
    }
    text += "\n";
  }
  return text;
}

/// What `work` gives while this program may use one core alone.
template <class Work>
auto OnOneCore(const Work& work) {
  cpu_set_t all;
  cpu_set_t one;
  REQUIRE(sched_getaffinity(0, sizeof all, &all) == 0);
  CPU_ZERO(&one);
  std::size_t core = 0;
  while (!CPU_ISSET(core, &all)) ++core;
  CPU_SET(core, &one);
  REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);
  CHECK(AllCores() == 1);
  auto made = work();
  REQUIRE(sched_setaffinity(0, sizeof all, &all) == 0);
  return made;
}

/// A graph of several batches on RocksDB, with the relationships of a hub and nodes that have none.
TEST_CASE("a large view is the same from either store and on any number of cores") {
  std::mt19937 random(1);
  constexpr std::uint64_t kNodes = 40000;
  std::vector<RelationshipKey> keys = RandomEdges(random, kNodes, 50000);
  for (std::uint64_t node = 5; node <= kNodes; node += 9) keys.push_back(Edge(3, node, 2, 4));
  const auto memory = StoreOf(kNodes, keys);
  const std::string expected = Shown(ViewOf(*memory));

  std::string folder = (std::filesystem::temp_directory_path() / "jitu-view-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  {
    const auto rocks = OpenRocks(folder, TwoLabelsThreeTypes(), {true, false, 8u << 20}).value();
    REQUIRE(rocks->commit(BatchOf(kNodes, keys)));
    CHECK(Shown(ViewOf(*rocks)) == expected);
    CHECK(OnOneCore([&] { return Shown(ViewOf(*rocks)); }) == expected);
  }
  // From files, too, and not from what RocksDB has written last.
  const auto rocks = OpenRocks(folder, TwoLabelsThreeTypes(), {false, true, 8u << 20});
  if (!rocks) FAIL(rocks.error().message.en);
  CHECK(Shown(ViewOf(**rocks)) == expected);
  std::filesystem::remove_all(folder);
}

TEST_CASE("building a view stops when asked to") {
  const auto store = StoreOf(3, {Edge(1, 2)});
  const std::atomic<bool> stop = true;
  const auto view = TopologyView::Build(*store, *store->snapshot(), {}, StopSignal(&stop));
  REQUIRE_FALSE(view);
  CHECK(view.error().code == ErrorCode::kCancelled);
}

TEST_CASE("a view shows exactly the relationships of the store") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::uint64_t nodes = 1 + random() % 60;
    const auto keys = RandomEdges(random, nodes, random() % 300);
    const auto view = ViewOf(*StoreOf(nodes, keys));
    std::vector<RelationshipKey> by_out, by_in;
    for (Vertex vertex = 0; vertex < view.vertex_count(); ++vertex) {
      view.out().ForEachRun(vertex, [&](const Adjacency::Run& run) {
        for (EdgePlace i = 0; i < run.neighbours.size(); ++i) {
          by_out.push_back(view.Key({vertex, run.neighbours[i], run.first + i, Direction::kOut}));
        }
      });
      view.in().ForEachRun(vertex, [&](const Adjacency::Run& run) {
        for (EdgePlace i = 0; i < run.neighbours.size(); ++i) {
          by_in.push_back(view.Key({run.neighbours[i], vertex, run.first + i, Direction::kIn}));
        }
      });
    }
    CHECK(by_out == keys);
    std::sort(by_in.begin(), by_in.end());
    CHECK(by_in == keys);
  }
}

}  // namespace
}  // namespace jitu::graph

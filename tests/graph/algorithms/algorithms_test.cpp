#include <catch2/catch.hpp>
#include <limits>

#include "graph/algorithms/components.h"
#include "graph/algorithms/shortest_paths.h"
#include "tests/graph/view/graphs.h"

namespace jitu::graph {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool Walks(const WalkOptions& options, TypeId type) {
  return options.types.empty() || std::find(options.types.begin(), options.types.end(), type) != options.types.end();
}

/// The oracle: relaxes every edge until nothing changes (Bellman-Ford), over node ids.
std::vector<double> SumsByHand(std::uint64_t nodes, const std::vector<RelationshipKey>& keys,
                               const std::vector<double>& weights, const WalkOptions& options, std::uint64_t from) {
  std::vector<double> sums(nodes, kInfinity);
  sums[from - 1] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (!Walks(options, keys[i].type)) continue;
      double& a = sums[keys[i].from.value - 1];
      double& b = sums[keys[i].to.value - 1];
      if (options.direction != Direction::kIn && a + weights[i] < b) b = a + weights[i], changed = true;
      if (options.direction != Direction::kOut && b + weights[i] < a) a = b + weights[i], changed = true;
    }
  }
  return sums;
}

/// A path whose steps are relationships of the graph, in an allowed direction, from end to end.
void CheckWalk(const Path& path, const std::vector<RelationshipKey>& keys, const WalkOptions& options,
               std::uint64_t from, std::uint64_t to) {
  REQUIRE(path.nodes.size() == path.relationships.size() + 1);
  CHECK(path.nodes.front() == NodeId{from});
  CHECK(path.nodes.back() == NodeId{to});
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const RelationshipKey& key = path.relationships[i];
    CHECK(std::binary_search(keys.begin(), keys.end(), key));
    CHECK(Walks(options, key.type));
    const bool forward = key.from == path.nodes[i] && key.to == path.nodes[i + 1];
    const bool backward = key.to == path.nodes[i] && key.from == path.nodes[i + 1];
    CHECK(((forward && options.direction != Direction::kIn) || (backward && options.direction != Direction::kOut)));
  }
}

TEST_CASE("components are numbered by their smallest vertex") {
  const auto view = ViewOf(*StoreOf(7, {Edge(5, 2), Edge(2, 7), Edge(4, 3), Edge(6, 6)}));
  // Nodes 2, 5, 7 are vertices 1, 4, 6; nodes 3, 4 are vertices 2, 3.
  CHECK(WeaklyConnectedComponents(view).value() == std::vector<Vertex>{0, 1, 2, 2, 1, 5, 1});
  CHECK(WeaklyConnectedComponents(ViewOf(*StoreOf(0, {}))).value().empty());
}

TEST_CASE("components agree with relaxing labels until nothing changes") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::uint64_t nodes = 1 + random() % 60;
    const auto keys = RandomEdges(random, nodes, random() % 70);
    std::vector<Vertex> expected(nodes);
    for (Vertex vertex = 0; vertex < nodes; ++vertex) expected[vertex] = vertex;
    for (bool changed = true; changed;) {
      changed = false;
      for (const RelationshipKey& key : keys) {
        Vertex& a = expected[key.from.value - 1];
        Vertex& b = expected[key.to.value - 1];
        if (a != b) a = b = std::min(a, b), changed = true;
      }
    }
    CHECK(WeaklyConnectedComponents(ViewOf(*StoreOf(nodes, keys))).value() == expected);
  }
}

TEST_CASE("the shortest path has the fewest steps and names its relationships") {
  // 1 -> 2 -> 3 -> 4 and 1 -S-> 4
  const auto view = ViewOf(*StoreOf(5, {Edge(1, 2), Edge(2, 3), Edge(3, 4), Edge(1, 4, 1)}));
  const auto direct = ShortestPath(view, 0, 3).value();
  REQUIRE(direct);
  CHECK(direct->relationships == std::vector<RelationshipKey>{Edge(1, 4, 1)});
  const auto by_r = ShortestPath(view, 0, 3, {Direction::kOut, {TypeId{0}}}).value();
  REQUIRE(by_r);
  CHECK(by_r->relationships == std::vector<RelationshipKey>{Edge(1, 2), Edge(2, 3), Edge(3, 4)});
  CHECK_FALSE(ShortestPath(view, 0, 3, {Direction::kOut, {TypeId{0}}}, 2).value());
  CHECK(ShortestPath(view, 0, 3, {Direction::kOut, {TypeId{0}}}, 3).value());
  CHECK_FALSE(ShortestPath(view, 3, 0).value());
  CHECK(ShortestPath(view, 3, 0, {Direction::kIn, {}}).value());
  CHECK_FALSE(ShortestPath(view, 0, 4, {Direction::kBoth, {}}).value());
  const auto itself = ShortestPath(view, 2, 2).value();
  REQUIRE(itself);
  CHECK(*itself == Path{{NodeId{3}}, {}});
}

TEST_CASE("steps are counted up to the limit") {
  const auto view = ViewOf(*StoreOf(4, {Edge(1, 2), Edge(2, 3), Edge(3, 4)}));
  CHECK(StepsFrom(view, 0).value() == std::vector<std::uint32_t>{0, 1, 2, 3});
  CHECK(StepsFrom(view, 0, {}, 2).value() == std::vector<std::uint32_t>{0, 1, 2, kUnreached});
  CHECK(StepsFrom(view, 0, {}, 0).value() == std::vector<std::uint32_t>{0, kUnreached, kUnreached, kUnreached});
  CHECK(StepsFrom(view, 1, {Direction::kBoth, {}}, 1).value() == std::vector<std::uint32_t>{1, 0, 1, kUnreached});
}

TEST_CASE("a vertex that is not there, and weights of another view, are refused") {
  const auto view = ViewOf(*StoreOf(2, {Edge(1, 2)}));
  CHECK(ShortestPath(view, 0, 2).error().code == ErrorCode::kInvalidArgument);
  CHECK(StepsFrom(view, 7).error().code == ErrorCode::kInvalidArgument);
  CHECK(WeightsFrom(view, {}, 0).error().code == ErrorCode::kInvalidArgument);
  CHECK(WeightsFrom(view, {{-1.0}, {}}, 0).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("weights are read from a property, and what is no weight is refused") {
  const auto store = StoreOf(3, {Edge(1, 2), Edge(1, 3), Edge(2, 3)}, {Value(5), Value(), Value(0.5)});
  const auto view = ViewOf(*store);
  const auto weights = ReadWeights(*store, *store->snapshot(), view, PropertyId{0}, Direction::kBoth, 2.0).value();
  CHECK(weights.out == std::vector<double>{5, 2, 0.5});
  CHECK(weights.in == std::vector<double>{5, 2, 0.5});
  for (const Value& wrong : {Value(-1), Value("1"), Value(kInfinity)}) {
    const auto other = StoreOf(2, {Edge(1, 2)}, {wrong});
    const auto read = ReadWeights(*other, *other->snapshot(), ViewOf(*other), PropertyId{0}, Direction::kOut);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::kRuntime);
  }
}

TEST_CASE("searches stop when asked to") {
  std::vector<RelationshipKey> chain;
  for (std::uint64_t i = 1; i < 10000; ++i) chain.push_back(Edge(i, i + 1));
  const auto view = ViewOf(*StoreOf(10000, chain));
  const std::atomic<bool> flag = true;
  const StopSignal stop(&flag);
  CHECK(StepsFrom(view, 0, {}, kUnreached, stop).error().code == ErrorCode::kCancelled);
  CHECK(WeightsFrom(view, {std::vector<double>(9999, 1), {}}, 0, {}, stop).error().code == ErrorCode::kCancelled);
  CHECK(WeaklyConnectedComponents(view, stop).error().code == ErrorCode::kCancelled);
}

TEST_CASE("shortest and lightest paths agree with the oracle in every direction and choice of types") {
  const std::vector<WalkOptions> choices = {{Direction::kOut, {}},
                                            {Direction::kIn, {}},
                                            {Direction::kBoth, {}},
                                            {Direction::kBoth, {TypeId{0}, TypeId{2}}},
                                            {Direction::kOut, {TypeId{1}}}};
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::uint64_t nodes = 2 + random() % 30;
    const auto keys = RandomEdges(random, nodes, random() % 90);
    std::vector<double> weights;
    std::vector<Value> values;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      weights.push_back(static_cast<double>(random() % 5));
      values.push_back(Value(weights.back()));
    }
    const auto store = StoreOf(nodes, keys, values);
    const auto view = ViewOf(*store);
    for (const WalkOptions& options : choices) {
      const auto edge_weights = ReadWeights(*store, *store->snapshot(), view, PropertyId{0}, options.direction).value();
      const std::uint64_t from = 1 + random() % nodes;
      const auto start = static_cast<Vertex>(from - 1);
      const auto steps_by_hand = SumsByHand(nodes, keys, std::vector<double>(keys.size(), 1.0), options, from);
      const auto sums_by_hand = SumsByHand(nodes, keys, weights, options, from);
      CHECK(WeightsFrom(view, edge_weights, start, options).value() == sums_by_hand);
      const auto steps = StepsFrom(view, start, options).value();
      for (Vertex to = 0; to < nodes; ++to) {
        const bool reached = steps_by_hand[to] < kInfinity;
        REQUIRE(steps[to] == (reached ? static_cast<std::uint32_t>(steps_by_hand[to]) : kUnreached));
        const auto shortest = ShortestPath(view, start, to, options).value();
        const auto lightest = LightestPath(view, edge_weights, start, to, options).value();
        REQUIRE(shortest.has_value() == reached);
        REQUIRE(lightest.has_value() == reached);
        if (!reached) continue;
        REQUIRE(shortest->relationships.size() == steps[to]);
        REQUIRE(lightest->weight == sums_by_hand[to]);
        CheckWalk(*shortest, keys, options, from, to + 1);
        CheckWalk(lightest->path, keys, options, from, to + 1);
        double walked = 0;
        for (const RelationshipKey& key : lightest->path.relationships) {
          walked += weights[static_cast<std::size_t>(std::lower_bound(keys.begin(), keys.end(), key) - keys.begin())];
        }
        REQUIRE(walked == lightest->weight);
      }
    }
  }
}

}  // namespace
}  // namespace jitu::graph

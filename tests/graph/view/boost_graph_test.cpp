#include "graph/view/boost_graph.h"

#include <boost/graph/graph_concepts.hpp>
#include <catch2/catch.hpp>

#include "graph/algorithms/walk_graph.h"
#include "tests/graph/view/graphs.h"

namespace jitu::graph {
namespace {

BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<TopologyView>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<TopologyView>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<TopologyView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<TopologyView>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<WalkGraph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<WalkGraph>));

TEST_CASE("Boost sees the edges of a view from both ends") {
  const auto view = ViewOf(*StoreOf(4, {Edge(1, 2), Edge(1, 3), Edge(3, 2), Edge(4, 4)}));
  std::vector<std::pair<Vertex, Vertex>> all, of_first, into_second;
  for (auto [edge, end] = edges(view); edge != end; ++edge) all.emplace_back(source(*edge, view), target(*edge, view));
  for (auto [edge, end] = out_edges(0, view); edge != end; ++edge)
    of_first.emplace_back(source(*edge, view), target(*edge, view));
  for (auto [edge, end] = in_edges(1, view); edge != end; ++edge)
    into_second.emplace_back(source(*edge, view), target(*edge, view));
  using Pairs = std::vector<std::pair<Vertex, Vertex>>;
  CHECK(all == Pairs{{0, 1}, {0, 2}, {2, 1}, {3, 3}});
  CHECK(of_first == Pairs{{0, 1}, {0, 2}});
  CHECK(into_second == Pairs{{0, 1}, {2, 1}});
  CHECK(num_vertices(view) == 4);
  CHECK(num_edges(view) == 4);
  CHECK(degree(1, view) == 2);
}

TEST_CASE("a walk goes by the chosen types and direction") {
  const auto view = ViewOf(*StoreOf(4, {Edge(1, 2, 0), Edge(1, 3, 1), Edge(4, 1, 0), Edge(2, 1, 2)}));
  struct Case {
    WalkOptions options;
    std::vector<Vertex> reached;
  };
  const std::vector<Case> cases = {{{Direction::kOut, {}}, {1, 2}},
                                   {{Direction::kOut, {TypeId{1}}}, {2}},
                                   {{Direction::kIn, {}}, {3, 1}},
                                   {{Direction::kBoth, {}}, {1, 2, 3, 1}},
                                   {{Direction::kBoth, {TypeId{0}, TypeId{2}}}, {1, 3, 1}},
                                   {{Direction::kBoth, {TypeId{9}}}, {}}};
  for (const Case& one : cases) {
    const bool done = false;
    const WalkGraph graph{&view, &one.options, &done};
    std::vector<Vertex> reached;
    for (auto [edge, end] = out_edges(0, graph); edge != end; ++edge) {
      CHECK(source(*edge, graph) == 0);
      reached.push_back(target(*edge, graph));
    }
    CHECK(reached == one.reached);
    CHECK(out_degree(0, graph) == one.reached.size());
  }
}

}  // namespace
}  // namespace jitu::graph

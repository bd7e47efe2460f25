#include "graph/algorithms/components.h"

#include <boost/pending/disjoint_sets.hpp>

#include "graph/algorithms/stopping.h"
#include "graph/view/boost_graph.h"

namespace jitu::graph {
namespace {

constexpr Vertex kStride = 1 << 16;  // vertices between two looks at the stop signal

}  // namespace

Result<std::vector<Vertex>> WeaklyConnectedComponents(const TopologyView& view, const StopSignal& stop) {
  const std::uint32_t count = view.vertex_count();
  std::vector<std::uint8_t> ranks(count, 0);
  std::vector<Vertex> parents(count);
  for (Vertex vertex = 0; vertex < count; ++vertex) parents[vertex] = vertex;
  boost::disjoint_sets<std::uint8_t*, Vertex*, boost::find_with_path_halving> sets(ranks.data(), parents.data());
  for (Vertex vertex = 0; vertex < count; ++vertex) {
    if (vertex % kStride == 0) JITU_CHECK_OK(StillWanted(stop));
    for (const Vertex neighbour : view.out().Row(vertex)) sets.union_set(vertex, neighbour);
  }
  std::vector<Vertex> smallest(count, BoostTraits::null_vertex());
  std::vector<Vertex> components(count);
  for (Vertex vertex = 0; vertex < count; ++vertex) {
    Vertex& first = smallest[sets.find_set(vertex)];
    if (first == BoostTraits::null_vertex()) first = vertex;
    components[vertex] = first;
  }
  return components;
}

}  // namespace jitu::graph

#include "graph/algorithms/components.h"

#include <algorithm>

#include "graph/algorithms/stopping.h"

namespace jitu::graph {
namespace {

constexpr Vertex kStride = 1 << 16;  // vertices between two looks at the stop signal
constexpr std::uint32_t kSampledEdges = 2;
constexpr Vertex kSampledVertices = 1024;

/// Disjoint sets; the root of each is its smallest vertex.
class Sets {
 public:
  explicit Sets(Vertex count) : parents_(count) {
    for (Vertex vertex = 0; vertex < count; ++vertex) parents_[vertex] = vertex;
  }
  Vertex Find(Vertex vertex) {
    while (parents_[vertex] != vertex) {
      parents_[vertex] = parents_[parents_[vertex]];
      vertex = parents_[vertex];
    }
    return vertex;
  }
  void Join(Vertex a, Vertex b) {
    a = Find(a);
    b = Find(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }
  void JoinAll(Vertex vertex, std::span<const Vertex> neighbours) {
    for (const Vertex neighbour : neighbours) Join(vertex, neighbour);
  }
  std::vector<Vertex> Roots() {
    for (Vertex vertex = 0; vertex < parents_.size(); ++vertex) parents_[vertex] = Find(vertex);
    return std::move(parents_);
  }

 private:
  std::vector<Vertex> parents_;
};

/// The root that most of a sample have.
Vertex CommonRoot(Sets& sets, Vertex count) {
  std::vector<Vertex> roots;
  for (Vertex i = 0; i < std::min(kSampledVertices, count); ++i) {
    roots.push_back(sets.Find(static_cast<Vertex>(std::uint64_t{i} * count / std::min(kSampledVertices, count))));
  }
  std::sort(roots.begin(), roots.end());
  Vertex common = 0;
  std::ptrdiff_t most = 0;
  for (auto from = roots.begin(); from != roots.end();) {
    const auto to = std::upper_bound(from, roots.end(), *from);
    if (to - from > most) common = *from;
    most = std::max(most, to - from);
    from = to;
  }
  return common;
}

}  // namespace

// A graph mostly has one large component, which a few edges of each vertex and type tie together already. Then the
// other edges need only be looked at from the vertices outside of it, from both their sides (Sutton et al., "Optimizing
// Parallel Graph Connectivity Computation via Subgraph Sampling", 2018).
Result<std::vector<Vertex>> WeaklyConnectedComponents(const TopologyView& view, const StopSignal& stop) {
  const std::uint32_t count = view.vertex_count();
  Sets sets(count);
  for (std::uint16_t type = 0; type < view.out().type_count(); ++type) {
    JITU_CHECK_OK(StillWanted(stop));
    view.out().Of(TypeId{type}).ForEachRow([&](Vertex vertex, std::span<const Vertex> row) {
      sets.JoinAll(vertex, row.first(std::min<std::size_t>(row.size(), kSampledEdges)));
    });
  }
  const Vertex common = count == 0 ? 0 : CommonRoot(sets, count);
  for (Vertex vertex = 0; vertex < count; ++vertex) {
    if (vertex % kStride == 0) JITU_CHECK_OK(StillWanted(stop));
    if (sets.Find(vertex) == sets.Find(common)) continue;
    const auto join = [&](const Adjacency::Run& run) { sets.JoinAll(vertex, run.neighbours); };
    view.out().ForEachRun(vertex, join);
    view.in().ForEachRun(vertex, join);
  }
  return sets.Roots();
}

}  // namespace jitu::graph

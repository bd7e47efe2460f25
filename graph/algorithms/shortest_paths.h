/// Shortest paths over a view: by number of steps, or by weight.
///
/// Where several paths are equally short, the answer is one of them, and the same one on every run.
#pragma once

#include <optional>
#include <vector>

#include "graph/algorithms/walk.h"
#include "graph/algorithms/weights.h"

namespace jitu::graph {

inline constexpr std::uint32_t kUnreached = 0xFFFFFFFF;

/// Steps from `from` to each vertex, kUnreached where no walk of at most `most_steps` leads. O(vertices + edges).
Result<std::vector<std::uint32_t>> StepsFrom(const TopologyView& view, Vertex from, const WalkOptions& options = {},
                                             std::uint32_t most_steps = kUnreached, const StopSignal& stop = {});

/// A path with the fewest steps, nothing where there is none of at most `most_steps`. From a vertex to itself: that
/// vertex.
Result<std::optional<Path>> ShortestPath(const TopologyView& view, Vertex from, Vertex to,
                                         const WalkOptions& options = {}, std::uint32_t most_steps = kUnreached,
                                         const StopSignal& stop = {});

struct WeightedPath {
  Path path;
  double weight = 0;
};

/// The least sum of weights from `from` to each vertex, infinity where no walk leads. O((vertices + edges) log
/// vertices).
Result<std::vector<double>> WeightsFrom(const TopologyView& view, const EdgeWeights& weights, Vertex from,
                                        const WalkOptions& options = {}, const StopSignal& stop = {});

/// A path with the least sum of weights, nothing where there is none.
Result<std::optional<WeightedPath>> LightestPath(const TopologyView& view, const EdgeWeights& weights, Vertex from,
                                                 Vertex to, const WalkOptions& options = {},
                                                 const StopSignal& stop = {});

}  // namespace jitu::graph

/// Which vertices hang together.
#pragma once

#include <vector>

#include "graph/view/topology.h"

namespace jitu::graph {

/// For each vertex the smallest vertex of its weakly connected component (edges taken without their direction), so the
/// numbers are the same on every run. Near O(vertices + edges). kCancelled or kLimit as `stop` says.
Result<std::vector<Vertex>> WeaklyConnectedComponents(const TopologyView& view, const StopSignal& stop = {});

}  // namespace jitu::graph

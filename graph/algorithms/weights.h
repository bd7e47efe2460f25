/// Weights of edges, beside a view.
#pragma once

#include <vector>

#include "graph/view/topology.h"

namespace jitu::graph {

/// Finite and not negative, by place in the view's rows. A side that is not walked may be left empty.
struct EdgeWeights {
  std::vector<double> out;
  std::vector<double> in;
};

/// Reads a numeric property of relationships as weights of the sides that `direction` walks; `missing` stands where a
/// relationship has none. `at` must be what the view was built from. kRuntime for a value that is no finite number from
/// 0 on.
Result<EdgeWeights> ReadWeights(const Store& store, const Snapshot& at, const TopologyView& view, PropertyId property,
                                Direction direction, double missing = 1.0, const StopSignal& stop = {});

}  // namespace jitu::graph

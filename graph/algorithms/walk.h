/// Which way a computation may go over a view.
#pragma once

#include <vector>

#include "graph/view/topology.h"

namespace jitu::graph {

struct WalkOptions {
  Direction direction = Direction::kOut;
  std::vector<TypeId> types;  ///< relationship types to go by; empty: all
};

}  // namespace jitu::graph

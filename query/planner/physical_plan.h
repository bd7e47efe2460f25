/// What the executor runs: the operations in order, and for each the columns that somebody above still needs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/planner/logical_plan.h"

namespace jitu::query {

struct PhysicalNode {
  Operation operation;
  std::vector<VariableId> keep;  ///< columns of its rows; all others are dropped. Sorted.
  std::vector<std::unique_ptr<PhysicalNode>> inputs;
};

/// Immutable; may be run many times.
struct PhysicalPlan {
  std::unique_ptr<PhysicalNode> root;
  std::vector<Variable> variables;
  std::vector<std::string> column_names;
  std::vector<VariableId> columns;
  bool explain = false;
  bool writes = false;
};

/// The plan as lines, the last operation first, inputs indented below.
std::vector<std::string> Describe(const PhysicalPlan& plan);

}  // namespace jitu::query

/// What the executor runs: the operations in order, and for each the columns that somebody above still needs.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
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
  std::vector<std::pair<std::string, Place>> parameters;  ///< that must be given
  std::vector<UnknownName> unknown_names;
  bool explain = false;
  bool profile = false;
  bool writes = false;
};

/// What an operation did when the plan ran.
struct Measured {
  std::uint64_t rows = 0;            ///< that it gave
  std::chrono::nanoseconds time{0};  ///< of its own, without that of other operations
};
using Profile = std::map<const PhysicalNode*, Measured>;

/// The plan as lines, the last operation first, inputs indented below; with what was measured, if it is given.
std::vector<std::string> Describe(const PhysicalPlan& plan, const Profile* profile = nullptr);

}  // namespace jitu::query

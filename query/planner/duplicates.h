/// Where in a plan a row that comes twice makes no difference.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "query/planner/logical_plan.h"

namespace jitu::query {

/// What is above an operation.
struct Above {
  bool duplicates_vanish = false;    ///< in a DISTINCT, or an aggregate to which they mean nothing
  std::vector<BoundPtr> predicates;  ///< of all filters between that and here
};

/// Calls `visit` for each operation, from the top down.
void ForEachBelow(LogicalPlan& plan, const std::function<void(LogicalPlan&, const Above&)>& visit);

/// How many operations read each variable; that it is a column of the statement counts as one.
std::map<VariableId, std::size_t> CountUses(const LogicalPlan& plan, const BoundQuery& query);

}  // namespace jitu::query

/// What the rules share that make fewer rows where duplicates vanish above.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "query/planner/logical_plan.h"

namespace jitu::query {

/// What lies above an operation.
struct Above {
  bool duplicates_vanish = false;    ///< rows alike in all that is used above count once
  std::vector<BoundPtr> predicates;  ///< all filters since duplicates began to vanish
};

/// Calls `visit` for each operation that is not below one it took away, from the top downwards.
void VisitBelowDistinct(PlanPtr& plan, const std::function<void(PlanPtr& plan, const Above& above)>& visit);

/// How many operations use each variable, the results of the query being one.
std::map<VariableId, std::size_t> CountUses(const LogicalPlan& plan, const BoundQuery& query);

}  // namespace jitu::query

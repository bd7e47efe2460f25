/// From the logical to the physical plan.
#pragma once

#include <memory>
#include <vector>

#include "query/planner/physical_plan.h"

namespace jitu::query {

/// `columns` are what the statement returns.
std::unique_ptr<PhysicalNode> LowerPlan(PlanPtr plan, std::vector<VariableId> columns);

}  // namespace jitu::query

/// BoundQuery to PhysicalPlan: the algebra, the rules, and which columns each step has to keep.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "query/binder/bound_query.h"
#include "query/planner/logical_plan.h"
#include "query/planner/physical_plan.h"
#include "schema/base/result.h"

namespace jitu::query {

/// What the planner may know of the graph.
struct PlannerContext {
  const graph::Indexes* indexes = nullptr;
  const graph::Counts* counts = nullptr;  ///< null: not known
  bool optimise = true;
  std::set<std::string, std::less<>> rules_off;  ///< by name

  bool Enabled(std::string_view rule) const { return optimise && rules_off.find(rule) == rules_off.end(); }
};

/// Statements whose plan would have more operations are refused: kLimit.
inline constexpr std::size_t kMaxOperations = 1500;

/// May add variables to the query. kUnsupported for what the language has and this version cannot run.
Result<std::shared_ptr<const PhysicalPlan>> MakePhysicalPlan(BoundQuery query, const PlannerContext& context);

/// The same, up to the logical plan after all rules.
Result<PlanPtr> MakeLogicalPlan(BoundQuery& query, const PlannerContext& context);

}  // namespace jitu::query

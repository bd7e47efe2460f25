/// distinct-reach: where only the distinct ends of trails matter, a breadth-first search finds them without listing the
/// trails. Right because a shortest walk is a trail: what k steps reach by walks they reach by trails. The start itself
/// is the exception (out and back over one relationship is a walk and no trail), so walks in both directions of at
/// least one step qualify only where a predicate leaves the start out.
#include <algorithm>
#include <set>

#include "query/planner/equality.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

struct Above {
  bool duplicates_vanish = false;
  std::vector<BoundPtr> predicates;  // all filters since duplicates began to vanish
};

void CountUses(const LogicalPlan& plan, std::set<VariableId>& used) {
  const std::vector<VariableId> here = UsedBy(plan.operation);
  used.insert(here.begin(), here.end());
  if (const auto* apply = std::get_if<Apply>(&plan.operation); apply != nullptr && apply->collected) {
    used.insert(apply->introduced.begin(), apply->introduced.end());
  }
  for (const PlanPtr& input : plan.inputs) CountUses(*input, used);
}

bool Qualifies(const VarExpand& expand, const Above& above, const std::set<VariableId>& used) {
  const Steps& steps = expand.steps;
  if (!above.duplicates_vanish || steps.into || !steps.distinct_from.empty() || expand.least > 1) return false;
  if (used.count(steps.relationship) != 0) return false;
  if (expand.least == 0 || steps.direction != graph::Direction::kBoth) return true;
  return std::any_of(above.predicates.begin(), above.predicates.end(),
                     [&](const BoundPtr& predicate) { return SaysDifferent(*predicate, steps.from, steps.to); });
}

bool AllIgnoreDuplicates(const Aggregate& aggregate) {
  return std::all_of(aggregate.calls.begin(), aggregate.calls.end(),
                     [](const AggregateCall& call) { return call.distinct || IgnoresDuplicates(call.kind); });
}

bool KeepsRowsApart(const Operation& operation) {
  return std::holds_alternative<Filter>(operation) || std::holds_alternative<Expand>(operation) ||
         std::holds_alternative<VarExpand>(operation) || std::holds_alternative<Project>(operation) ||
         std::holds_alternative<NodeScan>(operation) || std::holds_alternative<IndexSeek>(operation) ||
         std::holds_alternative<Unwind>(operation) || std::holds_alternative<Sort>(operation);
}

void Visit(LogicalPlan& plan, Above above, const std::set<VariableId>& used) {
  if (auto* expand = std::get_if<VarExpand>(&plan.operation)) expand->distinct_ends = Qualifies(*expand, above, used);
  if (std::holds_alternative<Distinct>(plan.operation)) {
    above = {true, {}};
  } else if (const auto* aggregate = std::get_if<Aggregate>(&plan.operation)) {
    above = {AllIgnoreDuplicates(*aggregate), {}};
  } else if (const auto* filter = std::get_if<Filter>(&plan.operation)) {
    above.predicates.insert(above.predicates.end(), filter->predicates.begin(), filter->predicates.end());
  } else if (!KeepsRowsApart(plan.operation)) {
    above = {};
  }
  for (PlanPtr& input : plan.inputs) Visit(*input, above, used);
}

}  // namespace

void ReachDistinctEnds(PlanPtr& plan, BoundQuery& query, const PlannerContext&) {
  std::set<VariableId> used;
  CountUses(*plan, used);
  for (const BoundSingleQuery& single : query.queries) used.insert(single.columns.begin(), single.columns.end());
  Visit(*plan, {}, used);
}

}  // namespace jitu::query

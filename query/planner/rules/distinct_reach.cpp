/// distinct-reach: where only the distinct ends of trails matter, a breadth-first search finds them without listing the
/// trails. Right because a shortest walk is a trail: what k steps reach by walks they reach by trails. The start itself
/// is the exception (out and back over one relationship is a walk and no trail), so walks in both directions of at
/// least one step qualify only where a predicate leaves the start out.
#include <algorithm>

#include "query/planner/duplicates.h"
#include "query/planner/predicate_forms.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

bool Qualifies(const VarExpand& expand, const Above& above, const std::map<VariableId, std::size_t>& uses) {
  const Steps& steps = expand.steps;
  if (!above.duplicates_vanish || steps.into || !steps.distinct_from.empty() || expand.least > 1) return false;
  if (uses.count(steps.relationship) != 0) return false;
  if (expand.least == 0 || steps.direction != graph::Direction::kBoth) return true;
  return std::any_of(above.predicates.begin(), above.predicates.end(),
                     [&](const BoundPtr& predicate) { return SaysDifferent(*predicate, steps.from, steps.to); });
}

}  // namespace

void ReachDistinctEnds(PlanPtr& plan, BoundQuery& query, const PlannerContext&) {
  const auto uses = CountUses(*plan, query);
  ForEachBelow(*plan, [&](LogicalPlan& here, const Above& above) {
    if (auto* expand = std::get_if<VarExpand>(&here.operation)) expand->distinct_ends = Qualifies(*expand, above, uses);
  });
}

}  // namespace jitu::query

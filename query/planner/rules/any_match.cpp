/// any-match: where a step's end and relationship are used by nothing but a test of the end's labels, and duplicates
/// vanish above, one relationship that leads to such an end is as good as all. Right because the rows that a row
/// becomes are alike in all that is used; the first of them keeps its place.
#include <algorithm>

#include "query/binder/expression_walk.h"
#include "query/planner/rule.h"
#include "query/planner/rules/vanishing_duplicates.h"

namespace jitu::query {
namespace {

bool Uses(const BoundPtr& predicate, VariableId variable) {
  const std::vector<VariableId> used = VariablesOf(predicate);
  return std::find(used.begin(), used.end(), variable) != used.end();
}

bool TestsLabelsOf(const BoundExpression& predicate, VariableId node) {
  return predicate.kind == BoundKind::kHasLabels && predicate.children[0]->kind == BoundKind::kVariable &&
         predicate.children[0]->variable == node;
}

/// Takes from a filter the predicates about the end, if they only test its labels.
std::optional<std::vector<std::string>> TakeLabels(Filter& filter, VariableId end) {
  std::vector<BoundPtr> others;
  std::vector<std::string> labels;
  for (const BoundPtr& predicate : filter.predicates) {
    if (TestsLabelsOf(*predicate, end)) {
      labels.insert(labels.end(), predicate->names.begin(), predicate->names.end());
    } else if (Uses(predicate, end)) {
      return std::nullopt;
    } else {
      others.push_back(predicate);
    }
  }
  filter.predicates = std::move(others);
  return labels;
}

bool UsedBy(const std::map<VariableId, std::size_t>& uses, VariableId variable, std::size_t operations) {
  const auto found = uses.find(variable);
  return (found == uses.end() ? 0 : found->second) == operations;
}

void TakeAnyMatch(PlanPtr& plan, const Above& above, const std::map<VariableId, std::size_t>& uses) {
  auto* filter = std::get_if<Filter>(&plan->operation);
  LogicalPlan& below = filter == nullptr ? *plan : *plan->inputs[0];
  auto* expand = std::get_if<Expand>(&below.operation);
  if (expand == nullptr || expand->any || !above.duplicates_vanish) return;
  const Steps& steps = expand->steps;
  if (steps.into || !steps.distinct_from.empty() || !UsedBy(uses, steps.relationship, 0)) return;
  if (UsedBy(uses, steps.to, 0)) {
    expand->any = true;
    return;
  }
  if (filter == nullptr || !UsedBy(uses, steps.to, 1)) return;
  auto labels = TakeLabels(*filter, steps.to);
  if (!labels || labels->empty()) return;
  expand->any = true;
  expand->end_labels = std::move(*labels);
  if (!filter->predicates.empty()) return;
  PlanPtr step = std::move(plan->inputs[0]);
  plan = std::move(step);
}

}  // namespace

void MatchAny(PlanPtr& plan, BoundQuery& query, const PlannerContext&) {
  const auto uses = CountUses(*plan, query);
  VisitBelowDistinct(plan, [&](PlanPtr& at, const Above& above) { TakeAnyMatch(at, above, uses); });
}

}  // namespace jitu::query

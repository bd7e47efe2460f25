/// expand-once: where duplicates vanish and nobody asks for a step's relationship and end, but for the end's labels, it
/// is enough that there is such a step. Right because all steps of a row would give the same row again.
#include <algorithm>

#include "query/binder/expression_walk.h"
#include "query/planner/duplicates.h"
#include "query/planner/predicate_forms.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

using Uses = std::map<VariableId, std::size_t>;

std::size_t UsesOf(const Uses& uses, VariableId variable) {
  const auto found = uses.find(variable);
  return found == uses.end() ? 0 : found->second;
}

void AddLabels(const BoundExpression& test, Expand& expand) {
  for (const auto& label : test.labels) expand.end_labels.push_back(*label);
  expand.end_label_names.insert(expand.end_label_names.end(), test.names.begin(), test.names.end());
}

bool Mentions(const BoundPtr& predicate, VariableId variable) { return HasVariable(VariablesOf(predicate), variable); }

// Takes the label tests of the end out of the filter above the step; false: it asks for more of the end than labels.
bool TakeLabelTests(Filter& filter, Expand& expand) {
  const VariableId end = expand.steps.to;
  std::vector<BoundPtr> rest;
  std::vector<BoundPtr> tests;
  for (const BoundPtr& predicate : filter.predicates)
    (IsLabelTest(*predicate, end) ? tests : rest).push_back(predicate);
  if (std::any_of(rest.begin(), rest.end(), [&](const BoundPtr& one) { return Mentions(one, end); })) return false;
  for (const BoundPtr& test : tests) AddLabels(*test, expand);
  filter.predicates = std::move(rest);
  return true;
}

void Visit(LogicalPlan& plan, const Above& above, const Uses& uses) {
  if (!above.duplicates_vanish) return;
  auto* expand = std::get_if<Expand>(&plan.operation);
  auto* filter = std::get_if<Filter>(&plan.operation);
  if (filter != nullptr) expand = std::get_if<Expand>(&plan.inputs[0]->operation);
  if (expand == nullptr || expand->once || expand->steps.into || UsesOf(uses, expand->steps.relationship) > 0) return;
  const std::size_t end_uses = UsesOf(uses, expand->steps.to);
  const bool filter_asks = filter != nullptr && HasVariable(UsedBy(plan.operation), expand->steps.to);
  expand->once = filter_asks ? end_uses == 1 && TakeLabelTests(*filter, *expand) : end_uses == 0;
}

}  // namespace

void ExpandOnce(PlanPtr& plan, BoundQuery& query, const PlannerContext&) {
  const Uses uses = CountUses(*plan, query);
  ForEachBelow(*plan, [&](LogicalPlan& here, const Above& above) { Visit(here, above, uses); });
  DropEmptyFilters(plan);
}

}  // namespace jitu::query

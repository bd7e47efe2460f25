/// filter-pushdown: predicates go down to where their variables first have a value, so that fewer rows are walked on.
/// Only predicates that cannot fail move: another one's failure must not come to light on rows it never saw.
#include <algorithm>

#include "query/binder/expression_walk.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

bool CannotFail(const BoundPtr& predicate) {
  bool safe = true;
  Walk(predicate, [&](const BoundExpression& part) {
    switch (part.kind) {
      case BoundKind::kConstant:
      case BoundKind::kParameter:
      case BoundKind::kVariable:
      case BoundKind::kProperty:
      case BoundKind::kHasLabels:
      case BoundKind::kComparison:
      case BoundKind::kList:
      case BoundKind::kMap:
        break;
      case BoundKind::kOperation:
        safe = safe && (part.operation < Operator::kAdd || part.operation == Operator::kIn ||
                        part.operation == Operator::kStartsWith || part.operation == Operator::kEndsWith ||
                        part.operation == Operator::kContains || part.operation >= Operator::kIsNull);
        break;
      default:
        safe = false;
    }
    return safe;
  });
  return safe;
}

bool LetsThrough(const Operation& operation) {
  return std::holds_alternative<NodeScan>(operation) || std::holds_alternative<Expand>(operation) ||
         std::holds_alternative<VarExpand>(operation) || std::holds_alternative<Unwind>(operation) ||
         std::holds_alternative<Project>(operation) || std::holds_alternative<BuildPaths>(operation) ||
         std::holds_alternative<Apply>(operation) || std::holds_alternative<ProcedureCall>(operation) ||
         std::holds_alternative<Filter>(operation) || std::holds_alternative<Sort>(operation);
}

void Sink(PlanPtr& plan, const BoundPtr& predicate, const std::vector<VariableId>& used) {
  const std::vector<VariableId> made = Introduced(plan->operation);
  const bool free = std::none_of(used.begin(), used.end(), [&](VariableId v) { return HasVariable(made, v); });
  if (free && LetsThrough(plan->operation)) {
    Sink(plan->inputs[0], predicate, used);
    return;
  }
  plan = MakePlan(Filter{{predicate}}, std::move(plan));
}

void MergeFilters(PlanPtr& plan) {
  auto* upper = std::get_if<Filter>(&plan->operation);
  while (upper != nullptr && std::holds_alternative<Filter>(plan->inputs[0]->operation)) {
    auto& lower = std::get<Filter>(plan->inputs[0]->operation);
    lower.predicates.insert(lower.predicates.end(), upper->predicates.begin(), upper->predicates.end());
    PlanPtr inner = std::move(plan->inputs[0]);
    plan = std::move(inner);
    upper = std::get_if<Filter>(&plan->operation);
  }
  for (PlanPtr& input : plan->inputs) MergeFilters(input);
}

void PushAll(PlanPtr& plan) {
  for (PlanPtr& input : plan->inputs) PushAll(input);
  auto* filter = std::get_if<Filter>(&plan->operation);
  if (filter == nullptr) return;
  std::vector<BoundPtr> stay;
  const std::vector<BoundPtr> predicates = std::move(filter->predicates);
  for (const BoundPtr& predicate : predicates) {
    const std::vector<VariableId> used = VariablesOf(predicate);
    if (CannotFail(predicate) && !used.empty()) {
      Sink(plan->inputs[0], predicate, used);
    } else {
      stay.push_back(predicate);
    }
  }
  filter->predicates = std::move(stay);
  if (!filter->predicates.empty()) return;
  PlanPtr inner = std::move(plan->inputs[0]);
  plan = std::move(inner);
}

}  // namespace

void PushFiltersDown(PlanPtr& plan, BoundQuery&, const PlannerContext&) {
  PushAll(plan);
  MergeFilters(plan);
}

}  // namespace jitu::query

#include "query/planner/duplicates.h"

#include <algorithm>
#include <utility>

namespace jitu::query {
namespace {

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

void Visit(LogicalPlan& plan, Above above, const std::function<void(LogicalPlan&, const Above&)>& visit) {
  visit(plan, above);
  if (std::holds_alternative<Distinct>(plan.operation)) {
    above = {true, {}};
  } else if (const auto* aggregate = std::get_if<Aggregate>(&plan.operation)) {
    above = {AllIgnoreDuplicates(*aggregate), {}};
  } else if (const auto* filter = std::get_if<Filter>(&plan.operation)) {
    above.predicates.insert(above.predicates.end(), filter->predicates.begin(), filter->predicates.end());
  } else if (!KeepsRowsApart(plan.operation)) {
    above = {};
  }
  for (PlanPtr& input : plan.inputs) Visit(*input, above, visit);
}

void AddUses(const LogicalPlan& plan, std::map<VariableId, std::size_t>& uses) {
  for (const VariableId variable : UsedBy(plan.operation)) ++uses[variable];
  if (const auto* apply = std::get_if<Apply>(&plan.operation); apply != nullptr && apply->collected) {
    for (const VariableId variable : apply->introduced) ++uses[variable];
  }
  for (const PlanPtr& input : plan.inputs) AddUses(*input, uses);
}

}  // namespace

void ForEachBelow(LogicalPlan& plan, const std::function<void(LogicalPlan&, const Above&)>& visit) {
  Visit(plan, {}, visit);
}

std::map<VariableId, std::size_t> CountUses(const LogicalPlan& plan, const BoundQuery& query) {
  std::map<VariableId, std::size_t> uses;
  AddUses(plan, uses);
  for (const BoundSingleQuery& single : query.queries) {
    for (const VariableId column : single.columns) ++uses[column];
  }
  return uses;
}

}  // namespace jitu::query

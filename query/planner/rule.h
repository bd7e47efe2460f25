/// Optimiser rules. Each is one file in rules/ with a name, a function, and a line in the table in rules/table.cpp; any
/// may be switched off (PlannerContext::rules_off), and without all of them the answer is the same.
#pragma once

#include <span>
#include <string_view>

#include "query/planner/planner.h"

namespace jitu::query {

struct Rule {
  std::string_view name;
  /// Makes a plan that gives the same rows; may add variables.
  void (*apply)(PlanPtr& plan, BoundQuery& query, const PlannerContext& context);
};

/// In the order they are applied.
std::span<const Rule> Rules();

void PushFiltersDown(PlanPtr& plan, BoundQuery& query, const PlannerContext& context);
void ChooseIndexes(PlanPtr& plan, BoundQuery& query, const PlannerContext& context);
void ReachDistinctEnds(PlanPtr& plan, BoundQuery& query, const PlannerContext& context);
void ExpandOnce(PlanPtr& plan, BoundQuery& query, const PlannerContext& context);
void ReadPropertiesTogether(PlanPtr& plan, BoundQuery& query, const PlannerContext& context);
void SortOnlyTheTop(PlanPtr& plan, BoundQuery& query, const PlannerContext& context);

/// The one rule that works on the pattern and not on the plan: where to start walking. Its name is "expand-direction".
/// Without it, the first node as written.
inline constexpr std::string_view kExpandDirection = "expand-direction";
VariableId ChooseStart(const BoundMatch& match, const std::vector<VariableId>& candidates,
                       const std::vector<VariableId>& available, const PlannerContext& context);

}  // namespace jitu::query

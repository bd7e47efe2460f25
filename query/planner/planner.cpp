#include "query/planner/planner.h"

#include <algorithm>
#include <utility>

#include "query/binder/expression_walk.h"
#include "query/planner/clause_planner.h"
#include "query/planner/lower.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

// The columns of both sides under common variables.
PlanPtr UnionOf(BoundQuery& query, std::vector<PlanPtr> arms, std::vector<VariableId>& columns) {
  columns.clear();
  for (std::size_t i = 0; i < query.column_names.size(); ++i) {
    TypeSet types = TypeSet::kNone;
    for (const BoundSingleQuery& single : query.queries) types = types | query.variables[single.columns[i]].types;
    query.variables.push_back({query.column_names[i], types});
    columns.push_back(static_cast<VariableId>(query.variables.size() - 1));
  }
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    Project project;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const VariableId source = query.queries[arm].columns[i];
      project.items.push_back({columns[i], MakeVariable(source, query.variables[source].types)});
    }
    arms[arm] = MakePlan(std::move(project), std::move(arms[arm]));
  }
  PlanPtr all = MakePlan(Union{}, std::move(arms));
  if (query.union_all[0]) return all;
  return MakePlan(Distinct{columns}, std::move(all));
}

Result<PlanPtr> PlanAll(BoundQuery& query, const PlannerContext& context, std::vector<VariableId>& columns) {
  std::vector<PlanPtr> arms;
  for (const BoundSingleQuery& single : query.queries) {
    ClausePlanner planner(query, context);
    JITU_TRY(PlanPtr plan, planner.Run(single.clauses, MakePlan(EmptyRow{})));
    arms.push_back(std::move(plan));
  }
  columns = query.queries[0].columns;
  PlanPtr plan = arms.size() == 1 ? std::move(arms[0]) : UnionOf(query, std::move(arms), columns);
  if (SizeOf(*plan) > kMaxOperations) return TooManyOperations();
  for (const Rule& rule : Rules()) {
    if (context.Enabled(rule.name)) rule.apply(plan, query, context);
  }
  return plan;
}

bool Writes(const PhysicalNode& node) {
  if (std::holds_alternative<Create>(node.operation) || std::holds_alternative<SetProperties>(node.operation) ||
      std::holds_alternative<Delete>(node.operation) || std::holds_alternative<Merge>(node.operation)) {
    return true;
  }
  return std::any_of(node.inputs.begin(), node.inputs.end(), [](const auto& input) { return Writes(*input); });
}

}  // namespace

Result<PlanPtr> MakeLogicalPlan(BoundQuery& query, const PlannerContext& context) {
  std::vector<VariableId> columns;
  return PlanAll(query, context, columns);
}

Result<std::shared_ptr<const PhysicalPlan>> MakePhysicalPlan(BoundQuery query, const PlannerContext& context) {
  auto physical = std::make_shared<PhysicalPlan>();
  JITU_TRY(PlanPtr plan, PlanAll(query, context, physical->columns));
  physical->root = LowerPlan(std::move(plan), physical->columns);
  physical->variables = std::move(query.variables);
  physical->column_names = std::move(query.column_names);
  physical->explain = query.explain;
  physical->profile = query.profile;
  physical->parameters = std::move(query.parameters);
  physical->unknown_names = std::move(query.unknown_names);
  physical->writes = Writes(*physical->root);
  return std::shared_ptr<const PhysicalPlan>(std::move(physical));
}

}  // namespace jitu::query

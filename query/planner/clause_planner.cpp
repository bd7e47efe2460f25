#include "query/planner/clause_planner.h"

#include <utility>

#include "query/binder/expression_walk.h"
#include "query/planner/pattern_planner.h"

namespace jitu::query {

Error TooManyOperations() {
  return Fail(ErrorCode::kLimit,
              Say("语句太长：超过 {} 个步骤", "the statement is too long: more than {} steps", kMaxOperations));
}

Result<PlanPtr> ClausePlanner::Run(const std::vector<BoundClause>& clauses, PlanPtr plan) {
  bool written = false;
  if (clauses.size() > kMaxOperations) return TooManyOperations();
  for (const BoundClause& clause : clauses) {
    const bool writes = std::holds_alternative<BoundCreate>(clause) || std::holds_alternative<BoundSet>(clause) ||
                        std::holds_alternative<BoundDelete>(clause) || std::holds_alternative<BoundMerge>(clause);
    if (writes != written) plan = MakePlan(Eager{}, std::move(plan));
    written = writes;
    JITU_TRY(plan, std::visit([&](const auto& one) { return Add(one, std::move(plan)); }, clause));
  }
  return plan;
}

Result<PlanPtr> ClausePlanner::Add(const BoundMatch& match, PlanPtr plan) {
  if (match.search.kind != PathSearch::Kind::kAll) return AddSearch(match, std::move(plan));
  if (match.optional) return AddOptional(match, std::move(plan));
  return AddMatch(match, std::move(plan));
}

// Patterns among the predicates become columns first; they may speak of what the pattern itself finds.
Result<PlanPtr> ClausePlanner::AddMatch(const BoundMatch& match, PlanPtr plan) {
  BoundMatch plain = match;
  plain.predicates.clear();
  Filter with_patterns;
  for (const BoundPtr& predicate : match.predicates) {
    (HasPattern(predicate) ? with_patterns.predicates : plain.predicates).push_back(predicate);
  }
  plan = PatternPlanner(context_).Plan(plain, std::move(plan), available_);
  if (with_patterns.predicates.empty()) return plan;
  return AddFilter(std::move(with_patterns.predicates), std::move(plan));
}

// All paths for each row, of which the search chooses some; then WHERE is asked of these.
Result<PlanPtr> ClausePlanner::AddSearch(const BoundMatch& match, PlanPtr plan) {
  Apply apply;
  apply.mode = match.optional ? Apply::Mode::kOptional : Apply::Mode::kInner;
  apply.name = "Search";
  const std::set<VariableId> before = available_;
  apply.tag = NewVariable("row", TypeSet::kInteger);
  JITU_TRY(PlanPtr inner, AddMatch(match, MakePlan(Argument{apply.tag})));
  SelectPaths select;
  select.search = match.search;
  const auto& walked = match.relationships;
  select.partition = {apply.tag, walked.empty() ? match.nodes[0].variable : walked.front().from,
                      walked.empty() ? match.nodes[0].variable : walked.back().to};
  for (const BoundRelationship& one : walked) select.relationships.push_back(one.variable);
  inner = MakePlan(std::move(select), std::move(inner));
  JITU_TRY(inner, AddFilter(match.after, std::move(inner)));
  for (VariableId variable : available_) {
    if (before.count(variable) == 0) apply.introduced.push_back(variable);
  }
  return Applied(std::move(apply), std::move(plan), std::move(inner));
}

Result<PlanPtr> ClausePlanner::AddOptional(const BoundMatch& match, PlanPtr plan) {
  Apply apply;
  apply.mode = Apply::Mode::kOptional;
  apply.name = "Optional";
  const std::set<VariableId> before = available_;
  apply.tag = NewVariable("row", TypeSet::kInteger);
  JITU_TRY(PlanPtr inner, AddMatch(match, MakePlan(Argument{apply.tag})));
  for (VariableId variable : available_) {
    if (before.count(variable) == 0) apply.introduced.push_back(variable);
  }
  return Applied(std::move(apply), std::move(plan), std::move(inner));
}

Result<PlanPtr> ClausePlanner::AddFilter(std::vector<BoundPtr> predicates, PlanPtr plan) {
  Filter filter;
  for (const BoundPtr& predicate : predicates) {
    JITU_TRY(BoundPtr lifted, Lift(predicate, plan));
    SplitConjunction(lifted, filter.predicates);
  }
  if (filter.predicates.empty()) return plan;
  return MakePlan(std::move(filter), std::move(plan));
}

Result<PlanPtr> ClausePlanner::Add(const BoundUnwind& unwind, PlanPtr plan) {
  JITU_TRY(BoundPtr list, Lift(unwind.list, plan));
  available_.insert(unwind.variable);
  return MakePlan(Unwind{std::move(list), unwind.variable}, std::move(plan));
}

Result<PlanPtr> ClausePlanner::Add(const BoundProjection& projection, PlanPtr plan) {
  if (projection.aggregating) {
    JITU_TRY(plan, AddAggregate(projection, std::move(plan)));
  }
  if (!projection.items.empty()) {
    Project project;
    for (const Projected& item : projection.items) {
      JITU_TRY(BoundPtr expression, Lift(item.expression, plan));
      project.items.push_back({item.target, std::move(expression)});
    }
    for (const Projected& item : project.items) available_.insert(item.target);
    plan = MakePlan(std::move(project), std::move(plan));
  }
  if (projection.distinct) {
    Distinct distinct{projection.columns};
    distinct.columns.insert(distinct.columns.end(), group_along_.begin(), group_along_.end());
    plan = MakePlan(std::move(distinct), std::move(plan));
  }
  JITU_TRY(plan, AddOrder(projection, std::move(plan)));
  if (projection.where) {
    JITU_TRY(plan, AddFilter({projection.where}, std::move(plan)));
  }
  available_ = {projection.columns.begin(), projection.columns.end()};
  available_.insert(group_along_.begin(), group_along_.end());
  return plan;
}

Result<PlanPtr> ClausePlanner::AddAggregate(const BoundProjection& projection, PlanPtr plan) {
  Aggregate aggregate;
  for (const Projected& key : projection.keys) {
    JITU_TRY(BoundPtr expression, Lift(key.expression, plan));
    aggregate.keys.push_back({key.target, std::move(expression)});
  }
  for (VariableId variable : group_along_) {
    aggregate.keys.push_back({variable, MakeVariable(variable, query_.variables[variable].types)});
  }
  for (const AggregateCall& call : projection.aggregates) {
    AggregateCall made = call;
    JITU_TRY(made.argument, Lift(call.argument, plan));
    aggregate.calls.push_back(std::move(made));
  }
  available_.clear();
  for (const Projected& key : aggregate.keys) available_.insert(key.target);
  for (const AggregateCall& call : aggregate.calls) available_.insert(call.target);
  const std::vector<AggregateCall> calls = aggregate.calls;
  plan = MakePlan(std::move(aggregate), std::move(plan));
  return projection.keys.empty() && !group_along_.empty() ? WithEmptyGroups(calls, std::move(plan)) : std::move(plan);
}

Result<PlanPtr> ClausePlanner::AddOrder(const BoundProjection& projection, PlanPtr plan) {
  if (!projection.order.empty()) {
    Sort sort;
    for (const SortKey& key : projection.order) {
      JITU_TRY(BoundPtr expression, Lift(key.expression, plan));
      sort.keys.push_back({std::move(expression), key.descending});
    }
    plan = MakePlan(std::move(sort), std::move(plan));
  }
  if (projection.skip) plan = MakePlan(Skip{projection.skip}, std::move(plan));
  if (projection.limit) plan = MakePlan(Limit{projection.limit}, std::move(plan));
  return plan;
}

Result<PlanPtr> ClausePlanner::Add(const BoundCreate& create, PlanPtr plan) {
  PlanPtr made = MakePlan(Create{create}, std::move(plan));
  for (VariableId variable : Introduced(made->operation)) available_.insert(variable);
  return made;
}

Result<PlanPtr> ClausePlanner::Add(const BoundMerge& merge, PlanPtr plan) {
  Merge made{merge, NewVariable("row", TypeSet::kInteger)};
  JITU_TRY(PlanPtr inner, AddMatch(merge.match, MakePlan(Argument{made.tag})));
  std::vector<PlanPtr> inputs;
  inputs.push_back(std::move(plan));
  inputs.push_back(std::move(inner));
  return MakePlan(std::move(made), std::move(inputs));
}

Result<PlanPtr> ClausePlanner::Add(const BoundSet& set, PlanPtr plan) {
  return MakePlan(SetProperties{set}, std::move(plan));
}

Result<PlanPtr> ClausePlanner::Add(const BoundDelete& removal, PlanPtr plan) {
  return MakePlan(Delete{removal}, std::move(plan));
}

Result<PlanPtr> ClausePlanner::Add(const BoundCall& call, PlanPtr plan) {
  BoundCall made = call;
  made.where = nullptr;
  for (BoundPtr& argument : made.arguments) {
    JITU_TRY(argument, Lift(argument, plan));
  }
  available_.insert(call.variables.begin(), call.variables.end());
  plan = MakePlan(ProcedureCall{std::move(made)}, std::move(plan));
  if (!call.where) return plan;
  return AddFilter({call.where}, std::move(plan));
}

Result<PlanPtr> ClausePlanner::Add(const std::shared_ptr<BoundSubquery>& subquery, PlanPtr plan) {
  Project inputs;
  for (const Projected& input : subquery->inputs) {
    JITU_TRY(BoundPtr expression, Lift(input.expression, plan));
    inputs.items.push_back({input.target, std::move(expression)});
  }
  for (const Projected& input : inputs.items) available_.insert(input.target);
  if (!inputs.items.empty()) plan = MakePlan(std::move(inputs), std::move(plan));

  Apply apply;
  apply.name = subquery->name;
  JITU_TRY(PlanPtr body, PlanSubquery(*subquery, apply));
  body = MakePlan(Project{subquery->outputs}, std::move(body));
  for (const Projected& output : subquery->outputs) {
    apply.introduced.push_back(output.target);
    available_.insert(output.target);
  }
  plan = Applied(std::move(apply), std::move(plan), std::move(body));
  if (!subquery->where) return plan;
  return AddFilter({subquery->where}, std::move(plan));
}

}  // namespace jitu::query

#include "query/planner/logical_plan.h"

#include <algorithm>
#include <utility>

#include "query/binder/expression_walk.h"

namespace jitu::query {
namespace {

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

using Variables = std::vector<VariableId>;

void SortOut(Variables& variables) {
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
}

void AddReads(const std::vector<PropertyRead>& reads, Variables& into) {
  for (const PropertyRead& read : reads) into.push_back(read.target);
}

void AddSteps(const Steps& steps, Variables& into) {
  into.push_back(steps.from);
  if (steps.into) into.push_back(steps.to);
  into.insert(into.end(), steps.distinct_from.begin(), steps.distinct_from.end());
}

void AddStepsMade(const Steps& steps, Variables& into) {
  into.push_back(steps.relationship);
  if (!steps.into) into.push_back(steps.to);
}

void ChangeProperties(BoundProperties& properties, const std::function<BoundPtr(const BoundPtr&)>& change) {
  for (BoundPtr& value : properties.values) value = change(value);
  if (properties.map) properties.map = change(properties.map);
}

}  // namespace

PlanPtr MakePlan(Operation operation, std::vector<PlanPtr> inputs) {
  auto plan = std::make_unique<LogicalPlan>();
  plan->operation = std::move(operation);
  plan->inputs = std::move(inputs);
  return plan;
}

PlanPtr MakePlan(Operation operation, PlanPtr input) {
  std::vector<PlanPtr> inputs;
  inputs.push_back(std::move(input));
  return MakePlan(std::move(operation), std::move(inputs));
}

bool HasVariable(const Variables& sorted, VariableId variable) {
  return std::binary_search(sorted.begin(), sorted.end(), variable);
}

Variables Introduced(const Operation& operation) {
  Variables made;
  std::visit(Overloaded{
                 [&](const Argument& argument) { made.push_back(argument.tag); },
                 [&](const NodeScan& scan) {
                   made.push_back(scan.node);
                   AddReads(scan.reads, made);
                 },
                 [&](const IndexSeek& seek) {
                   made.push_back(seek.node);
                   AddReads(seek.reads, made);
                 },
                 [&](const Expand& expand) { AddStepsMade(expand.steps, made); },
                 [&](const VarExpand& expand) { AddStepsMade(expand.steps, made); },
                 [&](const Repeat& repeat) {
                   AddStepsMade(repeat.steps, made);
                   for (const BoundRepeat::Group& group : repeat.groups) made.push_back(group.outer);
                 },
                 [&](const Project& project) {
                   for (const Projected& item : project.items) made.push_back(item.target);
                 },
                 [&](const BuildPaths& build) {
                   for (const BoundPath& path : build.paths) made.push_back(path.variable);
                 },
                 [&](const Aggregate& aggregate) {
                   for (const Projected& key : aggregate.keys) made.push_back(key.target);
                   for (const AggregateCall& call : aggregate.calls) made.push_back(call.target);
                 },
                 [&](const Unwind& unwind) { made.push_back(unwind.variable); },
                 [&](const Apply& apply) {
                   made = apply.introduced;
                   if (apply.mode == Apply::Mode::kExists || apply.mode == Apply::Mode::kCollect) {
                     made.push_back(apply.result);
                   }
                 },
                 [&](const ProcedureCall& call) { made = call.call.variables; },
                 [&](const ReadProperties& read) { AddReads(read.reads, made); },
                 [&](const Merge& merge) {
                   for (const CreatedNode& node : merge.merge.create.nodes) made.push_back(node.variable);
                   for (const CreatedRelationship& one : merge.merge.create.relationships) made.push_back(one.variable);
                   for (const BoundPath& path : merge.merge.create.paths) made.push_back(path.variable);
                 },
                 [&](const Create& create) {
                   for (const CreatedNode& node : create.create.nodes) made.push_back(node.variable);
                   for (const CreatedRelationship& one : create.create.relationships) made.push_back(one.variable);
                   for (const BoundPath& path : create.create.paths) made.push_back(path.variable);
                 },
                 [](const auto&) {},
             },
             operation);
  SortOut(made);
  return made;
}

bool HasInnerPlan(const Operation& operation) {
  return std::holds_alternative<Apply>(operation) || std::holds_alternative<Merge>(operation) ||
         std::holds_alternative<Repeat>(operation);
}

Variables OutputOf(const LogicalPlan& plan) {
  Variables output = Introduced(plan.operation);
  if (!std::holds_alternative<Aggregate>(plan.operation)) {
    const bool inner = HasInnerPlan(plan.operation);
    const std::size_t count = inner ? 1 : plan.inputs.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Variables input = OutputOf(*plan.inputs[i]);
      output.insert(output.end(), input.begin(), input.end());
    }
  }
  SortOut(output);
  return output;
}

void ForEachExpression(Operation& operation, const std::function<BoundPtr(const BoundPtr&)>& change) {
  const auto change_keys = [&](std::vector<SortKey>& keys) {
    for (SortKey& key : keys) key.expression = change(key.expression);
  };
  const auto change_one = [&](BoundPtr& expression) {
    if (expression) expression = change(expression);
  };
  std::visit(Overloaded{
                 [&](IndexSeek& seek) { change_one(seek.value); },
                 [&](Filter& filter) {
                   for (BoundPtr& predicate : filter.predicates) change_one(predicate);
                 },
                 [&](Project& project) {
                   for (Projected& item : project.items) change_one(item.expression);
                 },
                 [&](Aggregate& aggregate) {
                   for (Projected& key : aggregate.keys) change_one(key.expression);
                   for (AggregateCall& call : aggregate.calls) change_one(call.argument);
                 },
                 [&](Sort& sort) { change_keys(sort.keys); },
                 [&](TopK& top) {
                   change_keys(top.keys);
                   change_one(top.skip);
                   change_one(top.limit);
                 },
                 [&](Skip& skip) { change_one(skip.count); },
                 [&](Limit& limit) { change_one(limit.count); },
                 [&](Unwind& unwind) { change_one(unwind.list); },
                 [&](ProcedureCall& call) {
                   for (BoundPtr& argument : call.call.arguments) change_one(argument);
                 },
                 [&](Create& create) {
                   for (CreatedNode& node : create.create.nodes) ChangeProperties(node.properties, change);
                   for (CreatedRelationship& one : create.create.relationships)
                     ChangeProperties(one.properties, change);
                 },
                 [&](Merge& merge) {
                   for (CreatedNode& node : merge.merge.create.nodes) ChangeProperties(node.properties, change);
                   for (CreatedRelationship& one : merge.merge.create.relationships) {
                     ChangeProperties(one.properties, change);
                   }
                   for (BoundSet* set : {&merge.merge.on_create, &merge.merge.on_match}) {
                     for (BoundSetItem& item : set->items) {
                       change_one(item.target);
                       change_one(item.value);
                     }
                   }
                 },
                 [&](SetProperties& set) {
                   for (BoundSetItem& item : set.set.items) {
                     change_one(item.target);
                     change_one(item.value);
                   }
                 },
                 [&](Delete& removal) {
                   for (BoundPtr& target : removal.removal.targets) change_one(target);
                 },
                 [](auto&) {},
             },
             operation);
}

Variables UsedBy(const Operation& operation) {
  Variables used;
  // Nothing is changed: each expression is put back as it was.
  ForEachExpression(const_cast<Operation&>(operation), [&](const BoundPtr& expression) {
    AddVariablesOf(expression, used);
    return expression;
  });
  std::visit(Overloaded{
                 [&](const Expand& expand) { AddSteps(expand.steps, used); },
                 [&](const VarExpand& expand) { AddSteps(expand.steps, used); },
                 [&](const Repeat& repeat) { AddSteps(repeat.steps, used); },
                 [&](const SelectPaths& select) {
                   used = select.partition;
                   used.insert(used.end(), select.relationships.begin(), select.relationships.end());
                 },
                 [&](const BuildPaths& build) {
                   for (const BoundPath& path : build.paths) {
                     used.insert(used.end(), path.nodes.begin(), path.nodes.end());
                     used.insert(used.end(), path.relationships.begin(), path.relationships.end());
                   }
                 },
                 [&](const Distinct& distinct) { used = distinct.columns; },
                 [&](const ReadProperties& read) { used.push_back(read.node); },
                 [&](const Merge& merge) {
                   const auto& before = merge.merge.match.bound_before;
                   used.insert(used.end(), before.begin(), before.end());
                 },
                 [&](const Create& create) {
                   for (const CreatedRelationship& one : create.create.relationships) {
                     used.push_back(one.from);
                     used.push_back(one.to);
                   }
                   for (const BoundPath& path : create.create.paths) {
                     used.insert(used.end(), path.nodes.begin(), path.nodes.end());
                   }
                 },
                 [](const auto&) {},
             },
             operation);
  SortOut(used);
  return used;
}

void DropEmptyFilters(PlanPtr& plan) {
  for (PlanPtr& input : plan->inputs) DropEmptyFilters(input);
  const auto* filter = std::get_if<Filter>(&plan->operation);
  if (filter == nullptr || !filter->predicates.empty()) return;
  PlanPtr inner = std::move(plan->inputs[0]);
  plan = std::move(inner);
}

std::size_t SizeOf(const LogicalPlan& plan) {
  std::size_t size = 1;
  for (const PlanPtr& input : plan.inputs) size += SizeOf(*input);
  return size;
}

}  // namespace jitu::query

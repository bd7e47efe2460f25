#include "query/planner/pattern_planner.h"

#include <algorithm>
#include <utility>

#include "query/binder/expression_walk.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

const BoundNode* FindNode(const BoundMatch& match, VariableId variable) {
  for (const BoundNode& node : match.nodes) {
    if (node.variable == variable) return &node;
  }
  return nullptr;
}

bool TypesMeet(const BoundRelationship& a, const BoundRelationship& b) {
  if (a.type_names.empty() || b.type_names.empty() || a.repeat || b.repeat) return true;
  return std::any_of(a.types.begin(), a.types.end(),
                     [&](TypeId type) { return std::binary_search(b.types.begin(), b.types.end(), type); });
}

BoundPtr HasLabelsOf(const BoundNode& node, std::size_t first) {
  auto made = std::make_shared<BoundExpression>();
  made->kind = BoundKind::kHasLabels;
  made->types = TypeSet::kBoolean;
  made->children.push_back(MakeVariable(node.variable, TypeSet::kNode));
  const auto skipped = static_cast<std::ptrdiff_t>(first);
  made->names.assign(node.label_names.begin() + skipped, node.label_names.end());
  made->labels.assign(node.labels.begin() + skipped, node.labels.end());
  return made;
}

}  // namespace

PlanPtr PatternPlanner::Plan(const BoundMatch& match, PlanPtr plan, std::set<VariableId>& available) {
  walked_.assign(match.relationships.size(), false);
  scanned_.clear();
  std::set<VariableId> done;
  for (const BoundNode& node : match.nodes) {
    if (available.count(node.variable) != 0) done.insert(node.variable);
  }
  while (true) {
    std::size_t next = walked_.size();
    for (std::size_t i = 0; i < walked_.size() && next == walked_.size(); ++i) {
      const BoundRelationship& step = match.relationships[i];
      if (!walked_[i] && (done.count(step.from) != 0 || done.count(step.to) != 0)) next = i;
    }
    if (next < walked_.size()) {
      plan = PlanStep(match, next, std::move(plan), available);
      done.insert(match.relationships[next].from);
      done.insert(match.relationships[next].to);
      continue;
    }
    if (done.size() == match.nodes.size()) break;
    plan = PlanStart(match, std::move(plan), available, done);
    for (const BoundNode& node : match.nodes) {
      if (available.count(node.variable) != 0) done.insert(node.variable);
    }
  }
  if (!match.paths.empty()) {
    for (const BoundPath& path : match.paths) available.insert(path.variable);
    plan = MakePlan(BuildPaths{match.paths}, std::move(plan));
  }
  Filter filter;
  for (const BoundNode& node : match.nodes) {
    const std::size_t first = scanned_.count(node.variable);
    if (node.label_names.size() > first) filter.predicates.push_back(HasLabelsOf(node, first));
  }
  filter.predicates.insert(filter.predicates.end(), match.predicates.begin(), match.predicates.end());
  if (filter.predicates.empty()) return plan;
  return MakePlan(std::move(filter), std::move(plan));
}

PlanPtr PatternPlanner::PlanStart(const BoundMatch& match, PlanPtr input, std::set<VariableId>& available,
                                  const std::set<VariableId>& done) {
  // The candidates: the nodes that hang together with the first one not yet reached.
  std::vector<VariableId> candidates;
  for (const BoundNode& node : match.nodes) {
    if (done.count(node.variable) == 0) {
      candidates.push_back(node.variable);
      break;
    }
  }
  for (bool grown = true; grown;) {
    grown = false;
    for (const BoundRelationship& step : match.relationships) {
      const auto has = [&](VariableId node) {
        return std::find(candidates.begin(), candidates.end(), node) != candidates.end();
      };
      if (has(step.from) == has(step.to)) continue;
      candidates.push_back(has(step.from) ? step.to : step.from);
      grown = true;
    }
  }
  VariableId start = candidates[0];
  if (context_.Enabled(kExpandDirection)) {
    start = ChooseStart(match, candidates, {available.begin(), available.end()}, context_);
  }
  const BoundNode& node = *FindNode(match, start);
  NodeScan scan{start, "", std::nullopt, {}};
  if (!node.label_names.empty()) {
    scan.label_name = node.label_names[0];
    scan.label = node.labels[0];
    scanned_.insert(start);
  }
  available.insert(start);
  return MakePlan(std::move(scan), std::move(input));
}

PlanPtr PatternPlanner::PlanStep(const BoundMatch& match, std::size_t which, PlanPtr input,
                                 std::set<VariableId>& available) {
  const BoundRelationship& relationship = match.relationships[which];
  Steps steps;
  const bool reversed = available.count(relationship.from) == 0;
  steps.from = reversed ? relationship.to : relationship.from;
  steps.to = reversed ? relationship.from : relationship.to;
  steps.reversed = reversed;
  steps.relationship = relationship.variable;
  const bool right = relationship.arrow == Arrow::kRight;
  steps.direction = relationship.arrow == Arrow::kEither ? graph::Direction::kBoth
                    : right != reversed                  ? graph::Direction::kOut
                                                         : graph::Direction::kIn;
  steps.type_names = relationship.type_names;
  steps.types = relationship.types;
  steps.into = available.count(steps.to) != 0;
  steps.distinct_from = MayRecur(match, which);
  walked_[which] = true;
  available.insert(steps.to);
  available.insert(steps.relationship);
  if (relationship.repeat) return PlanRepeat(relationship, std::move(steps), std::move(input), available);
  if (!relationship.hops) return MakePlan(Expand{std::move(steps), false, {}, {}}, std::move(input));
  VarExpand expand;
  expand.steps = std::move(steps);
  expand.least = relationship.hops->least.value_or(1);
  expand.most = relationship.hops->most;
  expand.shortest_only = relationship.shortest_only;
  return MakePlan(std::move(expand), std::move(input));
}

// The pattern inside is planned from the end at which a repetition begins.
PlanPtr PatternPlanner::PlanRepeat(const BoundRelationship& relationship, Steps steps, PlanPtr input,
                                   std::set<VariableId>& available) const {
  const BoundRepeat& form = *relationship.repeat;
  Repeat repeat;
  repeat.least = relationship.hops->least.value_or(1);
  repeat.most = relationship.hops->most;
  repeat.shortest_only = relationship.shortest_only;
  repeat.tag = form.tag;
  repeat.first = steps.reversed ? form.last : form.first;
  repeat.last = steps.reversed ? form.first : form.last;
  for (const BoundRelationship& one : form.inner.relationships) repeat.relationships.push_back(one.variable);
  repeat.groups = form.groups;
  repeat.steps = std::move(steps);
  std::set<VariableId> inside = available;
  inside.insert(repeat.first);
  PlanPtr inner = PatternPlanner(context_).Plan(form.inner, MakePlan(Argument{form.tag}), inside);
  for (const BoundRepeat::Group& group : form.groups) available.insert(group.outer);
  std::vector<PlanPtr> inputs;
  inputs.push_back(std::move(input));
  inputs.push_back(std::move(inner));
  return MakePlan(std::move(repeat), std::move(inputs));
}

// Relationships already walked that the step could walk again: in one MATCH each stands for another one.
std::vector<VariableId> PatternPlanner::MayRecur(const BoundMatch& match, std::size_t which) const {
  std::vector<VariableId> others;
  for (std::size_t i = 0; i < match.relationships.size(); ++i) {
    if (i != which && walked_[i] && TypesMeet(match.relationships[i], match.relationships[which])) {
      others.push_back(match.relationships[i].variable);
    }
  }
  return others;
}

}  // namespace jitu::query

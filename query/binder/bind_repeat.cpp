/// Patterns that repeat, and searches among paths (ISO/IEC 39075, quantified path patterns and path search prefixes).
#include <algorithm>

#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"

namespace jitu::query {

// Inside, a variable means one node or relationship of a repetition; outside, the list of them.
Result<VariableId> Binder::BindRepeated(const RelationshipPattern& relationship, VariableId from, VariableId to,
                                        BoundMatch& match) {
  const Pattern& pattern = *relationship.repeated;
  const bool nested = std::any_of(pattern.relationships.begin(), pattern.relationships.end(),
                                  [](const RelationshipPattern& one) { return one.hops.has_value(); });
  if (nested) {
    return Fault(relationship.place, "InvalidRelationshipPattern",
                 Say("重复的模式里不能再有重复或变长的关系",
                     "a repeated pattern may not hold another, nor a relationship of variable length"));
  }
  auto repeat = std::make_shared<BoundRepeat>();
  const Scope outer = scope_;
  JITU_CHECK_OK(BindPatternPart(pattern, repeat->inner, true));
  if (!repeat->inner.bound_before.empty()) {
    const VariableId known = repeat->inner.bound_before[0];
    return Fault(relationship.place, "VariableAlreadyBound",
                 Say("变量 {} 在重复的模式之外已经有了", "variable {} is bound already, outside the repeated pattern",
                     query_.variables[known].name));
  }
  JITU_TRY(BoundPtr where, BindPredicate(relationship.where));
  SplitConjunction(where, repeat->inner.predicates);
  const Scope inside = std::exchange(scope_, outer);
  repeat->first = repeat->inner.relationships.front().from;
  repeat->last = repeat->inner.relationships.back().to;
  repeat->tag = NewVariable("", TypeSet::kInteger);
  const auto add_group = [&](const std::string& name) {
    if (name.empty() || scope_.Find(name)) return;
    const VariableId group = NewVariable(name, TypeSet::kList);
    scope_.Put(name, group);
    repeat->groups.push_back({*inside.Find(name), group});
  };
  for (const NodePattern& node : pattern.nodes) add_group(node.name);
  for (const RelationshipPattern& one : pattern.relationships) add_group(one.name);

  BoundRelationship bound;
  bound.variable = NewVariable("", TypeSet::kList);
  bound.from = from;
  bound.to = to;
  bound.arrow = Arrow::kRight;
  bound.hops = relationship.hops;
  bound.repeat = std::move(repeat);
  match.relationships.push_back(std::move(bound));
  return match.relationships.back().variable;
}

// Where the shortest paths are wanted and nothing is asked of single relationships, a search may forget later ways to
// what it has reached.
Result<void> Binder::BindSearch(const Pattern& pattern, BoundMatch& match, bool alone) {
  if (pattern.search.kind == PathSearch::Kind::kAll) return {};
  if (!alone) {
    return Fault(pattern.place, "InvalidRelationshipPattern",
                 Say("SHORTEST、ANY 的 MATCH 只能有一个模式；其余请另写 MATCH",
                     "a MATCH with SHORTEST or ANY has one pattern: put the others into a MATCH of their own"));
  }
  match.search = pattern.search;
  if (pattern.relationships.size() != 1 || pattern.search.count != 1 || pattern.mode == PathMode::kSimple) return {};
  const RelationshipPattern& written = pattern.relationships[0];
  BoundRelationship& only = match.relationships[0];
  const bool plain = !written.properties && !written.label_test && (!written.where || written.repeated);
  const bool known =
      std::find(match.bound_before.begin(), match.bound_before.end(), only.variable) != match.bound_before.end();
  only.shortest_only = only.hops && only.hops->least.value_or(1) <= 1 && plain && !known;
  return {};
}

}  // namespace jitu::query

#include <algorithm>

#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"

namespace jitu::query {

Error Binder::NotForWriting(Place place) const {
  return Fault(place, "UnexpectedSyntax",
               Say("CREATE 和 MERGE 的模式只能有标签、类型和属性",
                   "a pattern of CREATE or MERGE takes labels, one type and properties only"));
}

// Searches and repetitions say what is looked for, and not what is to be made.
Result<void> Binder::CheckPlain(const Pattern& pattern) const {
  const bool repeats = std::any_of(pattern.relationships.begin(), pattern.relationships.end(),
                                   [](const RelationshipPattern& one) { return one.repeated != nullptr; });
  if (repeats || pattern.search.kind != PathSearch::Kind::kAll || pattern.mode != PathMode::kTrail) {
    return NotForWriting(pattern.place);
  }
  return {};
}

Result<BoundClause> Binder::BindCreate(const CreateClause& clause) {
  BoundCreate create;
  for (const Pattern& pattern : clause.patterns) {
    JITU_CHECK_OK(CheckPlain(pattern));
    const bool alone = pattern.relationships.empty();
    BoundPath path;
    JITU_TRY(VariableId left, BindCreatedNode(pattern.nodes[0], alone, create));
    path.nodes.push_back(left);
    for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
      JITU_TRY(const VariableId right, BindCreatedNode(pattern.nodes[i + 1], false, create));
      JITU_TRY(const VariableId made, BindCreatedRelationship(pattern.relationships[i], left, right, create));
      path.relationships.push_back(made);
      path.nodes.push_back(right);
      left = right;
    }
    if (pattern.name.empty()) continue;
    JITU_TRY(path.variable, Declare(pattern.name, TypeSet::kPath, pattern.place));
    create.paths.push_back(std::move(path));
  }
  return BoundClause(std::move(create));
}

Result<VariableId> Binder::BindCreatedNode(const NodePattern& node, bool alone, BoundCreate& create) {
  if (node.label_test || node.where) return NotForWriting(node.place);
  if (const auto known = node.name.empty() ? std::nullopt : Resolve(node.name)) {
    if (alone || !node.labels.empty() || node.properties) {
      return Fault(
          node.place, "VariableAlreadyBound",
          Say("变量 {} 已经有了，不能再创建", "variable {} is already bound and cannot be created", node.name));
    }
    if (!Overlaps(TypesOf(*known), TypeSet::kNode)) {
      return Fault(node.place, "VariableTypeConflict", Say("变量 {} 不是节点", "variable {} is not a node", node.name));
    }
    return *known;
  }
  JITU_CHECK_OK(CheckSize(0));
  CreatedNode created;
  JITU_TRY(created.properties, BindProperties(node.properties));
  created.labels = node.labels;
  created.variable = NewVariable(node.name, TypeSet::kNode);
  if (!node.name.empty()) scope_.Put(node.name, created.variable);
  create.nodes.push_back(std::move(created));
  return create.nodes.back().variable;
}

Result<VariableId> Binder::BindCreatedRelationship(const RelationshipPattern& relationship, VariableId left,
                                                   VariableId right, BoundCreate& create) {
  if (!relationship.name.empty() && scope_.Find(relationship.name)) {
    return Fault(
        relationship.place, "VariableAlreadyBound",
        Say("变量 {} 已经有了，不能再创建", "variable {} is already bound and cannot be created", relationship.name));
  }
  if (relationship.label_test || relationship.where) return NotForWriting(relationship.place);
  if (relationship.types.size() != 1) {
    return Fault(relationship.place, "NoSingleRelationshipType",
                 Say("要创建的关系必须有且只有一个类型", "a created relationship needs exactly one type"));
  }
  if (relationship.hops) {
    return Fault(relationship.place, "CreatingVarLength",
                 Say("不能创建变长的关系", "a relationship of variable length cannot be created"));
  }
  if (relationship.arrow == Arrow::kEither) {
    return Fault(relationship.place, "RequiresDirectedRelationship",
                 Say("要创建的关系必须有方向：-> 或 <-", "a created relationship needs a direction: -> or <-"));
  }
  CreatedRelationship created;
  JITU_TRY(created.properties, BindProperties(relationship.properties));
  created.type = relationship.types[0];
  created.from = relationship.arrow == Arrow::kRight ? left : right;
  created.to = relationship.arrow == Arrow::kRight ? right : left;
  if (relationship.name.empty()) {
    created.variable = NewVariable("", TypeSet::kRelationship);
  } else {
    JITU_TRY(created.variable, Declare(relationship.name, TypeSet::kRelationship, relationship.place));
  }
  create.relationships.push_back(std::move(created));
  return create.relationships.back().variable;
}

Result<BoundProperties> Binder::BindProperties(const ExpressionPtr& properties) {
  BoundProperties bound;
  if (!properties) return bound;
  if (properties->kind != ExpressionKind::kMap) {
    JITU_TRY(bound.map, BindExpression(*properties));
    return bound;
  }
  bound.names = properties->names;
  for (const ExpressionPtr& child : properties->children) {
    JITU_TRY(BoundPtr value, BindExpression(*child));
    bound.values.push_back(std::move(value));
  }
  return bound;
}

Result<BoundClause> Binder::BindSet(const SetClause& clause) {
  JITU_TRY(BoundSet set, BindSetItems(clause.items));
  return BoundClause(std::move(set));
}

Result<BoundSet> Binder::BindSetItems(const std::vector<SetItem>& items) {
  BoundSet set;
  for (const SetItem& item : items) {
    BoundSetItem bound;
    bound.kind = item.kind;
    bound.removes = item.removes;
    bound.labels = item.labels;
    bound.place = item.place;
    const bool property = item.target->kind == ExpressionKind::kProperty;
    JITU_TRY(bound.target, BindExpression(property ? *item.target->children[0] : *item.target));
    if (property) bound.property = item.target->name;
    JITU_CHECK_OK(RequireType(*bound.target, TypeSet::kNode | TypeSet::kRelationship | TypeSet::kNull,
                              {"节点或关系", "a node or a relationship"}));
    if (item.value) {
      JITU_TRY(bound.value, BindExpression(*item.value));
    }
    set.items.push_back(std::move(bound));
  }
  return set;
}

// Properties are bound before the pattern's own variables are there: they may not speak of what is being made.
Result<BoundClause> Binder::BindMerge(const MergeClause& clause) {
  const Pattern& pattern = clause.pattern;
  BoundMerge merge;
  std::vector<BoundProperties> node_properties;
  std::vector<BoundProperties> relationship_properties;
  JITU_CHECK_OK(CheckPlain(pattern));
  for (const NodePattern& node : pattern.nodes) {
    if (node.label_test || node.where) return NotForWriting(node.place);
    const bool known = !node.name.empty() && scope_.Find(node.name);
    if (known && (!node.labels.empty() || node.properties)) {
      return Fault(node.place, "VariableAlreadyBound",
                   Say("变量 {} 已经有了，不能再加标签或属性",
                       "variable {} is already bound and takes no further labels or properties", node.name));
    }
    JITU_TRY(BoundProperties properties, BindProperties(node.properties));
    node_properties.push_back(std::move(properties));
  }
  for (const RelationshipPattern& one : pattern.relationships) {
    if (!one.name.empty() && scope_.Find(one.name)) {
      return Fault(one.place, "VariableAlreadyBound",
                   Say("变量 {} 已经有了", "variable {} is already bound", one.name));
    }
    if (one.label_test || one.where) return NotForWriting(one.place);
    if (one.types.size() != 1 || one.hops) {
      return Fault(one.place, one.hops ? "CreatingVarLength" : "NoSingleRelationshipType",
                   Say("MERGE 的关系必须有且只有一个类型，长度为一",
                       "a relationship of MERGE needs exactly one type and one step"));
    }
    JITU_TRY(BoundProperties properties, BindProperties(one.properties));
    relationship_properties.push_back(std::move(properties));
  }
  if (pattern.relationships.empty() && !pattern.nodes[0].name.empty() && scope_.Find(pattern.nodes[0].name)) {
    return Fault(pattern.place, "VariableAlreadyBound",
                 Say("变量 {} 已经有了", "variable {} is already bound", pattern.nodes[0].name));
  }
  JITU_CHECK_OK(BindPatternPart(pattern, merge.match, true));
  // BindPatternPart gives relationships in order, and each relationship knows its nodes.
  const auto& relationships = merge.match.relationships;
  for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
    const VariableId variable = relationships.empty() ? merge.match.nodes[0].variable
                                : i == 0              ? relationships[0].from
                                                      : relationships[i - 1].to;
    const auto is = [&](const auto& one) { return one == variable; };
    const auto made = [&](const CreatedNode& one) { return one.variable == variable; };
    if (std::any_of(merge.match.bound_before.begin(), merge.match.bound_before.end(), is) ||
        std::any_of(merge.create.nodes.begin(), merge.create.nodes.end(), made)) {
      continue;
    }
    merge.create.nodes.push_back({variable, pattern.nodes[i].labels, std::move(node_properties[i])});
  }
  for (std::size_t i = 0; i < relationships.size(); ++i) {
    const bool left = relationships[i].arrow == Arrow::kLeft;
    merge.create.relationships.push_back({relationships[i].variable, left ? relationships[i].to : relationships[i].from,
                                          left ? relationships[i].from : relationships[i].to,
                                          pattern.relationships[i].types[0], std::move(relationship_properties[i])});
  }
  merge.create.paths = merge.match.paths;
  JITU_TRY(merge.on_create, BindSetItems(clause.on_create));
  JITU_TRY(merge.on_match, BindSetItems(clause.on_match));
  return BoundClause(std::move(merge));
}

Result<BoundClause> Binder::BindDelete(const DeleteClause& clause) {
  BoundDelete bound;
  bound.detach = clause.detach;
  for (const ExpressionPtr& target : clause.targets) {
    if (target->kind == ExpressionKind::kHasLabels) {
      return Fault(target->place, "InvalidDelete",
                   Say("DELETE 不能删除标签；请用 REMOVE", "DELETE takes no labels: expected REMOVE"));
    }
    JITU_TRY(BoundPtr made, BindExpression(*target));
    JITU_CHECK_OK(RequireType(*made, TypeSet::kNode | TypeSet::kRelationship | TypeSet::kPath | TypeSet::kNull,
                              {"节点、关系或路径", "a node, a relationship or a path"}));
    bound.targets.push_back(std::move(made));
  }
  return BoundClause(std::move(bound));
}

}  // namespace jitu::query

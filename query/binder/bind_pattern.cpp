#include <algorithm>

#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"

namespace jitu::query {
namespace {

void AddOnce(std::vector<VariableId>& variables, VariableId variable) {
  if (std::find(variables.begin(), variables.end(), variable) == variables.end()) variables.push_back(variable);
}

}  // namespace

Result<BoundClause> Binder::BindMatch(const MatchClause& clause) {
  BoundMatch match;
  match.optional = clause.optional;
  for (const Pattern& pattern : clause.patterns) {
    JITU_CHECK_OK(BindPatternPart(pattern, match, true));
    JITU_CHECK_OK(CheckSize(match.nodes.size()));
    JITU_CHECK_OK(BindSearch(pattern, match, clause.patterns.size() == 1));
  }
  JITU_TRY(BoundPtr where, BindPredicate(clause.where));
  SplitConjunction(where, match.search.kind == PathSearch::Kind::kAll ? match.predicates : match.after);
  return BoundClause(std::move(match));
}

Result<void> Binder::BindPatternPart(const Pattern& pattern, BoundMatch& match, bool names_may_be_new) {
  BoundPath path;
  JITU_TRY(VariableId left, BindNode(pattern.nodes[0], match, names_may_be_new));
  path.nodes.push_back(left);
  for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
    JITU_TRY(const VariableId right, BindNode(pattern.nodes[i + 1], match, names_may_be_new));
    JITU_TRY(const VariableId relationship,
             pattern.relationships[i].repeated
                 ? BindRepeated(pattern.relationships[i], left, right, match)
                 : BindRelationship(pattern.relationships[i], left, right, match, names_may_be_new));
    path.relationships.push_back(relationship);
    path.nodes.push_back(right);
    left = right;
    JITU_CHECK_OK(CheckSize(match.nodes.size() + match.relationships.size()));
  }
  // What may not recur on a path is asked of the path.
  if (pattern.name.empty() && pattern.mode == PathMode::kTrail) return {};
  if (pattern.name.empty()) {
    path.variable = NewVariable("", TypeSet::kPath);
  } else {
    JITU_TRY(path.variable, Declare(pattern.name, TypeSet::kPath, pattern.place));
  }
  if (pattern.mode != PathMode::kTrail) {
    auto test = std::make_shared<BoundExpression>();
    test->kind = BoundKind::kCall;
    test->types = TypeSet::kBoolean;
    test->place = pattern.place;
    test->function = FindFunction(pattern.mode == PathMode::kAcyclic ? "path.isAcyclic" : "path.isSimple");
    test->children.push_back(MakeVariable(path.variable, TypeSet::kPath, pattern.place));
    match.predicates.push_back(std::move(test));
  }
  match.paths.push_back(std::move(path));
  return {};
}

Result<VariableId> Binder::BindNode(const NodePattern& node, BoundMatch& match, bool names_may_be_new) {
  std::optional<VariableId> variable;
  if (!node.name.empty()) variable = Resolve(node.name);
  if (variable && !Overlaps(TypesOf(*variable), TypeSet::kNode | TypeSet::kNull)) {
    return Fault(node.place, "VariableTypeConflict", Say("变量 {} 不是节点", "variable {} is not a node", node.name));
  }
  const auto is_same = [&](const BoundNode& other) { return variable && other.variable == *variable; };
  auto bound = std::find_if(match.nodes.begin(), match.nodes.end(), is_same);
  if (bound == match.nodes.end()) {
    if (variable) {
      AddOnce(match.bound_before, *variable);
    } else if (!node.name.empty() && !names_may_be_new) {
      return Fault(node.place, "UndefinedVariable", Say("没有变量 {}", "variable {} is not defined", node.name));
    } else {
      variable = NewVariable(node.name, TypeSet::kNode);
      if (!node.name.empty()) scope_.Put(node.name, *variable);
    }
    match.nodes.push_back({*variable, {}, {}});
    bound = match.nodes.end() - 1;
  }
  for (const std::string& label : node.labels) {
    bound->label_names.push_back(label);
    bound->labels.push_back(FindLabel(label));
  }
  const VariableId found = *variable;
  if (node.label_test) {
    JITU_TRY(BoundPtr test, BindLabelTest(*node.label_test, MakeVariable(found, TypeSet::kNode, node.place)));
    match.predicates.push_back(std::move(test));
  }
  JITU_CHECK_OK(BindInlineProperties(node.properties, found, match));
  JITU_TRY(BoundPtr where, BindPredicate(node.where));
  SplitConjunction(where, match.predicates);
  return found;
}

Result<VariableId> Binder::BindRelationship(const RelationshipPattern& relationship, VariableId from, VariableId to,
                                            BoundMatch& match, bool names_may_be_new) {
  BoundRelationship bound;
  bound.from = from;
  bound.to = to;
  bound.arrow = relationship.arrow;
  bound.hops = relationship.hops;
  bound.type_names = relationship.types;
  for (const std::string& name : relationship.types) {
    if (const auto type = FindType(name)) bound.types.push_back(*type);
  }
  std::sort(bound.types.begin(), bound.types.end());
  bound.types.erase(std::unique(bound.types.begin(), bound.types.end()), bound.types.end());

  const TypeSet types = relationship.hops ? TypeSet::kList : TypeSet::kRelationship;
  std::optional<VariableId> variable;
  if (!relationship.name.empty()) variable = Resolve(relationship.name);
  if (variable) {
    const auto is_same = [&](const BoundRelationship& other) { return other.variable == *variable; };
    if (std::any_of(match.relationships.begin(), match.relationships.end(), is_same)) {
      return Fault(
          relationship.place, "RelationshipUniquenessViolation",
          Say("关系变量 {} 在同一个 MATCH 里用了两次", "relationship {} stands twice in one MATCH", relationship.name));
    }
    if (!Overlaps(TypesOf(*variable), types | TypeSet::kNull)) {
      return Fault(relationship.place, "VariableTypeConflict",
                   Say("变量 {} 不是关系", "variable {} is not a relationship", relationship.name));
    }
    // A relationship that is known already: match any, then ask for the same one.
    AddOnce(match.bound_before, *variable);
    bound.variable = NewVariable("", types);
    match.predicates.push_back(MakeOperation(
        Operator::kEqual, {MakeVariable(bound.variable, types), MakeVariable(*variable, TypesOf(*variable))},
        TypeSet::kBoolean, relationship.place));
  } else {
    if (!relationship.name.empty() && !names_may_be_new) {
      return Fault(relationship.place, "UndefinedVariable",
                   Say("没有变量 {}", "variable {} is not defined", relationship.name));
    }
    bound.variable = NewVariable(relationship.name, types);
    if (!relationship.name.empty()) scope_.Put(relationship.name, bound.variable);
  }
  const VariableId made = bound.variable;
  match.relationships.push_back(std::move(bound));
  JITU_CHECK_OK(BindInlineProperties(relationship.properties, made, match));
  JITU_CHECK_OK(BindInlineTests(relationship, made, match));
  return made;
}

// What is asked inside the brackets, on a variable length of each relationship.
Result<void> Binder::BindInlineTests(const RelationshipPattern& relationship, VariableId variable, BoundMatch& match) {
  if (!relationship.label_test && !relationship.where) return {};
  const bool list = TypesOf(variable) == TypeSet::kList;
  const VariableId subject = list ? NewVariable("", TypeSet::kRelationship) : variable;
  if (relationship.label_test) {
    JITU_TRY(BoundPtr test, BindLabelTest(*relationship.label_test,
                                          MakeVariable(subject, TypeSet::kRelationship, relationship.place)));
    AddPredicate(std::move(test), subject, variable, match);
  }
  if (!relationship.where) return {};
  const Scope outer = scope_;
  if (list && !relationship.name.empty()) scope_.Put(relationship.name, subject);
  JITU_TRY(BoundPtr where, BindPredicate(relationship.where));
  scope_ = outer;
  AddPredicate(std::move(where), subject, variable, match);
  return {};
}

// A predicate on `subject`, which runs over the list `variable` where it is not the variable itself.
void Binder::AddPredicate(BoundPtr predicate, VariableId subject, VariableId variable, BoundMatch& match) const {
  if (subject == variable) return SplitConjunction(predicate, match.predicates);
  auto all = std::make_shared<BoundExpression>();
  all->kind = BoundKind::kQuantifier;
  all->types = TypeSet::kBoolean;
  all->place = predicate->place;
  all->variable = subject;
  all->children = {MakeVariable(variable, TypeSet::kList, predicate->place), std::move(predicate)};
  match.predicates.push_back(std::move(all));
}

// (n {name: 'x'}) asks for n.name = 'x'; on a variable length it is asked of each relationship.
Result<void> Binder::BindInlineProperties(const ExpressionPtr& properties, VariableId variable, BoundMatch& match) {
  if (!properties) return {};
  if (properties->kind != ExpressionKind::kMap) {
    return Fault(
        properties->place, "InvalidParameterUse",
        Say("MATCH 的属性要逐个写出，如 {{name: $name}}", "MATCH takes properties one by one, as {{name: $name}}"));
  }
  const bool list = TypesOf(variable) == TypeSet::kList;
  for (std::size_t i = 0; i < properties->names.size(); ++i) {
    JITU_TRY(BoundPtr value, BindExpression(*properties->children[i]));
    const VariableId subject = list ? NewVariable("", TypeSet::kRelationship) : variable;
    auto property = std::make_shared<BoundExpression>();
    property->kind = BoundKind::kProperty;
    property->place = properties->place;
    property->name = properties->names[i];
    property->property = FindProperty(properties->names[i]);
    property->children.push_back(MakeVariable(subject, TypesOf(subject), properties->place));
    AddPredicate(
        MakeOperation(Operator::kEqual, {std::move(property), std::move(value)}, TypeSet::kBoolean, properties->place),
        subject, variable, match);
  }
  return {};
}

Result<BoundPtr> Binder::BindPatternExpression(const Expression& expression) {
  const bool comprehension = expression.kind == ExpressionKind::kPatternComprehension;
  const Scope outer = scope_;
  const Aggregation aggregation = std::exchange(aggregation_, Aggregation::kForbidden);
  auto match = std::make_shared<BoundMatch>();
  JITU_CHECK_OK(BindPatternPart(*expression.pattern, *match, comprehension));
  auto bound = std::make_shared<BoundExpression>();
  bound->kind = comprehension ? BoundKind::kPatternComprehension : BoundKind::kPattern;
  bound->types = comprehension ? TypeSet::kList : TypeSet::kBoolean;
  bound->place = expression.place;
  if (comprehension) {
    JITU_TRY(BoundPtr where, BindPredicate(expression.children[0]));
    SplitConjunction(where, match->predicates);
    JITU_TRY(BoundPtr value, BindExpression(*expression.children[1]));
    bound->children.push_back(std::move(value));
  }
  scope_ = outer;
  aggregation_ = aggregation;
  bound->pattern = std::move(match);
  return BoundPtr(std::move(bound));
}

}  // namespace jitu::query

#include "query/binder/expression_walk.h"

#include <algorithm>
#include <utility>

#include "query/binder/bound_query.h"

namespace jitu::query {
namespace {

bool Binds(const BoundExpression& expression) {
  return expression.kind == BoundKind::kListComprehension || expression.kind == BoundKind::kQuantifier ||
         expression.kind == BoundKind::kReduce;
}

void Collect(const BoundPtr& expression, std::vector<VariableId>& variables);

void CollectPattern(const BoundMatch& pattern, std::vector<VariableId>& variables) {
  std::vector<VariableId> inner;
  for (const BoundPtr& predicate : pattern.predicates) Collect(predicate, inner);
  for (VariableId variable : inner) {
    const auto is = [&](const auto& element) { return element.variable == variable; };
    const bool fresh = std::any_of(pattern.nodes.begin(), pattern.nodes.end(), is) ||
                       std::any_of(pattern.relationships.begin(), pattern.relationships.end(), is) ||
                       std::any_of(pattern.paths.begin(), pattern.paths.end(), is);
    if (!fresh) variables.push_back(variable);
  }
  variables.insert(variables.end(), pattern.bound_before.begin(), pattern.bound_before.end());
}

void Collect(const BoundPtr& expression, std::vector<VariableId>& variables) {
  if (!expression) return;
  if (expression->kind == BoundKind::kVariable) variables.push_back(expression->variable);
  std::vector<VariableId> inner;
  for (const BoundPtr& child : expression->children) Collect(child, inner);
  if (expression->pattern) {
    CollectPattern(*expression->pattern, variables);
    const auto is_bound_by_pattern = [&](VariableId variable) {
      const auto is = [&](const auto& element) { return element.variable == variable; };
      const BoundMatch& match = *expression->pattern;
      const auto& before = match.bound_before;
      return std::find(before.begin(), before.end(), variable) == before.end() &&
             (std::any_of(match.nodes.begin(), match.nodes.end(), is) ||
              std::any_of(match.relationships.begin(), match.relationships.end(), is) ||
              std::any_of(match.paths.begin(), match.paths.end(), is));
    };
    inner.erase(std::remove_if(inner.begin(), inner.end(), is_bound_by_pattern), inner.end());
  }
  if (expression->query) {
    inner.clear();
    variables.insert(variables.end(), expression->query->uses.begin(), expression->query->uses.end());
  }
  if (Binds(*expression)) {
    inner.erase(std::remove(inner.begin(), inner.end(), expression->variable), inner.end());
    if (expression->kind == BoundKind::kReduce) {
      inner.erase(std::remove(inner.begin(), inner.end(), expression->accumulator), inner.end());
    }
  }
  variables.insert(variables.end(), inner.begin(), inner.end());
}

}  // namespace

void Walk(const BoundPtr& expression, const std::function<bool(const BoundExpression&)>& visit) {
  if (!expression || !visit(*expression)) return;
  for (const BoundPtr& child : expression->children) Walk(child, visit);
}

BoundPtr Rewritten(const BoundPtr& expression, const std::function<BoundPtr(const BoundPtr&)>& replace) {
  if (!expression) return nullptr;
  if (BoundPtr other = replace(expression)) return other;
  std::vector<BoundPtr> children;
  bool changed = false;
  for (const BoundPtr& child : expression->children) {
    children.push_back(Rewritten(child, replace));
    changed = changed || children.back() != child;
  }
  if (!changed) return expression;
  auto copy = std::make_shared<BoundExpression>(*expression);
  copy->children = std::move(children);
  return copy;
}

bool ContainsAggregate(const BoundPtr& expression) {
  bool found = false;
  Walk(expression, [&](const BoundExpression& part) {
    found = found || part.kind == BoundKind::kAggregate;
    return !found;
  });
  return found;
}

void AddVariablesOf(const BoundPtr& expression, std::vector<VariableId>& variables) { Collect(expression, variables); }

std::vector<VariableId> VariablesOf(const BoundPtr& expression) {
  std::vector<VariableId> variables;
  Collect(expression, variables);
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  return variables;
}

bool SameExpression(const BoundExpression& a, const BoundExpression& b) {
  if (a.kind != b.kind || a.children.size() != b.children.size() || a.pattern || b.pattern || a.query || b.query) {
    return false;
  }
  if (Binds(a)) return false;
  if (a.name != b.name || a.operation != b.operation || a.operations != b.operations || a.function != b.function ||
      a.aggregate != b.aggregate || a.distinct != b.distinct || a.names != b.names || a.variable != b.variable ||
      !graph::Identical(a.constant, b.constant)) {
    return false;
  }
  for (std::size_t i = 0; i < a.children.size(); ++i) {
    if ((a.children[i] == nullptr) != (b.children[i] == nullptr)) return false;
    if (a.children[i] && !SameExpression(*a.children[i], *b.children[i])) return false;
  }
  return true;
}

BoundPtr MakeVariable(VariableId variable, TypeSet types, Place place) {
  auto made = std::make_shared<BoundExpression>();
  made->kind = BoundKind::kVariable;
  made->variable = variable;
  made->types = types;
  made->place = place;
  return made;
}

BoundPtr MakeOperation(Operator operation, std::vector<BoundPtr> children, TypeSet types, Place place) {
  auto made = std::make_shared<BoundExpression>();
  made->kind = BoundKind::kOperation;
  made->operation = operation;
  made->children = std::move(children);
  made->types = types;
  made->place = place;
  return made;
}

void SplitConjunction(const BoundPtr& expression, std::vector<BoundPtr>& conjuncts) {
  if (!expression) return;
  if (expression->kind == BoundKind::kOperation && expression->operation == Operator::kAnd) {
    for (const BoundPtr& child : expression->children) SplitConjunction(child, conjuncts);
    return;
  }
  conjuncts.push_back(expression);
}

}  // namespace jitu::query

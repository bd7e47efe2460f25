#include "query/planner/predicate_forms.h"

#include <algorithm>

#include "query/binder/expression_walk.h"

namespace jitu::query {
namespace {

bool Is(const BoundExpression& predicate, Operator operation) {
  if (predicate.kind == BoundKind::kOperation) return predicate.operation == operation;
  return predicate.kind == BoundKind::kComparison && predicate.operations.size() == 1 &&
         predicate.operations[0] == operation;
}

}  // namespace

std::optional<PropertyEquality> EqualityOn(VariableId node, const BoundPtr& predicate) {
  if (!Is(*predicate, Operator::kEqual)) return std::nullopt;
  for (std::size_t side = 0; side < 2; ++side) {
    const BoundExpression& left = *predicate->children[side];
    const BoundPtr& right = predicate->children[1 - side];
    if (left.kind != BoundKind::kProperty || !left.property) continue;
    if (left.children[0]->kind != BoundKind::kVariable || left.children[0]->variable != node) continue;
    const std::vector<VariableId> others = VariablesOf(right);
    if (std::find(others.begin(), others.end(), node) != others.end()) continue;
    return PropertyEquality{*left.property, right};
  }
  return std::nullopt;
}

bool SaysDifferent(const BoundExpression& predicate, VariableId a, VariableId b) {
  if (!Is(predicate, Operator::kNotEqual)) return false;
  const BoundExpression& left = *predicate.children[0];
  const BoundExpression& right = *predicate.children[1];
  if (left.kind != BoundKind::kVariable || right.kind != BoundKind::kVariable) return false;
  return (left.variable == a && right.variable == b) || (left.variable == b && right.variable == a);
}

bool IsLabelTest(const BoundExpression& predicate, VariableId node) {
  if (predicate.kind != BoundKind::kHasLabels) return false;
  const BoundExpression& subject = *predicate.children[0];
  if (subject.kind != BoundKind::kVariable || subject.types != TypeSet::kNode || subject.variable != node) return false;
  return std::all_of(predicate.labels.begin(), predicate.labels.end(),
                     [](const auto& label) { return label.has_value(); });
}

}  // namespace jitu::query

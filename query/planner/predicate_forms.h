/// Forms of predicates that rules look for.
#pragma once

#include <optional>

#include "query/binder/bound_expression.h"

namespace jitu::query {

struct PropertyEquality {
  PropertyId property;
  BoundPtr value;
};

/// If the predicate says that a property of `node` equals something that does not speak of `node`.
std::optional<PropertyEquality> EqualityOn(VariableId node, const BoundPtr& predicate);

/// If the predicate says that the two variables differ.
bool SaysDifferent(const BoundExpression& predicate, VariableId a, VariableId b);

/// If the predicate says that the node has labels, all of which the graph knows.
bool IsLabelTest(const BoundExpression& predicate, VariableId node);

}  // namespace jitu::query

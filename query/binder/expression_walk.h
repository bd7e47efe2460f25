/// Going through bound expressions.
#pragma once

#include <functional>
#include <vector>

#include "query/binder/bound_expression.h"

namespace jitu::query {

/// Calls `visit` for each part, the whole first; the parts of what it returns false for are left out.
void Walk(const BoundPtr& expression, const std::function<bool(const BoundExpression&)>& visit);

/// Asks for each part, the whole first, whether there is something to put in its place; null: no, look into its parts.
BoundPtr Rewritten(const BoundPtr& expression, const std::function<BoundPtr(const BoundPtr&)>& replace);

bool ContainsAggregate(const BoundPtr& expression);

/// The variables read, those of patterns inside included, those that a comprehension binds itself left out. Sorted.
std::vector<VariableId> VariablesOf(const BoundPtr& expression);
void AddVariablesOf(const BoundPtr& expression, std::vector<VariableId>& variables);

/// The same meaning by the same form; where the places differ does not matter.
bool SameExpression(const BoundExpression& a, const BoundExpression& b);

BoundPtr MakeVariable(VariableId variable, TypeSet types, Place place = {});
BoundPtr MakeOperation(Operator operation, std::vector<BoundPtr> children, TypeSet types, Place place = {});

/// The parts of a AND b AND c.
void SplitConjunction(const BoundPtr& expression, std::vector<BoundPtr>& conjuncts);

}  // namespace jitu::query

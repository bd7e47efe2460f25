/// Bound expressions as text, for EXPLAIN.
#pragma once

#include <string>
#include <vector>

#include "query/binder/bound_query.h"

namespace jitu::query {

std::string ExpressionText(const BoundPtr& expression, const std::vector<Variable>& variables);

}  // namespace jitu::query

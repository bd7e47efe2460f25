/// Which columns live where: a walk from the top, handing down what is needed.
#include "query/planner/physical_plan.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/binder/expression_walk.h"
#include "query/planner/lower.h"

namespace jitu::query {
namespace {

using Variables = std::vector<VariableId>;

Variables Joined(const Variables& a, const Variables& b) {
  Variables joined;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(joined));
  return joined;
}

Variables Without(const Variables& a, const Variables& b) {
  Variables rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

// `asked` collects what the innermost Apply's Argument has to give.
std::unique_ptr<PhysicalNode> Lowered(PlanPtr plan, Variables needed, Variables& asked) {
  auto node = std::make_unique<PhysicalNode>();
  node->operation = std::move(plan->operation);
  node->keep = needed;
  if (std::holds_alternative<Argument>(node->operation)) {
    asked = Joined(asked, needed);
    return node;
  }
  if (auto* apply = std::get_if<Apply>(&node->operation)) {
    Variables inner{apply->tag};
    if (apply->collected) inner = Joined(inner, VariablesOf(apply->collected));
    Variables introduced = apply->introduced;
    std::sort(introduced.begin(), introduced.end());
    for (VariableId variable : introduced) {
      if (HasVariable(needed, variable)) inner = Joined(inner, {variable});
    }
    Variables arguments;
    auto right = Lowered(std::move(plan->inputs[1]), inner, arguments);
    Variables outer = Without(needed, Introduced(node->operation));
    outer = Joined(outer, Without(arguments, {apply->tag}));
    node->inputs.push_back(Lowered(std::move(plan->inputs[0]), outer, asked));
    node->inputs.push_back(std::move(right));
    return node;
  }
  if (const auto* repeat = std::get_if<Repeat>(&node->operation)) {
    Variables inner{repeat->tag, repeat->last};
    inner.insert(inner.end(), repeat->relationships.begin(), repeat->relationships.end());
    for (const BoundRepeat::Group& group : repeat->groups) inner.push_back(group.inner);
    std::sort(inner.begin(), inner.end());
    inner.erase(std::unique(inner.begin(), inner.end()), inner.end());
    Variables arguments;
    auto right = Lowered(std::move(plan->inputs[1]), inner, arguments);
    Variables given{repeat->tag, repeat->first};
    std::sort(given.begin(), given.end());
    Variables outer = Joined(Without(needed, Introduced(node->operation)), UsedBy(node->operation));
    outer = Joined(outer, Without(arguments, given));
    node->inputs.push_back(Lowered(std::move(plan->inputs[0]), outer, asked));
    node->inputs.push_back(std::move(right));
    return node;
  }
  if (const auto* merge = std::get_if<Merge>(&node->operation)) {
    const Variables made = Introduced(node->operation);
    Variables arguments;
    auto right = Lowered(std::move(plan->inputs[1]), Joined(made, {merge->tag}), arguments);
    Variables outer = Without(Joined(needed, UsedBy(node->operation)), made);
    outer = Joined(outer, Without(arguments, {merge->tag}));
    node->inputs.push_back(Lowered(std::move(plan->inputs[0]), outer, asked));
    node->inputs.push_back(std::move(right));
    return node;
  }
  const Variables below = Joined(Without(needed, Introduced(node->operation)), UsedBy(node->operation));
  for (PlanPtr& input : plan->inputs) {
    node->inputs.push_back(Lowered(std::move(input), below, asked));
  }
  return node;
}

}  // namespace

std::unique_ptr<PhysicalNode> LowerPlan(PlanPtr plan, Variables columns) {
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  Variables asked;
  return Lowered(std::move(plan), std::move(columns), asked);
}

}  // namespace jitu::query

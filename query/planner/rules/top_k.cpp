/// top-k: a sort of which only the first rows are asked for keeps no more than those.
#include "query/planner/rule.h"

namespace jitu::query {

void SortOnlyTheTop(PlanPtr& plan, BoundQuery& query, const PlannerContext& context) {
  if (const auto* limit = std::get_if<Limit>(&plan->operation)) {
    LogicalPlan* below = plan->inputs[0].get();
    BoundPtr skip;
    if (const auto* skipped = std::get_if<Skip>(&below->operation)) {
      skip = skipped->count;
      below = below->inputs[0].get();
    }
    if (auto* sort = std::get_if<Sort>(&below->operation)) {
      TopK top{std::move(sort->keys), skip, limit->count};
      below->operation = std::move(top);
    }
  }
  for (PlanPtr& input : plan->inputs) SortOnlyTheTop(input, query, context);
}

}  // namespace jitu::query

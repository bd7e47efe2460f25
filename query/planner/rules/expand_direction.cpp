/// expand-direction: a pattern is walked from the node that fewest rows start at: one found by an index, then the label
/// with fewest nodes, then any; among equals the first as written.
#include <algorithm>
#include <limits>

#include "query/binder/expression_walk.h"
#include "query/planner/predicate_forms.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

bool HasIndexedEquality(const BoundMatch& match, const BoundNode& node, const std::vector<VariableId>& available,
                        const graph::Indexes& indexes) {
  for (const BoundPtr& predicate : match.predicates) {
    const auto equality = EqualityOn(node.variable, predicate);
    if (!equality) continue;
    const std::vector<VariableId> needs = VariablesOf(equality->value);
    const bool known = std::all_of(needs.begin(), needs.end(), [&](VariableId variable) {
      return std::find(available.begin(), available.end(), variable) != available.end();
    });
    // The scan is made of the first label, so only its indexes count.
    const auto& label = node.labels.empty() ? std::optional<LabelId>() : node.labels[0];
    if (known && label && indexes.Find(*label, equality->property, model::IndexKind::kOrdered)) return true;
  }
  return false;
}

std::uint64_t CostOf(const BoundMatch& match, const BoundNode& node, const std::vector<VariableId>& available,
                     const PlannerContext& context) {
  constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();
  if (context.indexes != nullptr && HasIndexedEquality(match, node, available, *context.indexes)) return 0;
  if (node.labels.empty()) return kAll;
  if (!node.labels[0]) return 1;
  const std::size_t label = node.labels[0]->value;
  if (context.counts == nullptr || label >= context.counts->nodes_by_label.size()) return kAll - 1;
  return 1 + context.counts->nodes_by_label[label];
}

}  // namespace

VariableId ChooseStart(const BoundMatch& match, const std::vector<VariableId>& candidates,
                       const std::vector<VariableId>& available, const PlannerContext& context) {
  std::optional<std::uint64_t> best;
  VariableId start = candidates[0];
  for (const BoundNode& node : match.nodes) {
    if (std::find(candidates.begin(), candidates.end(), node.variable) == candidates.end()) continue;
    const std::uint64_t cost = CostOf(match, node, available, context);
    if (best && cost >= *best) continue;
    best = cost;
    start = node.variable;
  }
  return start;
}

}  // namespace jitu::query

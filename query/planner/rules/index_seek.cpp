/// index-seek: a scan under an equality on an indexed property becomes a look-up. The equality stays, since an index
/// may give too many (long strings are cut in its keys, lists stand under each element).
#include "query/planner/predicate_forms.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

std::optional<IndexSeek> SeekFor(const NodeScan& scan, const Filter& filter, const graph::Indexes& indexes) {
  if (!scan.label) return std::nullopt;
  for (const BoundPtr& predicate : filter.predicates) {
    const auto equality = EqualityOn(scan.node, predicate);
    if (!equality) continue;
    const auto index = indexes.Find(*scan.label, equality->property, model::IndexKind::kOrdered);
    if (!index) continue;
    std::string name;
    for (const BoundPtr& side : predicate->children) {
      if (side->kind == BoundKind::kProperty && side->property == equality->property) name = side->name;
    }
    return IndexSeek{scan.node, *index, scan.label_name, std::move(name), equality->value, {}};
  }
  return std::nullopt;
}

}  // namespace

void ChooseIndexes(PlanPtr& plan, BoundQuery& query, const PlannerContext& context) {
  if (context.indexes == nullptr) return;
  if (const auto* filter = std::get_if<Filter>(&plan->operation)) {
    LogicalPlan& below = *plan->inputs[0];
    if (const auto* scan = std::get_if<NodeScan>(&below.operation)) {
      if (auto seek = SeekFor(*scan, *filter, *context.indexes)) below.operation = *std::move(seek);
    }
  }
  for (PlanPtr& input : plan->inputs) ChooseIndexes(input, query, context);
}

}  // namespace jitu::query

/// property-reads: all properties of a node that a stretch of the plan needs are read at once, at the last moment
/// before the first of them is used, and its labels are looked at in the same visit. A scan or seek reads them as it
/// goes.
#include <algorithm>
#include <map>
#include <utility>

#include "query/binder/expression_walk.h"
#include "query/planner/predicate_forms.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

// A stretch of operations that hand on the columns of their input, highest first.
struct Stretch {
  std::vector<PlanPtr*> plans;
};

struct Use {
  std::size_t lowest = 0;
  std::map<PropertyId, PropertyRead> reads;
};

bool HandsOn(const Operation& operation) {
  return std::holds_alternative<Filter>(operation) || std::holds_alternative<Project>(operation) ||
         std::holds_alternative<Distinct>(operation) || std::holds_alternative<Sort>(operation) ||
         std::holds_alternative<TopK>(operation) || std::holds_alternative<Skip>(operation) ||
         std::holds_alternative<Limit>(operation) || std::holds_alternative<Expand>(operation) ||
         std::holds_alternative<VarExpand>(operation) || std::holds_alternative<Unwind>(operation) ||
         std::holds_alternative<ProcedureCall>(operation) || std::holds_alternative<BuildPaths>(operation) ||
         std::holds_alternative<NodeScan>(operation) || std::holds_alternative<IndexSeek>(operation);
}

std::optional<VariableId> NodeOf(const BoundExpression& part) {
  if (part.kind != BoundKind::kProperty && part.kind != BoundKind::kHasLabels) return std::nullopt;
  const BoundExpression& subject = *part.children[0];
  if (subject.kind != BoundKind::kVariable || subject.types != TypeSet::kNode) return std::nullopt;
  return subject.variable;
}

class Rewriter {
 public:
  explicit Rewriter(BoundQuery& query) : query_(query) {}

  void Visit(PlanPtr& plan) {
    Stretch stretch;
    PlanPtr* at = &plan;
    stretch.plans.push_back(at);
    while ((*at)->inputs.size() == 1) {
      at = &(*at)->inputs[0];
      if (!HandsOn((*at)->operation)) break;
      stretch.plans.push_back(at);
    }
    // What is below the stretch starts one of its own; look there first, as inserting moves the owners.
    PlanPtr& bottom = *stretch.plans.back();
    for (PlanPtr& input : bottom->inputs) Visit(input);
    if (stretch.plans.size() >= 1) Rewrite(stretch);
  }

 private:
  void Rewrite(Stretch& stretch) {
    std::map<VariableId, Use> uses;
    for (std::size_t i = 0; i < stretch.plans.size(); ++i) FindUses(*stretch.plans[i], i, uses);
    for (PlanPtr* plan : stretch.plans) Replace(**plan, uses);
    // From below upwards, so that pointers to the owners above stay good.
    for (std::size_t i = stretch.plans.size(); i-- > 0;) {
      for (auto& [node, use] : uses) {
        if (use.lowest == i && !use.reads.empty()) Insert(*stretch.plans[i], node, use);
      }
    }
  }

  void FindUses(PlanPtr& plan, std::size_t place, std::map<VariableId, Use>& uses) {
    // SET s.a = 1, s.b = s.a sees its own writing.
    if (std::holds_alternative<SetProperties>(plan->operation) || std::holds_alternative<Merge>(plan->operation))
      return;
    const std::vector<VariableId> made = Introduced(plan->operation);
    ForEachExpression(plan->operation, [&](const BoundPtr& expression) {
      Walk(expression, [&](const BoundExpression& part) {
        const auto node = NodeOf(part);
        if (!node || HasVariable(made, *node)) return true;
        if (part.kind == BoundKind::kProperty && !part.property) return true;
        if (part.kind == BoundKind::kHasLabels && !std::holds_alternative<Filter>(plan->operation)) return true;
        Use& use = uses[*node];
        use.lowest = std::max(use.lowest, place);
        if (part.kind == BoundKind::kProperty && use.reads.count(*part.property) == 0) {
          query_.variables.push_back({query_.variables[*node].name + "." + part.name, TypeSet::kAny});
          const auto target = static_cast<VariableId>(query_.variables.size() - 1);
          use.reads.emplace(*part.property, PropertyRead{*part.property, target, part.name});
        }
        return true;
      });
      return expression;
    });
  }

  static void Replace(LogicalPlan& plan, const std::map<VariableId, Use>& uses) {
    ForEachExpression(plan.operation, [&](const BoundPtr& expression) {
      return Rewritten(expression, [&](const BoundPtr& part) -> BoundPtr {
        if (part->kind != BoundKind::kProperty || !part->property) return nullptr;
        const auto node = NodeOf(*part);
        const auto use = node ? uses.find(*node) : uses.end();
        if (use == uses.end()) return nullptr;
        const auto read = use->second.reads.find(*part->property);
        if (read == use->second.reads.end()) return nullptr;
        return MakeVariable(read->second.target, TypeSet::kAny, part->place);
      });
    });
  }

  static void Insert(PlanPtr& plan, VariableId node, const Use& use) {
    ReadProperties read{node, {}, {}, {}};
    for (const auto& [property, one] : use.reads) read.reads.push_back(one);
    PlanPtr& below = plan->inputs[0];
    if (auto* scan = std::get_if<NodeScan>(&below->operation); scan != nullptr && scan->node == node) {
      scan->reads = std::move(read.reads);
      return;
    }
    if (auto* seek = std::get_if<IndexSeek>(&below->operation); seek != nullptr && seek->node == node) {
      seek->reads = std::move(read.reads);
      return;
    }
    if (auto* filter = std::get_if<Filter>(&plan->operation)) TakeLabels(*filter, read);
    below = MakePlan(std::move(read), std::move(below));
  }

  static void TakeLabels(Filter& filter, ReadProperties& read) {
    std::vector<BoundPtr> rest;
    for (const BoundPtr& predicate : filter.predicates) {
      if (!IsLabelTest(*predicate, read.node)) {
        rest.push_back(predicate);
        continue;
      }
      for (const auto& label : predicate->labels) read.labels.push_back(*label);
      read.label_names.insert(read.label_names.end(), predicate->names.begin(), predicate->names.end());
    }
    filter.predicates = std::move(rest);
  }

  BoundQuery& query_;
};

}  // namespace

void ReadPropertiesTogether(PlanPtr& plan, BoundQuery& query, const PlannerContext&) {
  Rewriter(query).Visit(plan);
  DropEmptyFilters(plan);
}

}  // namespace jitu::query

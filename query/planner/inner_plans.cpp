/// Plans inside plans: patterns and queries of expressions, lifted out of them into an Apply before the operation.
#include <utility>

#include "query/binder/expression_walk.h"
#include "query/planner/clause_planner.h"

namespace jitu::query {

void ClausePlanner::Enter(VariableId tag, const BoundSubquery& subquery) {
  group_along_.push_back(tag);
  for (const Projected& input : subquery.inputs) group_along_.push_back(input.target);
  group_along_.insert(group_along_.end(), subquery.uses.begin(), subquery.uses.end());
}

VariableId ClausePlanner::NewVariable(std::string_view what, TypeSet types) {
  query_.variables.push_back({"_" + std::string(what) + std::to_string(query_.variables.size()), types});
  return static_cast<VariableId>(query_.variables.size() - 1);
}

PlanPtr ClausePlanner::Applied(Apply apply, PlanPtr outer, PlanPtr inner) {
  std::vector<PlanPtr> inputs;
  inputs.push_back(std::move(outer));
  inputs.push_back(std::move(inner));
  return MakePlan(std::move(apply), std::move(inputs));
}

bool ClausePlanner::HasPattern(const BoundPtr& expression) {
  bool found = false;
  Walk(expression, [&](const BoundExpression& part) {
    found = found || part.pattern != nullptr || part.query != nullptr;
    return !found;
  });
  return found;
}

// Patterns inside an expression become columns that an Apply below fills; the rest of the expression refers to them.
Result<BoundPtr> ClausePlanner::Lift(const BoundPtr& expression, PlanPtr& plan) {
  if (!expression || !HasPattern(expression)) return expression;
  std::optional<Error> fault;
  BoundPtr lifted = Rewritten(expression, [&](const BoundPtr& part) -> BoundPtr {
    const bool inside = !part->children.empty() && !part->pattern && !part->query;
    if (fault || (inside && !RunsOver(part)) || (!inside && !part->pattern && !part->query)) return nullptr;
    Result<BoundPtr> column = inside        ? LiftList(part, plan)
                              : part->query ? LiftQuery(part, plan)
                                            : LiftPattern(part, plan);
    if (column) return column.value();
    fault = std::move(column).error();
    return nullptr;
  });
  if (fault) return *std::move(fault);
  return lifted;
}

// Whether a list comprehension or quantifier asks a pattern or a query in its condition or value.
bool ClausePlanner::RunsOver(const BoundPtr& part) {
  if (part->kind != BoundKind::kListComprehension && part->kind != BoundKind::kQuantifier) return false;
  for (std::size_t i = 1; i < part->children.size(); ++i) {
    if (part->children[i] && HasPattern(part->children[i])) return true;
  }
  return false;
}

Result<void> ClausePlanner::CheckAvailable(const BoundPtr& part) const {
  for (VariableId variable : VariablesOf(part)) {
    if (available_.count(variable) != 0) continue;
    return Fail(ErrorCode::kUnsupported,
                Say("这个版本不支持在 reduce() 的变量 {} 上使用模式",
                    "this version cannot match a pattern on variable {} of reduce()", query_.variables[variable].name));
  }
  return {};
}

// A list whose elements are asked for patterns is unwound into rows, and what comes of them is collected.
Result<BoundPtr> ClausePlanner::LiftList(const BoundPtr& part, PlanPtr& plan) {
  JITU_CHECK_OK(CheckAvailable(part));
  const bool quantifier = part->kind == BoundKind::kQuantifier;
  const std::set<VariableId> before = available_;
  Apply apply;
  apply.mode = Apply::Mode::kCollect;
  apply.name = "Collect list";
  apply.tag = NewVariable("row", TypeSet::kInteger);
  apply.result = NewVariable("list", TypeSet::kList);
  PlanPtr inner = MakePlan(Argument{apply.tag});
  JITU_TRY(BoundPtr list, Lift(part->children[0], inner));
  available_.insert(part->variable);
  inner = MakePlan(Unwind{list, part->variable}, std::move(inner));
  BoundPtr value = part->children.size() > 2 ? part->children[2] : nullptr;
  if (quantifier) {
    value = part->children[1];
  } else if (part->children[1]) {
    JITU_TRY(inner, AddFilter({part->children[1]}, std::move(inner)));
  }
  if (!value) value = MakeVariable(part->variable, query_.variables[part->variable].types);
  JITU_TRY(apply.collected, Lift(value, inner));
  available_ = before;
  available_.insert(apply.result);
  const BoundPtr result = MakeVariable(apply.result, TypeSet::kList, part->place);
  plan = Applied(std::move(apply), std::move(plan), std::move(inner));
  if (!quantifier) return result;
  auto over = std::make_shared<BoundExpression>(*part);
  over->variable = NewVariable("truth", TypeSet::kBoolean);
  over->children = {result, MakeVariable(over->variable, TypeSet::kBoolean, part->place)};
  return BoundPtr(std::move(over));
}

Result<BoundPtr> ClausePlanner::LiftQuery(const BoundPtr& part, PlanPtr& plan) {
  JITU_CHECK_OK(CheckAvailable(part));
  Apply apply;
  apply.mode = part->subquery == Subquery::kExists ? Apply::Mode::kExists : Apply::Mode::kCollect;
  apply.name = part->subquery == Subquery::kExists ? "Exists query" : "Collect query";
  apply.result = NewVariable("query", part->subquery == Subquery::kCount ? TypeSet::kList : part->types);
  const VariableId result = apply.result;
  JITU_TRY(PlanPtr inner, PlanSubquery(*part->query, apply));
  if (part->subquery == Subquery::kCollect) apply.collected = part->children[0];
  if (part->subquery == Subquery::kCount) {
    apply.collected = MakeVariable(apply.tag, TypeSet::kInteger);
  }
  available_.insert(result);
  plan = Applied(std::move(apply), std::move(plan), std::move(inner));
  const TypeSet types = query_.variables[result].types;
  BoundPtr column = MakeVariable(result, types, part->place);
  if (part->subquery != Subquery::kCount) return column;
  auto size = std::make_shared<BoundExpression>();
  size->kind = BoundKind::kCall;
  size->types = TypeSet::kInteger;
  size->function = FindFunction("size");
  size->place = part->place;
  size->children.push_back(std::move(column));
  return BoundPtr(std::move(size));
}

// The clauses of a subquery, for the rows of the Apply, whose tag is set.
Result<PlanPtr> ClausePlanner::PlanSubquery(const BoundSubquery& subquery, Apply& apply) {
  const VariableId tag = NewVariable("row", TypeSet::kInteger);
  ClausePlanner inner(query_, context_);
  inner.Enter(tag, subquery);
  inner.SetAvailable(available_);
  JITU_TRY(PlanPtr body, inner.Run(subquery.clauses, MakePlan(Argument{tag})));
  apply.tag = inner.tag();
  for (const BoundClause& clause : subquery.clauses) {
    const auto* projection = std::get_if<BoundProjection>(&clause);
    apply.one_by_one = apply.one_by_one || (projection != nullptr && (projection->skip || projection->limit));
  }
  return body;
}

Result<BoundPtr> ClausePlanner::LiftPattern(const BoundPtr& part, PlanPtr& plan) {
  JITU_CHECK_OK(CheckAvailable(part));
  const bool comprehension = part->kind == BoundKind::kPatternComprehension;
  const std::set<VariableId> before = available_;
  Apply apply;
  apply.mode = comprehension ? Apply::Mode::kCollect : Apply::Mode::kExists;
  apply.name = comprehension ? "Collect pattern" : "Exists";
  apply.tag = NewVariable("row", TypeSet::kInteger);
  apply.result = NewVariable("pattern", part->types);
  JITU_TRY(PlanPtr inner, AddMatch(*part->pattern, MakePlan(Argument{apply.tag})));
  if (comprehension) {
    JITU_TRY(apply.collected, Lift(part->children[0], inner));
  }
  available_ = before;
  available_.insert(apply.result);
  const VariableId result = apply.result;
  plan = Applied(std::move(apply), std::move(plan), std::move(inner));
  return MakeVariable(result, part->types, part->place);
}

// In a subquery, an aggregate over no rows at all still gives a row: each row of the Apply is given its group, and
// one without a group what the aggregates give for nothing.
PlanPtr ClausePlanner::WithEmptyGroups(const std::vector<AggregateCall>& calls, PlanPtr grouped) {
  Apply apply;
  apply.mode = Apply::Mode::kOptional;
  apply.name = "Empty groups";
  apply.tag = group_along_[0];
  group_along_[0] = NewVariable("row", TypeSet::kInteger);
  available_.insert(group_along_[0]);
  Project project;
  for (const AggregateCall& call : calls) {
    apply.introduced.push_back(call.target);
    const auto of_nothing = OfNothing(call.kind);
    if (!of_nothing) continue;
    auto constant = std::make_shared<BoundExpression>();
    constant->types = TypeOf(*of_nothing);
    constant->constant = *of_nothing;
    auto known = std::make_shared<BoundExpression>();
    known->kind = BoundKind::kCall;
    known->function = FindFunction("coalesce");
    known->children = {MakeVariable(call.target, query_.variables[call.target].types), std::move(constant)};
    project.items.push_back({call.target, std::move(known)});
  }
  PlanPtr plan = Applied(std::move(apply), MakePlan(Argument{group_along_[0]}), std::move(grouped));
  return project.items.empty() ? std::move(plan) : MakePlan(std::move(project), std::move(plan));
}

std::optional<graph::Value> ClausePlanner::OfNothing(AggregateKind kind) {
  if (kind == AggregateKind::kCount || kind == AggregateKind::kCountRows || kind == AggregateKind::kSum) {
    return graph::Value(0);
  }
  return kind == AggregateKind::kCollect ? std::optional<graph::Value>(graph::List()) : std::nullopt;
}

}  // namespace jitu::query

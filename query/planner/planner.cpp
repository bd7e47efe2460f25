#include "query/planner/planner.h"

#include <algorithm>
#include <utility>

#include "query/binder/expression_walk.h"
#include "query/planner/lower.h"
#include "query/planner/pattern_planner.h"
#include "query/planner/rule.h"

namespace jitu::query {
namespace {

Error TooLong() {
  return Fail(ErrorCode::kLimit,
              Say("语句太长：超过 {} 个步骤", "the statement is too long: more than {} steps", kMaxOperations));
}

class ClausePlanner {
 public:
  ClausePlanner(BoundQuery& query, const PlannerContext& context) : query_(query), context_(context) {}

  Result<PlanPtr> Run(const std::vector<BoundClause>& clauses, PlanPtr plan) {
    bool written = false;
    if (clauses.size() > kMaxOperations) return TooLong();
    for (const BoundClause& clause : clauses) {
      const bool writes = std::holds_alternative<BoundCreate>(clause) || std::holds_alternative<BoundSet>(clause) ||
                          std::holds_alternative<BoundDelete>(clause) || std::holds_alternative<BoundMerge>(clause);
      if (writes != written) plan = MakePlan(Eager{}, std::move(plan));
      written = writes;
      JITU_TRY(plan, std::visit([&](const auto& one) { return Add(one, std::move(plan)); }, clause));
    }
    return plan;
  }

  /// In a subquery: what is kept through grouping, the tag first.
  void Enter(VariableId tag, const BoundSubquery& subquery) {
    group_along_.push_back(tag);
    for (const Projected& input : subquery.inputs) group_along_.push_back(input.target);
    group_along_.insert(group_along_.end(), subquery.uses.begin(), subquery.uses.end());
  }
  VariableId tag() const { return group_along_[0]; }
  void SetAvailable(std::set<VariableId> available) { available_ = std::move(available); }
  const std::set<VariableId>& available() const { return available_; }

 private:
  VariableId NewVariable(std::string_view what, TypeSet types) {
    query_.variables.push_back({"_" + std::string(what) + std::to_string(query_.variables.size()), types});
    return static_cast<VariableId>(query_.variables.size() - 1);
  }

  Result<PlanPtr> Add(const BoundMatch& match, PlanPtr plan) {
    if (match.search.kind != PathSearch::Kind::kAll) return AddSearch(match, std::move(plan));
    if (match.optional) return AddOptional(match, std::move(plan));
    return AddMatch(match, std::move(plan));
  }

  // Patterns among the predicates become columns first; they may speak of what the pattern itself finds.
  Result<PlanPtr> AddMatch(const BoundMatch& match, PlanPtr plan) {
    BoundMatch plain = match;
    plain.predicates.clear();
    Filter with_patterns;
    for (const BoundPtr& predicate : match.predicates) {
      (HasPattern(predicate) ? with_patterns.predicates : plain.predicates).push_back(predicate);
    }
    plan = PatternPlanner(context_).Plan(plain, std::move(plan), available_);
    if (with_patterns.predicates.empty()) return plan;
    return AddFilter(std::move(with_patterns.predicates), std::move(plan));
  }

  // All paths for each row, of which the search chooses some; then WHERE is asked of these.
  Result<PlanPtr> AddSearch(const BoundMatch& match, PlanPtr plan) {
    Apply apply;
    apply.mode = match.optional ? Apply::Mode::kOptional : Apply::Mode::kInner;
    apply.name = "Search";
    const std::set<VariableId> before = available_;
    apply.tag = NewVariable("row", TypeSet::kInteger);
    JITU_TRY(PlanPtr inner, AddMatch(match, MakePlan(Argument{apply.tag})));
    SelectPaths select;
    select.search = match.search;
    const auto& walked = match.relationships;
    select.partition = {apply.tag, walked.empty() ? match.nodes[0].variable : walked.front().from,
                        walked.empty() ? match.nodes[0].variable : walked.back().to};
    for (const BoundRelationship& one : walked) select.relationships.push_back(one.variable);
    inner = MakePlan(std::move(select), std::move(inner));
    JITU_TRY(inner, AddFilter(match.after, std::move(inner)));
    for (VariableId variable : available_) {
      if (before.count(variable) == 0) apply.introduced.push_back(variable);
    }
    return Applied(std::move(apply), std::move(plan), std::move(inner));
  }

  Result<PlanPtr> AddOptional(const BoundMatch& match, PlanPtr plan) {
    Apply apply;
    apply.mode = Apply::Mode::kOptional;
    apply.name = "Optional";
    const std::set<VariableId> before = available_;
    apply.tag = NewVariable("row", TypeSet::kInteger);
    JITU_TRY(PlanPtr inner, AddMatch(match, MakePlan(Argument{apply.tag})));
    for (VariableId variable : available_) {
      if (before.count(variable) == 0) apply.introduced.push_back(variable);
    }
    return Applied(std::move(apply), std::move(plan), std::move(inner));
  }

  static PlanPtr Applied(Apply apply, PlanPtr outer, PlanPtr inner) {
    std::vector<PlanPtr> inputs;
    inputs.push_back(std::move(outer));
    inputs.push_back(std::move(inner));
    return MakePlan(std::move(apply), std::move(inputs));
  }

  static bool HasPattern(const BoundPtr& expression) {
    bool found = false;
    Walk(expression, [&](const BoundExpression& part) {
      found = found || part.pattern != nullptr || part.query != nullptr;
      return !found;
    });
    return found;
  }

  // Patterns inside an expression become columns that an Apply below fills; the rest of the expression refers to them.
  Result<BoundPtr> Lift(const BoundPtr& expression, PlanPtr& plan) {
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
  static bool RunsOver(const BoundPtr& part) {
    if (part->kind != BoundKind::kListComprehension && part->kind != BoundKind::kQuantifier) return false;
    for (std::size_t i = 1; i < part->children.size(); ++i) {
      if (part->children[i] && HasPattern(part->children[i])) return true;
    }
    return false;
  }

  Result<void> CheckAvailable(const BoundPtr& part) const {
    for (VariableId variable : VariablesOf(part)) {
      if (available_.count(variable) != 0) continue;
      return Fail(ErrorCode::kUnsupported, Say("这个版本不支持在 reduce() 的变量 {} 上使用模式",
                                               "this version cannot match a pattern on variable {} of reduce()",
                                               query_.variables[variable].name));
    }
    return {};
  }

  // A list whose elements are asked for patterns is unwound into rows, and what comes of them is collected.
  Result<BoundPtr> LiftList(const BoundPtr& part, PlanPtr& plan) {
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

  Result<BoundPtr> LiftQuery(const BoundPtr& part, PlanPtr& plan) {
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
  Result<PlanPtr> PlanSubquery(const BoundSubquery& subquery, Apply& apply) {
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

  Result<BoundPtr> LiftPattern(const BoundPtr& part, PlanPtr& plan) {
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

  Result<PlanPtr> AddFilter(std::vector<BoundPtr> predicates, PlanPtr plan) {
    Filter filter;
    for (const BoundPtr& predicate : predicates) {
      JITU_TRY(BoundPtr lifted, Lift(predicate, plan));
      SplitConjunction(lifted, filter.predicates);
    }
    if (filter.predicates.empty()) return plan;
    return MakePlan(std::move(filter), std::move(plan));
  }

  Result<PlanPtr> Add(const BoundUnwind& unwind, PlanPtr plan) {
    JITU_TRY(BoundPtr list, Lift(unwind.list, plan));
    available_.insert(unwind.variable);
    return MakePlan(Unwind{std::move(list), unwind.variable}, std::move(plan));
  }

  Result<PlanPtr> Add(const BoundProjection& projection, PlanPtr plan) {
    if (projection.aggregating) {
      JITU_TRY(plan, AddAggregate(projection, std::move(plan)));
    }
    if (!projection.items.empty()) {
      Project project;
      for (const Projected& item : projection.items) {
        JITU_TRY(BoundPtr expression, Lift(item.expression, plan));
        project.items.push_back({item.target, std::move(expression)});
      }
      for (const Projected& item : project.items) available_.insert(item.target);
      plan = MakePlan(std::move(project), std::move(plan));
    }
    if (projection.distinct) {
      Distinct distinct{projection.columns};
      distinct.columns.insert(distinct.columns.end(), group_along_.begin(), group_along_.end());
      plan = MakePlan(std::move(distinct), std::move(plan));
    }
    JITU_TRY(plan, AddOrder(projection, std::move(plan)));
    if (projection.where) {
      JITU_TRY(plan, AddFilter({projection.where}, std::move(plan)));
    }
    available_ = {projection.columns.begin(), projection.columns.end()};
    available_.insert(group_along_.begin(), group_along_.end());
    return plan;
  }

  Result<PlanPtr> AddAggregate(const BoundProjection& projection, PlanPtr plan) {
    Aggregate aggregate;
    for (const Projected& key : projection.keys) {
      JITU_TRY(BoundPtr expression, Lift(key.expression, plan));
      aggregate.keys.push_back({key.target, std::move(expression)});
    }
    for (VariableId variable : group_along_) {
      aggregate.keys.push_back({variable, MakeVariable(variable, query_.variables[variable].types)});
    }
    for (const AggregateCall& call : projection.aggregates) {
      AggregateCall made = call;
      JITU_TRY(made.argument, Lift(call.argument, plan));
      aggregate.calls.push_back(std::move(made));
    }
    available_.clear();
    for (const Projected& key : aggregate.keys) available_.insert(key.target);
    for (const AggregateCall& call : aggregate.calls) available_.insert(call.target);
    const std::vector<AggregateCall> calls = aggregate.calls;
    plan = MakePlan(std::move(aggregate), std::move(plan));
    return projection.keys.empty() && !group_along_.empty() ? WithEmptyGroups(calls, std::move(plan)) : std::move(plan);
  }

  // In a subquery, an aggregate over no rows at all still gives a row: each row of the Apply is given its group, and
  // one without a group what the aggregates give for nothing.
  PlanPtr WithEmptyGroups(const std::vector<AggregateCall>& calls, PlanPtr grouped) {
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

  static std::optional<graph::Value> OfNothing(AggregateKind kind) {
    if (kind == AggregateKind::kCount || kind == AggregateKind::kCountRows || kind == AggregateKind::kSum) {
      return graph::Value(0);
    }
    return kind == AggregateKind::kCollect ? std::optional<graph::Value>(graph::List()) : std::nullopt;
  }

  Result<PlanPtr> AddOrder(const BoundProjection& projection, PlanPtr plan) {
    if (!projection.order.empty()) {
      Sort sort;
      for (const SortKey& key : projection.order) {
        JITU_TRY(BoundPtr expression, Lift(key.expression, plan));
        sort.keys.push_back({std::move(expression), key.descending});
      }
      plan = MakePlan(std::move(sort), std::move(plan));
    }
    if (projection.skip) plan = MakePlan(Skip{projection.skip}, std::move(plan));
    if (projection.limit) plan = MakePlan(Limit{projection.limit}, std::move(plan));
    return plan;
  }

  Result<PlanPtr> Add(const BoundCreate& create, PlanPtr plan) {
    PlanPtr made = MakePlan(Create{create}, std::move(plan));
    for (VariableId variable : Introduced(made->operation)) available_.insert(variable);
    return made;
  }

  Result<PlanPtr> Add(const BoundMerge& merge, PlanPtr plan) {
    Merge made{merge, NewVariable("row", TypeSet::kInteger)};
    JITU_TRY(PlanPtr inner, AddMatch(merge.match, MakePlan(Argument{made.tag})));
    std::vector<PlanPtr> inputs;
    inputs.push_back(std::move(plan));
    inputs.push_back(std::move(inner));
    return MakePlan(std::move(made), std::move(inputs));
  }

  Result<PlanPtr> Add(const BoundSet& set, PlanPtr plan) { return MakePlan(SetProperties{set}, std::move(plan)); }
  Result<PlanPtr> Add(const BoundDelete& removal, PlanPtr plan) { return MakePlan(Delete{removal}, std::move(plan)); }

  Result<PlanPtr> Add(const BoundCall& call, PlanPtr plan) {
    BoundCall made = call;
    made.where = nullptr;
    for (BoundPtr& argument : made.arguments) {
      JITU_TRY(argument, Lift(argument, plan));
    }
    available_.insert(call.variables.begin(), call.variables.end());
    plan = MakePlan(ProcedureCall{std::move(made)}, std::move(plan));
    if (!call.where) return plan;
    return AddFilter({call.where}, std::move(plan));
  }

  Result<PlanPtr> Add(const std::shared_ptr<BoundSubquery>& subquery, PlanPtr plan) {
    Project inputs;
    for (const Projected& input : subquery->inputs) {
      JITU_TRY(BoundPtr expression, Lift(input.expression, plan));
      inputs.items.push_back({input.target, std::move(expression)});
    }
    for (const Projected& input : inputs.items) available_.insert(input.target);
    if (!inputs.items.empty()) plan = MakePlan(std::move(inputs), std::move(plan));

    Apply apply;
    apply.name = subquery->name;
    JITU_TRY(PlanPtr body, PlanSubquery(*subquery, apply));
    body = MakePlan(Project{subquery->outputs}, std::move(body));
    for (const Projected& output : subquery->outputs) {
      apply.introduced.push_back(output.target);
      available_.insert(output.target);
    }
    plan = Applied(std::move(apply), std::move(plan), std::move(body));
    if (!subquery->where) return plan;
    return AddFilter({subquery->where}, std::move(plan));
  }

  BoundQuery& query_;
  const PlannerContext& context_;
  std::set<VariableId> available_;
  std::vector<VariableId> group_along_;  // in a subquery: its tag and inputs, kept through grouping
};

// The columns of both sides under common variables.
PlanPtr UnionOf(BoundQuery& query, std::vector<PlanPtr> arms, std::vector<VariableId>& columns) {
  columns.clear();
  for (std::size_t i = 0; i < query.column_names.size(); ++i) {
    TypeSet types = TypeSet::kNone;
    for (const BoundSingleQuery& single : query.queries) types = types | query.variables[single.columns[i]].types;
    query.variables.push_back({query.column_names[i], types});
    columns.push_back(static_cast<VariableId>(query.variables.size() - 1));
  }
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    Project project;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const VariableId source = query.queries[arm].columns[i];
      project.items.push_back({columns[i], MakeVariable(source, query.variables[source].types)});
    }
    arms[arm] = MakePlan(std::move(project), std::move(arms[arm]));
  }
  PlanPtr all = MakePlan(Union{}, std::move(arms));
  if (query.union_all[0]) return all;
  return MakePlan(Distinct{columns}, std::move(all));
}

Result<PlanPtr> PlanAll(BoundQuery& query, const PlannerContext& context, std::vector<VariableId>& columns) {
  std::vector<PlanPtr> arms;
  for (const BoundSingleQuery& single : query.queries) {
    ClausePlanner planner(query, context);
    JITU_TRY(PlanPtr plan, planner.Run(single.clauses, MakePlan(EmptyRow{})));
    arms.push_back(std::move(plan));
  }
  columns = query.queries[0].columns;
  PlanPtr plan = arms.size() == 1 ? std::move(arms[0]) : UnionOf(query, std::move(arms), columns);
  if (SizeOf(*plan) > kMaxOperations) return TooLong();
  for (const Rule& rule : Rules()) {
    if (context.Enabled(rule.name)) rule.apply(plan, query, context);
  }
  return plan;
}

bool Writes(const PhysicalNode& node) {
  if (std::holds_alternative<Create>(node.operation) || std::holds_alternative<SetProperties>(node.operation) ||
      std::holds_alternative<Delete>(node.operation) || std::holds_alternative<Merge>(node.operation)) {
    return true;
  }
  return std::any_of(node.inputs.begin(), node.inputs.end(), [](const auto& input) { return Writes(*input); });
}

}  // namespace

Result<PlanPtr> MakeLogicalPlan(BoundQuery& query, const PlannerContext& context) {
  std::vector<VariableId> columns;
  return PlanAll(query, context, columns);
}

Result<std::shared_ptr<const PhysicalPlan>> MakePhysicalPlan(BoundQuery query, const PlannerContext& context) {
  auto physical = std::make_shared<PhysicalPlan>();
  JITU_TRY(PlanPtr plan, PlanAll(query, context, physical->columns));
  physical->root = LowerPlan(std::move(plan), physical->columns);
  physical->variables = std::move(query.variables);
  physical->column_names = std::move(query.column_names);
  physical->explain = query.explain;
  physical->profile = query.profile;
  physical->parameters = std::move(query.parameters);
  physical->writes = Writes(*physical->root);
  return std::shared_ptr<const PhysicalPlan>(std::move(physical));
}

}  // namespace jitu::query

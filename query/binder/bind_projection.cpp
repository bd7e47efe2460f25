#include <algorithm>
#include <set>

#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"

namespace jitu::query {

struct Binder::Item {
  std::string name;
  BoundPtr expression;
  Place place;
  VariableId target = 0;
  bool aggregate = false;
};

Result<std::vector<Binder::Item>> Binder::BindItems(const ProjectionClause& clause) {
  std::vector<Item> items;
  if (clause.star) {
    // By name, so that the order does not hang on how the variables came about.
    auto names = scope_.names();
    std::sort(names.begin(), names.end());
    for (const auto& [name, variable] : names) {
      resolved_.push_back(variable);
      items.push_back({name, MakeVariable(variable, TypesOf(variable), clause.place), clause.place, variable, false});
    }
    if (items.empty() && clause.items.empty() && clause.returns) {
      return Fault(clause.place, "NoVariablesInScope", Say("没有变量可以代入 *", "there is no variable for *"));
    }
  }
  for (const ProjectionItem& item : clause.items) {
    JITU_TRY(BoundPtr bound, BindExpression(*item.expression));
    items.push_back({item.name, bound, item.place, 0, ContainsAggregate(bound)});
  }
  std::set<std::string> names;
  for (const Item& item : items) {
    if (names.insert(item.name).second) continue;
    return Fault(item.place, "ColumnNameConflict", Say("有两列都叫 {}", "two columns are called {}", item.name));
  }
  return items;
}

Result<BoundClause> Binder::BindProjection(const ProjectionClause& clause, std::vector<std::string>* names) {
  BoundProjection projection;
  projection.distinct = clause.distinct;
  aggregation_ = Aggregation::kAllowed;
  JITU_TRY(std::vector<Item> items, BindItems(clause));
  projection.aggregating = std::any_of(items.begin(), items.end(), [](const Item& item) { return item.aggregate; });
  Scope after;
  JITU_CHECK_OK(TakeApart(items, projection, after));
  JITU_CHECK_OK(BindOrder(clause, items, after, projection));
  aggregation_ = Aggregation::kForbidden;
  JITU_TRY(projection.skip, BindCount(clause.skip));
  JITU_TRY(projection.limit, BindCount(clause.limit));
  for (const ProjectionItem& item : clause.items) {
    if (clause.returns || item.named || item.expression->kind == ExpressionKind::kVariable) continue;
    return Fault(item.place, "NoExpressionAlias",
                 Say("WITH 里的表达式要用 AS 起名", "an expression in WITH needs a name: expected AS"));
  }
  const Scope before = std::exchange(scope_, std::move(after));
  for (const auto& [name, variable] : scope_.names()) {
    projection.columns.push_back(variable);
    if (names != nullptr) names->push_back(name);
  }
  for (const auto& [name, variable] : inputs_.names()) scope_.Put(name, variable);
  JITU_CHECK_OK(BindWhereOf(clause, items, before, projection));
  return BoundClause(std::move(projection));
}

// WHERE of a WITH sees the new columns and, like ORDER BY, the old variables where they are still there.
Result<void> Binder::BindWhereOf(const ProjectionClause& clause, const std::vector<Item>& items, const Scope& before,
                                 BoundProjection& projection) {
  if (!clause.where) return {};
  const Scope after = scope_;
  scope_ = before;
  for (const auto& [name, variable] : after.names()) scope_.Put(name, variable);
  JITU_TRY(projection.where, BindPredicate(clause.where));
  JITU_TRY(projection.where, InColumns(projection.where, items, clause.where->place, projection));
  scope_ = after;
  return {};
}

// An expression that is a column is that column; what is left of the old variables has to be there still.
Result<BoundPtr> Binder::InColumns(const BoundPtr& expression, const std::vector<Item>& items, Place place,
                                   BoundProjection& projection) {
  const bool aggregates = ContainsAggregate(expression);
  const auto is_whole = [](const BoundExpression& part) {
    return part.kind == BoundKind::kVariable || part.kind == BoundKind::kProperty || part.kind == BoundKind::kAggregate;
  };
  BoundPtr bound = Rewritten(expression, [&](const BoundPtr& part) -> BoundPtr {
    if (aggregates && !is_whole(*part)) return nullptr;
    for (const Item& column : items) {
      if (SameExpression(*column.expression, *part)) return MakeVariable(column.target, part->types, part->place);
    }
    if (part->kind != BoundKind::kAggregate) return nullptr;
    for (const AggregateCall& call : projection.aggregates) {
      const BoundPtr argument = part->children.empty() ? nullptr : part->children[0];
      const bool same = argument ? call.argument && SameExpression(*call.argument, *argument) : !call.argument;
      if (same && call.kind == part->aggregate && call.distinct == part->distinct) {
        return MakeVariable(call.target, part->types, part->place);
      }
    }
    return nullptr;
  });
  if (!projection.aggregating && !projection.distinct) return bound;
  std::vector<VariableId> grouped;
  for (const Projected& key : projection.keys) AddVariablesOf(key.expression, grouped);
  for (const VariableId variable : VariablesOf(bound)) {
    const auto gives = [&](const auto& part) { return part.target == variable; };
    const bool outer = std::any_of(inputs_.names().begin(), inputs_.names().end(),
                                   [&](const auto& input) { return input.second == variable; });
    if (outer || std::any_of(items.begin(), items.end(), gives) ||
        std::any_of(projection.aggregates.begin(), projection.aggregates.end(), gives)) {
      continue;
    }
    const bool hidden =
        aggregates && std::find(grouped.begin(), grouped.end(), variable) != grouped.end() && !ContainsAggregate(bound);
    return Fault(place, hidden ? "AmbiguousAggregationExpression" : "UndefinedVariable",
                 Say("分组或去重之后已没有变量 {}", "variable {} is gone after grouping or DISTINCT",
                     query_.variables[variable].name));
  }
  return bound;
}

// Items without an aggregate are what rows are grouped by; those with one are computed from the groups.
Result<void> Binder::TakeApart(std::vector<Item>& items, BoundProjection& projection, Scope& after) {
  for (Item& item : items) {
    if (item.aggregate) continue;
    const bool same =
        item.expression->kind == BoundKind::kVariable && query_.variables[item.expression->variable].name == item.name;
    item.target = same ? item.expression->variable : NewVariable(item.name, item.expression->types);
    if (projection.aggregating) {
      projection.keys.push_back({item.target, item.expression});
    } else if (!same) {
      projection.items.push_back({item.target, item.expression});
    }
  }
  for (Item& item : items) {
    if (item.aggregate) {
      JITU_TRY(BoundPtr computed, WithoutAggregates(item.expression, projection));
      item.target = NewVariable(item.name, computed->types);
      projection.items.push_back({item.target, std::move(computed)});
    }
  }
  for (const Item& item : items) after.Put(item.name, item.target);
  return {};
}

Result<BoundPtr> Binder::WithoutAggregates(const BoundPtr& expression, BoundProjection& projection) {
  const auto replace = [&](const BoundPtr& part) -> BoundPtr {
    for (const Projected& key : projection.keys) {
      const bool plain = part->kind == BoundKind::kVariable || part->kind == BoundKind::kProperty;
      if (plain && SameExpression(*key.expression, *part)) {
        return MakeVariable(key.target, part->types, part->place);
      }
    }
    if (part->kind != BoundKind::kAggregate) return nullptr;
    const BoundPtr argument = part->children.empty() ? nullptr : part->children[0];
    for (const AggregateCall& call : projection.aggregates) {
      const bool same_argument = argument ? call.argument && SameExpression(*call.argument, *argument) : !call.argument;
      if (call.kind == part->aggregate && call.distinct == part->distinct && same_argument) {
        return MakeVariable(call.target, part->types, part->place);
      }
    }
    const VariableId target = NewVariable("", part->types);
    projection.aggregates.push_back({target, part->aggregate, argument, part->distinct});
    return MakeVariable(target, part->types, part->place);
  };
  BoundPtr rewritten = Rewritten(expression, replace);
  for (VariableId variable : VariablesOf(rewritten)) {
    const auto gives = [&](const auto& part) { return part.target == variable; };
    if (std::any_of(projection.keys.begin(), projection.keys.end(), gives) ||
        std::any_of(projection.aggregates.begin(), projection.aggregates.end(), gives)) {
      continue;
    }
    return Fault(expression->place, "AmbiguousAggregationExpression",
                 Say("{} 既不在聚合函数里，也不是分组的列；请另列一项",
                     "{} is neither inside the aggregate nor grouped by: make it a column of its own",
                     query_.variables[variable].name));
  }
  return rewritten;
}

// ORDER BY sees the new columns, and where rows are neither grouped nor made distinct the old variables too.
Result<void> Binder::BindOrder(const ProjectionClause& clause, const std::vector<Item>& items, const Scope& after,
                               BoundProjection& projection) {
  const Scope before = scope_;
  if (!projection.aggregating) aggregation_ = Aggregation::kForbidden;
  for (const auto& [name, variable] : after.names()) scope_.Put(name, variable);
  for (const SortItem& item : clause.order) {
    JITU_TRY(BoundPtr bound, BindExpression(*item.expression));
    JITU_TRY(bound, InColumns(bound, items, item.expression->place, projection));
    if (ContainsAggregate(bound)) {
      return Fault(item.expression->place, "UndefinedVariable",
                   Say("ORDER BY 的聚合要先列为一项", "ORDER BY takes an aggregate only if it is also a column"));
    }
    projection.order.push_back({std::move(bound), item.descending});
  }
  scope_ = before;
  return {};
}

Result<BoundPtr> Binder::BindCount(const ExpressionPtr& count) {
  if (!count) return BoundPtr();
  const Scope before = std::exchange(scope_, Scope());
  auto attempt = BindExpression(*count);
  scope_ = before;
  if (!attempt) {
    if (count->kind == ExpressionKind::kVariable || count->kind == ExpressionKind::kProperty) {
      return Fault(count->place, "NonConstantExpression",
                   Say("SKIP 和 LIMIT 不能用变量", "SKIP and LIMIT take no variables"));
    }
    return std::move(attempt).error();
  }
  const BoundPtr& bound = attempt.value();
  JITU_CHECK_OK(RequireType(*bound, TypeSet::kInteger, {"整数", "an integer"}));
  if (const auto* number = bound->constant.AsInteger(); number != nullptr && *number < 0) {
    return Fault(count->place, "NegativeIntegerArgument", Say("不能小于零", "this cannot be below zero"));
  }
  return bound;
}

}  // namespace jitu::query

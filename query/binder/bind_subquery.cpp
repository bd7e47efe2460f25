/// Queries inside a statement: EXISTS { }, COUNT { }, COLLECT { } and CALL { }.
#include <algorithm>

#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"

namespace jitu::query {
namespace {

bool Writes(const Clause& clause) {
  return std::holds_alternative<CreateClause>(clause) || std::holds_alternative<SetClause>(clause) ||
         std::holds_alternative<DeleteClause>(clause) || std::holds_alternative<MergeClause>(clause);
}

bool Returns(const Clause& clause) {
  const auto* projection = std::get_if<ProjectionClause>(&clause);
  return projection != nullptr && projection->returns;
}

}  // namespace

// Variables of the outer scope stay visible through every WITH inside.
Result<std::vector<BoundClause>> Binder::BindInner(const SingleQuery& query, Place place,
                                                   std::vector<std::pair<std::string, VariableId>>& columns) {
  const Scope outer = scope_;
  const Scope inputs = std::exchange(inputs_, scope_);
  const Aggregation aggregation = std::exchange(aggregation_, Aggregation::kForbidden);
  std::vector<BoundClause> clauses;
  for (const Clause& clause : query.clauses) {
    if (Writes(clause)) {
      return Fault(place, "InvalidClauseComposition",
                   Say("子查询只能读，不能写", "a subquery may read only, and not write"));
    }
    if (!Returns(clause)) {
      JITU_TRY(BoundClause bound, BindClause(clause));
      clauses.push_back(std::move(bound));
      continue;
    }
    std::vector<std::string> names;
    JITU_TRY(BoundClause bound, BindProjection(std::get<ProjectionClause>(clause), &names));
    const auto& returned = std::get<BoundProjection>(bound).columns;
    for (std::size_t i = 0; i < names.size(); ++i) columns.emplace_back(names[i], returned[i]);
    clauses.push_back(std::move(bound));
  }
  scope_ = outer;
  inputs_ = inputs;
  aggregation_ = aggregation;
  return clauses;
}

Result<BoundPtr> Binder::BindSubquery(const Expression& expression) {
  const std::size_t mark = resolved_.size();
  const auto outside = static_cast<VariableId>(query_.variables.size());
  auto query = std::make_shared<BoundSubquery>();
  std::vector<std::pair<std::string, VariableId>> columns;
  JITU_TRY(query->clauses, BindInner(*expression.query, expression.place, columns));
  auto bound = std::make_shared<BoundExpression>();
  bound->kind = BoundKind::kSubquery;
  bound->place = expression.place;
  bound->subquery = expression.subquery;
  bound->types = TypeSet::kBoolean;
  if (expression.subquery == Subquery::kCount) bound->types = TypeSet::kInteger;
  if (expression.subquery == Subquery::kCollect) {
    if (columns.size() != 1) {
      return Fault(expression.place, "InvalidClauseComposition",
                   Say("COLLECT 的子查询要以 RETURN 一列结束", "the query of COLLECT has to RETURN one column"));
    }
    bound->types = TypeSet::kList;
    bound->children.push_back(MakeVariable(columns[0].second, TypesOf(columns[0].second), expression.place));
  }
  for (std::size_t i = mark; i < resolved_.size(); ++i) {
    if (resolved_[i] < outside) query->uses.push_back(resolved_[i]);
  }
  std::sort(query->uses.begin(), query->uses.end());
  query->uses.erase(std::unique(query->uses.begin(), query->uses.end()), query->uses.end());
  bound->query = std::move(query);
  return BoundPtr(std::move(bound));
}

// Sees the variables that it names, or that a WITH at its beginning names.
Result<BoundClause> Binder::BindCallOfQuery(const SubqueryClause& clause) {
  Scope imported;
  const auto import = [&](const std::string& name, Place place) -> Result<void> {
    const auto variable = Resolve(name);
    if (!variable) return Fault(place, "UndefinedVariable", Say("没有变量 {}", "variable {} is not defined", name));
    imported.Put(name, *variable);
    return {};
  };
  for (const std::string& name : clause.imports) JITU_CHECK_OK(import(name, clause.place));
  const auto* with = std::get_if<ProjectionClause>(&clause.query->clauses[0]);
  if (with != nullptr && !with->returns) {
    for (const ProjectionItem& item : with->items) {
      if (item.expression->kind == ExpressionKind::kVariable) {
        JITU_CHECK_OK(import(item.expression->name, item.place));
      }
    }
  }
  auto subquery = std::make_shared<BoundSubquery>();
  subquery->name = "Subquery";
  for (const auto& [name, variable] : imported.names()) subquery->uses.push_back(variable);
  Scope outer = std::exchange(scope_, std::move(imported));
  std::vector<std::pair<std::string, VariableId>> columns;
  JITU_TRY(subquery->clauses, BindInner(*clause.query, clause.place, columns));
  scope_ = std::move(outer);
  if (columns.empty()) {
    return Fault(clause.place, "InvalidClauseComposition",
                 Say("CALL 的子查询要以 RETURN 结束", "the query of CALL has to end with RETURN"));
  }
  for (const auto& [name, column] : columns) {
    JITU_TRY(const VariableId variable, Declare(name, TypesOf(column), clause.place));
    subquery->outputs.push_back({variable, MakeVariable(column, TypesOf(column), clause.place)});
  }
  return BoundClause(std::move(subquery));
}

}  // namespace jitu::query

/// The binder's insides, shared by its files.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/tokens.h"
#include "query/binder/bound_query.h"
#include "query/language/ast.h"
#include "schema/base/result.h"

namespace jitu::query {

/// Names in scope, in order of their coming.
class Scope {
 public:
  std::optional<VariableId> Find(std::string_view name) const;
  void Put(std::string name, VariableId variable);  ///< hides an earlier one of that name
  const std::vector<std::pair<std::string, VariableId>>& names() const { return names_; }

 private:
  std::vector<std::pair<std::string, VariableId>> names_;
  std::map<std::string, VariableId, std::less<>> by_name_;
};

class Binder {
 public:
  Binder(std::string_view text, const graph::Tokens& tokens, const ProcedureCatalog& procedures)
      : text_(text), tokens_(tokens), procedures_(procedures) {}

  Result<BoundQuery> BindStatement(const Statement& statement);

 private:
  enum class Aggregation { kForbidden, kAllowed, kInside };

  // binder.cpp
  std::optional<VariableId> Resolve(std::string_view name);
  Result<BoundSingleQuery> BindSingle(const SingleQuery& query, std::vector<std::string>& names);
  Result<void> CheckClauseOrder(const SingleQuery& query) const;
  Result<BoundClause> BindClause(const Clause& clause, bool alone = false);
  Result<BoundClause> BindUnwind(const UnwindClause& clause);
  Result<BoundClause> BindCall(const CallClause& clause, bool alone);
  Result<void> CheckPassing(const CallClause& clause, bool alone) const;
  Result<void> BindYields(const std::vector<YieldItem>& yields, BoundCall& call);
  Result<BoundPtr> BindPredicate(const ExpressionPtr& where);
  Error Fault(Place place, std::string_view detail, Message message) const;
  VariableId NewVariable(std::string name, TypeSet types);
  // Tokens by name; one that a pattern or an expression asks for in vain is noted.
  std::optional<LabelId> FindLabel(const std::string& name);
  std::optional<TypeId> FindType(const std::string& name);
  std::optional<PropertyId> FindProperty(const std::string& name);
  void Note(UnknownName unknown);
  Result<void> CheckSize(std::size_t pattern_elements) const;
  Result<VariableId> Declare(const std::string& name, TypeSet types, Place place);
  TypeSet TypesOf(VariableId variable) const { return query_.variables[variable].types; }

  // bind_expression.cpp, bind_calls.cpp
  Result<BoundPtr> BindExpression(const Expression& expression);
  Result<std::shared_ptr<BoundExpression>> BindChildren(const Expression& expression, BoundKind kind);
  Result<BoundPtr> BindVariable(const Expression& expression);
  Result<BoundPtr> BindOperation(const Expression& expression);
  Result<BoundPtr> BindProperty(const Expression& expression);
  Result<BoundPtr> BindHasLabels(const Expression& expression);
  Result<BoundPtr> BindCase(const Expression& expression);
  Result<BoundPtr> BindListComprehension(const Expression& expression);
  Result<BoundPtr> BindReduce(const Expression& expression);
  Result<BoundPtr> BindPatternExpression(const Expression& expression);
  Result<BoundPtr> BindCallExpression(const Expression& expression);
  Result<BoundPtr> BindAggregate(const Expression& expression, const AggregateFunction& function);
  Result<BoundPtr> BindExists(const Expression& expression);
  Result<BoundPtr> BindParameter(const std::string& name, Place place);
  Result<void> RequireType(const BoundExpression& expression, TypeSet types, const Message& expected,
                           std::string_view detail = "InvalidArgumentType") const;

  // bind_subquery.cpp
  Result<BoundPtr> BindSubquery(const Expression& expression);
  Result<BoundClause> BindCallOfQuery(const SubqueryClause& clause);
  Result<std::vector<BoundClause>> BindInner(const SingleQuery& query, Place place,
                                             std::vector<std::pair<std::string, VariableId>>& columns);

  // bind_labels.cpp
  Result<BoundPtr> BindLabelTest(const LabelTest& test, const BoundPtr& subject);
  BoundPtr HasLabel(const std::string& name, const BoundPtr& subject);

  // bind_repeat.cpp
  Result<VariableId> BindRepeated(const RelationshipPattern& relationship, VariableId from, VariableId to,
                                  BoundMatch& match);
  Result<void> BindSearch(const Pattern& pattern, BoundMatch& match, bool alone);

  // bind_pattern.cpp
  Result<BoundClause> BindMatch(const MatchClause& clause);
  Result<void> BindPatternPart(const Pattern& pattern, BoundMatch& match, bool names_may_be_new);
  Result<VariableId> BindNode(const NodePattern& node, BoundMatch& match, bool names_may_be_new);
  Result<VariableId> BindRelationship(const RelationshipPattern& relationship, VariableId from, VariableId to,
                                      BoundMatch& match, bool names_may_be_new);
  Result<void> BindInlineProperties(const ExpressionPtr& properties, VariableId variable, BoundMatch& match);
  Result<void> BindInlineTests(const RelationshipPattern& relationship, VariableId variable, BoundMatch& match);
  void AddPredicate(BoundPtr predicate, VariableId subject, VariableId variable, BoundMatch& match) const;

  // bind_projection.cpp
  Result<BoundClause> BindProjection(const ProjectionClause& clause, std::vector<std::string>* names);
  struct Item;
  Result<std::vector<Item>> BindItems(const ProjectionClause& clause);
  Result<void> TakeApart(std::vector<Item>& items, BoundProjection& projection, Scope& after);
  Result<BoundPtr> WithoutAggregates(const BoundPtr& expression, BoundProjection& projection);
  Result<void> BindWhereOf(const ProjectionClause& clause, const std::vector<Item>& items, const Scope& before,
                           BoundProjection& projection);
  Result<BoundPtr> InColumns(const BoundPtr& expression, const std::vector<Item>& items, Place place,
                             BoundProjection& projection);
  Result<void> BindOrder(const ProjectionClause& clause, const std::vector<Item>& items, const Scope& after,
                         BoundProjection& projection);
  Result<BoundPtr> BindCount(const ExpressionPtr& count);

  // bind_writes.cpp
  Error NotForWriting(Place place) const;
  Result<void> CheckPlain(const Pattern& pattern) const;
  Result<BoundClause> BindCreate(const CreateClause& clause);
  Result<VariableId> BindCreatedNode(const NodePattern& node, bool alone, BoundCreate& create);
  Result<VariableId> BindCreatedRelationship(const RelationshipPattern& relationship, VariableId left, VariableId right,
                                             BoundCreate& create);
  Result<BoundProperties> BindProperties(const ExpressionPtr& properties);
  Result<BoundClause> BindSet(const SetClause& clause);
  Result<BoundSet> BindSetItems(const std::vector<SetItem>& items);
  Result<BoundClause> BindMerge(const MergeClause& clause);
  Result<BoundClause> BindDelete(const DeleteClause& clause);

  // bind_trace.cpp
  Result<BoundClause> BindTrace(const TraceClause& clause);

  std::string_view text_;
  const graph::Tokens& tokens_;
  const ProcedureCatalog& procedures_;
  BoundQuery query_;
  Scope scope_;
  Scope inputs_;                      // of the subquery being bound: visible through every WITH
  std::vector<VariableId> resolved_;  // every variable that an expression or a pattern has spoken of
  bool patterns_allowed_ = false;     // where a pattern may be a truth value: in WHERE, under AND, OR, XOR, NOT
  bool connected_ = false;            // what of it goes for the children of the expression being bound
  std::optional<Place> pinned_;       // while the text of a subquery is bound: where the statement speaks of it
  Aggregation aggregation_ = Aggregation::kForbidden;
  std::uint32_t unnamed_ = 0;
};

}  // namespace jitu::query

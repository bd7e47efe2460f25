/// Clauses to algebra, in their order; what stands inside them - patterns, queries - becomes an operation before them.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "query/planner/planner.h"

namespace jitu::query {

class ClausePlanner {
 public:
  ClausePlanner(BoundQuery& query, const PlannerContext& context) : query_(query), context_(context) {}
  Result<PlanPtr> Run(const std::vector<BoundClause>& clauses, PlanPtr plan);
  /// In a subquery: what is kept through grouping, the tag first.
  void Enter(VariableId tag, const BoundSubquery& subquery);
  VariableId tag() const { return group_along_[0]; }
  void SetAvailable(std::set<VariableId> available) { available_ = std::move(available); }
  const std::set<VariableId>& available() const { return available_; }

 private:
  // clause_planner.cpp
  Result<PlanPtr> Add(const BoundMatch& match, PlanPtr plan);
  Result<PlanPtr> AddMatch(const BoundMatch& match, PlanPtr plan);
  Result<PlanPtr> AddSearch(const BoundMatch& match, PlanPtr plan);
  Result<PlanPtr> AddOptional(const BoundMatch& match, PlanPtr plan);
  Result<PlanPtr> AddFilter(std::vector<BoundPtr> predicates, PlanPtr plan);
  Result<PlanPtr> Add(const BoundUnwind& unwind, PlanPtr plan);
  Result<PlanPtr> Add(const BoundProjection& projection, PlanPtr plan);
  Result<PlanPtr> AddAggregate(const BoundProjection& projection, PlanPtr plan);
  Result<PlanPtr> AddOrder(const BoundProjection& projection, PlanPtr plan);
  Result<PlanPtr> Add(const BoundCreate& create, PlanPtr plan);
  Result<PlanPtr> Add(const BoundMerge& merge, PlanPtr plan);
  Result<PlanPtr> Add(const BoundSet& set, PlanPtr plan);
  Result<PlanPtr> Add(const BoundDelete& removal, PlanPtr plan);
  Result<PlanPtr> Add(const BoundCall& call, PlanPtr plan);
  Result<PlanPtr> Add(const std::shared_ptr<BoundSubquery>& subquery, PlanPtr plan);

  // inner_plans.cpp
  VariableId NewVariable(std::string_view what, TypeSet types);
  static PlanPtr Applied(Apply apply, PlanPtr outer, PlanPtr inner);
  static bool HasPattern(const BoundPtr& expression);
  Result<BoundPtr> Lift(const BoundPtr& expression, PlanPtr& plan);
  static bool RunsOver(const BoundPtr& part);
  Result<void> CheckAvailable(const BoundPtr& part) const;
  Result<BoundPtr> LiftList(const BoundPtr& part, PlanPtr& plan);
  Result<BoundPtr> LiftQuery(const BoundPtr& part, PlanPtr& plan);
  Result<PlanPtr> PlanSubquery(const BoundSubquery& subquery, Apply& apply);
  Result<BoundPtr> LiftPattern(const BoundPtr& part, PlanPtr& plan);
  PlanPtr WithEmptyGroups(const std::vector<AggregateCall>& calls, PlanPtr grouped);
  static std::optional<graph::Value> OfNothing(AggregateKind kind);

  BoundQuery& query_;
  const PlannerContext& context_;
  std::set<VariableId> available_;
  std::vector<VariableId> group_along_;  // in a subquery: its tag and inputs, kept through grouping
};

/// A statement of more than kMaxOperations operations.
Error TooManyOperations();

}  // namespace jitu::query

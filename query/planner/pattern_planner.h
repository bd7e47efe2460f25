/// MATCH to algebra: a start for each part of the pattern, then step by step along its relationships.
#pragma once

#include <set>
#include <vector>

#include "query/planner/planner.h"

namespace jitu::query {

class PatternPlanner {
 public:
  explicit PatternPlanner(const PlannerContext& context) : context_(context) {}

  /// `available` are the variables with a value in the rows of `input`; those of the pattern are added.
  PlanPtr Plan(const BoundMatch& match, PlanPtr input, std::set<VariableId>& available);

 private:
  PlanPtr PlanStart(const BoundMatch& match, PlanPtr input, std::set<VariableId>& available,
                    const std::set<VariableId>& done);
  PlanPtr PlanStep(const BoundMatch& match, std::size_t which, PlanPtr input, std::set<VariableId>& available);
  PlanPtr PlanRepeat(const BoundRelationship& relationship, Steps steps, PlanPtr input,
                     std::set<VariableId>& available) const;
  std::vector<VariableId> MayRecur(const BoundMatch& match, std::size_t which) const;

  const PlannerContext& context_;
  std::vector<bool> walked_;
  std::set<VariableId> scanned_;  // nodes whose first label the scan has seen to
};

}  // namespace jitu::query

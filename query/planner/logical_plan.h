/// A tree of operations: the meaning of a statement, before and after the rules have worked on it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "query/planner/operations.h"

namespace jitu::query {

struct LogicalPlan;
using PlanPtr = std::unique_ptr<LogicalPlan>;

struct LogicalPlan {
  Operation operation;
  std::vector<PlanPtr> inputs;
};

PlanPtr MakePlan(Operation operation, std::vector<PlanPtr> inputs = {});
PlanPtr MakePlan(Operation operation, PlanPtr input);

/// The columns an operation adds to those of its inputs. Sorted.
std::vector<VariableId> Introduced(const Operation& operation);

/// All columns of a plan's rows. Sorted. An Argument's are not known here: only its tag is in it.
std::vector<VariableId> OutputOf(const LogicalPlan& plan);

/// The columns an operation reads. Sorted.
std::vector<VariableId> UsedBy(const Operation& operation);

/// Calls `change` on each expression the operation evaluates, and puts what it returns in its place.
void ForEachExpression(Operation& operation, const std::function<BoundPtr(const BoundPtr&)>& change);

/// Whether inputs[1] is a plan of its own, run for rows of inputs[0].
bool HasInnerPlan(const Operation& operation);

/// Takes out filters that a rule has left without a predicate.
void DropEmptyFilters(PlanPtr& plan);

/// Number of operations.
std::size_t SizeOf(const LogicalPlan& plan);

bool HasVariable(const std::vector<VariableId>& sorted, VariableId variable);

}  // namespace jitu::query

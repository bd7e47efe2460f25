/// Expressions over batches: a column in, a column out; the graph is asked for a whole batch at once.
#pragma once

#include <span>
#include <vector>

#include "query/executor/column.h"
#include "query/executor/execution.h"
#include "query/functions/matching.h"

namespace jitu::query {

class Evaluator {
 public:
  explicit Evaluator(Execution& run) : run_(run) {}

  /// One value per row of the batch, in a column of the expression's own kind.
  Result<ColumnPtr> Evaluate(const BoundPtr& expression, const Batch& batch);
  /// For expressions without variables.
  Result<graph::Value> EvaluateOnce(const BoundPtr& expression);
  /// The rows for which the predicate is true, in order.
  Result<std::vector<std::uint32_t>> Select(const BoundPtr& predicate, const Batch& batch);
  /// A SKIP or LIMIT.
  Result<std::uint64_t> Count(const BoundPtr& expression);

 private:
  // evaluator.cpp
  Result<Column> Compute(const BoundExpression& expression, const Batch& batch);
  Result<std::vector<ColumnPtr>> Children(const BoundExpression& expression, const Batch& batch);
  Result<Column> Parameter(const BoundExpression& expression, const Batch& batch);
  Result<Column> Property(const BoundExpression& expression, const Batch& batch);
  Error Deleted(Place place) const;
  Result<graph::Value> PropertyOfValue(const BoundExpression& expression, const graph::Value& subject);
  /// The ids of the names; nothing if the graph has not all of them, so that no node has.
  std::optional<std::vector<LabelId>> LabelsOf(const BoundExpression& expression) const;
  std::vector<std::uint32_t> RowsWithLabels(const BoundExpression& expression, const Column& nodes) const;
  Result<Column> HasLabels(const BoundExpression& expression, const Batch& batch);
  Result<Column> Call(const BoundExpression& expression, const Batch& batch);
  Result<Column> Collection(const BoundExpression& expression, const Batch& batch);

  // evaluate_operators.cpp
  Result<Column> Operation(const BoundExpression& expression, const Batch& batch);
  Result<Column> Connective(const BoundExpression& expression, const Batch& batch);
  Result<Column> Comparison(const BoundExpression& expression, const Batch& batch);
  Result<Truth> TruthOf(const BoundExpression& expression, const graph::Value& value);
  Result<graph::Value> Apply(const BoundExpression& expression, const graph::Value& a, const graph::Value& b);
  Result<std::vector<std::uint32_t>> SelectCompared(const BoundExpression& comparison, const Batch& batch);
  Result<Column> Case(const BoundExpression& expression, const Batch& batch);

  // evaluate_lists.cpp
  struct Flat;
  Result<Flat> Flatten(const BoundExpression& expression, const ColumnPtr& lists, const Batch& batch);
  Result<Column> ListComprehension(const BoundExpression& expression, const Batch& batch);
  Result<Column> QuantifierOver(const BoundExpression& expression, const Batch& batch);
  Result<Column> Reduce(const BoundExpression& expression, const Batch& batch);
  Result<Column> Index(const BoundExpression& expression, const Batch& batch);
  Result<Column> Slice(const BoundExpression& expression, const Batch& batch);

  Execution& run_;
  RegularExpression regex_;
};

}  // namespace jitu::query

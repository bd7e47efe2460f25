/// What aggregating functions keep for each group.
#pragma once

#include <memory>
#include <span>

#include "query/executor/column.h"
#include "query/planner/operations.h"
#include "schema/base/result.h"

namespace jitu::query {

class Accumulator {
 public:
  virtual ~Accumulator() = default;
  /// Row i of the column belongs to group groups[i]; `column` is null for count(*). Groups are numbered from 0.
  virtual Result<void> Add(const Column* column, std::span<const std::uint32_t> groups, std::size_t group_count) = 0;
  /// One value per group.
  virtual Result<std::vector<graph::Value>> Finish(std::size_t group_count) = 0;
  virtual std::size_t byte_count() const = 0;
};

std::unique_ptr<Accumulator> MakeAccumulator(AggregateKind kind, Aggregate::Stage stage);
/// Whether parts of it can be made, of which the whole is exactly what it is of the rows.
bool HasParts(AggregateKind kind);
/// Those of number_accumulators.cpp and of sum_accumulators.cpp.
std::unique_ptr<Accumulator> MakeNumberAccumulator(AggregateKind kind);
std::unique_ptr<Accumulator> MakeSumAccumulator(AggregateKind kind, Aggregate::Stage stage);

}  // namespace jitu::query

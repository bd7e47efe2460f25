/// What aggregating functions keep for each group.
#pragma once

#include <memory>
#include <span>

#include "query/executor/column.h"
#include "query/functions/aggregate.h"
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

std::unique_ptr<Accumulator> MakeAccumulator(AggregateKind kind);
/// Those of number_accumulators.cpp.
std::unique_ptr<Accumulator> MakeNumberAccumulator(AggregateKind kind);

}  // namespace jitu::query

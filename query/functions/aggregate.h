/// The aggregating functions. A new one is a line in the table and an accumulator in query/executor/accumulators.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "query/functions/types.h"

namespace jitu::query {

enum class AggregateKind : std::uint8_t {
  kCountRows,  ///< count(*)
  kCount,
  kSum,  ///< of integers an integer, exact; overflow is an error
  kAverage,
  kMinimum,
  kMaximum,
  kCollect,
  kPercentileContinuous,  ///< of two arguments: the value, and from 0 to 1 which part of all is below
  kPercentileDiscrete,
  kDeviation,            ///< standard deviation of a sample
  kPopulationDeviation,  ///< and of all there are
};

struct AggregateFunction {
  std::string_view name;
  AggregateKind kind;
  TypeSet argument;
  TypeSet result;
  std::uint8_t arguments = 1;
};

/// Found in any case of letters; nothing if there is none of that name.
const AggregateFunction* FindAggregate(std::string_view name);
const AggregateFunction& AggregateOf(AggregateKind kind);

/// Whether a value counted twice makes no difference.
constexpr bool IgnoresDuplicates(AggregateKind kind) {
  return kind == AggregateKind::kMinimum || kind == AggregateKind::kMaximum;
}

}  // namespace jitu::query

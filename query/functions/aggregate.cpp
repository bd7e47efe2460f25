#include "query/functions/aggregate.h"

#include "query/language/token.h"

namespace jitu::query {
namespace {

constexpr TypeSet kAny = TypeSet::kAny;
constexpr TypeSet kNumber = TypeSet::kNumber;

constexpr AggregateFunction kTable[] = {
    {"COUNT", AggregateKind::kCountRows, kAny, TypeSet::kInteger, 0},  // count(*); the next line is found by name
    {"COUNT", AggregateKind::kCount, kAny, TypeSet::kInteger},
    {"SUM", AggregateKind::kSum, kNumber, kNumber},
    {"AVG", AggregateKind::kAverage, kNumber, TypeSet::kFloat},
    {"MIN", AggregateKind::kMinimum, kAny, kAny},
    {"MAX", AggregateKind::kMaximum, kAny, kAny},
    {"COLLECT", AggregateKind::kCollect, kAny, TypeSet::kList},
    {"PERCENTILECONT", AggregateKind::kPercentileContinuous, kNumber, TypeSet::kFloat, 2},
    {"PERCENTILEDISC", AggregateKind::kPercentileDiscrete, kNumber, kNumber, 2},
    {"STDEV", AggregateKind::kDeviation, kNumber, TypeSet::kFloat},
    {"STDEVP", AggregateKind::kPopulationDeviation, kNumber, TypeSet::kFloat},
};

}  // namespace

const AggregateFunction* FindAggregate(std::string_view name) {
  const Token word{TokenKind::kIdentifier, 0, 0, std::string(name)};
  for (const AggregateFunction& function : kTable) {
    if (function.kind != AggregateKind::kCountRows && word.IsKeyword(function.name)) return &function;
  }
  return nullptr;
}

const AggregateFunction& AggregateOf(AggregateKind kind) {
  for (const AggregateFunction& function : kTable) {
    if (function.kind == kind) return function;
  }
  return kTable[0];
}

}  // namespace jitu::query

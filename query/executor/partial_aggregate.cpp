#include "query/executor/partial_aggregate.h"

#include <algorithm>
#include <utility>

#include "query/binder/expression_walk.h"
#include "query/executor/accumulators.h"

namespace jitu::query {

bool HasParts(const Operation& operation) {
  const auto* aggregate = std::get_if<Aggregate>(&operation);
  return aggregate != nullptr && std::all_of(aggregate->calls.begin(), aggregate->calls.end(),
                                             [](const auto& call) { return !call.distinct && HasParts(call.kind); });
}

PartialAggregate InParts(const PhysicalNode& node) {
  Aggregate parts = std::get<Aggregate>(node.operation);
  parts.stage = Aggregate::Stage::kRowsToParts;
  Aggregate whole = parts;
  whole.stage = Aggregate::Stage::kPartsToWhole;
  // A part stands in the column of what it is a part of.
  std::vector<VariableId> columns;
  for (Projected& key : whole.keys) {
    columns.push_back(key.target);
    key.expression = MakeVariable(key.target, key.expression->types, key.expression->place);
  }
  for (AggregateCall& call : whole.calls) {
    columns.push_back(call.target);
    call.argument = MakeVariable(call.target, TypeSet::kAny, call.argument ? call.argument->place : Place());
  }
  std::sort(columns.begin(), columns.end());
  PartialAggregate made{std::make_unique<PhysicalNode>(), std::make_unique<PhysicalNode>()};
  made.parts->operation = std::move(parts);
  made.parts->keep = std::move(columns);
  made.whole->operation = std::move(whole);
  made.whole->keep = node.keep;
  return made;
}

}  // namespace jitu::query

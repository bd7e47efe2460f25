/// What all ways along relationships have in common.
#pragma once

#include <algorithm>
#include <optional>

#include "query/executor/operator.h"

namespace jitu::query {

/// The request to the graph, and which relationships may not be walked.
class WalkingOperator : public PlanOperator {
 public:
  WalkingOperator(Execution& run, const PhysicalNode& node, const Steps& steps, Stage& next)
      : PlanOperator(run, node, next), steps_(steps) {
    spec_.direction = steps.direction;
    FindTypes();
  }

 protected:
  // Asked for each batch, as a statement that writes may add a type while it runs.
  void FindTypes() {
    if (spec_.types.size() == steps_.type_names.size()) return;
    spec_.types.clear();
    for (const std::string& name : steps_.type_names) {
      if (const auto type = run_.tokens.FindType(name)) spec_.types.push_back(*type);
    }
    std::sort(spec_.types.begin(), spec_.types.end());
    impossible_ = spec_.types.empty();
  }

  // A loop is met from both its ends; walked in both directions it counts once.
  bool IsSecondSightOfLoop(const graph::NeighbourBlock& block, std::size_t row, NodeId source) const {
    return steps_.direction == graph::Direction::kBoth && block.direction[row] == graph::Direction::kIn &&
           block.neighbour[row] == source;
  }

  bool MayWalk(const Batch& input, std::uint32_t row, const graph::RelationshipKey& key) const {
    for (const VariableId variable : steps_.distinct_from) {
      const Column& column = *input[variable];
      if (column.kind() == Column::Kind::kRelationships) {
        if (column.relationships()[row] == key) return false;
        continue;
      }
      const graph::Value other = column.At(row);
      if (other.AsRelationship() != nullptr && *other.AsRelationship() == key) return false;
      const graph::List* list = other.AsList();
      if (list == nullptr) continue;
      for (const graph::Value& element : *list) {
        if (element.AsRelationship() != nullptr && *element.AsRelationship() == key) return false;
      }
    }
    return true;
  }

  static graph::RelationshipKey KeyOf(const graph::GraphView& view, graph::Vertex from, const graph::NeighbourRun& run,
                                      std::size_t i) {
    const NodeId source = view.Node(from);
    const NodeId target = view.Node(run.neighbours[i]);
    if (run.direction == graph::Direction::kOut) return {source, run.type, target, run.OrdinalAt(i)};
    return {target, run.type, source, run.OrdinalAt(i)};
  }

  // Where the far end is known already, only walks that end there count.
  Column KnownEnds(const Batch& input) const {
    return steps_.into ? input[steps_.to]->As(Column::Kind::kNodes) : Column(Column::Kind::kNodes);
  }

  Result<void> CheckStarts(const Batch& input) const {
    const Column& from = *input[steps_.from];
    if (from.kind() != Column::Kind::kValues) return {};
    for (std::size_t row = 0; row < input.size; ++row) {
      if (from.IsNull(row) || from.At(row).AsNode() != nullptr) continue;
      return Fail(ErrorCode::kRuntime,
                  Say("变量 {} 不是节点", "variable {} is not a node", run_.variables[steps_.from].name));
    }
    return {};
  }
  Result<Column> Starts(const Batch& input) const {
    JITU_CHECK_OK(CheckStarts(input));
    return input[steps_.from]->As(Column::Kind::kNodes);
  }

  std::vector<std::pair<VariableId, Column::Kind>> Made(Column::Kind relationship) const {
    std::vector<std::pair<VariableId, Column::Kind>> made;
    if (!steps_.into && Keeps(steps_.to)) made.emplace_back(steps_.to, Column::Kind::kNodes);
    if (Keeps(steps_.relationship)) made.emplace_back(steps_.relationship, relationship);
    return made;
  }

  Result<bool> Flush(RowMaker& maker) {
    JITU_CHECK_OK(run_.Check());
    return Emit(maker.Take());
  }

  const Steps& steps_;
  graph::ExpandSpec spec_;
  bool impossible_ = false;
};

}  // namespace jitu::query

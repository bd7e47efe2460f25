/// Along relationships: one step, trails, and the distinct ends of trails.
#include <algorithm>
#include <optional>

#include "query/executor/id_index.h"
#include "query/executor/operator.h"

namespace jitu::query {
namespace {

using graph::Direction;
using graph::NeighbourBlock;
using graph::RelationshipKey;
using graph::Value;

/// What all three have in common: the request to the store, and which relationships may not be walked.
class WalkingOperator : public PlanOperator {
 public:
  WalkingOperator(Execution& run, const PhysicalNode& node, const Steps& steps, Stage& next)
      : PlanOperator(run, node, next), steps_(steps) {
    spec_.direction = steps.direction;
    for (const std::string& name : steps.type_names) {
      if (const auto type = run.tokens.FindType(name)) spec_.types.push_back(*type);
    }
    impossible_ = !steps.type_names.empty() && spec_.types.empty();
  }

 protected:
  // A loop is met from both its ends; walked in both directions it counts once.
  bool IsSecondSightOfLoop(const NeighbourBlock& block, std::size_t row, NodeId source) const {
    return steps_.direction == Direction::kBoth && block.direction[row] == Direction::kIn &&
           block.neighbour[row] == source;
  }

  bool MayWalk(const Batch& input, std::uint32_t row, const RelationshipKey& key) const {
    for (const VariableId variable : steps_.distinct_from) {
      const Column& column = *input[variable];
      if (column.kind() == Column::Kind::kRelationships) {
        if (column.relationships()[row] == key) return false;
        continue;
      }
      const Value other = column.At(row);
      if (other.AsRelationship() != nullptr && *other.AsRelationship() == key) return false;
      const graph::List* list = other.AsList();
      if (list == nullptr) continue;
      for (const Value& element : *list) {
        if (element.AsRelationship() != nullptr && *element.AsRelationship() == key) return false;
      }
    }
    return true;
  }

  // Where the far end is known already, only walks that end there count.
  Column KnownEnds(const Batch& input) const {
    return steps_.into ? input[steps_.to]->As(Column::Kind::kNodes) : Column(Column::Kind::kNodes);
  }

  Result<Column> Starts(const Batch& input) const {
    const Column& from = *input[steps_.from];
    if (from.kind() == Column::Kind::kValues) {
      for (std::size_t row = 0; row < input.size; ++row) {
        if (from.IsNull(row) || from.At(row).AsNode() != nullptr) continue;
        return Fail(ErrorCode::kRuntime,
                    Say("变量 {} 不是节点", "variable {} is not a node", run_.variables[steps_.from].name));
      }
    }
    return from.As(Column::Kind::kNodes);
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

class ExpandOperator : public WalkingOperator {
 public:
  ExpandOperator(Execution& run, const PhysicalNode& node, const Expand& expand, Stage& next)
      : WalkingOperator(run, node, expand.steps, next),
        gives_end_(!expand.steps.into && Keeps(expand.steps.to)),
        gives_relationship_(Keeps(expand.steps.relationship)) {}

  Result<bool> Push(Batch batch) override {
    if (impossible_) return true;
    JITU_TRY(const Column starts, Starts(batch));
    std::vector<NodeId> frontier;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      if (starts.nodes()[row].value == 0) continue;
      frontier.push_back(starts.nodes()[row]);
      rows.push_back(row);
    }
    const Column ends = KnownEnds(batch);
    Batch kept = batch;
    kept.Keep(keep_);
    RowMaker maker(kept, Made(Column::Kind::kRelationships));
    Result<bool> more = true;
    const auto take = [&](const NeighbourBlock& block) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        const NodeId source = frontier[block.input[i]];
        const std::uint32_t row = rows[block.input[i]];
        if (steps_.into && ends.nodes()[row] != block.neighbour[i]) continue;
        if (IsSecondSightOfLoop(block, i, source)) continue;
        if (!steps_.distinct_from.empty() && !MayWalk(batch, row, block.Key(i, source))) continue;
        maker.Add(row);
        if (gives_end_) maker.made(0).Append(block.neighbour[i]);
        if (gives_relationship_) maker.made(gives_end_ ? 1 : 0).Append(block.Key(i, source));
        if (!maker.full()) continue;
        more = Flush(maker);
        if (!more || !more.value()) return false;
      }
      return true;
    };
    JITU_CHECK_OK(run_.graph.Expand(frontier, spec_, take));
    if (!more || !more.value() || maker.size() == 0) return more;
    return Flush(maker);
  }

 private:
  bool gives_end_;
  bool gives_relationship_;
};

/// All trails, breadth first: each step of a trail knows the one before it.
class VarExpandOperator : public WalkingOperator {
 public:
  VarExpandOperator(Execution& run, const PhysicalNode& node, const VarExpand& expand, Stage& next)
      : WalkingOperator(run, node, expand.steps, next), expand_(expand) {}

  Result<bool> Push(Batch batch) override {
    JITU_TRY(const Column starts, Starts(batch));
    trail_.clear();
    const Column ends = KnownEnds(batch);
    Batch kept = batch;
    kept.Keep(keep_);
    RowMaker maker(kept, Made(Column::Kind::kValues));
    std::vector<std::uint32_t> frontier;
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      if (starts.nodes()[row].value == 0) continue;
      frontier.push_back(static_cast<std::uint32_t>(trail_.size()));
      trail_.push_back({kNoStep, row, starts.nodes()[row], {}});
    }
    const std::size_t held = trail_.size();
    Result<bool> more = true;
    for (std::uint64_t depth = 0; !frontier.empty(); ++depth) {
      if (depth >= expand_.least) more = EmitAll(frontier, ends, maker);
      if (!more || !more.value()) break;
      if (impossible_ || (expand_.most && depth >= *expand_.most)) break;
      JITU_TRY(frontier, NextLevel(batch, frontier));
    }
    if (more && more.value() && maker.size() > 0) more = Flush(maker);
    run_.memory.Release((trail_.size() - held) * sizeof(Step));
    return more;
  }

 private:
  static constexpr std::uint32_t kNoStep = 0xffffffff;
  struct Step {
    std::uint32_t before;
    std::uint32_t row;
    NodeId node;
    RelationshipKey key;
  };

  bool WasWalked(std::uint32_t step, const RelationshipKey& key) const {
    for (; trail_[step].before != kNoStep; step = trail_[step].before) {
      if (trail_[step].key == key) return true;
    }
    return false;
  }

  Result<std::vector<std::uint32_t>> NextLevel(const Batch& batch, const std::vector<std::uint32_t>& frontier) {
    std::vector<std::uint32_t> next;
    std::vector<NodeId> nodes;
    for (std::size_t from = 0; from < frontier.size(); from += kBatchRows) {
      JITU_CHECK_OK(run_.Check());
      const std::size_t to = std::min(frontier.size(), from + kBatchRows);
      nodes.clear();
      for (std::size_t i = from; i < to; ++i) nodes.push_back(trail_[frontier[i]].node);
      std::optional<Error> fault;
      const auto take = [&](const NeighbourBlock& block) {
        for (std::size_t i = 0; i < block.size(); ++i) {
          const NodeId source = nodes[block.input[i]];
          if (IsSecondSightOfLoop(block, i, source)) continue;
          const std::uint32_t step = frontier[from + block.input[i]];
          const RelationshipKey key = block.Key(i, source);
          if (WasWalked(step, key) || !MayWalk(batch, trail_[step].row, key)) continue;
          next.push_back(static_cast<std::uint32_t>(trail_.size()));
          trail_.push_back({step, trail_[step].row, block.neighbour[i], key});
        }
        if (auto added = run_.memory.Add(block.size() * sizeof(Step)); !added) fault = std::move(added).error();
        if (trail_.size() >= kNoStep) fault = Fail(ErrorCode::kLimit, Say("路径太多", "there are too many paths"));
        return !fault;
      };
      JITU_CHECK_OK(run_.graph.Expand(nodes, spec_, take));
      if (fault) return *std::move(fault);
    }
    return next;
  }

  Result<bool> EmitAll(const std::vector<std::uint32_t>& frontier, const Column& ends, RowMaker& maker) {
    const bool gives_end = !steps_.into && Keeps(steps_.to);
    const bool gives_list = Keeps(steps_.relationship);
    for (const std::uint32_t at : frontier) {
      const Step& step = trail_[at];
      if (steps_.into && ends.nodes()[step.row] != step.node) continue;
      maker.Add(step.row);
      if (gives_end) maker.made(0).Append(step.node);
      if (gives_list) maker.made(gives_end ? 1 : 0).Append(Walked(at));
      if (!maker.full()) continue;
      JITU_TRY(const bool more, Flush(maker));
      if (!more) return false;
    }
    return true;
  }

  // In the order of the pattern, which is not always that of the walk.
  Value Walked(std::uint32_t step) const {
    graph::List list;
    for (; trail_[step].before != kNoStep; step = trail_[step].before) list.emplace_back(trail_[step].key);
    if (!steps_.reversed) std::reverse(list.begin(), list.end());
    return Value(std::move(list));
  }

  const VarExpand& expand_;
  std::vector<Step> trail_;
};

/// The distinct ends of trails, by breadth-first search for all rows of a batch together.
class ReachOperator : public WalkingOperator {
 public:
  ReachOperator(Execution& run, const PhysicalNode& node, const VarExpand& expand, Stage& next)
      : WalkingOperator(run, node, expand.steps, next), expand_(expand) {}

  Result<bool> Push(Batch batch) override {
    JITU_TRY(const Column starts, Starts(batch));
    Batch kept = batch;
    kept.Keep(keep_);
    RowMaker maker(kept, Made(Column::Kind::kValues));
    Visited visited(batch.size);
    std::vector<Place> frontier;
    // In both directions the start counts only as the end of no step; in one direction a circle may lead back to it.
    const bool start_is_seen = expand_.least == 0 || steps_.direction == Direction::kBoth;
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      if (starts.nodes()[row].value == 0) continue;
      frontier.push_back({starts.nodes()[row], row});
      if (start_is_seen) visited.Add(frontier.back());
    }
    Result<bool> more = true;
    if (expand_.least == 0) more = EmitAll(frontier, maker);
    for (std::uint64_t depth = 0; !frontier.empty() && more && more.value(); ++depth) {
      if (impossible_ || (expand_.most && depth >= *expand_.most)) break;
      JITU_TRY(frontier, NextLevel(frontier, visited));
      more = EmitAll(frontier, maker);
    }
    run_.memory.Release(visited.size() * kBytesPerVisit);
    if (more && more.value() && maker.size() > 0) return Flush(maker);
    return more;
  }

 private:
  static constexpr std::size_t kBytesPerVisit = 48;
  struct Place {
    NodeId node;
    std::uint32_t row;
  };
  /// One table of ids per row: a batch is mostly one row that reaches far, or many that reach little.
  class Visited {
   public:
    explicit Visited(std::size_t rows) : seen_(rows, IdIndex(0)) {}
    bool Add(const Place& place) {
      const auto number = static_cast<std::uint32_t>(size_);
      if (seen_[place.row].FindOrAdd(place.node, number) != number) return false;
      ++size_;
      return true;
    }
    std::size_t size() const { return size_; }

   private:
    std::vector<IdIndex> seen_;
    std::size_t size_ = 0;
  };

  Result<std::vector<Place>> NextLevel(const std::vector<Place>& frontier, Visited& visited) {
    std::vector<Place> next;
    std::vector<NodeId> nodes;
    for (const Place& place : frontier) nodes.push_back(place.node);
    JITU_CHECK_OK(run_.Check());
    const std::size_t before = visited.size();
    const auto take = [&](const NeighbourBlock& block) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        const Place place{block.neighbour[i], frontier[block.input[i]].row};
        if (visited.Add(place)) next.push_back(place);
      }
      return true;
    };
    JITU_CHECK_OK(run_.graph.Expand(nodes, spec_, take));
    JITU_CHECK_OK(run_.memory.Add((visited.size() - before) * kBytesPerVisit));
    return next;
  }

  Result<bool> EmitAll(const std::vector<Place>& places, RowMaker& maker) {
    const bool gives_end = Keeps(steps_.to);
    for (const Place& place : places) {
      maker.Add(place.row);
      if (gives_end) maker.made(0).Append(place.node);
      if (!maker.full()) continue;
      JITU_TRY(const bool more, Flush(maker));
      if (!more) return false;
    }
    return true;
  }

  const VarExpand& expand_;
};

}  // namespace

std::unique_ptr<Stage> MakeExpand(Execution& run, const PhysicalNode& node, const Expand& expand, Stage& next) {
  return std::make_unique<ExpandOperator>(run, node, expand, next);
}

std::unique_ptr<Stage> MakeVarExpand(Execution& run, const PhysicalNode& node, const VarExpand& expand, Stage& next) {
  return std::make_unique<VarExpandOperator>(run, node, expand, next);
}

std::unique_ptr<Stage> MakeReach(Execution& run, const PhysicalNode& node, const VarExpand& expand, Stage& next) {
  return std::make_unique<ReachOperator>(run, node, expand, next);
}

}  // namespace jitu::query

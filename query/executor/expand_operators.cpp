/// Along relationships: one step, and trails.
#include <algorithm>
#include <set>

#include "query/executor/walking_operator.h"

namespace jitu::query {
namespace {

using graph::Direction;
using graph::NeighbourBlock;
using graph::RelationshipKey;
using graph::Value;
using graph::Vertex;

class ExpandOperator : public WalkingOperator {
 public:
  ExpandOperator(Execution& run, const PhysicalNode& node, const Expand& expand, Stage& next)
      : WalkingOperator(run, node, expand.steps, next),
        gives_end_(!expand.steps.into && Keeps(expand.steps.to)),
        gives_relationship_(Keeps(expand.steps.relationship)) {}

  Result<bool> Push(Batch batch) override {
    FindTypes();
    if (impossible_) return true;
    if (run_.graph.view() != nullptr) return PushInView(batch, *run_.graph.view());
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
  Result<bool> PushInView(const Batch& batch, const graph::GraphView& view) {
    JITU_CHECK_OK(CheckStarts(batch));
    const std::vector<Vertex> starts = VerticesOf(*batch[steps_.from]);
    const std::vector<Vertex> ends = steps_.into ? VerticesOf(*batch[steps_.to]) : std::vector<Vertex>();
    Batch kept = batch;
    kept.Keep(keep_);
    RowMaker maker(kept, Made(Column::Kind::kRelationships));
    // Only the ends of relationships are asked for, so whole runs are taken as they stand.
    const bool plain =
        steps_.distinct_from.empty() && !steps_.into && !gives_relationship_ && steps_.direction != Direction::kBoth;
    std::vector<graph::NeighbourRun> runs;
    for (std::uint32_t row = 0; row < starts.size(); ++row) {
      view.Prefetch(starts, row, steps_.direction, spec_.types);
      if (starts[row] == graph::kNoVertex) continue;
      runs.clear();
      view.AppendRuns(starts[row], steps_.direction, spec_.types, runs);
      for (const graph::NeighbourRun& run : runs) {
        for (std::size_t begin = 0; begin < run.neighbours.size(); begin += kBatchRows) {
          const std::size_t count = std::min(kBatchRows, run.neighbours.size() - begin);
          if (plain) {
            maker.Add(row, count);
            if (gives_end_) maker.made(0).Append(view, run.neighbours.subspan(begin, count));
          } else {
            AddEdges(batch, row, view, {starts[row], steps_.into ? ends[row] : graph::kNoVertex}, run, begin, count,
                     maker);
          }
          if (!maker.full()) continue;
          JITU_TRY(const bool more, Flush(maker));
          if (!more) return false;
        }
      }
    }
    if (maker.size() == 0) return true;
    return Flush(maker);
  }

  struct Ends {
    Vertex from;
    Vertex to;
  };

  void AddEdges(const Batch& batch, std::uint32_t row, const graph::GraphView& view, Ends ends,
                const graph::NeighbourRun& run, std::size_t begin, std::size_t count, RowMaker& maker) const {
    for (std::size_t i = begin; i < begin + count; ++i) {
      const Vertex neighbour = run.neighbours[i];
      if (steps_.into && neighbour != ends.to) continue;
      const bool out = run.direction == Direction::kOut;
      if (steps_.direction == Direction::kBoth && !out && neighbour == ends.from) continue;  // a loop, seen already
      const bool needs_key = gives_relationship_ || !steps_.distinct_from.empty();
      RelationshipKey key;
      if (needs_key) {
        key = KeyOf(view, ends.from, run, i);
        if (!MayWalk(batch, row, key)) continue;
      }
      maker.Add(row);
      if (gives_end_) maker.made(0).Append(view, {&neighbour, 1});
      if (gives_relationship_) maker.made(gives_end_ ? 1 : 0).Append(key);
    }
  }

  bool gives_end_;
  bool gives_relationship_;
};

/// All trails, breadth first: each step of a trail knows the one before it.
class VarExpandOperator : public WalkingOperator {
 public:
  VarExpandOperator(Execution& run, const PhysicalNode& node, const VarExpand& expand, Stage& next)
      : WalkingOperator(run, node, expand.steps, next), expand_(expand) {}

  Result<bool> Push(Batch batch) override {
    FindTypes();
    JITU_TRY(const Column starts, Starts(batch));
    trail_.clear();
    reached_.clear();
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
    std::vector<std::pair<std::uint32_t, NodeId>> reached_now;
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
          if (expand_.shortest_only) {
            if (reached_.count({trail_[step].row, block.neighbour[i]}) != 0) continue;
            reached_now.emplace_back(trail_[step].row, block.neighbour[i]);
          }
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
    reached_.insert(reached_now.begin(), reached_now.end());
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
  std::set<std::pair<std::uint32_t, NodeId>> reached_;  // by shorter trails, where only the shortest are wanted
};

}  // namespace

std::unique_ptr<Stage> MakeExpand(Execution& run, const PhysicalNode& node, const Expand& expand, Stage& next) {
  return std::make_unique<ExpandOperator>(run, node, expand, next);
}

std::unique_ptr<Stage> MakeVarExpand(Execution& run, const PhysicalNode& node, const VarExpand& expand, Stage& next) {
  return std::make_unique<VarExpandOperator>(run, node, expand, next);
}

}  // namespace jitu::query

/// The distinct ends of trails.
#include <algorithm>

#include "query/executor/id_index.h"
#include "query/executor/walking_operator.h"

namespace jitu::query {
namespace {

using graph::Direction;
using graph::NeighbourBlock;
using graph::Vertex;

/// The distinct ends of trails, by breadth-first search for all rows of a batch together.
class ReachOperator : public WalkingOperator {
 public:
  ReachOperator(Execution& run, const PhysicalNode& node, const VarExpand& expand, Stage& next)
      : WalkingOperator(run, node, expand.steps, next), expand_(expand) {}

  Result<bool> Push(Batch batch) override {
    view_ = run_.graph.view();
    JITU_TRY(const std::vector<Place> starts, StartsOf(batch));
    Batch kept = batch;
    kept.Keep(keep_);
    RowMaker maker(kept, Made(Column::Kind::kValues));
    Visited visited(batch.size);
    std::vector<Place> frontier = starts;
    // In both directions the start counts only as the end of no step; in one direction a circle may lead back to it.
    const bool start_is_seen = expand_.least == 0 || steps_.direction == Direction::kBoth;
    for (const Place& place : starts) {
      if (start_is_seen) visited.Add(place);
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
    std::uint64_t node;  ///< an id; a vertex where the run reads from a view
    std::uint32_t row;
  };
  /// One table of ids per row: a batch is mostly one row that reaches far, or many that reach little.
  class Visited {
   public:
    explicit Visited(std::size_t rows) : seen_(rows, IdIndex(0)) {}
    bool Add(const Place& place) {
      const auto number = static_cast<std::uint32_t>(size_);
      if (seen_[place.row].FindOrAdd(NodeId{place.node}, number) != number) return false;
      ++size_;
      return true;
    }
    std::size_t size() const { return size_; }

   private:
    std::vector<IdIndex> seen_;
    std::size_t size_ = 0;
  };

  Result<std::vector<Place>> StartsOf(const Batch& batch) const {
    std::vector<Place> places;
    if (view_ != nullptr) {
      JITU_CHECK_OK(CheckStarts(batch));
      const std::vector<Vertex> vertices = VerticesOf(*batch[steps_.from]);
      for (std::uint32_t row = 0; row < batch.size; ++row) {
        if (vertices[row] != graph::kNoVertex) places.push_back({vertices[row], row});
      }
      return places;
    }
    JITU_TRY(const Column starts, Starts(batch));
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      if (starts.nodes()[row].value != 0) places.push_back({starts.nodes()[row].value, row});
    }
    return places;
  }

  Result<std::vector<Place>> NextLevel(const std::vector<Place>& frontier, Visited& visited) {
    std::vector<Place> next;
    const std::size_t before = visited.size();
    JITU_CHECK_OK(view_ != nullptr ? WalkInView(frontier, visited, next) : Walk(frontier, visited, next));
    JITU_CHECK_OK(run_.memory.Add((visited.size() - before) * kBytesPerVisit));
    return next;
  }

  Result<void> Walk(const std::vector<Place>& frontier, Visited& visited, std::vector<Place>& next) {
    JITU_CHECK_OK(run_.Check());
    std::vector<NodeId> nodes;
    for (const Place& place : frontier) nodes.push_back(NodeId{place.node});
    return run_.graph.Expand(nodes, spec_, [&](const NeighbourBlock& block) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        const Place place{block.neighbour[i].value, frontier[block.input[i]].row};
        if (visited.Add(place)) next.push_back(place);
      }
      return true;
    });
  }

  Result<void> WalkInView(const std::vector<Place>& frontier, Visited& visited, std::vector<Place>& next) {
    std::vector<graph::NeighbourRun> runs;
    for (std::size_t i = 0; i < frontier.size(); ++i) {
      if (i % kBatchRows == 0) JITU_CHECK_OK(run_.Check());
      runs.clear();
      view_->AppendRuns(static_cast<Vertex>(frontier[i].node), steps_.direction, spec_.types, runs);
      for (const graph::NeighbourRun& run : runs) {
        for (const Vertex neighbour : run.neighbours) {
          const Place place{neighbour, frontier[i].row};
          if (visited.Add(place)) next.push_back(place);
        }
      }
    }
    return {};
  }

  Result<bool> EmitAll(const std::vector<Place>& places, RowMaker& maker) {
    const bool gives_end = Keeps(steps_.to);
    for (const Place& place : places) {
      maker.Add(place.row);
      if (gives_end && view_ != nullptr) {
        const auto vertex = static_cast<Vertex>(place.node);
        maker.made(0).Append(*view_, {&vertex, 1});
      } else if (gives_end) {
        maker.made(0).Append(NodeId{place.node});
      }
      if (!maker.full()) continue;
      JITU_TRY(const bool more, Flush(maker));
      if (!more) return false;
    }
    return true;
  }

  const VarExpand& expand_;
  const graph::GraphView* view_ = nullptr;
};

}  // namespace

std::unique_ptr<Stage> MakeReach(Execution& run, const PhysicalNode& node, const VarExpand& expand, Stage& next) {
  return std::make_unique<ReachOperator>(run, node, expand, next);
}

}  // namespace jitu::query

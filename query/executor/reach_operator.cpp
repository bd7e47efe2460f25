/// The distinct ends of trails.
#include <algorithm>

#include "query/executor/id_index.h"
#include "query/executor/walking_operator.h"

namespace jitu::query {
namespace {

using graph::NeighbourBlock;
using graph::Vertex;

/// Nodes with the row they were reached from: as vertices where the run reads from a view, else as ids.
struct Level {
  std::vector<Vertex> vertices;
  std::vector<NodeId> nodes;
  std::vector<std::uint32_t> rows;
};

/// What has been reached, for each row: a table that grows, or for one row that may reach far a bit for each vertex.
class Visited {
 public:
  /// `vertices`: how many there are; 0: not kept as bits.
  Visited(std::size_t rows, std::size_t vertices) : seen_(rows, IdIndex(0)), bits_((vertices + 63) / 64, 0) {}

  bool Add(std::uint64_t node, std::uint32_t row) {
    if (!bits_.empty()) {
      std::uint64_t& word = bits_[node >> 6];
      const std::uint64_t bit = std::uint64_t{1} << (node & 63);
      if ((word & bit) != 0) return false;
      word |= bit;
      ++size_;
      return true;
    }
    const auto number = static_cast<std::uint32_t>(size_);
    if (seen_[row].FindOrAdd(NodeId{node}, number) != number) return false;
    ++size_;
    return true;
  }
  std::size_t size() const { return size_; }

 private:
  std::vector<IdIndex> seen_;
  std::vector<std::uint64_t> bits_;
  std::size_t size_ = 0;
};

/// By breadth-first search for all rows of a batch together.
class ReachOperator : public WalkingOperator {
 public:
  ReachOperator(Execution& run, const PhysicalNode& node, const VarExpand& expand, Stage& next)
      : WalkingOperator(run, node, expand.steps, next), expand_(expand) {}

  Result<bool> Push(Batch batch) override {
    FindTypes();
    view_ = run_.graph.view();
    JITU_TRY(Level frontier, StartsOf(batch));
    Batch kept = batch;
    kept.Keep(keep_);
    RowMaker maker(kept, Made(Column::Kind::kValues));
    const bool far = !expand_.most || *expand_.most >= kFarSteps;
    Visited visited(batch.size, view_ != nullptr && batch.size == 1 && far ? view_->vertex_count() : 0);
    // In both directions the start counts only as the end of no step; in one direction a circle may lead back to it.
    const bool start_is_seen = expand_.least == 0 || steps_.direction == graph::Direction::kBoth;
    for (std::size_t i = 0; i < frontier.rows.size() && start_is_seen; ++i) {
      visited.Add(view_ != nullptr ? frontier.vertices[i] : frontier.nodes[i].value, frontier.rows[i]);
    }
    Result<bool> more = true;
    if (expand_.least == 0) more = EmitAll(frontier, maker);
    for (std::uint64_t depth = 0; !frontier.rows.empty() && more && more.value(); ++depth) {
      if (impossible_ || (expand_.most && depth >= *expand_.most)) break;
      const std::size_t before = visited.size();
      JITU_TRY(frontier, view_ != nullptr ? WalkInView(frontier, visited) : Walk(frontier, visited));
      JITU_CHECK_OK(run_.memory.Add((visited.size() - before) * kBytesPerVisit));
      more = EmitAll(frontier, maker);
    }
    run_.memory.Release(visited.size() * kBytesPerVisit);
    if (more && more.value() && maker.size() > 0) return Flush(maker);
    return more;
  }

 private:
  static constexpr std::size_t kBytesPerVisit = 48;
  static constexpr std::uint64_t kFarSteps = 3;

  Result<Level> StartsOf(const Batch& batch) const {
    Level starts;
    if (view_ != nullptr) {
      JITU_CHECK_OK(CheckStarts(batch));
      const std::vector<Vertex> vertices = VerticesOf(*batch[steps_.from]);
      for (std::uint32_t row = 0; row < batch.size; ++row) {
        if (vertices[row] == graph::kNoVertex) continue;
        starts.vertices.push_back(vertices[row]);
        starts.rows.push_back(row);
      }
      return starts;
    }
    JITU_TRY(const Column nodes, Starts(batch));
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      if (nodes.nodes()[row].value == 0) continue;
      starts.nodes.push_back(nodes.nodes()[row]);
      starts.rows.push_back(row);
    }
    return starts;
  }

  Result<Level> Walk(const Level& frontier, Visited& visited) {
    JITU_CHECK_OK(run_.Check());
    Level next;
    JITU_CHECK_OK(run_.graph.Expand(frontier.nodes, spec_, [&](const NeighbourBlock& block) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        const std::uint32_t row = frontier.rows[block.input[i]];
        if (!visited.Add(block.neighbour[i].value, row)) continue;
        next.nodes.push_back(block.neighbour[i]);
        next.rows.push_back(row);
      }
      return true;
    }));
    return next;
  }

  Result<Level> WalkInView(const Level& frontier, Visited& visited) {
    Level next;
    std::vector<graph::NeighbourRun> runs;
    for (std::size_t i = 0; i < frontier.rows.size(); ++i) {
      if (i % kBatchRows == 0) JITU_CHECK_OK(run_.Check());
      view_->Prefetch(frontier.vertices, i, steps_.direction, spec_.types);
      runs.clear();
      view_->AppendRuns(frontier.vertices[i], steps_.direction, spec_.types, runs);
      for (const graph::NeighbourRun& run : runs) {
        for (const Vertex neighbour : run.neighbours) {
          if (!visited.Add(neighbour, frontier.rows[i])) continue;
          next.vertices.push_back(neighbour);
          next.rows.push_back(frontier.rows[i]);
        }
      }
    }
    return next;
  }

  Result<bool> EmitAll(const Level& level, RowMaker& maker) {
    const bool gives_end = Keeps(steps_.to);
    const std::span<const std::uint32_t> rows(level.rows);
    for (std::size_t from = 0; from < rows.size();) {
      const std::size_t count = std::min(rows.size() - from, kBatchRows - maker.size());
      maker.Add(rows.subspan(from, count));
      if (gives_end && view_ != nullptr) {
        maker.made(0).Append(*view_, std::span(level.vertices).subspan(from, count));
      } else if (gives_end) {
        for (std::size_t i = from; i < from + count; ++i) maker.made(0).Append(level.nodes[i]);
      }
      from += count;
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

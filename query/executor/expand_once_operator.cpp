/// Along relationships, where it is only asked whether there is one.
#include "query/executor/walking_operator.h"

namespace jitu::query {
namespace {

using graph::NeighbourBlock;
using graph::Vertex;

class ExpandOnceOperator : public WalkingOperator {
 public:
  ExpandOnceOperator(Execution& run, const PhysicalNode& node, const Expand& expand, Stage& next)
      : WalkingOperator(run, node, expand.steps, next), expand_(expand) {}

  Result<bool> Push(Batch batch) override {
    FindTypes();
    if (impossible_) return true;
    JITU_CHECK_OK(run_.Check());
    const graph::GraphView* view = run_.graph.view();
    JITU_TRY(const std::vector<std::uint32_t> rows, view != nullptr ? RowsInView(batch, *view) : RowsInStore(batch));
    batch.Keep(keep_);
    return Emit(batch.Gather(rows));
  }

 private:
  Result<std::vector<std::uint32_t>> RowsInView(const Batch& batch, const graph::GraphView& view) const {
    JITU_CHECK_OK(CheckStarts(batch));
    const std::vector<Vertex> starts = VerticesOf(*batch[steps_.from]);
    const graph::GraphView::LabelTest has_labels(view, expand_.end_labels);
    std::vector<std::uint32_t> rows;
    std::vector<graph::NeighbourRun> runs;
    for (std::uint32_t row = 0; row < starts.size(); ++row) {
      view.Prefetch(starts, row, steps_.direction, spec_.types);
      if (starts[row] == graph::kNoVertex) continue;
      runs.clear();
      view.AppendRuns(starts[row], steps_.direction, spec_.types, runs);
      const auto leads_on = [&](const graph::NeighbourRun& run) {
        for (std::size_t i = 0; i < run.neighbours.size(); ++i) {
          if (!has_labels.Holds(run.neighbours[i])) continue;
          if (steps_.distinct_from.empty() || MayWalk(batch, row, KeyOf(view, starts[row], run, i))) return true;
        }
        return false;
      };
      if (std::any_of(runs.begin(), runs.end(), leads_on)) rows.push_back(row);
    }
    return rows;
  }

  Result<std::vector<std::uint32_t>> RowsInStore(const Batch& batch) {
    JITU_TRY(const Column starts, Starts(batch));
    std::vector<NodeId> frontier;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      if (starts.nodes()[row].value == 0) continue;
      frontier.push_back(starts.nodes()[row]);
      rows.push_back(row);
    }
    std::vector<std::uint32_t> found;
    std::optional<Error> fault;
    const auto take = [&](const NeighbourBlock& block) {
      auto has_labels = HaveLabels(block);
      if (!has_labels) fault = std::move(has_labels).error();
      for (std::size_t i = 0; i < block.size() && !fault; ++i) {
        const std::uint32_t row = rows[block.input[i]];
        if (!has_labels.value()[i] || (!found.empty() && found.back() == row)) continue;
        if (MayWalk(batch, row, block.Key(i, frontier[block.input[i]]))) found.push_back(row);
      }
      return !fault;
    };
    JITU_CHECK_OK(run_.graph.Expand(frontier, spec_, take));
    if (fault) return *std::move(fault);
    return found;
  }

  Result<std::vector<bool>> HaveLabels(const NeighbourBlock& block) {
    std::vector<bool> have(block.size(), true);
    if (expand_.end_labels.empty()) return have;
    graph::Projection projection;
    projection.labels = true;
    JITU_TRY(const NodeRows ends, run_.graph.Read(block.neighbour, projection));
    for (std::size_t i = 0; i < block.size(); ++i) {
      const auto& has = ends.labels[i];
      have[i] = std::all_of(expand_.end_labels.begin(), expand_.end_labels.end(),
                            [&](LabelId label) { return std::binary_search(has.begin(), has.end(), label); });
    }
    return have;
  }

  const Expand& expand_;
};

}  // namespace

std::unique_ptr<Stage> MakeExpandOnce(Execution& run, const PhysicalNode& node, const Expand& expand, Stage& next) {
  return std::make_unique<ExpandOnceOperator>(run, node, expand, next);
}

}  // namespace jitu::query

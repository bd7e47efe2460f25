/// Rows that have a step of some kind: for each, the first one found is enough.
#include <algorithm>

#include "query/executor/walking_operator.h"

namespace jitu::query {
namespace {

class AnyMatchOperator : public WalkingOperator {
 public:
  AnyMatchOperator(Execution& run, const PhysicalNode& node, const Expand& expand, Stage& next)
      : WalkingOperator(run, node, expand.steps, next), label_names_(expand.end_labels) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    FindTypes();
    if (impossible_ || !FindLabels()) return true;
    rows_.clear();
    if (run_.graph.view() != nullptr) {
      JITU_CHECK_OK(LookInView(batch, *run_.graph.view()));
    } else {
      JITU_CHECK_OK(LookInStore(batch));
    }
    if (rows_.empty()) return true;
    batch.Keep(keep_);
    return Emit(rows_.size() == batch.size ? std::move(batch) : batch.Gather(rows_));
  }

 private:
  bool FindLabels() {
    labels_.clear();
    for (const std::string& name : label_names_) {
      const auto label = run_.tokens.FindLabel(name);
      if (!label) return false;
      labels_.push_back(*label);
    }
    return true;
  }

  Result<void> LookInView(const Batch& batch, const graph::GraphView& view) {
    JITU_CHECK_OK(CheckStarts(batch));
    const std::vector<graph::Vertex> starts = VerticesOf(*batch[steps_.from]);
    const graph::LabelTest has_labels(view, labels_);
    std::vector<graph::NeighbourRun> runs;
    for (std::uint32_t row = 0; row < starts.size(); ++row) {
      view.Prefetch(starts, row, steps_.direction, spec_.types);
      if (starts[row] == graph::kNoVertex) continue;
      runs.clear();
      view.AppendRuns(starts[row], steps_.direction, spec_.types, runs);
      const bool any = std::any_of(runs.begin(), runs.end(), [&](const graph::NeighbourRun& run) {
        return std::any_of(run.neighbours.begin(), run.neighbours.end(), has_labels);
      });
      if (any) rows_.push_back(row);
    }
    return {};
  }

  Result<void> LookInStore(const Batch& batch) {
    JITU_TRY(const Column starts, Starts(batch));
    std::vector<NodeId> frontier;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      if (starts.nodes()[row].value == 0) continue;
      frontier.push_back(starts.nodes()[row]);
      rows.push_back(row);
    }
    Result<void> looked;
    const auto take = [&](const graph::NeighbourBlock& block) {
      looked = LookAt(block, rows);
      return looked.has_value();
    };
    JITU_CHECK_OK(run_.graph.Expand(frontier, spec_, take));
    return looked;
  }

  Result<void> LookAt(const graph::NeighbourBlock& block, const std::vector<std::uint32_t>& rows) {
    graph::Projection projection;
    projection.labels = true;
    NodeRows ends;
    if (!labels_.empty()) {
      JITU_TRY(ends, run_.graph.Read(block.neighbour, projection));
    }
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::uint32_t row = rows[block.input[i]];
      if (!rows_.empty() && rows_.back() == row) continue;
      const bool wanted = std::all_of(labels_.begin(), labels_.end(), [&](LabelId label) {
        return std::binary_search(ends.labels[i].begin(), ends.labels[i].end(), label);
      });
      if (wanted) rows_.push_back(row);
    }
    return {};
  }

  const std::vector<std::string>& label_names_;
  std::vector<LabelId> labels_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

std::unique_ptr<Stage> MakeAnyMatch(Execution& run, const PhysicalNode& node, const Expand& expand, Stage& next) {
  return std::make_unique<AnyMatchOperator>(run, node, expand, next);
}

}  // namespace jitu::query

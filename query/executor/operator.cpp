#include "query/executor/operator.h"

namespace jitu::query {

Result<bool> PlanOperator::Emit(Batch batch) {
  batch.Keep(keep_);
  if (batch.size <= 2 * kBatchRows) {
    if (batch.size == 0) return true;
    return next_.Push(std::move(batch));
  }
  std::vector<std::uint32_t> rows;
  for (std::size_t from = 0; from < batch.size; from += kBatchRows) {
    JITU_CHECK_OK(run_.Check());
    rows.clear();
    for (std::size_t row = from; row < std::min(batch.size, from + kBatchRows); ++row) {
      rows.push_back(static_cast<std::uint32_t>(row));
    }
    JITU_TRY(const bool more, next_.Push(batch.Gather(rows)));
    if (!more) return false;
  }
  return true;
}

std::vector<graph::Vertex> PlanOperator::VerticesOf(const Column& nodes) const {
  const graph::GraphView* view = run_.graph.view();
  if (nodes.view() == view) return nodes.vertices();
  const Column plain = nodes.As(Column::Kind::kNodes);
  std::vector<graph::Vertex> vertices;
  vertices.reserve(plain.size());
  for (const NodeId node : plain.nodes()) vertices.push_back(view->Find(node).value_or(graph::kNoVertex));
  return vertices;
}

RowMaker::RowMaker(const Batch& input, std::vector<std::pair<VariableId, Column::Kind>> made)
    : input_(input), made_(std::move(made)) {
  for (const auto& [variable, kind] : made_) columns_.emplace_back(kind);
}

Batch RowMaker::Take() {
  Batch batch = input_.Gather(rows_);
  for (std::size_t i = 0; i < made_.size(); ++i) {
    batch.Put(made_[i].first, std::move(columns_[i]));
    columns_[i] = Column(made_[i].second);
  }
  rows_.clear();
  return batch;
}

}  // namespace jitu::query

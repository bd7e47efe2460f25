#include "graph/view/topology.h"

#include <algorithm>

#include "graph/view/builder.h"

namespace jitu::graph {

Result<TopologyView> TopologyView::Build(const Store& store, const Snapshot& at, const ViewOptions& options,
                                         const StopSignal& stop) {
  return ViewBuilder(store, at, options, stop).Build();
}

bool TopologyView::HasLabel(Vertex vertex, LabelId label) const {
  const std::vector<LabelId>& labels = Labels(vertex);
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

RelationshipKey TopologyView::Key(const ViewEdge& edge) const {
  const bool is_out = edge.side != Direction::kIn;
  const Adjacency& side = is_out ? out_ : in_;
  return {Node(edge.source), side.TypeAt(edge.place), Node(edge.target), side.OrdinalAt(edge.place)};
}

std::uint64_t TopologyView::byte_count() const {
  return ids_.byte_count() + label_set_of_.size() * sizeof(std::uint16_t) + out_.byte_count() + in_.byte_count();
}

}  // namespace jitu::graph

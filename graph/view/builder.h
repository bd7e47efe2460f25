/// How a TopologyView is made: ids and labels by one scan, out-rows by expanding all nodes in batches on all cores,
/// in-rows by turning the out-rows round in memory. Batches are taken in order, so the bytes of a view do not depend on
/// the threads.
#pragma once

#include <map>

#include "graph/view/topology.h"

namespace jitu::graph {

class ViewBuilder {
 public:
  ViewBuilder(const Store& store, const Snapshot& at, const ViewOptions& options, const StopSignal& stop)
      : store_(store), at_(at), options_(options), stop_(stop) {}

  Result<TopologyView> Build();

 private:
  struct OutEdge {
    std::uint32_t input;
    Vertex neighbour;
    TypeId type;
    std::uint32_t ordinal;
  };
  Result<void> ReadNodes();
  Result<void> ReadEdges();
  Result<std::vector<OutEdge>> ReadEdgesOf(std::span<const NodeId> frontier) const;
  void FindTypes();
  Result<std::uint16_t> LabelSet(const std::vector<LabelId>& labels);
  Result<void> Stopped() const;

  const Store& store_;
  const Snapshot& at_;
  const ViewOptions& options_;
  const StopSignal& stop_;
  TopologyView view_;
  std::map<std::vector<LabelId>, std::uint16_t> label_set_numbers_;
};

}  // namespace jitu::graph

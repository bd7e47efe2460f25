/// The graph as a running statement sees it: one snapshot, and on top of it what the statement itself has written.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "graph/store/store.h"
#include "query/executor/pending_writes.h"
#include "query/executor/view_keeper.h"
#include "query/functions/graph_access.h"
#include "schema/base/stop.h"

namespace jitu::query {

/// Nodes asked for, in order of asking; repeated ids are read once.
struct NodeRows {
  std::vector<std::uint8_t> found;
  std::vector<std::vector<LabelId>> labels;
  std::vector<std::vector<graph::Value>> columns;  ///< one per property
};

class GraphReader : public GraphAccess {
 public:
  GraphReader(const graph::Store& store, std::shared_ptr<const graph::Snapshot> snapshot, const graph::Tokens& tokens,
              const PendingWrites& pending, StopSignal stop, ViewKeeper& views)
      : store_(store), snapshot_(std::move(snapshot)), tokens_(tokens), pending_(pending), stop_(stop), views_(views) {}

  const graph::Tokens& tokens() const override { return tokens_; }
  const graph::Store& store() const { return store_; }
  const graph::Snapshot& snapshot() const { return *snapshot_; }
  const StopSignal& stop() const { return stop_; }

  /// The snapshot in memory, or null. Whoever asks it must give the answer that the store would give.
  const graph::GraphView* view() const { return view_.get(); }
  void UseView(std::shared_ptr<const graph::GraphView> view) { view_ = std::move(view); }
  /// The topology of the snapshot; what the statement itself has written is not in it.
  Result<std::shared_ptr<const graph::TopologyView>> Topology() { return views_.TopologyOf(*snapshot_, stop_); }

  Result<NodeRows> Read(std::span<const NodeId> ids, const graph::Projection& projection);
  Result<void> Expand(std::span<const NodeId> frontier, const graph::ExpandSpec& spec,
                      const graph::NeighbourSink& sink);
  Result<void> Scan(graph::ScanSpec spec, const graph::NodeSink& sink);

  Result<std::vector<std::optional<NodeRecord>>> Nodes(std::span<const NodeId> ids) override;
  Result<std::vector<std::optional<graph::Properties>>> Relationships(
      std::span<const graph::RelationshipKey> keys) override;
  Result<std::vector<graph::Value>> PropertyOf(std::span<const NodeId> ids, PropertyId property) override;
  Result<std::vector<std::vector<NodeId>>> Targets(std::span<const NodeId> ids, TypeId type) override;

 private:
  const graph::Store& store_;
  std::shared_ptr<const graph::Snapshot> snapshot_;
  const graph::Tokens& tokens_;
  const PendingWrites& pending_;
  StopSignal stop_;
  ViewKeeper& views_;
  std::shared_ptr<const graph::GraphView> view_;
};

}  // namespace jitu::query

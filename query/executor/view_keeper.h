/// The graph in memory, kept from statement to statement and made in the background.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>

#include "graph/store/store.h"
#include "graph/view/graph_view.h"

namespace jitu::query {

/// A question gets the view of its own snapshot or none, and never waits for one: without it, it asks the store.
///
/// A view is begun with the second question, so that one question by itself costs nothing more. What is committed later
/// is laid over it; when that has become much, another view is made meanwhile.
class ViewKeeper {
 public:
  ViewKeeper(const graph::Store& store, std::uint64_t most_bytes) : store_(store), most_bytes_(most_bytes) {}
  ~ViewKeeper();
  ViewKeeper(const ViewKeeper&) = delete;
  ViewKeeper& operator=(const ViewKeeper&) = delete;

  /// Null if there is none of that snapshot.
  std::shared_ptr<const graph::GraphView> ViewOf(const graph::Snapshot& at);
  /// Waits until there is one, or it is known that there will be none.
  std::shared_ptr<const graph::GraphView> Await(const graph::Snapshot& at);
  /// Topology alone, for algorithms over the whole graph; made at once if need be.
  Result<std::shared_ptr<const graph::TopologyView>> TopologyOf(const graph::Snapshot& at, const StopSignal& stop);

 private:
  void BeginBuilding();
  void TakeBuilt();

  const graph::Store& store_;
  const std::uint64_t most_bytes_;
  std::uint64_t questions_ = 0;
  std::shared_ptr<const graph::GraphView> view_;
  std::shared_ptr<const graph::TopologyView> topology_;

  std::thread builder_;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> done_ = false;  // what follows belongs to the builder until then
  std::shared_ptr<const graph::GraphView> built_;
  bool refused_ = false;  // the last attempt failed
};

}  // namespace jitu::query

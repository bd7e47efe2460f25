/// The newest topology view, kept from statement to statement.
#pragma once

#include <memory>

#include "graph/store/store.h"
#include "graph/view/topology.h"

namespace jitu::query {

class ViewCache {
 public:
  /// The view of that snapshot, made on first asking. One is kept; whoever holds an older one may go on with it.
  Result<std::shared_ptr<const graph::TopologyView>> ViewOf(const graph::Store& store, const graph::Snapshot& at,
                                                            const StopSignal& stop) {
    if (view_ && view_->version() == at.version()) return view_;
    view_.reset();
    JITU_TRY(graph::TopologyView made, graph::TopologyView::Build(store, at, {}, stop));
    view_ = std::make_shared<const graph::TopologyView>(std::move(made));
    return view_;
  }

 private:
  std::shared_ptr<const graph::TopologyView> view_;
};

}  // namespace jitu::query

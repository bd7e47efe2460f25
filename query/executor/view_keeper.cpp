#include "query/executor/view_keeper.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace jitu::query {
namespace {

/// A view is made anew when more of its nodes than one in this many were touched.
constexpr std::uint64_t kTouchedShare = 32;
constexpr std::uint64_t kTouchedAtLeast = 4096;

std::uint64_t MostTouched(const graph::GraphView& view) {
  return std::max(kTouchedAtLeast, view.base()->vertex_count() / kTouchedShare);
}

}  // namespace

ViewKeeper::~ViewKeeper() {
  stop_ = true;
  if (builder_.joinable()) builder_.join();
}

void ViewKeeper::BeginBuilding() {
  if (builder_.joinable() || refused_) return;
  done_ = false;
  builder_ = std::thread([this, at = store_.snapshot()] {
    auto built = graph::GraphView::Build(store_, *at, most_bytes_, StopSignal(&stop_));
    if (built) built_ = std::move(built).value();
    done_ = true;
  });
}

void ViewKeeper::TakeBuilt() {
  if (!builder_.joinable() || !done_) return;
  builder_.join();
  // A graph that is too large for a view today will be so tomorrow.
  refused_ = built_ == nullptr;
  if (built_ && (!view_ || built_->version() >= view_->base()->version())) view_ = std::move(built_);
  built_.reset();
}

std::shared_ptr<const graph::GraphView> ViewKeeper::ViewOf(const graph::Snapshot& at) {
  TakeBuilt();
  if (!view_) {
    if (++questions_ > 1) BeginBuilding();
    return nullptr;
  }
  if (view_->version() == at.version()) return view_;
  const auto changed = store_.changes(view_->version(), at);
  const bool small = changed && view_->touched_count() + changed->size() <= 4 * MostTouched(*view_);
  if (small) {
    if (auto next = view_->At(store_, at, *changed)) view_ = std::move(next).value();
  }
  if (!small || view_->touched_count() > MostTouched(*view_)) BeginBuilding();
  return view_->version() == at.version() ? view_ : nullptr;
}

std::shared_ptr<const graph::GraphView> ViewKeeper::Await(const graph::Snapshot& at) {
  if (auto view = ViewOf(at)) return view;
  BeginBuilding();
  if (builder_.joinable()) {
    while (!done_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return ViewOf(at);
}

Result<std::shared_ptr<const graph::TopologyView>> ViewKeeper::TopologyOf(const graph::Snapshot& at,
                                                                          const StopSignal& stop) {
  TakeBuilt();
  if (view_ && view_->base()->version() == at.version()) return view_->base();
  if (topology_ && topology_->version() == at.version()) return topology_;
  topology_.reset();
  JITU_TRY(graph::TopologyView made, graph::TopologyView::Build(store_, at, {}, stop));
  topology_ = std::make_shared<const graph::TopologyView>(std::move(made));
  return topology_;
}

}  // namespace jitu::query

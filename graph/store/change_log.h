/// Which nodes the latest commits touched: what both stores answer `changes` from.
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "graph/store/store.h"

namespace jitu::graph {

/// Bounded: the oldest commits are forgotten. Thread-safe.
class ChangeLog {
 public:
  /// The batch made `version` out of the one before it.
  void Add(std::uint64_t version, const WriteBatch& batch);
  std::optional<std::vector<NodeId>> Between(std::uint64_t since, std::uint64_t until) const;

 private:
  struct Change {
    std::uint64_t version;
    std::vector<NodeId> nodes;
  };

  mutable std::mutex mutex_;
  std::deque<Change> changes_;  // of consecutive versions
  std::size_t held_ = 0;
};

}  // namespace jitu::graph

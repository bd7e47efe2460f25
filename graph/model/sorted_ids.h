/// Node ids in order, and the way back from an id to its place: 12 bytes each. Immutable, so any thread may ask.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "schema/base/ids.h"

namespace jitu::graph {

class SortedIds {
 public:
  SortedIds() = default;
  /// Ascending, each once, fewer than 2^32.
  explicit SortedIds(std::vector<NodeId> ids);

  /// O(1) for ids that are hashes, and for ids that are consecutive numbers; O(log n) at worst.
  std::optional<std::uint32_t> Find(NodeId id) const;
  /// Says that Find will be asked: the memory that tells is far away.
  void Expect(NodeId id) const {
    const std::uint64_t bucket = id.value >> shift_;
    if (bucket < starts_.size()) __builtin_prefetch(&starts_[bucket]);
  }

  const std::vector<NodeId>& ids() const { return ids_; }
  std::size_t size() const { return ids_.size(); }
  std::size_t byte_count() const { return ids_.size() * sizeof(NodeId) + starts_.size() * sizeof(std::uint32_t); }

 private:
  std::vector<NodeId> ids_;
  std::vector<std::uint32_t> starts_;  ///< by the leading bits of an id: the first place
  int shift_ = 0;
};

}  // namespace jitu::graph

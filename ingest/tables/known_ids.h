/// Which nodes there are: a set of content-derived ids in 12 bytes each.
#pragma once

#include <cstdint>
#include <vector>

#include "schema/base/ids.h"

namespace jitu::ingest {

class KnownIds {
 public:
  KnownIds() = default;
  static KnownIds Of(std::vector<NodeId> ids);

  /// O(1) expected: ids are hashes and so spread evenly over the buckets.
  bool Has(NodeId id) const;
  /// Says that Has will be asked: the memory that tells is far away.
  void Expect(NodeId id) const {
    const std::uint64_t bucket = id.value >> shift_;
    if (bucket < buckets_.size()) __builtin_prefetch(&buckets_[bucket]);
  }
  std::size_t size() const { return ids_.size(); }

 private:
  std::vector<NodeId> ids_;  // ascending
  std::vector<std::uint32_t> buckets_;
  int shift_ = 63;
};

}  // namespace jitu::ingest

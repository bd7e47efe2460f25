#include "ingest/tables/known_ids.h"

#include <algorithm>
#include <bit>

namespace jitu::ingest {

KnownIds KnownIds::Of(std::vector<NodeId> ids) {
  KnownIds known;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  known.ids_ = std::move(ids);
  known.shift_ = 63 - static_cast<int>(std::bit_width(known.ids_.size()));  // ids have 63 bits
  const std::uint64_t bucket_count = std::uint64_t{1} << (63 - known.shift_);
  known.buckets_.reserve(bucket_count + 1);
  std::size_t place = 0;
  for (std::uint64_t bucket = 0; bucket <= bucket_count; ++bucket) {
    while (place < known.ids_.size() && known.ids_[place].value >> known.shift_ < bucket) ++place;
    known.buckets_.push_back(static_cast<std::uint32_t>(place));
  }
  return known;
}

bool KnownIds::Has(NodeId id) const {
  const std::uint64_t bucket = id.value >> shift_;
  if (bucket + 1 >= buckets_.size()) return false;
  return std::binary_search(ids_.begin() + buckets_[bucket], ids_.begin() + buckets_[bucket + 1], id);
}

}  // namespace jitu::ingest

#include "graph/model/sorted_ids.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace jitu::graph {

/// About one bucket per id, over the bits that the largest has.
SortedIds::SortedIds(std::vector<NodeId> ids) : ids_(std::move(ids)) {
  if (ids_.empty()) return;
  const auto id_bits = static_cast<int>(std::bit_width(ids_.back().value));
  shift_ = id_bits - std::min(id_bits, static_cast<int>(std::bit_width(ids_.size() - 1)));
  const std::uint64_t buckets = (ids_.back().value >> shift_) + 1;
  starts_.reserve(buckets + 1);
  std::uint32_t place = 0;
  for (std::uint64_t bucket = 0; bucket <= buckets; ++bucket) {
    while (place < ids_.size() && ids_[place].value >> shift_ < bucket) ++place;
    starts_.push_back(place);
  }
}

std::optional<std::uint32_t> SortedIds::Find(NodeId id) const {
  const std::uint64_t bucket = id.value >> shift_;
  if (bucket + 1 >= starts_.size()) return std::nullopt;
  auto first = ids_.begin() + starts_[bucket];
  auto last = ids_.begin() + starts_[bucket + 1];
  if (first == last || id < *first || last[-1] < id) return std::nullopt;
  // Hashes are alone in their bucket. Consecutive numbers share one and lie where their distance says.
  const auto distance = static_cast<double>(id.value - first->value);
  const auto width = static_cast<double>(last[-1].value - first->value);
  const auto guess =
      first + (width == 0 ? 0 : static_cast<std::ptrdiff_t>(distance / width * double(last - first - 1)));
  (*guess < id ? first : last) = *guess < id ? guess : guess + 1;
  const auto found = *guess == id ? guess : std::lower_bound(first, last, id);
  if (found == last || *found != id) return std::nullopt;
  return static_cast<std::uint32_t>(found - ids_.begin());
}

}  // namespace jitu::graph

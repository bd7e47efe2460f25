/// Vertices by the exact value of a property: what an ordered index answers to an equality, in memory.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/view/property_column.h"

namespace jitu::graph {

/// About one bucket per vertex, 8 to 12 bytes each; the values stay in their column. As quick for values that many
/// share as for those of one.
class ValueLookup {
 public:
  static bool Takes(const PropertyColumn& column) {
    return column.kind() == PropertyColumn::Kind::kTexts || column.kind() == PropertyColumn::Kind::kIntegers;
  }
  /// Of those of `vertices` (ascending) that have a value in `column`, which it must take.
  ValueLookup(const PropertyColumn& column, std::span<const Vertex> vertices);

  /// Ascending. A value of another type than the column's is nobody's.
  std::vector<Vertex> Find(const PropertyColumn& column, const Value& value) const;
  std::uint64_t byte_count() const { return (starts_.size() + vertices_.size()) * sizeof(std::uint32_t); }

 private:
  std::size_t BucketOf(std::uint64_t hash) const { return static_cast<std::size_t>(hash) & (starts_.size() - 2); }

  std::vector<std::uint32_t> starts_;  // one more than there are buckets
  std::vector<Vertex> vertices_;       // by bucket, ascending in each
};

}  // namespace jitu::graph

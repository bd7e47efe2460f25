/// The neighbours of all vertices by one type, on one side.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/view/vertex_set.h"
#include "schema/base/ids.h"

namespace jitu::graph {

/// A place in an array of neighbours. Numbers the edges of one side.
using EdgePlace = std::uint32_t;

/// Compressed sparse rows. 4 bytes per edge and per vertex that has one; besides, 16 for each 64 vertices say which do.
/// So a walk along one type touches nothing of the others.
class TypedRows {
 public:
  bool Has(Vertex vertex) const { return having_.Has(vertex); }
  /// Ordered by (neighbour, ordinal).
  std::span<const Vertex> Row(Vertex vertex) const {
    if (!Has(vertex)) return {};
    const std::uint32_t row = having_.Rank(vertex);
    return std::span(neighbours_).subspan(starts_[row], starts_[row + 1] - starts_[row]);
  }
  /// Where a row begins, for a vertex that has one.
  EdgePlace Start(Vertex vertex) const { return starts_[having_.Rank(vertex)]; }
  Vertex NeighbourAt(EdgePlace place) const { return neighbours_[place]; }
  /// Which of several edges of one type between the same two nodes. O(log of how many such edges there are).
  std::uint32_t OrdinalAt(EdgePlace place) const;
  std::uint32_t edge_count() const { return static_cast<std::uint32_t>(neighbours_.size()); }
  std::uint64_t byte_count() const;

  /// visit(vertex, neighbours) for each vertex that has some, ascending.
  template <class Visit>
  void ForEachRow(Visit visit) const {
    having_.ForEach([&](Vertex vertex, std::uint32_t row) {
      visit(vertex, std::span(neighbours_).subspan(starts_[row], starts_[row + 1] - starts_[row]));
    });
  }

  /// Brings nearer what Row will read: first where the row begins, then the row itself.
  void PrefetchStart(Vertex vertex) const {
    if (Has(vertex)) __builtin_prefetch(starts_.data() + having_.Rank(vertex));
  }
  void PrefetchRow(Vertex vertex) const {
    if (Has(vertex)) __builtin_prefetch(neighbours_.data() + starts_[having_.Rank(vertex)]);
  }

  /// Vertices ascend; the edges of each are in order.
  void Add(Vertex vertex, Vertex neighbour, std::uint32_t ordinal);
  void Reserve(std::uint64_t edges) { neighbours_.reserve(edges); }
  void ShrinkToFit();
  /// The same edges seen from their other ends, of which there are less than `vertices`.
  TypedRows Turned(std::uint32_t vertices) const;

 private:
  /// Nearly all ordinals are 0; only the others are kept.
  struct Parallel {
    EdgePlace place;
    std::uint32_t ordinal;
  };

  VertexSet having_;
  std::vector<EdgePlace> starts_ = {0};  // one more than there are rows
  std::vector<Vertex> neighbours_;
  std::vector<Parallel> parallels_;  // by place
};

}  // namespace jitu::graph

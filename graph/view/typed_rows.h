/// The neighbours of all vertices by one type, on one side.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "schema/base/ids.h"

namespace jitu::graph {

/// A node's place among all nodes of a view, by ascending id: 0, 1, 2 ...
using Vertex = std::uint32_t;

/// A place in an array of neighbours. Numbers the edges of one side.
using EdgePlace = std::uint32_t;

/// Compressed sparse rows. 4 bytes per edge and per vertex that has one; besides, 16 for each 64 vertices say which do.
/// So a walk along one type touches nothing of the others.
class TypedRows {
 public:
  bool Has(Vertex vertex) const {
    const std::size_t word = vertex >> 6;
    return word < words_.size() && (words_[word].bits >> (vertex & 63) & 1) != 0;
  }
  /// Ordered by (neighbour, ordinal).
  std::span<const Vertex> Row(Vertex vertex) const {
    if (!Has(vertex)) return {};
    const std::uint32_t row = Number(vertex);
    return std::span(neighbours_).subspan(starts_[row], starts_[row + 1] - starts_[row]);
  }
  /// Where a row begins, for a vertex that has one.
  EdgePlace Start(Vertex vertex) const { return starts_[Number(vertex)]; }
  Vertex NeighbourAt(EdgePlace place) const { return neighbours_[place]; }
  /// Which of several edges of one type between the same two nodes. O(log of how many such edges there are).
  std::uint32_t OrdinalAt(EdgePlace place) const;
  std::uint32_t edge_count() const { return static_cast<std::uint32_t>(neighbours_.size()); }
  std::uint32_t row_count() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  std::uint64_t byte_count() const;

  /// visit(vertex, neighbours) for each vertex that has some, ascending.
  template <class Visit>
  void ForEachRow(Visit visit) const {
    std::uint32_t row = 0;
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word].bits; bits != 0; bits &= bits - 1, ++row) {
        const auto vertex = static_cast<Vertex>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
        visit(vertex, std::span(neighbours_).subspan(starts_[row], starts_[row + 1] - starts_[row]));
      }
    }
  }

  /// Brings nearer what Row will read: first where the row begins, then the row itself.
  void PrefetchStart(Vertex vertex) const {
    if (Has(vertex)) __builtin_prefetch(starts_.data() + Number(vertex));
  }
  void PrefetchRow(Vertex vertex) const {
    if (Has(vertex)) __builtin_prefetch(neighbours_.data() + starts_[Number(vertex)]);
  }

  /// Vertices ascend; the edges of each are in order.
  void Add(Vertex vertex, Vertex neighbour, std::uint32_t ordinal);
  void Reserve(std::uint64_t edges) { neighbours_.reserve(edges); }
  void ShrinkToFit();
  /// The same edges seen from their other ends, of which there are less than `vertices`.
  TypedRows Turned(std::uint32_t vertices) const;

 private:
  struct Word {
    std::uint64_t bits = 0;
    std::uint32_t before = 0;  ///< how many vertices of earlier words have a row
  };
  /// Nearly all ordinals are 0; only the others are kept.
  struct Parallel {
    EdgePlace place;
    std::uint32_t ordinal;
  };

  std::uint32_t Number(Vertex vertex) const {
    const Word& word = words_[vertex >> 6];
    const std::uint64_t below = word.bits & ((std::uint64_t{1} << (vertex & 63)) - 1);
    return word.before + static_cast<std::uint32_t>(std::popcount(below));
  }

  std::vector<Word> words_;
  std::vector<EdgePlace> starts_ = {0};  // one more than there are rows
  std::vector<Vertex> neighbours_;
  std::vector<Parallel> parallels_;  // by place
};

}  // namespace jitu::graph

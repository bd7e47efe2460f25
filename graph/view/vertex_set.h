/// Which vertices have something, and which of these each is.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace jitu::graph {

/// A node's place among all nodes of a view, by ascending id: 0, 1, 2 ...
using Vertex = std::uint32_t;

/// 16 bytes for each 64 vertices up to the largest. What its vertices have lies in arrays beside it, by rank.
class VertexSet {
 public:
  bool Has(Vertex vertex) const {
    const std::size_t word = vertex >> 6;
    return word < words_.size() && (words_[word].bits >> (vertex & 63) & 1) != 0;
  }
  /// How many vertices of the set are smaller; for one that it has.
  std::uint32_t Rank(Vertex vertex) const {
    const Word& word = words_[vertex >> 6];
    return word.before + CountOf(word.bits & ((std::uint64_t{1} << (vertex & 63)) - 1));
  }
  std::uint32_t size() const { return size_; }
  std::uint64_t byte_count() const { return words_.size() * sizeof(Word); }

  /// Ascending.
  void Add(Vertex vertex) {
    const std::size_t word = vertex >> 6;
    if (words_.size() <= word) words_.resize(word + 1, Word{0, size_});
    words_[word].bits |= std::uint64_t{1} << (vertex & 63);
    ++size_;
  }
  void ShrinkToFit() { words_.shrink_to_fit(); }

  /// visit(vertex, rank), ascending.
  template <class Visit>
  void ForEach(Visit visit) const {
    std::uint32_t rank = 0;
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word].bits; bits != 0; bits &= bits - 1, ++rank) {
        visit(static_cast<Vertex>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits))), rank);
      }
    }
  }

 private:
  struct Word {
    std::uint64_t bits = 0;
    std::uint32_t before = 0;  ///< how many vertices of earlier words there are
  };

  // By hand, because a program for every x86-64 may not use the instruction, and std::popcount is a call then.
  static std::uint32_t CountOf(std::uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555U;
    bits = (bits & 0x3333333333333333U) + (bits >> 2 & 0x3333333333333333U);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FU;
    return static_cast<std::uint32_t>(bits * 0x0101010101010101U >> 56);
  }

  std::vector<Word> words_;
  std::uint32_t size_ = 0;
};

}  // namespace jitu::graph

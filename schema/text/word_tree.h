/// Words spelled out byte by byte: where a text that is read in the same way leaves all of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace jitu::text {

/// Immutable once built, thread-safe. Each node stands for what some word begins with.
class WordTree {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNowhere = 0xFFFFFFFF;
  static constexpr std::uint32_t kNoWord = 0xFFFFFFFF;

  /// Words are known by their place in `words`, which need not outlive this; of equal ones the first counts.
  explicit WordTree(const std::vector<std::string_view>& words);

  /// The node after one more byte; kNowhere if no word goes on with it.
  Node Next(Node node, char byte) const;
  /// The word that ends there; kNoWord if none does.
  std::uint32_t WordAt(Node node) const { return node == kNowhere ? kNoWord : entries_[node].word; }

 private:
  struct Entry {
    std::uint32_t word = kNoWord;
    std::uint32_t first = 0, end = 0;  ///< nodes after one more byte, in the order of these bytes
  };

  std::vector<Entry> entries_;
  std::vector<unsigned char> bytes_;  ///< by node: the last byte of what it stands for
};

}  // namespace jitu::text

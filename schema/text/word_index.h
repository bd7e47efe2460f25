/// Which words of a list could begin or end at a place in a text: the one way in which lists of words are looked up
/// where no blank says where a word begins. Immutable once built, thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace jitu::text {

class WordIndex {
 public:
  WordIndex() = default;
  /// Words are known by their place in `words`, which need not outlive this. Empty words are left out.
  explicit WordIndex(const std::vector<std::string_view>& words);

  /// The words with this first (or last) character: the longest first, among equals in the order of the list.
  std::span<const std::uint32_t> BeginningWith(char32_t c) const { return first_.Of(c); }
  std::span<const std::uint32_t> EndingWith(char32_t c) const { return last_.Of(c); }

 private:
  struct Slot {
    char32_t character = 0;
    std::uint32_t begin = 0, end = 0;  ///< of `words`; an empty slot has none
  };
  /// Words grouped by a character of theirs, in a table open to linear probing.
  struct Groups {
    std::vector<Slot> slots;  ///< a power of two of them, at most half full
    std::vector<std::uint32_t> words;

    std::span<const std::uint32_t> Of(char32_t c) const {
      if (slots.empty()) return {};
      const std::size_t mask = slots.size() - 1;
      for (std::size_t i = Hash(c) & mask;; i = (i + 1) & mask) {
        const Slot& slot = slots[i];
        if (slot.begin == slot.end) return {};
        if (slot.character == c) return {words.data() + slot.begin, words.data() + slot.end};
      }
    }
    static std::size_t Hash(char32_t c) { return (c * 0x9E3779B1u) >> 12; }
  };
  static Groups GroupedBy(const std::vector<char32_t>& characters, const std::vector<std::uint32_t>& order);

  Groups first_, last_;
};

}  // namespace jitu::text

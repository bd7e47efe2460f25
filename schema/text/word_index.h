/// Which words of a list could begin or end at a place in a text: the one way in which lists of words are looked up
/// where no blank says where a word begins. Immutable once built, thread-safe.
#pragma once

#include <array>
#include <cstddef>
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

  struct Candidate {
    char32_t beside = 0;  ///< the word's second character (its last but one); 0 where it has only one
    std::uint32_t word = 0;

    /// Whether the word may stand where `c` is the text's second character (its last but one).
    bool Fits(char32_t c) const { return beside == 0 || beside == c; }
  };

  /// Whether a word may begin with this character: no for most, after one look.
  bool MayBegin(char32_t c) const { return (sieve_[c / 64 % kSieve] >> (c % 64) & 1U) != 0; }

  /// The words with this first (or last) character: the longest first, among equals in the order of the list.
  std::span<const Candidate> BeginningWith(char32_t c) const { return first_.Of(c); }
  std::span<const Candidate> EndingWith(char32_t c) const { return last_.Of(c); }

 private:
  struct Slot {
    char32_t character = 0;
    std::uint32_t begin = 0, end = 0;  ///< of `words`; an empty slot has none
  };
  /// Words grouped by a character of theirs, in a table open to linear probing.
  struct Groups {
    std::vector<Slot> slots;  ///< a power of two of them, at most half full
    std::vector<Candidate> words;

    std::span<const Candidate> Of(char32_t c) const {
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
  static Groups GroupedBy(const std::vector<char32_t>& characters, std::vector<Candidate> order);

  static constexpr std::size_t kSieve = 32;

  std::array<std::uint64_t, kSieve> sieve_{};  ///< a bit for all characters with the same remainder
  Groups first_, last_;
};

}  // namespace jitu::text

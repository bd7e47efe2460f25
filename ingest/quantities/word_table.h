/// Looks words up that begin or end at a place in a text; the longest wins.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/model/catalog.h"
#include "schema/text/numerals.h"
#include "schema/text/word_index.h"

namespace jitu::ingest {

/// One entry of a table: a spelling and what it means. An empty meaning masks shorter words (签约 masks 约).
struct Entry {
  std::string word;
  std::string meaning;
  text::Decimal factor{1, 0};
};

/// An entry found in a text, and where it ends there. Blanks that conversion put inside a word are looked through.
struct Found {
  const Entry* entry = nullptr;
  std::uint32_t end = 0;

  /// Whether a word was found that means something.
  explicit operator bool() const { return entry != nullptr && !entry->meaning.empty(); }
};

/// Immutable once filled and indexed; every look-up costs at most the number of entries with the same first (or last)
/// character.
class WordTable {
 public:
  void Add(std::string_view word, std::string_view meaning, text::Decimal factor = {1, 0});
  /// Call once after the last Add.
  void MakeIndex();

  /// The longest entry that begins at `at`. A word that ends in a Latin letter is not found in front of another letter.
  Found StartingAt(std::string_view text, std::uint32_t at) const;
  /// The longest entry that ends at `end`; null if there is none.
  const Entry* EndingAt(std::string_view text, std::uint32_t end) const;

 private:
  std::vector<Entry> entries_;
  text::WordIndex index_;
};

}  // namespace jitu::ingest

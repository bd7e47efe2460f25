/// Stepping through Chinese text, which has no blanks between words: by the words of a list and by delimiters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/span.h"
#include "schema/model/catalog.h"
#include "schema/text/utf8.h"
#include "schema/text/word_index.h"

namespace jitu::ingest {

/// The words of one list of the catalog. A look-up tries those with the same first (or last) character, longest first.
/// Refers to the catalog.
class WordSet {
 public:
  WordSet() = default;
  explicit WordSet(const std::vector<model::Term>& terms);

  bool empty() const { return words_.empty(); }
  bool Contains(std::string_view word) const { return Find(word) != nullptr; }
  /// Bytes of the longest word that the text begins with; 0 if none does.
  std::size_t PrefixOf(std::string_view text) const;
  /// Bytes of the longest word that the text ends with; 0 if none does.
  std::size_t SuffixOf(std::string_view text) const;
  /// What the word means in its list; empty if it is not there.
  std::string_view MeaningOf(std::string_view word) const;
  /// Whether any word stands anywhere in the text.
  bool OccursIn(std::string_view text) const;

  struct Hit {
    std::size_t start = std::string_view::npos;
    std::size_t length = 0;
    explicit operator bool() const { return length != 0; }
  };
  Hit First(std::string_view text, std::size_t from = 0) const;
  /// The hit that ends last; of those, the longest.
  Hit Last(std::string_view text) const;

 private:
  struct Word {
    std::string_view word, meaning;
  };
  const Word* Find(std::string_view word) const;

  std::vector<Word> words_;
  text::WordIndex index_;
};

std::string_view In(std::string_view text, ByteSpan span);

/// Whether a name cannot go on across this character: punctuation, brackets, quotes, blanks, line ends.
bool IsDelimiter(char32_t code_point);
bool IsOpening(char32_t code_point);
bool IsClosing(char32_t code_point);

/// The code point that starts at, or ends at, an offset; 0 at the ends of the text.
inline char32_t CodePointAt(std::string_view text, std::size_t offset) {
  return offset < text.size() ? text::At(text, offset).value : U'\0';
}
inline char32_t CodePointBefore(std::string_view text, std::size_t offset) {
  return offset > 0 && offset <= text.size() ? text::Before(text, offset).value : U'\0';
}
inline std::size_t NextOffset(std::string_view text, std::size_t offset) {
  return offset < text.size() ? offset + text::At(text, offset).bytes : text.size();
}
inline std::size_t PreviousOffset(std::string_view text, std::size_t offset) {
  return offset == 0 || offset > text.size() ? 0 : offset - text::Before(text, offset).bytes;
}

/// The place after the bracket or quote that closes the one at `open`; npos if it is not closed within `limit` bytes.
std::size_t AfterClosing(std::string_view text, std::size_t open, std::size_t limit = 600);
/// The place of the bracket or quote that opens the one ending at `close` (exclusive); npos likewise.
std::size_t OpeningOf(std::string_view text, std::size_t close, std::size_t limit = 600);

/// The parts of a span between delimiters, outside brackets and quotes.
std::vector<ByteSpan> SplitAt(std::string_view text, ByteSpan span, std::u32string_view delimiters);

ByteSpan TrimBlanks(std::string_view text, ByteSpan span);
/// Without a code in front: 219001-某镇人民政府, [155]某局.
ByteSpan WithoutCode(std::string_view text, ByteSpan span);
/// Takes words of the set off the front (or the back) as long as there are any and something is left.
ByteSpan DropPrefixes(std::string_view text, ByteSpan span, const WordSet& words);
ByteSpan DropSuffixes(std::string_view text, ByteSpan span, const WordSet& words);

}  // namespace jitu::ingest

#include "ingest/quantities/word_table.h"

#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

/// Where the word ends in the text; 0 if it does not stand there. Blanks between Chinese characters are passed over.
std::uint32_t EndOf(std::string_view text, std::uint32_t at, std::string_view word) {
  std::size_t i = at;
  for (std::size_t k = 0; k < word.size(); ++k) {
    const bool character = k > 0 && static_cast<unsigned char>(word[k]) >= 0xC0;
    while (character && i < text.size() && text[i] == ' ' && i - at < 40) ++i;
    if (i >= text.size() || text[i] != word[k]) return 0;
    ++i;
  }
  return static_cast<std::uint32_t>(i);
}

}  // namespace

void WordTable::Add(std::string_view word, std::string_view meaning, text::Decimal factor) {
  if (!word.empty()) entries_.push_back(Entry{std::string(word), std::string(meaning), factor});
}

void WordTable::MakeIndex() {
  std::vector<std::string_view> words;
  for (const Entry& entry : entries_) words.push_back(entry.word);
  index_ = text::WordIndex(words);
}

Found WordTable::StartingAt(std::string_view text, std::uint32_t at) const {
  if (at >= text.size()) return {};
  const text::CodePoint first = text::At(text, at);
  const auto candidates = index_.BeginningWith(first.value);
  if (candidates.empty()) return {};
  const char32_t next = CharacterAt(text, at + first.bytes);
  const char32_t beyond = next == U' ' ? CharacterAt(text, SkipBlanks(text, at + first.bytes)) : next;
  for (const auto& candidate : candidates) {
    if (!candidate.Fits(next) && !candidate.Fits(beyond)) continue;
    const Entry& entry = entries_[candidate.word];
    const std::uint32_t end = EndOf(text, at, entry.word);
    if (end == 0 || (IsLetter(entry.word.back()) && IsLetterAt(text, end))) continue;
    return {&entry, end};
  }
  return {};
}

const Entry* WordTable::EndingAt(std::string_view text, std::uint32_t end) const {
  if (end == 0 || end > text.size()) return nullptr;
  for (const auto& candidate : index_.EndingWith(text::Before(text, end).value)) {
    if (EndsAt(text, end, entries_[candidate.word].word)) return &entries_[candidate.word];
  }
  return nullptr;
}

}  // namespace jitu::ingest

#include "ingest/quantities/word_table.h"

#include <algorithm>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

void WordTable::Sort() {
  // Among equals the first added wins.
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.word.size() > b.word.size(); });
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    by_first_[text::At(entries_[i].word, 0).value].push_back(i);
    by_last_[text::Before(entries_[i].word, entries_[i].word.size()).value].push_back(i);
  }
}

Found WordTable::StartingAt(std::string_view text, std::uint32_t at) const {
  if (at >= text.size()) return {};
  const auto found = by_first_.find(text::At(text, at).value);
  if (found == by_first_.end()) return {};
  for (const std::uint32_t i : found->second) {
    const std::uint32_t end = EndOf(text, at, entries_[i].word);
    if (end == 0) continue;
    if (IsLetter(entries_[i].word.back()) && end < text.size() && IsLetter(text[end])) continue;
    return {&entries_[i], end};
  }
  return {};
}

const Entry* WordTable::EndingAt(std::string_view text, std::uint32_t end) const {
  if (end == 0 || end > text.size()) return nullptr;
  const auto found = by_last_.find(text::Before(text, end).value);
  if (found == by_last_.end()) return nullptr;
  for (const std::uint32_t i : found->second) {
    const Entry& entry = entries_[i];
    if (entry.word.size() <= end && text.substr(end - entry.word.size(), entry.word.size()) == entry.word) {
      return &entry;
    }
  }
  return nullptr;
}

}  // namespace jitu::ingest

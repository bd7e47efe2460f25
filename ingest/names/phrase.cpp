#include "ingest/names/phrase.h"

#include <algorithm>

#include "schema/text/utf8.h"

namespace jitu::ingest {

WordSet::WordSet(const std::vector<model::Term>& terms) {
  std::vector<std::string_view> words;
  for (const model::Term& term : terms) {
    if (term.word.empty()) continue;
    words_.push_back({term.word, term.meaning});
    words.push_back(term.word);
  }
  index_ = text::WordIndex(words);
}

const WordSet::Word* WordSet::Find(std::string_view word) const {
  if (word.empty()) return nullptr;
  const text::CodePoint first = text::At(word, 0);
  const char32_t second = CodePointAt(word, first.bytes);
  for (const auto& candidate : index_.BeginningWith(first.value)) {
    if (candidate.beside == second && words_[candidate.word].word == word) return &words_[candidate.word];
  }
  return nullptr;
}

std::size_t WordSet::PrefixOf(std::string_view text) const {
  if (text.empty()) return 0;
  const text::CodePoint first = text::At(text, 0);
  const auto candidates = index_.BeginningWith(first.value);
  if (candidates.empty()) return 0;
  const char32_t second = CodePointAt(text, first.bytes);
  for (const auto& candidate : candidates) {
    if (candidate.Fits(second) && text.starts_with(words_[candidate.word].word)) {
      return words_[candidate.word].word.size();
    }
  }
  return 0;
}

std::size_t WordSet::SuffixOf(std::string_view text) const {
  if (text.empty()) return 0;
  const text::CodePoint last = text::Before(text, text.size());
  const auto candidates = index_.EndingWith(last.value);
  if (candidates.empty()) return 0;
  const char32_t beside = CodePointBefore(text, text.size() - last.bytes);
  for (const auto& candidate : candidates) {
    if (candidate.Fits(beside) && text.ends_with(words_[candidate.word].word)) {
      return words_[candidate.word].word.size();
    }
  }
  return 0;
}

std::string_view WordSet::MeaningOf(std::string_view word) const {
  const Word* found = Find(word);
  return found == nullptr ? std::string_view() : found->meaning;
}

bool WordSet::OccursIn(std::string_view text) const { return static_cast<bool>(First(text)); }

WordSet::Hit WordSet::First(std::string_view text, std::size_t from) const {
  for (std::size_t at = from; at < text.size();) {
    const text::CodePoint first = text::At(text, at);
    const std::size_t next = at + first.bytes;
    if (index_.MayBegin(first.value)) {
      const char32_t second = CodePointAt(text, next);
      for (const auto& candidate : index_.BeginningWith(first.value)) {
        const std::string_view word = words_[candidate.word].word;
        if (candidate.Fits(second) && text.substr(at).starts_with(word)) return {at, word.size()};
      }
    }
    at = next;
  }
  return {};
}

WordSet::Hit WordSet::Last(std::string_view text) const {
  for (std::size_t end = text.size(); end > 0; end = PreviousOffset(text, end)) {
    const std::size_t length = SuffixOf(text.substr(0, end));
    if (length != 0) return {end - length, length};
  }
  return {};
}

std::string_view In(std::string_view text, ByteSpan span) {
  const std::size_t start = std::min<std::size_t>(span.start, text.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, start, text.size());
  return text.substr(start, end - start);
}

bool IsOpening(char32_t c) {
  switch (c) {
    case U'(':
    case U'[':
    case U'{':
    case U'（':
    case U'【':
    case U'〔':
    case U'《':
    case U'〈':
    case U'“':
    case U'‘':
    case U'「':
    case U'『':
      return true;
    default:
      return false;
  }
}

bool IsClosing(char32_t c) {
  switch (c) {
    case U')':
    case U']':
    case U'}':
    case U'）':
    case U'】':
    case U'〕':
    case U'》':
    case U'〉':
    case U'”':
    case U'’':
    case U'」':
    case U'』':
      return true;
    default:
      return false;
  }
}

bool IsDelimiter(char32_t c) {
  if (text::IsHan(c)) return false;
  if (IsOpening(c) || IsClosing(c)) return true;
  return std::u32string_view(U",;:、。!?，；：！？ \t\n\r|\"'…").find(c) != std::u32string_view::npos;
}

std::size_t AfterClosing(std::string_view text, std::size_t open, std::size_t limit) {
  int depth = 0;
  const std::size_t stop = std::min(text.size(), open + limit);
  for (std::size_t at = open; at < stop; at = NextOffset(text, at)) {
    const char32_t c = CodePointAt(text, at);
    if (c == U'\n') return std::string_view::npos;
    if (IsOpening(c)) ++depth;
    if (IsClosing(c) && --depth <= 0) return NextOffset(text, at);
  }
  return std::string_view::npos;
}

std::size_t OpeningOf(std::string_view text, std::size_t close, std::size_t limit) {
  int depth = 0;
  const std::size_t stop = close > limit ? close - limit : 0;
  for (std::size_t end = close; end > stop; end = PreviousOffset(text, end)) {
    const char32_t c = CodePointBefore(text, end);
    if (c == U'\n') return std::string_view::npos;
    if (IsClosing(c)) ++depth;
    if (IsOpening(c) && --depth <= 0) return PreviousOffset(text, end);
  }
  return std::string_view::npos;
}

namespace {

struct Pair {
  std::size_t open, after;
};

char32_t CloserOf(char32_t opener) {
  constexpr std::u32string_view kOpeners = U"([{（【〔《〈“‘「『";
  constexpr std::u32string_view kClosers = U")]}）】〕》〉”’」』";
  return kClosers[kOpeners.find(opener)];
}

/// The brackets and quotes of a span that are closed, outermost only, in order. One pass; a bracket that lost its
/// partner is dropped when one around it closes.
std::vector<Pair> OuterPairs(std::string_view text, ByteSpan span) {
  constexpr std::size_t kDeepestSearch = 8;
  std::vector<Pair> pairs;
  std::vector<std::size_t> open;
  std::size_t next = span.start;
  for (std::size_t at = next; at < span.end; at = next) {
    const text::CodePoint point = text::At(text, at);
    const char32_t c = point.value;
    next = at + point.bytes;
    if (text::IsHan(c)) continue;
    if (IsOpening(c)) open.push_back(at);
    if (!IsClosing(c)) continue;
    for (std::size_t i = open.size(); i > 0 && open.size() - i < kDeepestSearch; --i) {
      if (CloserOf(CodePointAt(text, open[i - 1])) != c) continue;
      const Pair pair{open[i - 1], next};
      open.resize(i - 1);
      while (!pairs.empty() && pairs.back().open > pair.open) pairs.pop_back();
      if (pair.after - pair.open <= 1200) pairs.push_back(pair);
      break;
    }
  }
  return pairs;
}

}  // namespace

std::vector<ByteSpan> SplitAt(std::string_view text, ByteSpan span, std::u32string_view delimiters) {
  std::vector<ByteSpan> parts;
  const auto add = [&parts](std::size_t start, std::size_t end) {
    if (start < end) parts.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
  };
  const std::vector<Pair> pairs = OuterPairs(text, span);
  const bool words = std::any_of(delimiters.begin(), delimiters.end(), [](char32_t c) { return text::IsHan(c); });
  auto pair = pairs.begin();
  std::size_t start = span.start;
  std::size_t at = span.start;
  while (at < span.end) {
    while (pair != pairs.end() && pair->open < at) ++pair;
    if (pair != pairs.end() && pair->open == at) {
      at = pair->after;
      continue;
    }
    const text::CodePoint point = text::At(text, at);
    const std::size_t next = at + point.bytes;
    if ((words || !text::IsHan(point.value)) && delimiters.find(point.value) != std::u32string_view::npos) {
      add(start, at);
      start = next;
    }
    at = next;
  }
  add(start, span.end);
  return parts;
}

ByteSpan TrimBlanks(std::string_view text, ByteSpan span) {
  while (span.start < span.end && (text[span.start] == ' ' || text[span.start] == '\t')) ++span.start;
  while (span.end > span.start && (text[span.end - 1] == ' ' || text[span.end - 1] == '\t')) --span.end;
  return span;
}

ByteSpan WithoutCode(std::string_view text, ByteSpan span) {
  constexpr std::size_t kShortestCode = 3;
  std::size_t at = span.start;
  std::size_t digits = 0;
  while (at < span.end && (text[at] == '[' || text[at] == '(')) ++at;
  while (at < span.end &&
         ((text[at] >= '0' && text[at] <= '9') || (digits > 0 && text[at] >= 'A' && text[at] <= 'Z'))) {
    ++at;
    ++digits;
  }
  if (digits < kShortestCode) return span;
  const std::size_t code = at;
  while (at < span.end && (text[at] == ']' || text[at] == ')' || text[at] == '-' || text[at] == ' ')) ++at;
  return at == code || at == span.end ? span : ByteSpan{static_cast<std::uint32_t>(at), span.end};
}

ByteSpan DropPrefixes(std::string_view text, ByteSpan span, const WordSet& words) {
  for (span = TrimBlanks(text, span); !span.empty(); span = TrimBlanks(text, span)) {
    const std::size_t length = words.PrefixOf(In(text, span));
    if (length == 0 || length >= span.length()) return span;
    span.start += static_cast<std::uint32_t>(length);
  }
  return span;
}

ByteSpan DropSuffixes(std::string_view text, ByteSpan span, const WordSet& words) {
  for (span = TrimBlanks(text, span); !span.empty(); span = TrimBlanks(text, span)) {
    const std::size_t length = words.SuffixOf(In(text, span));
    if (length == 0 || length >= span.length()) return span;
    span.end -= static_cast<std::uint32_t>(length);
  }
  return span;
}

}  // namespace jitu::ingest

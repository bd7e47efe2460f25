#include "query/shell/completion.h"

#include <algorithm>

#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Where the cursor is: in an open string, and within which brackets.
struct Situation {
  bool in_string = false;
  std::size_t string_start = 0;  ///< after its quote
  std::string open;              ///< brackets that are open, outermost first
};

Situation Look(std::string_view text) {
  Situation situation;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '\'' || c == '"') {
      quote = c;
      situation.string_start = i + 1;
    }
    if (c == '(' || c == '[' || c == '{') situation.open += c;
    if ((c == ')' || c == ']' || c == '}') && !situation.open.empty()) situation.open.pop_back();
  }
  situation.in_string = quote != 0;
  return situation;
}

char Lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool Begins(std::string_view word, std::string_view beginning) {
  if (word.size() < beginning.size()) return false;
  for (std::size_t i = 0; i < beginning.size(); ++i)
    if (Lowered(word[i]) != Lowered(beginning[i])) return false;
  return true;
}

Completion Of(std::size_t from, std::string_view word, const std::vector<std::string>& words) {
  Completion completion{from, {}};
  for (const std::string& one : words)
    if (Begins(one, word)) completion.candidates.push_back(one);
  return completion;
}

/// match -> return, MATCH -> RETURN.
void FollowCase(Completion& completion, std::string_view word) {
  if (word.empty() || Lowered(word.front()) != word.front()) return;
  for (std::string& one : completion.candidates) std::transform(one.begin(), one.end(), one.begin(), Lowered);
}

Completion Found(std::string_view before, const Vocabulary& vocabulary) {
  const Situation situation = Look(before);
  if (situation.in_string) {
    Completion completion{situation.string_start, {}};
    const std::string_view beginning = before.substr(situation.string_start);
    if (!beginning.empty() && vocabulary.names) completion.candidates = vocabulary.names(beginning);
    return completion;
  }
  std::size_t from = before.size();
  while (from > 0 && IsWordByte(before[from - 1])) --from;
  const std::string_view word = before.substr(from);
  const char last = from > 0 ? before[from - 1] : '\0';
  const char bracket = situation.open.empty() ? '\0' : situation.open.back();
  if (last == ':' && before.find_first_not_of(" \t\n") == from - 1) return Of(from, word, vocabulary.commands);
  if (last == ':' || last == '|' || last == '&' || last == '!') {
    return Of(from, word, bracket == '[' ? vocabulary.types : vocabulary.labels);
  }
  if (last == '.' || bracket == '{') return Of(from, word, vocabulary.properties);
  if (word.empty()) return {from, {}};
  Completion completion = Of(from, word, vocabulary.keywords);
  FollowCase(completion, word);
  return completion;
}

}  // namespace

std::string Completion::Common() const {
  if (candidates.empty()) return {};
  std::size_t same = candidates.front().size();
  for (const std::string& one : candidates) {
    const auto pair = std::mismatch(one.begin(), one.end(), candidates.front().begin(), candidates.front().end());
    same = std::min(same, static_cast<std::size_t>(pair.first - one.begin()));
  }
  // Not through the middle of a character.
  while (same > 0 && same < candidates.front().size() &&
         (static_cast<unsigned char>(candidates.front()[same]) & 0xC0u) == 0x80u) {
    --same;
  }
  return candidates.front().substr(0, same);
}

Completion Complete(std::string_view before, const Vocabulary& vocabulary) {
  Completion completion = Found(before, vocabulary);
  auto& words = completion.candidates;
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return completion;
}

}  // namespace jitu::query

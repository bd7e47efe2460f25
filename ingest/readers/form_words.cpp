#include "ingest/readers/form_words.h"

#include <mutex>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestName = 75;    ///< bytes of a column's or a box's name
constexpr std::size_t kLongestEnding = 30;  ///< bytes of a column's name that is known by its end alone

}  // namespace

std::shared_ptr<const FormWords> FormWords::Of(const model::Catalog& catalog) {
  static std::mutex mutex;
  static std::unordered_map<std::string, std::shared_ptr<const FormWords>> made;
  const std::lock_guard<std::mutex> lock(mutex);
  auto& words = made[catalog.fingerprint()];
  if (!words) words = std::make_shared<const FormWords>(catalog);
  return words;
}

FormWords::FormWords(const model::Catalog& catalog) : endings_(catalog.Words("form.header.ending")) {
  for (const model::Term& term : catalog.Words("form.header")) headers_.emplace(Plain(term.word), term.meaning);
  for (const model::Term& term : catalog.Words("form.label")) labels_.emplace(Plain(term.word), term.meaning);
  for (const model::Term& term : catalog.Words("form.block")) blocks_.emplace(Plain(term.word), term.meaning);
  for (const model::IndicatorClass& entry : catalog.indicator_classes()) {
    Meanings& names = entry.second.empty() ? classes_ : subclasses_;
    names.emplace(entry.second.empty() ? entry.first : entry.second, "");
    for (const std::string& spelling : entry.spellings) names.emplace(spelling, "");
  }
}

std::string FormWords::Plain(std::string_view cell) {
  std::string plain;
  int depth = 0;
  for (const char c : cell) {
    if (c == '(') ++depth;
    if (depth == 0 && c != ' ' && c != '\n') plain += c;
    if (c == ')' && depth > 0) --depth;
  }
  if (plain.ends_with(':')) plain.pop_back();
  return plain;
}

std::string_view FormWords::HeaderOf(std::string_view cell) const {
  if (cell.size() > kLongestName) return {};
  const std::string plain = Plain(cell);
  const auto found = headers_.find(plain);
  if (found != headers_.end()) return found->second;
  if (plain.size() > kLongestEnding || labels_.count(plain) != 0) return {};
  for (const model::Term& ending : endings_) {
    if (plain.size() > ending.word.size() && plain.ends_with(ending.word)) return ending.meaning;
  }
  return {};
}

std::string_view FormWords::LabelOf(std::string_view cell) const {
  if (cell.size() > kLongestName) return {};
  const auto found = labels_.find(Plain(cell));
  return found == labels_.end() ? std::string_view() : std::string_view(found->second);
}

bool FormWords::IsKnown(std::string_view cell) const {
  const std::string plain = Plain(cell);
  return headers_.count(plain) != 0 || labels_.count(plain) != 0;
}

bool FormWords::IsClass(std::string_view cell) const {
  return cell.size() <= kLongestName && classes_.count(Plain(cell)) > 0;
}

bool FormWords::IsSubclass(std::string_view cell) const {
  if (cell.size() > kLongestName) return false;
  std::string plain = Plain(cell);
  if (plain.ends_with("等")) plain.resize(plain.size() - 3);
  return subclasses_.count(plain) > 0;
}

bool FormWords::IsBlock(std::string_view cell) const {
  return cell.size() <= kLongestName && blocks_.count(Plain(cell)) > 0;
}

std::size_t FormWords::NameAtStart(std::string_view text) const {
  constexpr std::size_t kLongestBracket = 40;  ///< bytes
  std::size_t longest = 0;
  for (std::size_t end = 0; end < text.size() && end <= kLongestName;) {
    const std::size_t from = end;
    end += text::At(text, end).bytes;
    const char c = text[from];
    if ((c >= '0' && c <= '9') || c == '\n') break;
    if (c != ' ' && IsKnown(text.substr(0, end))) longest = end;
  }
  if (longest == 0 || longest >= text.size() || text[longest] != '(') return longest;
  const std::size_t close = text.find(')', longest);
  return close == std::string_view::npos || close > longest + kLongestBracket ? longest : close + 1;
}

std::size_t FormWords::ClassAtStart(std::string_view text) const {
  std::size_t longest = 0;
  for (std::size_t end = 0; end < text.size() && end <= kLongestName;) {
    const bool blank = text[end] == ' ';
    end += text::At(text, end).bytes;
    const std::string_view name = text.substr(0, end);
    if (!blank && (IsClass(name) || IsSubclass(name))) longest = end;
  }
  return longest;
}

}  // namespace jitu::ingest

#include "ingest/readers/form_words.h"

#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestName = 75;    ///< bytes of a column's or a box's name
constexpr std::size_t kLongestEnding = 30;  ///< bytes of a column's name that is known by its end alone

/// 2022年预算数 -> 预算数.
std::string_view WithoutYear(std::string_view cell) {
  constexpr std::string_view kYear = "年";
  constexpr std::string_view kOfYear = "度";
  constexpr std::size_t kDigits = 4;
  if (cell.find_first_not_of("0123456789") != kDigits || !cell.substr(kDigits).starts_with(kYear)) return cell;
  cell.remove_prefix(kDigits + kYear.size());
  if (cell.starts_with(kOfYear)) cell.remove_prefix(kOfYear.size());
  return cell;
}

}  // namespace

std::shared_ptr<const FormWords> FormWords::Of(const model::Catalog& catalog) {
  static std::mutex mutex;
  static std::unordered_map<std::string, std::shared_ptr<const FormWords>> made;
  const std::lock_guard<std::mutex> lock(mutex);
  auto& words = made[catalog.fingerprint()];
  if (!words) words = std::make_shared<const FormWords>(catalog);
  return words;
}

/// Reads a cell as Plain does and keeps what it has spelled so far. All that can still be added to a colon at the end
/// is left out: the colon closes a name, within a name there is none.
class FormWords::Spelling {
 public:
  explicit Spelling(const FormWords& words) : words_(words) {}

  void Read(char c) {
    if (c == '(') ++depth_;
    if (depth_ == 0 && c != ' ' && c != '\n') {
      closed_ = c == ':' ? node_ : text::WordTree::kNowhere;
      node_ = words_.tree_.Next(node_, c);
    }
    if (c == ')' && depth_ > 0) --depth_;
  }
  void Read(std::string_view part) {
    for (const char c : part) Read(c);
  }

  /// No name begins with what was read.
  bool lost() const { return node_ == text::WordTree::kNowhere && closed_ == text::WordTree::kNowhere; }

  bool in_bracket() const { return depth_ > 0; }

  /// What was read, if it is a name.
  const Name* name() const {
    const std::uint32_t word = words_.tree_.WordAt(closed_ == text::WordTree::kNowhere ? node_ : closed_);
    return word == text::WordTree::kNoWord ? nullptr : &words_.names_[word];
  }

 private:
  const FormWords& words_;
  text::WordTree::Node node_ = text::WordTree::kRoot;
  text::WordTree::Node closed_ = text::WordTree::kNowhere;  ///< before the colon, if the last character is one
  int depth_ = 0;                                           ///< of brackets
};

std::vector<FormWords::Name> FormWords::NamesOf(const model::Catalog& catalog) {
  constexpr std::string_view kOthers = "等";  ///< 数量指标等
  std::map<std::string, Name> names;
  const auto name = [&](const std::string& word) -> Name& { return names[word]; };
  const auto say = [](std::string& said, const std::string& meaning) {
    if (said.empty()) said = meaning;
  };
  for (const model::Term& term : catalog.Words("form.header")) say(name(Plain(term.word)).header, term.meaning);
  for (const std::string meaning : {"budget", "arrived", "executed", "label"}) {
    const std::string table = "form.header." + meaning;
    for (const model::Term& first : catalog.Words(table + ".first")) {
      for (const model::Term& second : catalog.Words(table + ".second"))
        say(name(first.word + second.word).header, meaning);
    }
  }
  for (const model::Term& term : catalog.Words("form.label")) say(name(Plain(term.word)).label, term.meaning);
  for (const model::Term& term : catalog.Words("form.block")) name(Plain(term.word)).block = true;
  const auto add_class = [&](const std::string& word, bool second) {
    if (!second) name(word).indicator_class = true;
    if (second) name(word).subclass = name(word + std::string(kOthers)).subclass = true;
  };
  for (const model::IndicatorClass& entry : catalog.indicator_classes()) {
    const bool second = !entry.second.empty();
    add_class(second ? entry.second : entry.first, second);
    for (const std::string& spelling : entry.spellings) add_class(spelling, second);
  }
  std::vector<Name> all;
  for (auto& [word, found] : names) {
    all.push_back(std::move(found));
    all.back().word = word;
  }
  return all;
}

namespace {

text::WordTree TreeOf(const auto& names) {
  std::vector<std::string_view> words;
  for (const auto& name : names) words.push_back(name.word);
  return text::WordTree(words);
}

}  // namespace

FormWords::FormWords(const model::Catalog& catalog)
    : names_(NamesOf(catalog)), tree_(TreeOf(names_)), endings_(catalog.Words("form.header.ending")) {}

const FormWords::Name* FormWords::Find(std::string_view cell) const {
  Spelling spelling(*this);
  for (const char c : cell) {
    spelling.Read(c);
    if (spelling.lost()) return nullptr;
  }
  return spelling.name();
}

std::string FormWords::Plain(std::string_view cell) {
  std::string plain;
  plain.reserve(cell.size());
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
  const Name* name = Find(cell);
  if (name != nullptr && name->known()) return name->header;
  if (const std::string_view undated = WithoutYear(cell); undated.size() < cell.size()) {
    const std::string_view meaning = HeaderOf(undated);
    return meaning == "budget" || meaning == "final_budget" || meaning == "executed" ? meaning : std::string_view();
  }
  const bool parted = cell.find('(') != std::string_view::npos || cell.find(' ') != std::string_view::npos ||
                      cell.find('\n') != std::string_view::npos;
  const std::string joined = parted ? Plain(cell) : std::string();
  std::string_view plain = parted ? std::string_view(joined) : cell;
  if (!parted && plain.ends_with(':')) plain.remove_suffix(1);
  if (plain.size() > kLongestEnding) return {};
  for (const model::Term& ending : endings_) {
    const bool may = plain.size() > ending.word.size() && plain.back() == ending.word.back();
    if (may && plain.ends_with(ending.word)) return ending.meaning;
  }
  return {};
}

std::string_view FormWords::LabelOf(std::string_view cell) const {
  const Name* name = cell.size() > kLongestName ? nullptr : Find(cell);
  return name == nullptr ? std::string_view() : std::string_view(name->label);
}

bool FormWords::IsKnown(std::string_view cell) const {
  const Name* name = Find(cell);
  return name != nullptr && name->known();
}

bool FormWords::IsClass(std::string_view cell) const {
  const Name* name = cell.size() > kLongestName ? nullptr : Find(cell);
  return name != nullptr && name->indicator_class;
}

bool FormWords::IsSubclass(std::string_view cell) const {
  const Name* name = cell.size() > kLongestName ? nullptr : Find(cell);
  return name != nullptr && name->subclass;
}

bool FormWords::IsBlock(std::string_view cell) const {
  const Name* name = cell.size() > kLongestName ? nullptr : Find(cell);
  return name != nullptr && name->block;
}

/// The end of a name and of the bracket behind it.
std::size_t FormWords::WithBracket(std::string_view text, std::size_t name) {
  constexpr std::size_t kLongestBracket = 40;  ///< bytes
  if (name == 0 || name >= text.size() || text[name] != '(') return name;
  const std::size_t close = text.find(')', name);
  return close == std::string_view::npos || close > name + kLongestBracket ? name : close + 1;
}

std::size_t FormWords::NameAtStart(std::string_view text) const {
  std::size_t longest = 0;
  Spelling spelling(*this);
  for (std::size_t end = 0; end < text.size() && end <= kLongestName && !spelling.lost();) {
    const char c = text[end];
    if ((c >= '0' && c <= '9') || c == '\n') break;
    const std::uint32_t bytes = text::At(text, end).bytes;
    spelling.Read(text.substr(end, bytes));
    end += bytes;
    const Name* name = spelling.name();
    if (c != ' ' && !spelling.in_bracket() && name != nullptr && name->known()) longest = end;
  }
  return WithBracket(text, longest);
}

std::size_t FormWords::HeaderAtStart(std::string_view text) const {
  constexpr std::string_view kInText = "0123456789,;:|\n";
  if (const std::size_t name = NameAtStart(text); name != 0) return HeaderOf(text.substr(0, name)).empty() ? 0 : name;
  for (std::size_t end = 0; end < text.size() && end <= kLongestEnding;) {
    if (kInText.find(text[end]) != std::string_view::npos) return 0;
    end += text::At(text, end).bytes;
    if (!HeaderOf(text.substr(0, end)).empty()) return WithBracket(text, end);
  }
  return 0;
}

std::size_t FormWords::BlockAtStart(std::string_view text) const {
  std::size_t longest = 0;
  Spelling spelling(*this);
  for (std::size_t end = 0; end < text.size() && end <= kLongestName && !spelling.lost();) {
    const std::uint32_t bytes = text::At(text, end).bytes;
    spelling.Read(text.substr(end, bytes));
    end += bytes;
    const Name* name = spelling.name();
    if (!spelling.in_bracket() && name != nullptr && name->block) longest = end;
  }
  return WithBracket(text, longest);
}

std::size_t FormWords::ClassAtStart(std::string_view text) const {
  std::size_t longest = 0;
  Spelling spelling(*this);
  for (std::size_t end = 0; end < text.size() && end <= kLongestName && !spelling.lost();) {
    const bool blank = text[end] == ' ';
    const std::uint32_t bytes = text::At(text, end).bytes;
    spelling.Read(text.substr(end, bytes));
    end += bytes;
    const Name* name = end <= kLongestName ? spelling.name() : nullptr;
    if (!blank && name != nullptr && (name->indicator_class || name->subclass)) longest = end;
  }
  return longest;
}

}  // namespace jitu::ingest

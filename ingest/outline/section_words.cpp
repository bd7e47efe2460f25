#include "ingest/outline/section_words.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

struct KindName {
  std::string_view meaning;
  SectionKind kind;
};

/// Meanings of the word list "section".
constexpr std::array<KindName, 12> kKindNames{{{"about", SectionKind::kAbout},
                                               {"duties", SectionKind::kDuties},
                                               {"goals", SectionKind::kGoals},
                                               {"budget", SectionKind::kBudget},
                                               {"results", SectionKind::kResults},
                                               {"item_results", SectionKind::kItemResults},
                                               {"problems", SectionKind::kProblems},
                                               {"plans", SectionKind::kPlans},
                                               {"application", SectionKind::kApplication},
                                               {"glossary", SectionKind::kGlossary},
                                               {"contents", SectionKind::kContents},
                                               {"evidence", SectionKind::kEvidence}}};

SectionKind KindNamed(std::string_view meaning) {
  for (const KindName& name : kKindNames) {
    if (name.meaning == meaning) return name.kind;
  }
  return SectionKind::kOther;
}

}  // namespace

std::shared_ptr<const SectionWords> SectionWords::Of(const model::Catalog& catalog) {
  static std::mutex mutex;
  static std::unordered_map<std::string, std::shared_ptr<const SectionWords>> made;
  const std::lock_guard<std::mutex> lock(mutex);
  auto& words = made[catalog.fingerprint()];
  if (!words) words = std::make_shared<const SectionWords>(catalog);
  return words;
}

SectionWords::SectionWords(const model::Catalog& catalog) {
  for (const model::Term& term : catalog.Words("page_field")) page_fields_.push_back(term.word);
  for (const model::Term& term : catalog.Words("paper")) papers_.push_back(term.word);
  for (const model::Term& term : catalog.Words("section")) {
    if (term.word.empty()) continue;
    by_first_[text::At(term.word, 0).value].push_back({term.word, KindNamed(term.meaning)});
    words_.insert(term.word);
    longest_ = std::max(longest_, term.word.size());
  }
  for (auto& [first, words] : by_first_) {
    std::stable_sort(words.begin(), words.end(),
                     [](const Word& a, const Word& b) { return a.text.size() > b.text.size(); });
  }
}

SectionKind SectionWords::KindOf(std::string_view title) const {
  std::string plain;
  for (const char c : title) {
    if (c != ' ') plain.push_back(c);
  }
  std::size_t length = 0;
  SectionKind kind = SectionKind::kOther;
  for (std::size_t i = 0; i < plain.size();) {
    const text::CodePoint point = text::At(plain, i);
    const auto found = by_first_.find(point.value);
    if (found != by_first_.end()) {
      for (const Word& word : found->second) {
        if (word.text.size() < length) break;
        if (plain.compare(i, word.text.size(), word.text) != 0) continue;
        length = word.text.size();
        kind = word.kind;
        break;
      }
    }
    i += point.bytes;
  }
  return kind;
}

bool SectionWords::IsIn(std::string_view title) const {
  for (std::size_t i = 0; i < title.size();) {
    const text::CodePoint point = text::At(title, i);
    const auto found = by_first_.find(point.value);
    if (found != by_first_.end()) {
      for (const Word& word : found->second) {
        if (title.compare(i, word.text.size(), word.text) == 0) return true;
      }
    }
    i += point.bytes;
  }
  return false;
}

bool SectionWords::EndsIn(std::string_view title) const { return IsNearly(title, title.size()); }

bool SectionWords::IsNearly(std::string_view title, std::size_t more) const {
  if (title.size() > longest_ + more) return false;
  std::size_t from = title.size() > longest_ ? title.size() - longest_ : 0;
  for (; from < title.size() && from <= more; ++from) {
    const bool character = (static_cast<unsigned char>(title[from]) & 0xC0) != 0x80;
    if (character && words_.count(std::string(title.substr(from))) > 0) return true;
  }
  return false;
}

namespace {

constexpr std::size_t kLongestPaperName = 300;  ///< bytes

using text::Has;

bool NamesYear(std::string_view line) {
  const std::size_t at = text::Find(line, "年");
  return at != std::string_view::npos && at >= 2 &&
         (static_cast<unsigned char>(line[at - 1]) - '0' < 10 || line[at - 1] == ' ');
}

}  // namespace

bool SectionWords::IsPageField(std::string_view line) const {
  while (!line.empty() && (line[0] == ' ' || line[0] == '-' || line[0] == '|' || line[0] == '[')) line.remove_prefix(1);
  const std::string_view head = line.substr(0, 48);
  const std::size_t colon = std::min({head.find(':'), head.find(']'), head.find('|')});
  if (colon == std::string_view::npos) return false;
  std::string name;
  for (const char c : line.substr(0, colon)) {
    if (c != ' ') name.push_back(c);
  }
  return std::find(page_fields_.begin(), page_fields_.end(), name) != page_fields_.end();
}

int SectionWords::TitleScore(std::string_view line) const {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  if (line.empty() || line.size() > kLongestPaperName || Has(line, "。") || IsPageField(line)) return 0;
  int score = 0;
  std::string_view bare = line;
  if (bare.ends_with(")")) bare = bare.substr(0, std::min(bare.rfind('('), bare.size()));
  for (const std::string& paper : papers_) {
    if (Has(line, paper)) score = std::max(score, bare.ends_with(paper) ? 4 : 2);
  }
  if (score == 0) return 0;
  if (NamesYear(line)) score += 2;
  if (line.size() < 24) score -= 1;
  if (line.size() > 150 || Has(line, ":") || Has(line, ",")) score -= 2;
  return std::max(score, 0);
}

bool SectionWords::IsTitleTail(std::string_view line) const {
  return line.size() <= 60 && TitleScore(line) > 0 && !NamesYear(line);
}

bool SectionWords::IsTitleHead(std::string_view line) const {
  if (line.size() < 15 || line.size() > 120 || Has(line, ":") || Has(line, "。") || IsPageField(line)) return false;
  constexpr std::string_view kAbout = "关于";
  return (NamesYear(line) || line.starts_with(kAbout)) && TitleScore(line) == 0;
}

}  // namespace jitu::ingest

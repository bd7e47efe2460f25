#include "query/trace/outcome_match.h"

#include <algorithm>
#include <cmath>

#include "schema/base/ids.h"
#include "schema/text/normalise.h"
#include "schema/text/numerals.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

constexpr std::size_t kLongestText = 2000;  // symbols of a text that are compared
constexpr std::size_t kLongestNumeral = 5;  // characters: 二十三, 一百零五
constexpr double kWeakWord = 0.25;          // weight of a verb that every report uses
constexpr double kSharedByMany = 0.02;      // share of all outcomes from which on a pair tells less
constexpr double kLeastRarity = 0.3;
constexpr std::uint64_t kFewOutcomes = 1000;  // rarity tells nothing in a smaller graph
constexpr double kBySpending = 0.9;           // what the item's name says counts nearly as said
constexpr double kBySpeaker = 0.8;            // a unit leaves its own name out of its sentences
constexpr double kBySurroundings = 0.5;
constexpr double kScattered = 0.97;  // all of it said, but not in one piece
constexpr double kContained = 0.99;
constexpr std::uint64_t kRunBit = 1ULL << 63;

Symbol Run(std::string_view run) {
  const bool digits = std::all_of(run.begin(), run.end(), [](char c) { return c >= '0' && c <= '9'; });
  return {Hash64(run) | kRunBit, static_cast<std::uint32_t>(text::CountCodePoints(run)), digits};
}

std::uint64_t Pair(const Symbol& first, const Symbol& second) {
  return (first.value * 0x9e3779b97f4a7c15ULL) ^ (second.value + 0x7f4a7c15ULL);
}

/// The numeral that starts at `at` (after 第), as digits: 十三 -> 13. Gives its length in characters, 0 if none.
std::size_t NumeralAt(const std::u32string& text, std::size_t at, std::string& digits) {
  for (std::size_t length = std::min(kLongestNumeral, text.size() - at); length > 0; --length) {
    const auto number = text::ParseNumeral(text::FromCodePoints(std::u32string_view(text).substr(at, length)));
    if (!number) continue;
    digits = number->ToString();
    return length;
  }
  return 0;
}

/// Counters of ordinals and years: one number before them excludes another.
bool IsOrdinalCounter(const Symbol& symbol) {
  static const std::vector<Symbol> counters = SymbolsOf("届年期批次轮号");
  return std::find(counters.begin(), counters.end(), symbol) != counters.end();
}

/// Where `part` stands in `whole`, from `from` on; whole.size() if nowhere.
std::size_t FindRun(const std::vector<Symbol>& whole, const std::vector<Symbol>& part, std::size_t from) {
  const auto at = std::search(whole.begin() + static_cast<std::ptrdiff_t>(from), whole.end(), part.begin(), part.end());
  return static_cast<std::size_t>(at - whole.begin());
}

}  // namespace

std::vector<Symbol> SymbolsOf(std::string_view text) {
  const std::u32string key = text::ToCodePoints(text::NameKey(text));
  std::vector<Symbol> symbols;
  for (std::size_t at = 0; at < key.size() && symbols.size() < kLongestText;) {
    std::string digits;
    if (at > 0 && key[at - 1] == U'第') {
      if (const std::size_t length = NumeralAt(key, at, digits)) {
        symbols.push_back(Run(digits));
        at += length;
        continue;
      }
    }
    if (text::IsHan(key[at])) {
      symbols.push_back({key[at], 1, false});
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < key.size() && !text::IsHan(key[end])) ++end;
    symbols.push_back(Run(text::FromCodePoints(std::u32string_view(key).substr(at, end - at))));
    at = end;
  }
  return symbols;
}

void Covering::Add(const std::vector<Symbol>& symbols) {
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i > 0) pairs_.insert(Pair(symbols[i - 1], symbols[i]));
    if ((symbols[i].value & kRunBit) != 0) runs_.insert(symbols[i].value);
  }
  symbols_.insert(symbols_.end(), symbols.begin(), symbols.end());
  symbols_.push_back({});
}

bool Covering::HasPair(const Symbol& first, const Symbol& second) const { return pairs_.contains(Pair(first, second)); }

std::vector<bool> Covering::CoverageOf(const std::vector<Symbol>& question) const {
  std::vector<bool> covered(question.size());
  for (std::size_t i = 0; i < question.size(); ++i) {
    if (HasRun(question[i])) covered[i] = true;
    if (i + 1 < question.size() && HasPair(question[i], question[i + 1])) covered[i] = covered[i + 1] = true;
  }
  if (question.size() == 1) covered[0] = std::find(symbols_.begin(), symbols_.end(), question[0]) != symbols_.end();
  return covered;
}

bool Covering::Contradicts(const std::vector<Symbol>& question) const {
  for (std::size_t i = 0; i + 1 < question.size(); ++i) {
    if (!question[i].is_number || HasPair(question[i], question[i + 1])) continue;
    const bool ordinal = IsOrdinalCounter(question[i + 1]);
    if (!ordinal && i + 2 >= question.size()) continue;
    for (std::size_t j = 0; j + 2 < symbols_.size(); ++j) {
      if (symbols_[j].is_number && symbols_[j + 1] == question[i + 1] &&
          (ordinal || symbols_[j + 2] == question[i + 2])) {
        return true;
      }
    }
  }
  return false;
}

OutcomeMatcher::OutcomeMatcher(std::string_view question, const std::vector<std::string>& weak_words)
    : key_(text::NameKey(question)), symbols_(SymbolsOf(question)) {
  for (const Symbol& symbol : symbols_) {
    weights_.push_back(std::min(3.0, 1.0 + (symbol.length > 1 ? symbol.length / 2.0 : 0.0)));
  }
  std::vector<bool> weak(symbols_.size());
  for (const auto& word : weak_words) {
    const auto part = SymbolsOf(word);
    if (part.empty()) continue;
    for (std::size_t at = FindRun(symbols_, part, 0); at < symbols_.size(); at = FindRun(symbols_, part, at + 1)) {
      std::fill_n(weak.begin() + static_cast<std::ptrdiff_t>(at), part.size(), true);
    }
  }
  if (std::find(weak.begin(), weak.end(), false) == weak.end())
    return;  // nothing but such words: they are all there is
  for (std::size_t i = 0; i < weak.size(); ++i) {
    if (weak[i]) weights_[i] *= kWeakWord;
  }
}

void OutcomeMatcher::WeighByRarity(const std::vector<std::string>& texts, std::uint64_t outcomes_in_graph) {
  if (symbols_.size() < 2) return;
  std::vector<std::uint64_t> frequency(symbols_.size() - 1);
  for (const auto& text : texts) {
    Covering covering;
    covering.Add(text);
    for (std::size_t i = 0; i + 1 < symbols_.size(); ++i) {
      frequency[i] += covering.HasPair(symbols_[i], symbols_[i + 1]) ? 1U : 0U;
    }
  }
  const double all = static_cast<double>(std::max(outcomes_in_graph, kFewOutcomes));
  const auto rarity = [&](std::size_t pair) {
    const double share = static_cast<double>(std::max<std::uint64_t>(frequency[pair], 1)) / all;
    return std::clamp(std::log(share) / std::log(kSharedByMany), kLeastRarity, 1.0);
  };
  for (std::size_t i = 0; i < symbols_.size(); ++i) {
    const double before = i > 0 ? rarity(i - 1) : 0;
    const double after = i + 1 < symbols_.size() ? rarity(i) : 0;
    weights_[i] *= std::max(before, after);
  }
}

bool OutcomeMatcher::IsContainedIn(const std::vector<Symbol>& symbols) const {
  return FindRun(symbols, symbols_, 0) < symbols.size();
}

void OutcomeMatcher::CoverByNames(const std::vector<std::string>& names, std::vector<double>& covered) const {
  for (const auto& name : names) {
    const auto part = SymbolsOf(name);
    if (part.size() < 2 && (part.empty() || part[0].length < 3)) continue;
    for (std::size_t at = FindRun(symbols_, part, 0); at < symbols_.size(); at = FindRun(symbols_, part, at + 1)) {
      std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(at), part.size(), 1.0);
    }
  }
}

MatchScore OutcomeMatcher::Score(const OutcomeText& outcome) const {
  if (symbols_.empty()) return {};
  const std::vector<Symbol> text = SymbolsOf(outcome.text);
  if (text::NameKey(outcome.text) == key_) return {1, 1};
  if (IsContainedIn(text)) return {kContained, 1};
  Covering own;
  own.Add(text);
  std::vector<double> covered(symbols_.size());
  const auto cover = [&](const Covering& covering, double worth) {
    const auto by = covering.CoverageOf(symbols_);
    for (std::size_t i = 0; i < by.size(); ++i) {
      if (by[i]) covered[i] = std::max(covered[i], worth);
    }
  };
  const auto share = [&] {
    double said = 0, all = 0;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      said += covered[i] * weights_[i];
      all += weights_[i];
    }
    return said / all;
  };
  cover(own, 1);
  CoverByNames(outcome.other_names, covered);
  MatchScore score;
  score.own = share();
  Covering spending, speakers, surroundings;
  for (const auto& name : outcome.spending) spending.Add(name);
  for (const auto& name : outcome.speakers) speakers.Add(name);
  for (const auto& line : outcome.surroundings) surroundings.Add(line);
  cover(spending, kBySpending);
  cover(speakers, kBySpeaker);
  cover(surroundings, kBySurroundings);
  score.score = kScattered * share();
  if (own.Contradicts(symbols_)) score.score /= 2;
  return score;
}

}  // namespace jitu::query

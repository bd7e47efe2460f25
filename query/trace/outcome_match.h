/// How well a sentence speaks of what was asked: coverage of the question, weighted by how much each part of it tells.
///
/// A question is a row of symbols (Han characters; whole runs of letters and digits). A symbol is covered by a text if
/// it stands there beside the same neighbour as in the question, so order and what stands between do not matter:
/// 大堰驿站 is covered by 大堰、尚田2座驿站. Verbs that every report uses weigh little, pairs that many outcomes share
/// weigh less.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace jitu::query {

/// Han characters by code point, other runs by hash; 第十三届 and 第13届 give the same symbols.
struct Symbol {
  std::uint64_t value = 0;
  std::uint32_t length = 1;  ///< characters it stands for
  bool is_number = false;    ///< a run of digits alone
  friend bool operator==(const Symbol& a, const Symbol& b) { return a.value == b.value; }
};
std::vector<Symbol> SymbolsOf(std::string_view text);

/// A text ready to be asked what it covers.
class Covering {
 public:
  void Add(const std::vector<Symbol>& symbols);
  void Add(std::string_view text) { Add(SymbolsOf(text)); }
  bool HasPair(const Symbol& first, const Symbol& second) const;
  bool HasRun(const Symbol& symbol) const { return runs_.contains(symbol.value); }
  std::vector<bool> CoverageOf(const std::vector<Symbol>& question) const;
  /// Has another number where the question names one: 第三届 for 第二届, 15台 for 17台, 2021年 for 2022年.
  bool Contradicts(const std::vector<Symbol>& question) const;

 private:
  std::unordered_set<std::uint64_t> pairs_;
  std::unordered_set<std::uint64_t> runs_;  ///< letters and digits, which tell something alone
  std::vector<Symbol> symbols_;
};

/// What is known of one outcome when it is compared with the question.
struct OutcomeText {
  std::string text;
  std::vector<std::string> other_names;   ///< all names of the things it involves
  std::vector<std::string> spending;      ///< names of the items under which a report puts it
  std::vector<std::string> speakers;      ///< all names of the units that claim it
  std::vector<std::string> surroundings;  ///< the sentence it was taken from, its year
};

struct MatchScore {
  double score = 0;  ///< 0..1; 1: the same text
  double own = 0;    ///< the part that the outcome itself says, without spending and surroundings
};

class OutcomeMatcher {
 public:
  /// `weak_words` tell little: 建成, 完成, 入选.
  OutcomeMatcher(std::string_view question, const std::vector<std::string>& weak_words);

  /// Makes pairs that many of the graph's outcomes share weigh less. `texts` are the candidates.
  void WeighByRarity(const std::vector<std::string>& texts, std::uint64_t outcomes_in_graph);

  MatchScore Score(const OutcomeText& outcome) const;
  const std::vector<Symbol>& symbols() const { return symbols_; }

 private:
  bool IsContainedIn(const std::vector<Symbol>& symbols) const;
  void CoverByNames(const std::vector<std::string>& names, std::vector<double>& covered) const;

  std::string key_;
  std::vector<Symbol> symbols_;
  std::vector<double> weights_;
};

}  // namespace jitu::query

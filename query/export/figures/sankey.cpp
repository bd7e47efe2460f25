/// fund -> spending -> outcome -> indicator.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "query/export/figures/figure.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

constexpr std::size_t kMostSpending = 14, kMostOutcomesEach = 4, kMostIndicatorsEach = 2, kMostIndicators = 24;
constexpr std::size_t kFundColumn = 0, kSpendingColumn = 1, kOutcomeColumn = 2, kIndicatorColumn = 3;
/// The books have the first tints; what names none has grey.
constexpr std::size_t kNoFundTint = 4;

/// What a report, or we, say of a spending item and an outcome.
struct Support {
  NodeId spending, outcome;
  std::string mode;
  double confidence = 0;
  std::vector<NodeId> passages;

  /// What is stated first, then what is surer.
  friend bool operator<(const Support& a, const Support& b) {
    const auto rank = [](const Support& s) { return s.mode == "stated" ? 0 : s.mode == "joined" ? 1 : 2; };
    return std::tuple(rank(a), -a.confidence, a.outcome, a.spending) <
           std::tuple(rank(b), -b.confidence, b.outcome, b.spending);
  }
};

class SankeyMaker {
 public:
  explicit SankeyMaker(const Content& content) : content_(content), moment_(content.moment()) {}

  Result<LayeredFigure> Make() {
    JITU_TRY(most_, MostDrawn(content_, kMostSpending));
    if (content_.selected().trace) {
      TakeTrace(*content_.selected().trace);
    } else {
      JITU_CHECK_OK(TakeLargest());
    }
    if (supports_.empty()) {
      return NothingToDraw(Say("所选部分里没有支撑成效的支出", "no spending of this part stands behind an outcome"));
    }
    JITU_TRY(facts_, ReadSpending(moment_, chosen_));
    JITU_CHECK_OK(ReadQuotes());
    JITU_CHECK_OK(ReadWholes());
    AddSpending();
    JITU_CHECK_OK(AddOutcomes());
    JITU_CHECK_OK(AddIndicators());
    Finish();
    return std::move(figure_);
  }

 private:
  /// A trace has its own rows: what is joined stands only there.
  void TakeTrace(const TraceAnswer& trace) {
    for (const FundRow& row : trace.funds) {
      Support support{row.spending_id, trace.outcomes[row.outcome].id, row.mode, row.confidence, {}};
      for (const Evidence& evidence : row.evidence) support.passages.push_back(evidence.passage);
      if (std::find(chosen_.begin(), chosen_.end(), row.spending_id) == chosen_.end()) {
        if (chosen_.size() >= most_) {
          left_out_.insert(row.spending_id);
          continue;
        }
        chosen_.push_back(row.spending_id);
      }
      supports_.push_back(std::move(support));
    }
  }

  /// The items with the most money among those that stand behind an outcome; one pass, memory for those alone.
  Result<void> TakeLargest() {
    std::map<std::pair<std::int64_t, NodeId>, std::vector<Support>>
        largest;  // minus the money, so that the least is last
    JITU_CHECK_OK(
        content_.NodesWith("Spending", {"amountFen"}, [&](const std::vector<FoundNode>& items) -> Result<void> {
          std::vector<NodeId> ids;
          for (const FoundNode& item : items) ids.push_back(item.id);
          JITU_TRY(const auto links,
                   moment_.Follow(ids, "SUPPORTS", Direction::kOut, {"mode", "confidence", "evidence"}));
          std::map<std::size_t, std::vector<Support>> by_item;
          for (const Link& link : links) {
            if (!content_.selected().Has(link.to)) continue;
            by_item[link.input].push_back(
                {link.from, link.to, TextOf(link.values[0]), NumberOf(link.values[1]), PassageIds(link.values[2])});
          }
          for (auto& [input, supports] : by_item) {
            largest[{-IntegerOf(items[input].values[0]), items[input].id}] = std::move(supports);
            ++supporting_;
            if (largest.size() > most_) largest.erase(std::prev(largest.end()));
          }
          return {};
        }));
    for (auto& [key, supports] : largest) {
      chosen_.push_back(key.second);
      std::sort(supports.begin(), supports.end());
      for (Support& support : supports) supports_.push_back(std::move(support));
    }
    return {};
  }

  Result<void> ReadQuotes() {
    std::vector<NodeId> passages;
    for (const Support& support : supports_)
      passages.insert(passages.end(), support.passages.begin(), support.passages.end());
    JITU_TRY(const auto found, EvidenceAt(moment_, std::move(passages)));
    for (const Evidence& evidence : found) quotes_[evidence.passage] = evidence;
    return {};
  }

  /// Of which chosen item each chosen item is a part: its money is in that one already.
  Result<void> ReadWholes() {
    JITU_TRY(const auto links, moment_.Follow(chosen_, "PART_OF", Direction::kOut));
    for (const Link& link : links)
      if (std::find(chosen_.begin(), chosen_.end(), link.to) != chosen_.end()) whole_of_.emplace(link.from, link.to);
    return {};
  }

  /// The chosen item that holds it and is in no other, or itself. Parts in a ring have none; any of them will do.
  NodeId Whole(NodeId item) const {
    for (std::size_t steps = 0; steps < whole_of_.size(); ++steps) {
      const auto whole = whole_of_.find(item);
      if (whole == whole_of_.end()) break;
      item = whole->second;
    }
    return item;
  }

  std::size_t AddNode(LayerNode node) {
    figure_.nodes.push_back(std::move(node));
    return figure_.nodes.size() - 1;
  }

  std::size_t FundNode(const std::string& fund) {
    const auto found = funds_.find(fund);
    if (found != funds_.end()) return found->second;
    LayerNode node;
    node.column = kFundColumn;
    node.label = fund.empty() ? content_.Text(Say("报告未注明账本", "book not stated")) : OneLine(fund);
    node.tooltip = node.label;
    node.tint = fund.empty() ? kNoFundTint : TintOf(fund);
    return funds_[fund] = AddNode(std::move(node));
  }

  std::size_t TintOf(const std::string& fund) const {
    const auto& books = content_.catalog().budget_books();
    for (std::size_t i = 0; i < books.size(); ++i)
      if (books[i].name == fund) return i;
    return kNoFundTint + 1;
  }

  void AddSpending() {
    for (const NodeId id : chosen_) {
      const SpendingFacts& facts = facts_[id];
      const bool is_part = whole_of_.count(id) != 0;
      const std::size_t fund = FundNode(facts_[Whole(id)].fund);
      LayerNode node;
      node.column = kSpendingColumn;
      node.label = OneLine(facts.name);
      node.note = MoneyText(content_, facts.amount_fen);
      if (content_.selection().unit.empty() && !facts.unit.empty()) node.note += " · " + OneLine(facts.unit);
      if (const auto whole = whole_of_.find(id); whole != whole_of_.end()) {
        const std::string name = OneLine(facts_[whole->second].name);
        node.note = MoneyText(content_, facts.amount_fen) + content_.Text(Say("，含在“{}”里", ", in “{}”", name));
      }
      node.tooltip = node.label + " · " + OneLine(facts.unit) + " · " + MoneyText(content_, facts.amount_fen);
      if (facts.fiscal_year) node.tooltip += " · " + std::to_string(*facts.fiscal_year);
      const Manner manner = BestManner(id);
      // Money is drawn to scale and counted only where a report states what it is for.
      node.weight = manner == Manner::kMeasured ? std::max<std::int64_t>(0, facts.amount_fen) : 0;
      node.tint = figure_.nodes[fund].tint;
      const std::int64_t weight = node.weight;
      const std::string tooltip = node.tooltip;
      spending_[id] = AddNode(std::move(node));
      if (manner == Manner::kMeasured) ++stated_;
      if (is_part) continue;
      figure_.nodes[fund].weight += weight;
      total_fen_ += weight;
      figure_.links.push_back({fund, spending_[id], manner, weight, tooltip});
    }
    for (auto& [fund, place] : funds_) {
      LayerNode& node = figure_.nodes[place];
      if (node.weight > 0) node.note = MoneyText(content_, node.weight);
    }
  }

  Manner BestManner(NodeId spending) const {
    Manner best = Manner::kDotted;
    for (const Support& support : supports_) {
      if (support.spending != spending) continue;
      if (support.mode == "stated") return Manner::kMeasured;
      if (support.mode == "joined") best = Manner::kDashed;
    }
    return best;
  }

  Result<void> AddOutcomes() {
    std::map<NodeId, std::vector<const Support*>> by_spending;
    std::vector<NodeId> outcomes;
    for (const Support& support : supports_) {
      by_spending[support.spending].push_back(&support);
      outcomes.push_back(support.outcome);
    }
    outcomes = SortedUnique(std::move(outcomes));
    const Names names{"text", "fiscalYear"};
    JITU_TRY(const auto found, moment_.Nodes(outcomes, names));
    JITU_TRY(const auto claimants, NeighbourNames(moment_, outcomes, "CLAIMS", Direction::kIn, "name"));
    std::map<NodeId, const FoundNode*> outcome_of;
    for (const FoundNode& node : found) outcome_of[node.id] = &node;
    for (const NodeId id : chosen_) {
      const auto& supports = by_spending[id];
      const auto stated = std::count_if(supports.begin(), supports.end(), [](auto* s) { return s->mode == "stated"; });
      const std::int64_t money = figure_.nodes[spending_[id]].weight;
      const std::int64_t share = stated == 0 ? 0 : money / stated;
      std::int64_t beyond = 0;
      for (std::size_t i = 0; i < supports.size(); ++i) {
        const Support& support = *supports[i];
        const bool known = outcomes_.count(support.outcome) != 0;
        const bool fits = content_.selected().trace || i + 1 < kMostOutcomesEach ||
                          (i + 1 == kMostOutcomesEach && supports.size() == kMostOutcomesEach);
        if (!known && !fits) {
          beyond += support.mode == "stated" ? 1 : 0;
          unseen_outcomes_ += 1;
          continue;
        }
        if (!known) AddOutcome(*outcome_of.at(support.outcome), names, claimants);
        Connect(support, share);
      }
      if (beyond > 0) AddRest(id, beyond, share);
    }
    return {};
  }

  void AddOutcome(const FoundNode& found, const Names& names,
                  const std::map<NodeId, std::vector<std::string>>& claimants) {
    const Label label = LabelOf(content_, "Outcome", names, found.values);
    LayerNode node;
    node.column = kOutcomeColumn;
    node.label = label.name;
    node.tooltip = label.full;
    const auto claimed = claimants.find(found.id);
    if (claimed != claimants.end() && !claimed->second.empty()) {
      const std::string units = OneLine(Joined(claimed->second, "、"));
      if (content_.selected().trace) node.note = units;
      node.tooltip += " · " + units;
    }
    node.is_centre = content_.selected().trace && IsMatched(found.id);
    outcomes_[found.id] = AddNode(std::move(node));
  }

  bool IsMatched(NodeId outcome) const {
    for (const TracedOutcome& traced : content_.selected().trace->outcomes)
      if (traced.id == outcome) return traced.matched;
    return false;
  }

  void Connect(const Support& support, std::int64_t share) {
    std::string tooltip = WordFor(support.mode, content_.language());
    tooltip += " " + std::to_string(std::lround(support.confidence * 100)) + "%";
    std::vector<Evidence> evidence;
    for (const NodeId passage : support.passages)
      if (const auto quote = quotes_.find(passage); quote != quotes_.end()) evidence.push_back(quote->second);
    tooltip += QuotesText(content_, evidence, 2);
    const std::size_t from = spending_.at(support.spending), to = outcomes_.at(support.outcome);
    if (support.mode == "stated") {
      figure_.links.push_back({from, to, Manner::kMeasured, share, std::move(tooltip)});
      figure_.nodes[to].weight += share;
      figure_.nodes[to].tint = figure_.nodes[from].tint;
      return;
    }
    const Manner manner = support.mode == "joined" ? Manner::kDashed : Manner::kDotted;
    figure_.links.push_back({from, to, manner, 0, std::move(tooltip)});
  }

  /// What an item is behind, beyond what fits.
  void AddRest(NodeId spending, std::int64_t number, std::int64_t share) {
    LayerNode node;
    node.column = kOutcomeColumn;
    node.label = content_.Text(Say("另有 {} 项成效", "{} further outcomes", number));
    node.tooltip = node.label;
    node.weight = share * number;
    node.tint = figure_.nodes[spending_[spending]].tint;
    const std::size_t rest = AddNode(std::move(node));
    figure_.links.push_back({spending_[spending], rest, Manner::kMeasured, share * number, figure_.nodes[rest].label});
  }

  Result<void> AddIndicators() {
    std::vector<NodeId> ids;
    for (const auto& [id, node] : outcomes_) ids.push_back(id);
    JITU_TRY(const auto measured, moment_.Follow(ids, "MEASURED_BY", Direction::kOut));
    std::vector<NodeId> observations;
    for (const Link& link : measured) observations.push_back(link.to);
    observations = SortedUnique(std::move(observations));
    JITU_TRY(const auto values, moment_.Nodes(observations, {"raw", "role"}));
    JITU_TRY(const auto names, NeighbourNames(moment_, observations, "OF", Direction::kOut, "name"));
    std::map<NodeId, std::string> said;  // observation -> 完成 640人次
    for (const FoundNode& value : values) {
      said[value.id] = WordFor(TextOf(value.values[1]), content_.language()) + " " + OneLine(TextOf(value.values[0]));
    }
    std::map<std::pair<NodeId, std::string>, std::set<std::string>> by_outcome;
    for (const Link& link : measured) {
      const auto name = names.find(link.to);
      if (name != names.end() && !name->second.empty())
        by_outcome[{link.from, name->second.front()}].insert(said[link.to]);
    }
    std::map<std::string, std::size_t> nodes;
    std::map<NodeId, std::size_t> drawn;
    for (const auto& [key, texts] : by_outcome) {
      const auto& [outcome, indicator] = key;
      if (drawn[outcome] == kMostIndicatorsEach || nodes.size() == kMostIndicators) {
        ++unseen_indicators_;
        continue;
      }
      ++drawn[outcome];
      if (nodes.count(indicator) == 0) {
        LayerNode node;
        node.column = kIndicatorColumn;
        node.label = node.tooltip = OneLine(indicator);
        nodes[indicator] = AddNode(std::move(node));
      }
      LayerNode& node = figure_.nodes[nodes[indicator]];
      for (const std::string& text : texts) {
        if (node.note.find(text) != std::string::npos) continue;
        node.note += (node.note.empty() ? "" : "；") + text;
        node.tooltip += "\n" + text;
      }
      figure_.links.push_back({outcomes_[outcome], nodes[indicator], Manner::kSolid, 0, {}});
    }
    return {};
  }

  void Finish() {
    const auto word = [&](std::string_view zh, std::string_view en) {
      return content_.Text(Message{std::string(zh), std::string(en)});
    };
    figure_.columns = {word("资金", "Fund"), word("支出", "Spending"), word("成效", "Outcome"),
                       word("指标", "Indicator")};
    const bool measured = std::any_of(figure_.nodes.begin(), figure_.nodes.end(),
                                      [](const LayerNode& node) { return node.column == kIndicatorColumn; });
    if (!measured) figure_.columns.pop_back();
    Page& page = figure_.page;
    page.language = Tag(content_);
    const std::string subject = SubjectOf(content_);
    page.title = content_.selected().trace
                     ? content_.Text(Say("哪笔钱支撑了{}", "Which money stands behind {}", subject))
                     : content_.Text(Say("钱花到哪里，做成了什么", "Where the money went, and what came of it"));
    if (!content_.selected().trace && !subject.empty())
      page.title = subject + content_.Text(Say("：", ": ")) + page.title;
    std::string money = MoneyText(content_, total_fen_);
    if (!whole_of_.empty())
      money += content_.Text(Say("（部分含在整体里，不重复计）", " (parts are in their wholes, not counted twice)"));
    page.subtitle = content_.Text(
        supporting_ > chosen_.size()
            ? Say("有成效的支出里金额最大的 {} 项，共 {}", "the {} largest spending items with outcomes, {} together",
                  stated_, money)
            : Say("报告明说的支出 {} 项，共 {}", "{} stated spending items, {} together", stated_, money));
    AddNotes();
    AddLegend();
  }

  void AddNotes() {
    auto& notes = figure_.page.notes;
    const bool divided = std::any_of(figure_.links.begin(), figure_.links.end(),
                                     [](const LayerLink& link) { return link.manner == Manner::kMeasured; });
    if (divided) {
      notes.push_back(content_.Text(Say(
          "带宽与金额成正比。报告没有说明一笔支出在几项成效之间如何分配，图中平分只为画出，不表示金额。",
          "Ribbons are as wide as the money. Reports do not say how one item is divided among several outcomes; the "
          "figure divides it evenly for the drawing alone.")));
    }
    const std::size_t unseen = left_out_.size() + (supporting_ > chosen_.size() ? supporting_ - chosen_.size() : 0);
    if (unseen + unseen_outcomes_ + unseen_indicators_ > 0) {
      notes.push_back(
          content_.Text(Say("未画出：支出 {} 项，成效 {} 项，指标 {} 项（--set most=N 可多画）。",
                            "Not drawn: {} spending items, {} outcomes, {} indicators (--set most=N draws more).",
                            unseen, unseen_outcomes_, unseen_indicators_)));
    }
    for (std::string& line : OriginNotes(content_)) notes.push_back(std::move(line));
  }

  void AddLegend() {
    const auto has = [&](Manner manner) {
      return std::any_of(figure_.links.begin(), figure_.links.end(),
                         [&](const LayerLink& link) { return link.manner == manner; });
    };
    auto& legend = figure_.legend;
    if (has(Manner::kMeasured)) {
      legend.push_back({{Tint(kNoFundTint), "none", 1, Line::kSolid, 42},
                        false,
                        content_.Text(Say("报告明说", "stated by a report"))});
    }
    if (has(Manner::kDashed)) {
      legend.push_back({{"none", "#3d3d3d", 2, Line::kDashed},
                        true,
                        content_.Text(Say("经同一成效的另一说法合并得来，不计金额",
                                          "joined through another claim of the same outcome, no money counted"))});
    }
    if (has(Manner::kDotted)) {
      legend.push_back({{"none", "#3d3d3d", 2, Line::kDotted},
                        true,
                        content_.Text(Say("推断，不计金额", "inferred, no money counted"))});
    }
    const bool measured = figure_.columns.size() > kIndicatorColumn;
    if (measured)
      legend.push_back({{"none", "#8a8a8a", 1}, true, content_.Text(Say("由指标衡量", "measured by an indicator"))});
  }

  const Content& content_;
  const GraphMoment& moment_;
  std::size_t most_ = 0, supporting_ = 0, stated_ = 0, unseen_outcomes_ = 0, unseen_indicators_ = 0;
  std::int64_t total_fen_ = 0;
  std::vector<NodeId> chosen_;  ///< spending items that are drawn, in that order
  std::set<NodeId> left_out_;
  std::vector<Support> supports_;
  std::map<NodeId, SpendingFacts> facts_;
  std::map<NodeId, Evidence> quotes_;
  std::map<NodeId, NodeId> whole_of_;
  std::map<std::string, std::size_t> funds_;
  std::map<NodeId, std::size_t> spending_, outcomes_;  ///< places in the figure
  LayeredFigure figure_;
};

}  // namespace

Result<LayeredFigure> SankeyOf(const Content& content) { return SankeyMaker(content).Make(); }

}  // namespace jitu::query::exporting

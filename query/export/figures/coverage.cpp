/// Which spending items have results to show.
#include <algorithm>
#include <map>
#include <set>

#include "query/export/figures/figure.h"
#include "query/reading/money.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

constexpr std::size_t kMostRows = 40;

/// How well an item's results are said, best first.
enum class Said { kStated, kJoined, kInferred, kNothing };

struct Item {
  NodeId id;
  SpendingFacts facts;
  std::set<NodeId> outcomes;
  std::size_t indicators = 0;
  Said said = Said::kNothing;
  std::vector<NodeId> parts;  ///< among those drawn
  bool is_part = false;
};

Said SaidOf(const std::string& mode) {
  if (mode == "stated") return Said::kStated;
  return mode == "joined" ? Said::kJoined : Said::kInferred;
}

Paint PaintOf(Said said) {
  switch (said) {
    case Said::kStated:
      return {"#2f5d8a"};
    case Said::kJoined:
      return {"#ffffff", "#333333", 1, Line::kSolid, 100, Filling::kHatched};
    case Said::kInferred:
      return {"#ffffff", "#333333", 2, Line::kDotted};
    case Said::kNothing:
      break;
  }
  return {"#ffffff", "#333333", 1, Line::kSolid};
}

class CoverageMaker {
 public:
  explicit CoverageMaker(const Content& content) : content_(content), moment_(content.moment()) {}

  Result<RowFigure> Make() {
    JITU_TRY(most_, MostDrawn(content_, kMostRows));
    JITU_CHECK_OK(TakeLargest());
    if (chosen_.empty()) return NothingToDraw(Say("所选部分里没有支出", "this part has no spending"));
    JITU_CHECK_OK(ReadSupports());
    JITU_CHECK_OK(ReadParts());
    AddGroups();
    Finish();
    return std::move(figure_);
  }

 private:
  Result<void> TakeLargest() {
    std::set<std::pair<std::int64_t, NodeId>> largest;  // minus the money, so that the least is last
    JITU_CHECK_OK(
        content_.NodesWith("Spending", {"amountFen"}, [&](const std::vector<FoundNode>& items) -> Result<void> {
          for (const FoundNode& item : items) {
            if (IntegerOf(item.values[0]) <= 0) continue;
            largest.insert({-IntegerOf(item.values[0]), item.id});
            ++all_;
            if (largest.size() > most_) largest.erase(std::prev(largest.end()));
          }
          return {};
        }));
    for (const auto& [money, id] : largest) chosen_.push_back(id);
    JITU_TRY(auto facts, ReadSpending(moment_, chosen_));
    for (const NodeId id : chosen_) items_[id] = {id, facts[id], {}, 0, Said::kNothing, {}, false};
    return {};
  }

  Result<void> ReadSupports() {
    JITU_TRY(const auto supports, moment_.Follow(chosen_, "SUPPORTS", Direction::kOut, {"mode"}));
    std::vector<NodeId> outcomes;
    for (const Link& link : supports) {
      Item& item = items_.at(link.from);
      item.outcomes.insert(link.to);
      item.said = std::min(item.said, SaidOf(TextOf(link.values[0])));
      outcomes.push_back(link.to);
    }
    JITU_TRY(const auto measured, moment_.Follow(SortedUnique(std::move(outcomes)), "MEASURED_BY", Direction::kOut));
    std::map<NodeId, std::size_t> values;
    for (const Link& link : measured) ++values[link.from];
    for (auto& [id, item] : items_)
      for (const NodeId outcome : item.outcomes) item.indicators += values[outcome];
    return {};
  }

  /// Each item below one whole at most, so that the rows are a forest; a ring among them is no forest and stays flat.
  Result<void> ReadParts() {
    JITU_TRY(const auto links, moment_.Follow(chosen_, "PART_OF", Direction::kOut));
    std::map<NodeId, NodeId> whole_of;
    for (const Link& link : links) {
      if (items_.count(link.to) == 0 || whole_of.count(link.from) != 0) continue;
      NodeId above = link.to;
      while (above != link.from && whole_of.count(above) != 0) above = whole_of[above];
      if (above == link.from) continue;
      whole_of[link.from] = link.to;
    }
    for (const NodeId id : chosen_) {
      const auto whole = whole_of.find(id);
      if (whole == whole_of.end()) continue;
      items_[id].is_part = true;
      items_[whole->second].parts.push_back(id);
    }
    return {};
  }

  void AddRow(RowGroup& group, const Item& item, std::size_t indent) {
    BarRow row;
    row.label = OneLine(item.facts.name);
    if (item.facts.fiscal_year) row.note = std::to_string(*item.facts.fiscal_year);
    if (!item.facts.fund.empty()) row.note += (row.note.empty() ? "" : " · ") + item.facts.fund;
    row.tooltip = row.label + " · " + MoneyText(content_, item.facts.amount_fen);
    row.indent = indent;
    row.permille = static_cast<int>(static_cast<double>(item.facts.amount_fen) / static_cast<double>(largest_) * 1000);
    row.paint = PaintOf(item.said);
    const auto count = [](std::size_t number) { return number == 0 ? std::string("—") : std::to_string(number); };
    row.cells = {InWanYuan(item.facts.amount_fen), count(item.outcomes.size()), count(item.indicators)};
    group.rows.push_back(std::move(row));
    for (const NodeId part : item.parts) AddRow(group, items_.at(part), std::min<std::size_t>(indent + 1, 4));
  }

  /// What of an item's money has a stated result: all of it, or what its parts have.
  std::int64_t Covered(const Item& item) const {
    if (item.said == Said::kStated) return item.facts.amount_fen;
    std::int64_t sum = 0;
    for (const NodeId part : item.parts) sum += Covered(items_.at(part));
    return std::min(sum, item.facts.amount_fen);
  }

  void AddGroups() {
    std::map<std::string, RowGroup> groups;
    largest_ = std::max<std::int64_t>(1, items_.at(chosen_.front()).facts.amount_fen);
    for (const NodeId id : chosen_) {
      const Item& item = items_.at(id);
      ++by_said_[item.said];
      if (item.is_part) continue;
      RowGroup& group = groups[item.facts.unit];
      group.title =
          item.facts.unit.empty() ? content_.Text(Say("单位未知", "unit not known")) : OneLine(item.facts.unit);
      AddRow(group, item, 0);
      total_fen_ += item.facts.amount_fen;
      covered_fen_ += Covered(item);
    }
    for (auto& [unit, group] : groups) {
      if (groups.size() == 1 && !content_.selection().unit.empty()) group.title.clear();
      figure_.groups.push_back(std::move(group));
    }
  }

  void Finish() {
    Page& page = figure_.page;
    page.language = Tag(content_);
    const std::string subject = SubjectOf(content_);
    page.title = content_.Text(Say("哪些支出有成效可查", "Which spending has results to show"));
    if (!subject.empty()) page.title = subject + content_.Text(Say("：", ": ")) + page.title;
    const std::int64_t percent =
        total_fen_ == 0
            ? 0
            : static_cast<std::int64_t>(static_cast<double>(covered_fen_) / static_cast<double>(total_fen_) * 100);
    page.subtitle =
        content_.Text(Say("{} 项支出，不重复计共 {}；其中报告明说了成效的 {}（{}%）",
                          "{} spending items; of {} (no part counted twice) reports state results for {} ({}%)",
                          chosen_.size(), MoneyText(content_, total_fen_), MoneyText(content_, covered_fen_), percent));
    figure_.rows_heading = content_.Text(Say("支出", "Spending"));
    figure_.bars_heading = content_.Text(Say("金额", "Money"));
    figure_.columns = {content_.Text(Say("万元", "10,000 yuan")), content_.Text(Say("成效", "Outcomes")),
                       content_.Text(Say("指标值", "Values"))};
    const auto legend = [&](Said said, const Message& meaning) {
      if (by_said_.count(said) != 0) figure_.legend.push_back({PaintOf(said), false, content_.Text(meaning)});
    };
    legend(Said::kStated, Say("报告明说了成效", "a report states results"));
    legend(Said::kJoined, Say("经同一成效的另一说法合并得来", "joined through another claim"));
    legend(Said::kInferred, Say("推断", "inferred"));
    legend(Said::kNothing, Say("报告没有说做成了什么", "no report says what came of it"));
    if (all_ > chosen_.size()) {
      page.notes.push_back(
          content_.Text(Say("金额较小的另有 {} 项未画出（--set most=N 可多画）。",
                            "{} smaller items are not drawn (--set most=N draws more).", all_ - chosen_.size())));
    }
    for (std::string& line : OriginNotes(content_)) page.notes.push_back(std::move(line));
  }

  const Content& content_;
  const GraphMoment& moment_;
  std::size_t most_ = 0, all_ = 0;
  std::int64_t largest_ = 1, total_fen_ = 0, covered_fen_ = 0;
  std::vector<NodeId> chosen_;
  std::map<NodeId, Item> items_;
  std::map<Said, std::size_t> by_said_;
  RowFigure figure_;
};

}  // namespace

Result<RowFigure> CoverageOf(const Content& content) { return CoverageMaker(content).Make(); }

}  // namespace jitu::query::exporting

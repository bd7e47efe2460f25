/// Targets and what was reached of them.
#include <algorithm>
#include <cmath>
#include <map>

#include "query/export/figures/figure.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

constexpr std::size_t kMostRows = 40, kMostRead = 20'000;
constexpr int kShortestScale = 1200, kLongestScale = 2000, kScaleStep = 200;

struct Value {
  NodeId id;
  std::string role, measure, said, subject, bound;
  double number = 0;
  bool has_number = false;
  std::int64_t year = 0;
  std::string unit;  ///< who reports it
  std::string indicator;
  bool is_total = false;  ///< a budget of the whole unit

  auto Key() const { return std::tie(unit, indicator, year, measure); }
};

struct Pair {
  const Value* target;
  const Value* actual;  ///< none: not reported
};

bool IsMet(const Pair& pair) {
  return pair.target->bound == "at_most" ? pair.actual->number <= pair.target->number
                                         : pair.actual->number >= pair.target->number;
}

class TargetsMaker {
 public:
  explicit TargetsMaker(const Content& content) : content_(content), moment_(content.moment()) {}

  Result<RowFigure> Make() {
    JITU_TRY(most_, MostDrawn(content_, kMostRows));
    JITU_CHECK_OK(Read());
    PairUp();
    if (pairs_.empty()) return NothingToDraw(Say("所选部分里没有目标值", "this part has no target"));
    AddRows();
    Finish();
    return std::move(figure_);
  }

 private:
  /// As written; money in one unit, for in a table it is written without.
  std::string SaidOf(const graph::Value& raw, const graph::Value& fen) const {
    return fen.IsNull() ? OneLine(TextOf(raw)) : MoneyText(content_, IntegerOf(fen));
  }

  Result<void> Read() {
    const Names names{"role", "unit", "raw", "subject", "bound", "value", "fiscalYear", "total", "amountFen"};
    JITU_CHECK_OK(content_.NodesWith("Observation", names, [&](const std::vector<FoundNode>& nodes) -> Result<void> {
      std::vector<NodeId> ids;
      for (const FoundNode& node : nodes) ids.push_back(node.id);
      JITU_TRY(const auto units, NeighbourNames(moment_, ids, "REPORTED", Direction::kIn, "name"));
      JITU_TRY(const auto indicators, NeighbourNames(moment_, ids, "OF", Direction::kOut, "name"));
      for (const FoundNode& node : nodes) {
        if (values_.size() == kMostRead) break;
        const auto unit = units.find(node.id), indicator = indicators.find(node.id);
        if (indicator == indicators.end() || indicator->second.empty()) continue;
        Value value{node.id,
                    TextOf(node.values[0]),
                    TextOf(node.values[1]),
                    SaidOf(node.values[2], node.values[8]),
                    TextOf(node.values[3]),
                    TextOf(node.values[4]),
                    NumberOf(node.values[5]),
                    node.values[5].AsFloat() != nullptr,
                    IntegerOf(node.values[6]),
                    unit == units.end() ? std::string() : Joined(unit->second, "、"),
                    indicator->second.front(),
                    node.values[7].AsBoolean() != nullptr && *node.values[7].AsBoolean()};
        values_.push_back(std::move(value));
      }
      return {};
    }));
    std::sort(values_.begin(), values_.end(),
              [](const Value& a, const Value& b) { return std::tuple(a.Key(), a.id) < std::tuple(b.Key(), b.id); });
    return {};
  }

  /// The actual value of the same unit, indicator, year and measure; of several, the one that speaks of the same thing.
  void PairUp() {
    for (const Value& target : values_) {
      if (target.role != "target") continue;
      const Value* actual = nullptr;
      const auto same = std::equal_range(values_.begin(), values_.end(), target,
                                         [](const Value& a, const Value& b) { return a.Key() < b.Key(); });
      for (auto value = same.first; value != same.second; ++value) {
        if (value->role != "actual") continue;
        if (actual == nullptr || (actual->subject != target.subject && value->subject == target.subject))
          actual = &*value;
      }
      // What a unit was given is no target; beside what it spent it can be compared.
      if (actual != nullptr || !target.is_total) pairs_.push_back({&target, actual});
    }
  }

  std::optional<int> PermilleOf(const Pair& pair) const {
    if (pair.actual == nullptr || !pair.actual->has_number || !pair.target->has_number) return std::nullopt;
    const double share = pair.actual->number / pair.target->number * 1000;
    if (!std::isfinite(share) || share < 0) return std::nullopt;
    return static_cast<int>(std::lround(std::min(share, 1e6)));
  }

  void AddRows() {
    int longest = kShortestScale;
    for (std::size_t i = 0; i < pairs_.size() && i < most_; ++i) {
      const Pair& pair = pairs_[i];
      if (figure_.groups.empty() || last_unit_ != pair.target->unit) {
        last_unit_ = pair.target->unit;
        figure_.groups.push_back({OneLine(last_unit_), {}});
      }
      BarRow row;
      row.label = OneLine(pair.target->indicator);
      row.note = pair.target->year == 0 ? std::string() : std::to_string(pair.target->year);
      if (!pair.target->subject.empty()) row.note += (row.note.empty() ? "" : " · ") + OneLine(pair.target->subject);
      row.permille = PermilleOf(pair);
      if (row.permille) longest = std::max(longest, std::min(*row.permille, kLongestScale));
      const std::string reached = row.permille ? Percent(*row.permille) : "—";
      row.tooltip = row.label + " · " + pair.target->said + " · " + (pair.actual == nullptr ? "—" : pair.actual->said);
      row.cells = {pair.target->said,
                   pair.actual == nullptr ? content_.Text(Say("未报告", "not reported")) : pair.actual->said, reached};
      ++(pair.actual == nullptr ? missing_ : row.permille && IsMet(pair) ? met_ : other_);
      row.paint = PaintOf(row.permille && IsMet(pair));
      figure_.groups.back().rows.push_back(std::move(row));
    }
    figure_.scale_permille = (longest + kScaleStep - 1) / kScaleStep * kScaleStep;
    if (figure_.groups.size() == 1 && !content_.selection().unit.empty()) figure_.groups.front().title.clear();
  }

  static std::string Percent(int permille) {
    return std::to_string(permille / 10) + "." + std::to_string(permille % 10) + "%";
  }

  static Paint PaintOf(bool met) {
    if (met) return {"#2f5d8a"};
    return {"#ffffff", "#333333", 1, Line::kSolid, 100, Filling::kHatched};
  }

  void Finish() {
    Page& page = figure_.page;
    page.language = Tag(content_);
    const std::string subject = SubjectOf(content_);
    page.title = content_.Text(Say("目标与完成", "Targets and what was reached"));
    if (!subject.empty()) page.title = subject + content_.Text(Say("：", ": ")) + page.title;
    page.subtitle =
        content_.Text(Say("{} 项目标：达到 {} 项，未达到或无法比较 {} 项，未报告完成值 {} 项",
                          "{} targets: {} reached, {} not reached or not comparable, {} without a reported value",
                          met_ + other_ + missing_, met_, other_, missing_));
    figure_.rows_heading = content_.Text(Say("指标", "Indicator"));
    figure_.bars_heading = content_.Text(Say("完成值占目标值", "Actual as a share of the target"));
    figure_.columns = {content_.Text(Say("目标", "Target")), content_.Text(Say("完成", "Actual")),
                       content_.Text(Say("完成率", "Share"))};
    figure_.mark_permille = 1000;
    figure_.ticks = {{0, "0"}, {500, "50%"}, {1000, content_.Text(Say("目标", "target"))}};
    if (figure_.scale_permille >= 1400)
      figure_.ticks.push_back({figure_.scale_permille, std::to_string(figure_.scale_permille / 10) + "%"});
    figure_.legend = {{PaintOf(true), false,
                       content_.Text(Say("达到目标（“不超过”的，不超过即达到）",
                                         "reached (or kept below, where the target says at most)"))},
                      {PaintOf(false), false, content_.Text(Say("未达到", "not reached"))}};
    if (pairs_.size() > most_) {
      page.notes.push_back(
          content_.Text(Say("另有 {} 项目标未画出（--set most=N 可多画）。",
                            "{} further targets are not drawn (--set most=N draws more).", pairs_.size() - most_)));
    }
    for (std::string& line : OriginNotes(content_)) page.notes.push_back(std::move(line));
  }

  const Content& content_;
  const GraphMoment& moment_;
  std::size_t most_ = 0, met_ = 0, other_ = 0, missing_ = 0;
  std::string last_unit_;
  std::vector<Value> values_;
  std::vector<Pair> pairs_;
  RowFigure figure_;
};

}  // namespace

Result<RowFigure> TargetsOf(const Content& content) { return TargetsMaker(content).Make(); }

}  // namespace jitu::query::exporting

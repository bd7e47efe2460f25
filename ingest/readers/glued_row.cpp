#include "ingest/readers/glued_row.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "ingest/readers/rate_proof.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestRow = 300;   ///< bytes
constexpr std::size_t kLongestUnit = 18;   ///< bytes
constexpr std::size_t kShortestWords = 6;  ///< bytes
constexpr std::size_t kLongestWords = 120;
constexpr double kMostPoints = 100;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsPlainAmount(ColumnKind kind) {
  return kind == ColumnKind::kBudget || kind == ColumnKind::kFinalBudget || kind == ColumnKind::kArrived ||
         kind == ColumnKind::kExecuted;
}

bool Holds(const std::vector<ColumnKind>& columns, ColumnKind kind) {
  return std::find(columns.begin(), columns.end(), kind) != columns.end();
}

class RowCutter {
 public:
  RowCutter(std::string_view text, const std::vector<ColumnKind>& columns)
      : text_(text.substr(0, kLongestRow)), columns_(columns) {}

  GluedRow Cut() {
    Read(0, 0, 0);
    const bool lacks_points = Holds(columns_, ColumnKind::kActual) && !Holds(columns_, ColumnKind::kWeight) &&
                              columns_.back() == ColumnKind::kScore;
    if (lacks_points) {
      led_ = true;
      columns_.insert(columns_.begin(), ColumnKind::kWeight);
      Read(0, 0, 0);
    }
    return ambiguous_ ? GluedRow() : std::move(best_);
  }

 private:
  struct Figure {
    std::string_view number, unit;
    std::size_t end = 0;
  };

  static constexpr int kMissed = 3;  ///< what a result costs that is not the target's
  static constexpr int kLost = 2;    ///< points got that are not written
  static constexpr int kFewer = 1;   ///< points got that are fewer than those given
  static constexpr double kNear = 3;
  static constexpr int kOtherDecimals = 2;
  static constexpr int kRounded = 3;
  static constexpr double kWholePercents = 0.5;

  void Read(std::size_t column, std::size_t at, int cost) {
    if (column == columns_.size()) return Keep(at, cost);
    switch (columns_[column]) {
      case ColumnKind::kWeight:
        return ReadPoints(column, at, cost, false);
      case ColumnKind::kScore:
        return ReadPoints(column, at, cost, true);
      case ColumnKind::kTarget:
        return ReadFigures(column, at, cost);
      case ColumnKind::kRate:
        return ReadRate(column, at, cost);
      default:
        return ReadAmount(column, at, cost);
    }
  }

  void Go(std::size_t column, std::size_t end, int cost) {
    ends_.push_back(end);
    Read(column + 1, end, cost);
    ends_.pop_back();
  }

  void ReadPoints(std::size_t column, std::size_t at, int cost, bool got) {
    constexpr std::size_t kMostDigits = 5;
    const bool written = at < text_.size() && IsDigit(text_[at]);
    const bool indicator = Holds(columns_, ColumnKind::kActual);
    if (got && !written && column + 1 == columns_.size() && cost == 0 && indicator) return Keep(at, cost + kLost);
    const std::string_view before = given_;
    for (std::size_t size = 1; size <= kMostDigits && at + size <= text_.size(); ++size) {
      const std::string_view points = text_.substr(at, size);
      if (!IsPlainNumber(points) || Value(points) > (got && !before.empty() ? Value(before) : kMostPoints)) continue;
      if (!got && !indicator && !IsPoints(points)) continue;
      if (!got) given_ = points;
      Go(column, at + size, cost + (got && !before.empty() && Value(points) != Value(before) ? kFewer : 0));
    }
    given_ = before;
  }

  void ReadAmount(std::size_t column, std::size_t at, int cost) {
    constexpr std::size_t kMostDigits = 14;
    const std::string_view budget = budget_;
    const std::string_view spent = spent_;
    const bool executed = columns_[column] == ColumnKind::kExecuted;
    for (std::size_t size = 1; size <= kMostDigits && at + size <= text_.size(); ++size) {
      const std::string_view amount = text_.substr(at, size);
      if (!IsPlainNumber(amount)) continue;
      const std::string_view before = executed || spent.empty() ? budget : spent;
      if (!before.empty() && !MayFollow(before, amount, executed)) continue;
      const bool alike = before.empty() || Decimals(before) == Decimals(amount);
      (executed ? spent_ : budget_) = amount;
      Go(column, at + size, cost + (alike ? 0 : kOtherDecimals));
    }
    budget_ = budget;
    spent_ = spent;
  }

  /// Amounts of a row are of one size, but less may have been spent, and what was not planned was 0.
  static bool MayFollow(std::string_view before, std::string_view amount, bool spent) {
    const std::size_t one = before.size() - Decimals(before);
    const std::size_t other = amount.size() - Decimals(amount);
    return other <= one + 2 && (spent || one <= other + 2);
  }

  static std::size_t Decimals(std::string_view number) {
    const std::size_t point = number.find('.');
    return point == std::string_view::npos ? 0 : number.size() - point - 1;
  }

  void ReadRate(std::size_t column, std::size_t at, int cost) {
    constexpr std::size_t kMostDigits = 6;
    constexpr double kHighestRate = 200;
    for (std::size_t size = 1; size <= kMostDigits && at + size < text_.size(); ++size) {
      const std::string_view rate = text_.substr(at, size);
      if (text_[at + size] != '%' || !IsPlainNumber(rate) || Value(rate) > kHighestRate) continue;
      const double whole = Value(budget_);
      if (whole <= 0 || Value(spent_) <= 0) return;
      // 154.74 of 310.2 is 50% where the form rounds to whole percents.
      const double miss = std::abs(100 * Value(spent_) / whole - Value(rate));
      const bool close = Agrees(budget_, spent_, Value(rate));
      if (close || (Decimals(rate) == 0 && miss <= kWholePercents)) {
        Go(column, at + size + 1, cost + (close ? 0 : kRounded));
      }
    }
  }

  /// Target and result, which stand side by side.
  void ReadFigures(std::size_t column, std::size_t at, int cost) {
    if (const auto target = FigureAt(at, {})) {
      if (const auto result = FigureAt(target->end, target->unit)) {
        const double wanted = Value(target->number);
        const double reached = Value(result->number);
        // Points that run into the target are told from it by a result that is near it.
        const bool near = given_.empty() || (reached <= wanted * kNear && wanted <= reached * kNear);
        ends_.push_back(target->end);
        if (near) Go(column + 1, result->end, cost + (wanted == reached ? 0 : kMissed));
        ends_.pop_back();
      }
    }
    if (given_.empty()) return;  // without points in front nobody knows where the words begin
    for (std::size_t end = at; end < text_.size() && end - at <= kLongestWords; end += text::At(text_, end).bytes) {
      const std::size_t size = end - at;
      if (size < kShortestWords || text_.substr(at, size) != text_.substr(end, size)) continue;
      ends_.push_back(end);
      Go(column + 1, end + size, cost);
      ends_.pop_back();
    }
  }

  /// A number with a unit, the one given or all that stands in front of the next figure.
  std::optional<Figure> FigureAt(std::size_t at, std::string_view unit) const {
    const std::size_t start = at + ComparisonAt(text_.substr(at));
    const std::size_t size = NumberAt(text_.substr(start));
    Figure figure{text_.substr(start, size), unit, start + size + unit.size()};
    if (!IsPlainNumber(figure.number)) return std::nullopt;
    if (!unit.empty()) {
      return text_.substr(start + size).starts_with(unit) ? std::optional(figure) : std::nullopt;
    }
    const std::size_t behind = start + size;
    if (text_.substr(behind).starts_with('%')) return Figure{figure.number, text_.substr(behind, 1), behind + 1};
    while (figure.end < text_.size() && figure.end - behind <= kLongestUnit && !IsDigit(text_[figure.end]) &&
           text_[figure.end] != ' ' && ComparisonAt(text_.substr(figure.end)) == 0) {
      figure.end += text::At(text_, figure.end).bytes;
    }
    figure.unit = text_.substr(behind, figure.end - behind);
    const bool may = !figure.unit.empty() && figure.unit.size() <= kLongestUnit;
    return may ? std::optional(figure) : std::nullopt;
  }

  void Keep(std::size_t end, int cost) {
    const bool goes_on = end < text_.size() && (IsDigit(text_[end]) || text_[end] == '%' || text_[end] == '.');
    const bool none = best_.ends.empty();
    if (goes_on || (!none && cost > cost_)) return;
    if (!none && cost == cost_) {
      ambiguous_ = ambiguous_ || best_.ends != ends_;
      return;
    }
    best_ = {ends_, led_};
    cost_ = cost;
    ambiguous_ = false;
  }

  std::string_view text_;
  std::vector<ColumnKind> columns_;
  std::vector<std::size_t> ends_;
  std::string_view given_;           ///< points
  std::string_view budget_, spent_;  ///< of a row of amounts
  bool led_ = false;
  GluedRow best_;
  int cost_ = 0;
  bool ambiguous_ = false;
};

}  // namespace

std::vector<ColumnKind> FigureColumns(const std::vector<ColumnKind>& columns) {
  const bool indicators = Holds(columns, ColumnKind::kTarget);
  std::vector<ColumnKind> figures;
  for (const ColumnKind kind : columns) {
    const bool points = kind == ColumnKind::kWeight || kind == ColumnKind::kScore;
    const bool figure = indicators ? kind == ColumnKind::kTarget || kind == ColumnKind::kActual
                                   : IsPlainAmount(kind) || kind == ColumnKind::kRate;
    if (points || figure) figures.push_back(kind);
  }
  const auto once = [&](ColumnKind kind) { return std::count(figures.begin(), figures.end(), kind) == 1; };
  const auto at = [&](ColumnKind kind) { return std::find(figures.begin(), figures.end(), kind); };
  const bool pair =
      once(ColumnKind::kTarget) && once(ColumnKind::kActual) && at(ColumnKind::kTarget) + 1 == at(ColumnKind::kActual);
  const bool amounts = once(ColumnKind::kExecuted) && once(ColumnKind::kRate) && IsPlainAmount(figures[0]) &&
                       figures[0] != ColumnKind::kExecuted && at(ColumnKind::kExecuted) < at(ColumnKind::kRate) &&
                       !Holds(figures, ColumnKind::kArrived);
  return pair || amounts ? figures : std::vector<ColumnKind>();
}

GluedRow CutRow(std::string_view text, const std::vector<ColumnKind>& columns) {
  return columns.empty() ? GluedRow() : RowCutter(text, columns).Cut();
}

}  // namespace jitu::ingest

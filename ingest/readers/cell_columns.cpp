#include "ingest/readers/cell_columns.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

namespace jitu::ingest {
namespace {

constexpr std::array<std::string_view, 18> kNames{"first",   "second",   "third", "nature", "unit",   "target",
                                                  "actual",  "weight",   "score", "reason", "budget", "final_budget",
                                                  "arrived", "executed", "rate",  "goal",   "result", "label"};

/// Tenths of a point. Rows are ColumnKind, columns CellShape in its order. A value of 60 all but forbids.
///                                class sub text long num pct cmp meas dash sign numbered
constexpr int kMisfit[19][11] = {{0, 20, 40, 60, 60, 60, 60, 60, 40, 60, 60},   // first
                                 {30, 0, 30, 60, 60, 60, 60, 60, 40, 60, 60},   // second
                                 {40, 20, 0, 10, 60, 60, 60, 60, 40, 60, 0},    // third
                                 {60, 60, 10, 50, 50, 50, 20, 50, 20, 0, 60},   // nature
                                 {60, 60, 10, 50, 50, 20, 50, 50, 20, 60, 60},  // unit
                                 {60, 60, 20, 25, 10, 0, 0, 0, 10, 30, 60},     // target
                                 {60, 60, 20, 25, 10, 0, 10, 0, 10, 40, 60},    // actual
                                 {60, 60, 60, 60, 0, 30, 60, 30, 0, 60, 60},    // weight
                                 {60, 60, 60, 60, 0, 30, 60, 30, 0, 60, 60},    // score
                                 {60, 60, 0, 0, 50, 50, 50, 50, 10, 60, 60},    // reason
                                 {60, 60, 60, 60, 0, 50, 60, 10, 0, 60, 60},    // budget
                                 {60, 60, 60, 60, 0, 50, 60, 10, 0, 60, 60},    // final_budget
                                 {60, 60, 60, 60, 0, 50, 60, 10, 0, 60, 60},    // arrived
                                 {60, 60, 60, 60, 0, 50, 60, 10, 0, 60, 60},    // executed
                                 {60, 60, 60, 60, 20, 0, 60, 50, 0, 60, 60},    // rate
                                 {60, 60, 5, 0, 40, 40, 40, 20, 20, 60, 60},    // goal
                                 {60, 60, 5, 0, 40, 40, 40, 20, 20, 60, 60},    // result
                                 {30, 20, 0, 10, 60, 60, 60, 60, 40, 60, 10},   // label
                                 {20, 20, 5, 10, 5, 5, 10, 5, 5, 5, 10}};       // unknown

/// What leaving a column empty costs: the levels of indicators are written once for many rows, reasons are rare.
int SkipCost(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kReason:
      return 2;
    case ColumnKind::kFirst:
    case ColumnKind::kSecond:
      return 3;
    case ColumnKind::kNature:
    case ColumnKind::kUnit:
    case ColumnKind::kUnknown:
      return 10;
    case ColumnKind::kThird:
    case ColumnKind::kLabel:
      return 30;
    default:
      return 15;
  }
}

class Assigner {
 public:
  Assigner(const std::vector<CellShape>& cells, const std::vector<ColumnKind>& columns,
           const std::vector<std::size_t>& row_ends)
      : cells_(cells), columns_(columns), row_ends_(row_ends), skipped_(columns.size() + 1, 0) {
    for (std::size_t i = 0; i < columns.size(); ++i) skipped_[i + 1] = skipped_[i] + SkipCost(columns[i]);
  }

  std::vector<Place> Assign() {
    if (cells_.empty() || columns_.empty()) return {};
    const std::size_t width = columns_.size();
    std::vector<int> costs(width);
    came_from_.assign(cells_.size() * width, 0);
    for (std::size_t column = 0; column < width; ++column) {
      costs[column] = skipped_[column] + MisfitOf(0, column);
    }
    std::size_t row_end = 0;
    for (std::size_t cell = 1; cell < cells_.size(); ++cell) {
      while (row_end < row_ends_.size() && row_ends_[row_end] < cell) ++row_end;
      const bool starts_row = row_end < row_ends_.size() && row_ends_[row_end] == cell;
      costs = Step(cell, costs, starts_row);
    }
    return Trace(costs);
  }

 private:
  int MisfitOf(std::size_t cell, std::size_t column) const {
    return kMisfit[static_cast<std::size_t>(columns_[column])][static_cast<std::size_t>(cells_[cell])];
  }

  std::vector<int> Step(std::size_t cell, const std::vector<int>& before, bool starts_row) {
    const std::size_t width = columns_.size();
    std::vector<int> costs(width, std::numeric_limits<int>::max());
    for (std::size_t to = 0; to < width; ++to) {
      for (std::size_t from = 0; from < width; ++from) {
        const int fresh = before[from] + skipped_[width] - skipped_[from + 1] + skipped_[to];
        const bool same = from < to && !starts_row;
        const int onward = before[from] + skipped_[to] - skipped_[from + 1];
        const bool new_row = starts_row || (row_ends_.empty() && (!same || fresh < onward));
        if (!same && !new_row) continue;
        const int cost = new_row ? fresh : onward;
        if (cost >= costs[to]) continue;
        costs[to] = cost;
        came_from_[cell * width + to] = static_cast<std::uint16_t>(2 * from + (new_row ? 1 : 0));
      }
      if (costs[to] != std::numeric_limits<int>::max())
        costs[to] += MisfitOf(cell, to);
      else
        costs[to] = std::numeric_limits<int>::max() / 4;
    }
    return costs;
  }

  std::vector<Place> Trace(const std::vector<int>& costs) const {
    const std::size_t width = columns_.size();
    std::size_t column = 0;
    for (std::size_t i = 1; i < width; ++i) {
      const int best = costs[column] + skipped_[width] - skipped_[column + 1];
      if (costs[i] + skipped_[width] - skipped_[i + 1] < best) column = i;
    }
    std::vector<Place> places(cells_.size());
    std::vector<bool> new_row(cells_.size(), false);
    for (std::size_t cell = cells_.size(); cell-- > 0;) {
      places[cell].column = static_cast<std::uint16_t>(column);
      const std::uint16_t step = came_from_[cell * width + column];
      new_row[cell] = cell > 0 && step % 2 == 1;
      column = step / 2;
    }
    std::uint16_t row = 0;
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      if (new_row[cell] && row < std::numeric_limits<std::uint16_t>::max()) ++row;
      places[cell].row = row;
    }
    return places;
  }

  const std::vector<CellShape>& cells_;
  const std::vector<ColumnKind>& columns_;
  const std::vector<std::size_t>& row_ends_;
  std::vector<int> skipped_;  ///< cost of leaving out all columns before this one
  std::vector<std::uint16_t> came_from_;
};

}  // namespace

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsDash(std::string_view cell) {
  constexpr std::array<std::string_view, 8> kDashes{"—", "-", "/", "--", "——", "\\", "*", "–"};
  return std::find(kDashes.begin(), kDashes.end(), cell) != kDashes.end();
}

}  // namespace

std::size_t ComparisonAt(std::string_view text) {
  constexpr std::array<std::string_view, 11> kSigns{">=", "<=",     "≥",      "≤",      "=",     ">",
                                                    "<",  "不低于", "不少于", "不超过", "不高于"};
  for (const std::string_view sign : kSigns) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

bool IsNumberedIndicator(std::string_view cell) {
  constexpr std::string_view kMark = "指标";
  return cell.size() > kMark.size() && cell.starts_with(kMark) && IsDigit(cell[kMark.size()]);
}

CellShape ShapeOf(std::string_view cell, const FormWords& names) {
  if (IsDash(cell)) return CellShape::kDash;
  if (names.IsClass(cell)) return CellShape::kClass;
  if (names.IsSubclass(cell)) return CellShape::kSubclass;
  if (IsNumberedIndicator(cell)) return CellShape::kNumbered;
  if (ComparisonAt(cell) != 0) {
    return cell.find_first_of("0123456789") == std::string_view::npos && cell.size() <= 9 ? CellShape::kSign
                                                                                          : CellShape::kCompared;
  }
  std::size_t end = cell[0] == '-' || cell[0] == '+' ? 1 : 0;
  const std::size_t first = end;
  while (end < cell.size() && (IsDigit(cell[end]) || cell[end] == '.' || cell[end] == ',')) ++end;
  if (end > first && IsDigit(cell[first])) {
    if (end == cell.size()) return CellShape::kNumber;
    const std::string_view rest = cell.substr(end);
    if (rest == "%") return CellShape::kPercent;
    if (rest.size() <= 24) return CellShape::kMeasured;
  }
  return cell.size() > 60 ? CellShape::kLongText : CellShape::kText;
}

ColumnKind ColumnNamed(std::string_view meaning) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == meaning) return static_cast<ColumnKind>(i);
  }
  return ColumnKind::kUnknown;
}

std::string_view NameOf(ColumnKind kind) {
  return kind == ColumnKind::kUnknown ? std::string_view() : kNames[static_cast<std::size_t>(kind)];
}

void NameLabels(std::vector<ColumnKind>& columns) {
  const auto budgets = std::adjacent_find(columns.begin(), columns.end(), [](ColumnKind a, ColumnKind b) {
    return a == ColumnKind::kBudget && b == ColumnKind::kBudget;
  });
  const bool named = std::any_of(columns.begin(), budgets, [](ColumnKind kind) {
    return kind == ColumnKind::kLabel || kind == ColumnKind::kThird;
  });
  if (budgets != columns.end() && !named) *budgets = ColumnKind::kLabel;
}

bool Fits(const std::vector<CellShape>& cells, const std::vector<ColumnKind>& columns) {
  constexpr int kForbidden = 60;
  for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
    if (kMisfit[static_cast<std::size_t>(columns[i])][static_cast<std::size_t>(cells[i])] >= kForbidden) return false;
  }
  return true;
}

std::vector<Place> AssignColumns(const std::vector<CellShape>& cells, const std::vector<ColumnKind>& columns,
                                 const std::vector<std::size_t>& row_ends) {
  return Assigner(cells, columns, row_ends).Assign();
}

}  // namespace jitu::ingest

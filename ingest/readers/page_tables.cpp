#include "ingest/readers/page_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace jitu::ingest {
namespace {

constexpr double kNear = 3;        ///< lines this near are one; ends this near meet
constexpr double kCovered = 0.55;  ///< share of a cell's side that a line must cover to part it from the next
constexpr std::size_t kMostColumns = 120;
constexpr std::size_t kMostRows = 400;

bool IsAcross(const Box& rule) { return rule.width() >= rule.height(); }

/// Sets of things that belong together.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t Of(std::size_t one) {
    while (parent_[one] != one) one = parent_[one] = parent_[parent_[one]];
    return one;
  }
  void Join(std::size_t one, std::size_t other) {
    parent_[std::max(Of(one), Of(other))] = std::min(Of(one), Of(other));
  }

 private:
  std::vector<std::size_t> parent_;
};

bool Meet(const Box& a, const Box& b) {
  return a.left - kNear <= b.right && b.left - kNear <= a.right && a.top - kNear <= b.bottom &&
         b.top - kNear <= a.bottom;
}

/// Places, those near each other as one.
std::vector<double> Clustered(std::vector<double> places) {
  std::sort(places.begin(), places.end());
  std::vector<double> clusters;
  for (std::size_t i = 0; i < places.size();) {
    std::size_t end = i + 1;
    while (end < places.size() && places[end] - places[i] <= kNear) ++end;
    clusters.push_back((places[i] + places[end - 1]) / 2);
    i = end;
  }
  return clusters;
}

std::size_t Nearest(const std::vector<double>& places, double place) {
  const auto after = std::lower_bound(places.begin(), places.end(), place);
  if (after == places.begin()) return 0;
  const auto at = static_cast<std::size_t>(after - places.begin());
  if (after == places.end()) return at - 1;
  return *after - place < place - *(after - 1) ? at : at - 1;
}

Box BoxAround(const std::vector<const Box*>& rules) {
  Box whole = *rules.front();
  for (const Box* rule : rules) {
    whole = {std::min(whole.left, rule->left), std::min(whole.top, rule->top), std::max(whole.right, rule->right),
             std::max(whole.bottom, rule->bottom)};
  }
  return whole;
}

class Grid {
 public:
  explicit Grid(const std::vector<const Box*>& rules) : rules_(rules) {
    std::vector<double> xs, ys;
    for (const Box* rule : rules) {
      (IsAcross(*rule) ? ys : xs).push_back(IsAcross(*rule) ? rule->middle_y() : rule->middle_x());
    }
    whole_ = BoxAround(rules);
    // A table may be open at its sides.
    xs.insert(xs.end(), {whole_.left, whole_.right});
    ys.insert(ys.end(), {whole_.top, whole_.bottom});
    xs_ = Clustered(std::move(xs));
    ys_ = Clustered(std::move(ys));
  }

  bool IsTable() const {
    return xs_.size() >= 3 && ys_.size() >= 2 && xs_.size() <= kMostColumns && ys_.size() <= kMostRows;
  }

  RuledTable Read() {
    columns_ = xs_.size() - 1;
    rows_ = ys_.size() - 1;
    MarkSides();
    Groups groups(rows_ * columns_);
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        const std::size_t at = row * columns_ + column;
        if (column + 1 < columns_ && !IsCovered(right_[at], row, ys_)) groups.Join(at, at + 1);
        if (row + 1 < rows_ && !IsCovered(below_[at], column, xs_)) groups.Join(at, at + columns_);
      }
    }
    return Collected(groups);
  }

 private:
  static bool IsCovered(double length, std::size_t at, const std::vector<double>& places) {
    return length >= kCovered * (places[at + 1] - places[at]);
  }

  /// How much of the right and lower side of each place is drawn.
  void MarkSides() {
    right_.assign(rows_ * columns_, 0);
    below_.assign(rows_ * columns_, 0);
    for (const Box* rule : rules_) {
      const bool across = IsAcross(*rule);
      const std::vector<double>& along = across ? xs_ : ys_;
      const double from = across ? rule->left : rule->top;
      const double to = across ? rule->right : rule->bottom;
      const std::size_t line = Nearest(across ? ys_ : xs_, across ? rule->middle_y() : rule->middle_x());
      if (line == 0 || line + 1 >= (across ? ys_ : xs_).size()) continue;
      const auto first = static_cast<std::size_t>(
          std::max<std::ptrdiff_t>(std::upper_bound(along.begin(), along.end(), from) - along.begin() - 1, 0));
      for (std::size_t i = first; i + 1 < along.size() && along[i] < to; ++i) {
        const double length = std::min(to, along[i + 1]) - std::max(from, along[i]);
        if (length <= 0) continue;
        (across ? below_[(line - 1) * columns_ + i] : right_[i * columns_ + line - 1]) += length;
      }
    }
  }

  RuledTable Collected(Groups& groups) const {
    std::map<std::size_t, RuledTable::Cell> cells;
    for (std::size_t at = 0; at < rows_ * columns_; ++at) {
      const auto row = static_cast<std::uint32_t>(at / columns_);
      const auto column = static_cast<std::uint32_t>(at % columns_);
      const auto [cell, fresh] = cells.try_emplace(groups.Of(at), RuledTable::Cell{{}, row, column, 1, 1});
      RuledTable::Cell& one = cell->second;
      one.row_span = std::max(one.row_span, row - one.row + 1);
      const std::uint32_t end = std::max(one.column + one.column_span, column + 1);
      one.column = std::min(one.column, column);
      one.column_span = end - one.column;
    }
    RuledTable table;
    table.box = whole_;
    table.columns = xs_;
    for (auto& [at, cell] : cells) {
      cell.box = {xs_[cell.column], ys_[cell.row], xs_[cell.column + cell.column_span], ys_[cell.row + cell.row_span]};
      table.cells.push_back(cell);
    }
    return table;
  }

  const std::vector<const Box*>& rules_;
  std::vector<double> xs_, ys_;
  Box whole_;
  std::size_t columns_ = 0, rows_ = 0;
  std::vector<double> right_, below_;
};

using Parts = std::map<std::size_t, std::vector<const Box*>>;

/// Upright lines that no line crosses, as tall as a table or as one another: between them stand cells that span all
/// rows of the page.
void JoinTallCells(Parts& parts) {
  constexpr double kShortest = 100;
  const auto is_across = [](const Box* rule) { return IsAcross(*rule); };
  std::vector<std::pair<Box, std::vector<const Box*>*>> tables, uprights;
  for (auto& [first, part] : parts) {
    const auto across = std::count_if(part.begin(), part.end(), is_across);
    if (across >= 2) tables.emplace_back(BoxAround(part), &part);
    if (across == 0) uprights.emplace_back(BoxAround(part), &part);
  }
  for (auto& [line, part] : uprights) {
    if (line.height() < kShortest) continue;
    const auto beside = std::find_if(tables.begin(), tables.end(), [&box = line](const auto& table) {
      return std::fabs(table.first.top - box.top) <= kNear && std::fabs(table.first.bottom - box.bottom) <= kNear;
    });
    if (beside == tables.end()) {
      tables.emplace_back(line, part);
    } else {
      beside->second->insert(beside->second->end(), part->begin(), part->end());
    }
  }
}

}  // namespace

std::vector<RuledTable> FindRuledTables(const Page& page) {
  std::vector<const Box*> rules;
  for (const Box& rule : page.rules) rules.push_back(&rule);
  std::sort(rules.begin(), rules.end(), [](const Box* a, const Box* b) { return a->top < b->top; });
  Groups groups(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (std::size_t j = i + 1; j < rules.size() && rules[j]->top <= rules[i]->bottom + kNear; ++j) {
      if (Meet(*rules[i], *rules[j])) groups.Join(i, j);
    }
  }
  Parts parts;
  for (std::size_t i = 0; i < rules.size(); ++i) parts[groups.Of(i)].push_back(rules[i]);
  JoinTallCells(parts);
  std::vector<RuledTable> tables;
  for (const auto& [first, part] : parts) {
    Grid grid(part);
    if (part.size() >= 4 && grid.IsTable()) tables.push_back(grid.Read());
  }
  return tables;
}

}  // namespace jitu::ingest

#include "ingest/readers/page_rows.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace jitu::ingest {
namespace {

constexpr std::size_t kFewestLines = 5;   ///< as wide as their column: headings and last lines are not
constexpr double kNarrowestColumn = 10;   ///< ems
constexpr double kNarrowestGutter = 1;    ///< ems
constexpr std::size_t kMostRows = 2'000;  ///< of a page whose columns are looked for
constexpr int kMostGutters = 8;           ///< of a page, one below the other
constexpr double kGutterStep = 2;         ///< points between two places where a gutter is tried

/// Rows that follow one another and an upright line between them that none of their words crosses.
struct Gutter {
  std::size_t first = 0, end = 0;  ///< rows
  double at = 0;
};

struct Side {
  double left = 1e9, right = -1e9;
  std::size_t lines = 0, wide = 0;

  bool IsColumn(double em) const {
    return right - left >= kNarrowestColumn * em && wide >= kFewestLines && wide * 3 >= lines;
  }
};

bool Crosses(const PageRow& row, double from, double to) {
  return std::any_of(row.words.begin(), row.words.end(),
                     [&](const PageWord* word) { return word->box.left < to && word->box.right > from; });
}

/// The rows' lines on one side of the gutter.
Side SideOf(const std::vector<PageRow>& rows, const Gutter& gutter, bool left) {
  Side side;
  std::vector<double> widths;
  for (std::size_t i = gutter.first; i < gutter.end; ++i) {
    double from = 1e9, to = -1e9;
    for (const PageWord* word : rows[i].words) {
      if ((word->box.middle_x() < gutter.at) != left) continue;
      from = std::min(from, word->box.left);
      to = std::max(to, word->box.right);
    }
    if (to < from) continue;
    side.left = std::min(side.left, from);
    side.right = std::max(side.right, to);
    widths.push_back(to - from);
  }
  side.lines = widths.size();
  side.wide = static_cast<std::size_t>(std::count_if(
      widths.begin(), widths.end(), [&](double width) { return width >= 0.8 * (side.right - side.left); }));
  return side;
}

/// The longest run of rows with two columns; none if there is no such run.
std::optional<Gutter> FindGutter(const std::vector<PageRow>& rows, double em) {
  double left = 1e9, right = -1e9;
  for (const PageRow& row : rows) {
    left = std::min(left, row.box.left);
    right = std::max(right, row.box.right);
  }
  std::optional<Gutter> best;
  const double third = (right - left) / 3;
  for (double at = left + third; at < right - third; at += kGutterStep) {
    for (std::size_t first = 0; first < rows.size();) {
      const auto free = [&](const PageRow& row) {
        return !Crosses(row, at - kNarrowestGutter / 2 * em, at + kNarrowestGutter / 2 * em);
      };
      Gutter gutter{first, first, at};
      while (gutter.end < rows.size() && free(rows[gutter.end])) ++gutter.end;
      const bool longer = !best || gutter.end - gutter.first > best->end - best->first;
      if (gutter.end - gutter.first >= kFewestLines && longer && SideOf(rows, gutter, true).IsColumn(em) &&
          SideOf(rows, gutter, false).IsColumn(em)) {
        best = gutter;
      }
      first = gutter.end + 1;
    }
  }
  return best;
}

std::vector<PageRow> ColumnOf(const std::vector<PageRow>& rows, const Gutter& gutter, bool left) {
  std::vector<const PageWord*> words;
  for (std::size_t i = gutter.first; i < gutter.end; ++i) {
    for (const PageWord* word : rows[i].words) {
      if ((word->box.middle_x() < gutter.at) == left) words.push_back(word);
    }
  }
  const Side side = SideOf(rows, gutter, left);
  std::vector<PageRow> column = RowsOf(std::move(words));
  for (PageRow& row : column) {
    row.left = side.left;
    row.right = side.right;
  }
  return column;
}

void Append(std::vector<PageRow>& to, std::vector<PageRow> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

std::vector<PageRow> Ordered(std::vector<PageRow> rows, double em, int most_gutters) {
  const auto gutter = most_gutters > 0 && rows.size() <= kMostRows ? FindGutter(rows, em) : std::nullopt;
  if (!gutter) return rows;
  const auto at = [&](std::size_t row) {
    return std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(row));
  };
  std::vector<PageRow> ordered, columns = ColumnOf(rows, *gutter, true);
  Append(columns, ColumnOf(rows, *gutter, false));
  Append(ordered, Ordered({at(0), at(gutter->first)}, em, most_gutters / 2));
  Append(ordered, std::move(columns));
  Append(ordered, Ordered({at(gutter->end), at(rows.size())}, em, most_gutters / 2));
  return ordered;
}

}  // namespace

double EmOf(const std::vector<const PageWord*>& words) {
  std::vector<double> sizes;
  for (const PageWord* word : words) {
    const double ems = WidthInEms(word->text);
    if (ems >= 1) sizes.push_back(word->box.width() / ems);
  }
  if (sizes.empty()) return 10;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return std::clamp(*middle, 4.0, 80.0);
}

std::vector<PageRow> RowsOf(std::vector<const PageWord*> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PageWord* a, const PageWord* b) { return a->box.middle_y() < b->box.middle_y(); });
  std::vector<PageRow> rows;
  for (const PageWord* word : words) {
    const bool same = !rows.empty() && word->box.middle_y() <= rows.back().words.front()->box.middle_y() +
                                                                   rows.back().words.front()->box.height() * 0.45;
    if (!same) rows.push_back({word->box, {}});
    PageRow& row = rows.back();
    row.words.push_back(word);
    row.box = {std::min(row.box.left, word->box.left), std::min(row.box.top, word->box.top),
               std::max(row.box.right, word->box.right), std::max(row.box.bottom, word->box.bottom)};
  }
  for (PageRow& row : rows) {
    std::stable_sort(row.words.begin(), row.words.end(),
                     [](const PageWord* a, const PageWord* b) { return a->box.left < b->box.left; });
  }
  return rows;
}

std::vector<PageRow> InReadingOrder(std::vector<PageRow> rows, double em) {
  return Ordered(std::move(rows), em, kMostGutters);
}

}  // namespace jitu::ingest

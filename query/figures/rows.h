/// Figures of one bar to a row: target against actual, a unit's coverage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/figures/page.h"

namespace jitu::query {

struct BarRow {
  std::string label, note, tooltip;
  std::size_t indent = 0;       ///< a part stands below its whole, further in
  std::optional<int> permille;  ///< how long its bar is, in thousandths of the scale's 1; none: no bar
  Paint paint;
  std::vector<std::string> cells;  ///< right of the bar, one for each column
};

struct RowGroup {
  std::string title;  ///< may be empty
  std::vector<BarRow> rows;
};

struct RowFigure {
  Page page;
  std::string rows_heading, bars_heading;
  std::vector<std::string> columns;                ///< headings of the cells
  int scale_permille = 1000;                       ///< where the scale ends; a longer bar is cut there and marked so
  std::optional<int> mark_permille;                ///< a line through all rows: the target
  std::vector<std::pair<int, std::string>> ticks;  ///< permille and what is written there, above the rows and below
  std::vector<RowGroup> groups;
  std::vector<LegendEntry> legend;
};

struct RowLayout {
  struct Placed {
    Box box;                                      ///< of the whole row, relative to the top of the body
    std::vector<std::string> label, note;         ///< lines
    std::vector<std::vector<std::string>> cells;  ///< lines of each
  };
  int height = 0;
  std::vector<int> group_tops;
  std::vector<std::vector<Placed>> rows;  ///< by group
};

RowLayout LayOut(const RowFigure& figure);

std::string ToSvg(const RowFigure& figure);

}  // namespace jitu::query

#include "query/figures/rows.h"

#include <algorithm>

#include "query/figures/text_fit.h"

namespace jitu::query {
namespace {

constexpr int kWidth = 1120, kLabelWidth = 400, kCellWidth = 108, kGap = 20;
constexpr int kLabelSize = 13, kNoteSize = 11, kGroupSize = 14, kPadding = 6, kIndent = 18;
constexpr int kBarHeight = 14, kHeadingHeight = 30, kGroupHeight = 34, kTickHeight = 24;
constexpr std::size_t kCellLines = 2;

int BarsLeft() { return kMargin + kLabelWidth + kGap; }
int BarsWidth(const RowFigure& figure) {
  return kWidth - kMargin - BarsLeft() - static_cast<int>(figure.columns.size()) * kCellWidth - kGap;
}
int CellRight(const RowFigure& figure, std::size_t column) {
  return kWidth - kMargin - static_cast<int>(figure.columns.size() - 1 - column) * kCellWidth;
}

/// What the ticks mean stands above the rows and below them: a figure may be longer than a screen.
int TickHeight(const RowFigure& figure) { return figure.ticks.empty() ? 0 : kTickHeight; }

int TextHeight(const std::vector<std::string>& lines, int size) {
  return static_cast<int>(lines.size()) * LineHeight(size);
}

int Along(const RowFigure& figure, int permille) {
  const int cut = std::clamp(permille, 0, figure.scale_permille);
  return BarsWidth(figure) * cut / std::max(1, figure.scale_permille);
}

void PaintBar(Svg& svg, const RowFigure& figure, const BarRow& row, int middle) {
  if (!row.permille) return;
  const int length = std::max(1, Along(figure, *row.permille));
  svg.Rectangle({BarsLeft(), middle - kBarHeight / 2, length, kBarHeight}, row.paint, row.tooltip);
  if (*row.permille <= figure.scale_permille) return;
  // Two strokes through the end of a bar that is longer than the scale.
  for (const int back : {6, 12}) {
    const int x = BarsLeft() + length - back;
    svg.Straight({x - 4, middle + kBarHeight / 2 + 3}, {x + 4, middle - kBarHeight / 2 - 3}, {"none", "#ffffff", 2});
  }
}

void PaintRow(Svg& svg, const RowFigure& figure, const BarRow& row, const RowLayout::Placed& placed, int top) {
  const int y = top + placed.box.y, middle = y + placed.box.height / 2;
  const int left = kMargin + static_cast<int>(row.indent) * kIndent;
  const int label = TextHeight(placed.label, kLabelSize), text = label + TextHeight(placed.note, kNoteSize);
  svg.Straight({kMargin, y}, {kWidth - kMargin, y}, {"none", "#e2e2e2", 1});
  svg.Text({left, middle - text / 2}, placed.label, {kLabelSize, "#1a1a1a"}, row.tooltip);
  svg.Text({left, middle - text / 2 + label}, placed.note, {kNoteSize, "#5a5a5a"});
  PaintBar(svg, figure, row, middle);
  for (std::size_t i = 0; i < placed.cells.size() && i < figure.columns.size(); ++i) {
    svg.Text({CellRight(figure, i), middle - TextHeight(placed.cells[i], kLabelSize) / 2}, placed.cells[i],
             {kLabelSize, "#1a1a1a", Anchor::kEnd}, row.tooltip);
  }
}

void PaintHeadings(Svg& svg, const RowFigure& figure, int y) {
  const TextStyle style{kLabelSize, "#333333", Anchor::kStart, true};
  svg.Text({kMargin, y}, {figure.rows_heading}, style);
  svg.Text({BarsLeft(), y}, {figure.bars_heading}, style);
  for (std::size_t i = 0; i < figure.columns.size(); ++i) {
    svg.Text({CellRight(figure, i), y}, {figure.columns[i]}, {kLabelSize, "#333333", Anchor::kEnd, true});
  }
  svg.Straight({kMargin, y + 21}, {kWidth - kMargin, y + 21}, {"none", "#333333", 1});
}

}  // namespace

RowLayout LayOut(const RowFigure& figure) {
  RowLayout layout;
  int y = kHeadingHeight + TickHeight(figure);
  for (const RowGroup& group : figure.groups) {
    layout.group_tops.push_back(y);
    if (!group.title.empty()) y += kGroupHeight;
    auto& placed_rows = layout.rows.emplace_back();
    for (const BarRow& row : group.rows) {
      const int room = kLabelWidth - static_cast<int>(row.indent) * kIndent;
      RowLayout::Placed placed;
      placed.label = Wrapped(row.label, room, kLabelSize, 2);
      placed.note = Wrapped(row.note, room, kNoteSize, 1);
      int height = std::max(TextHeight(placed.label, kLabelSize) + TextHeight(placed.note, kNoteSize), kBarHeight);
      for (const std::string& cell : row.cells) {
        placed.cells.push_back(Wrapped(cell, kCellWidth - 8, kLabelSize, kCellLines));
        height = std::max(height, TextHeight(placed.cells.back(), kLabelSize));
      }
      placed.box = {kMargin, y, kWidth - 2 * kMargin, height + 2 * kPadding};
      y = placed.box.bottom();
      placed_rows.push_back(std::move(placed));
    }
  }
  layout.height = y + TickHeight(figure);
  return layout;
}

std::string ToSvg(const RowFigure& figure) {
  const RowLayout layout = LayOut(figure);
  const PageLayout page(figure.page, figure.legend, kWidth);
  const int top = page.body_top();
  Svg svg = page.Begin(layout.height);
  const int rows_top = top + kHeadingHeight + TickHeight(figure), rows_end = top + layout.height - TickHeight(figure);
  for (const auto& [permille, meaning] : figure.ticks) {
    const int x = BarsLeft() + Along(figure, permille);
    svg.Straight({x, rows_top}, {x, rows_end}, {"none", "#d0d0d0", 1});
    for (const int y : {rows_top - 18, rows_end + 4})
      svg.Text({x, y}, {meaning}, {kNoteSize, "#5a5a5a", Anchor::kMiddle});
  }
  PaintHeadings(svg, figure, top);
  for (std::size_t g = 0; g < figure.groups.size(); ++g) {
    const RowGroup& group = figure.groups[g];
    if (!group.title.empty()) {
      const Box band{kMargin, top + layout.group_tops[g] + 4, kWidth - 2 * kMargin, kGroupHeight - 8};
      svg.Rectangle(band, {"#efefef"});
      svg.Text({kMargin + 8, band.y + 5}, Wrapped(group.title, band.width - 16, kGroupSize, 1),
               {kGroupSize, "#1a1a1a", Anchor::kStart, true});
    }
    for (std::size_t r = 0; r < group.rows.size(); ++r) PaintRow(svg, figure, group.rows[r], layout.rows[g][r], top);
  }
  if (figure.mark_permille) {
    const int x = BarsLeft() + Along(figure, *figure.mark_permille);
    svg.Straight({x, rows_top}, {x, rows_end}, {"none", "#111111", 2});
  }
  return svg.Finish();
}

}  // namespace jitu::query

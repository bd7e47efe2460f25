#include "ingest/readers/layout.h"

#include <algorithm>
#include <utility>

namespace jitu::ingest {
namespace {

constexpr std::size_t kProseBytes = 900;  ///< a cell of several paragraphs longer than this is told like text

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; }

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r\f\v", at), text.size());
    const std::string_view line = Trimmed(text.substr(at, end - at));
    if (!line.empty()) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

std::uint16_t Small(std::uint32_t number) { return static_cast<std::uint16_t>(number); }

/// Which rows of a table are paragraphs by what they look like. Cells sorted by row, empty ones left out.
class ParagraphRows {
 public:
  explicit ParagraphRows(const Grid& grid) : cells_(grid.cells) {
    std::uint32_t first = ~0U;
    for (const GridCell& cell : cells_) {
      columns_ = std::max(columns_, cell.column + cell.column_span);
      first = std::min(first, cell.column);
    }
    width_ = cells_.empty() ? 0 : columns_ - first;
    for (std::size_t i = 0; i < cells_.size(); i = RowEnd(i)) {
      if (!IsSingle(i)) {
        first_table_row_ = std::min(first_table_row_, cells_[i].row);
        last_table_row_ = std::max(last_table_row_, cells_[i].row);
      }
    }
    FindProseRows(first);
  }

  bool Contains(std::size_t cell) const {
    if (!IsSingle(cell)) return IsProse(cell);
    const GridCell& only = cells_[cell];
    return only.row < first_table_row_ || only.row > last_table_row_ || only.column_span >= width_ || prose_[cell];
  }

 private:
  std::size_t RowEnd(std::size_t cell) const {
    std::size_t end = cell;
    while (end < cells_.size() && cells_[end].row == cells_[cell].row) ++end;
    return end;
  }
  bool IsSingle(std::size_t cell) const {
    const bool first = cell == 0 || cells_[cell - 1].row != cells_[cell].row;
    const bool last = cell + 1 == cells_.size() || cells_[cell + 1].row != cells_[cell].row;
    return first && last && cells_[cell].row_span == 1;
  }
  /// Rows of one cell in the first column, one of them a sentence: a text that stands between the tables of a sheet.
  void FindProseRows(std::uint32_t first_column) {
    prose_.assign(cells_.size(), false);
    for (std::size_t i = 0; i < cells_.size();) {
      std::size_t end = i;
      bool sentence = false;
      for (; end < cells_.size() && IsSingle(end) && cells_[end].column == first_column; ++end) {
        sentence = sentence || cells_[end].text.find("。") != std::string::npos;
      }
      if (sentence) std::fill(prose_.begin() + Signed(i), prose_.begin() + Signed(end), true);
      i = std::max(end, i + 1);
    }
  }
  static std::ptrdiff_t Signed(std::size_t place) { return static_cast<std::ptrdiff_t>(place); }

  /// A report that stands in a box beside its name.
  bool IsProse(std::size_t cell) const {
    const std::string& text = cells_[cell].text;
    return text.size() > kProseBytes && std::count(text.begin(), text.end(), '\n') >= 2 && width_ <= 3;
  }

  const std::vector<GridCell>& cells_;
  std::uint32_t columns_ = 0;
  std::uint32_t width_ = 0;
  std::uint32_t first_table_row_ = ~0U, last_table_row_ = 0;
  std::vector<bool> prose_;
};

}  // namespace

Layout Behind(Layout first, Layout second) {
  const auto lines = static_cast<std::uint32_t>(first.lines.size());
  first.text += second.text;
  first.lines.insert(first.lines.end(), second.lines.begin(), second.lines.end());
  for (Layout::Table& table : second.tables) {
    for (Layout::Cell& cell : table.cells) {
      cell.first_line += lines;
      cell.end_line += lines;
    }
    first.tables.push_back(std::move(table));
  }
  first.wrapped = first.wrapped || second.wrapped;
  return first;
}

std::vector<Layout> Parts(const Layout& layout, const std::vector<std::uint32_t>& first_lines) {
  std::vector<Layout> parts(first_lines.size());
  const auto part_of = [&](std::uint32_t line) {
    const auto after = std::upper_bound(first_lines.begin(), first_lines.end(), line);
    return static_cast<std::size_t>(after - first_lines.begin()) - 1;
  };
  std::size_t at = 0;
  for (std::uint32_t line = 0; line < layout.lines.size() && at < layout.text.size(); ++line) {
    const std::size_t next = std::min(layout.text.find_first_of("\n\f", at), layout.text.size() - 1) + 1;
    Layout& part = parts[part_of(line)];
    part.text.append(layout.text, at, next - at);
    part.lines.push_back(layout.lines[line]);
    at = next;
  }
  for (Layout& part : parts) {
    part.encoding = layout.encoding;
    part.wrapped = layout.wrapped;
    part.confidence = layout.confidence;
  }
  for (Layout::Table table : layout.tables) {
    const std::size_t part = part_of(table.cells.front().first_line);
    for (Layout::Cell& cell : table.cells) {
      cell.first_line -= first_lines[part];
      cell.end_line -= first_lines[part];
    }
    parts[part].tables.push_back(std::move(table));
  }
  return parts;
}

LayoutWriter::LayoutWriter(std::string encoding, std::size_t most_bytes) : most_bytes_(most_bytes) {
  layout_.encoding = std::move(encoding);
}

bool LayoutWriter::AddLine(std::string_view text, LayoutLine line) {
  full_ = full_ || layout_.text.size() + text.size() + 1 > most_bytes_;
  if (full_) return false;
  layout_.text += text;
  layout_.text += '\n';
  layout_.lines.push_back(line);
  return true;
}

void LayoutWriter::Paragraph(std::string_view text) {
  for (const std::string_view line : LinesOf(text)) AddLine(line, {});
}

void LayoutWriter::Heading(std::string_view text, int level) {
  bool goes_on = false;
  for (const std::string_view line : LinesOf(text)) {
    AddLine(line, {LayoutLine::Kind::kHeading, static_cast<std::uint8_t>(level), goes_on});
    goes_on = true;
  }
}

void LayoutWriter::PageLine(std::string_view text, LayoutLine line) {
  std::string plain(text);
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == '\n' || c == '\r' || c == '\f' || c == '\v'; }, ' ');
  AddLine(plain, line);
}

void LayoutWriter::EndPage() {
  const bool empty_page = layout_.text.empty() || layout_.text.back() == '\f';
  if (empty_page && !AddLine({}, {})) return;
  layout_.text.back() = '\f';
}

void LayoutWriter::Table(Grid grid) {
  grid.cells.erase(std::remove_if(grid.cells.begin(), grid.cells.end(),
                                  [](const GridCell& cell) {
                                    return Trimmed(cell.text).empty() || cell.row >= kMostRows ||
                                           cell.column >= kMostColumns;
                                  }),
                   grid.cells.end());
  std::stable_sort(grid.cells.begin(), grid.cells.end(), [](const GridCell& a, const GridCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  const ParagraphRows paragraphs(grid);
  Layout::Table table;
  table.name = std::move(grid.name);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& cell = grid.cells[i];
    if (++cells_ > kMostCells) full_ = true;
    if (full_) break;
    for (std::uint32_t page = 0; page < cell.pages_before; ++page) EndPage();
    Layout::Cell placed;
    placed.row = Small(cell.row);
    placed.column = Small(cell.column);
    placed.row_span = Small(std::clamp(cell.row_span, 1U, kMostRows - cell.row));
    placed.column_span = Small(std::clamp(cell.column_span, 1U, kMostColumns - cell.column));
    placed.first_line = static_cast<std::uint32_t>(layout_.lines.size());
    const bool is_text = paragraphs.Contains(i);
    bool goes_on = false;
    for (const std::string_view line : LinesOf(cell.text)) {
      AddLine(line, {is_text ? LayoutLine::Kind::kText : LayoutLine::Kind::kCell, 0, goes_on});
      goes_on = !is_text;
    }
    placed.end_line = static_cast<std::uint32_t>(layout_.lines.size());
    table.rows = std::max(table.rows, Small(placed.row + 1U));
    table.columns = std::max(table.columns, Small(placed.column + 1U));
    table.cells.push_back(placed);
  }
  if (!table.cells.empty()) layout_.tables.push_back(std::move(table));
}

}  // namespace jitu::ingest

/// What a reader hands over: the file's text line by line in reading order, and what the format itself says of the
/// lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jitu::ingest {

/// A cell as a format gives it. `text` may hold several lines.
struct GridCell {
  std::string text;
  std::uint32_t row = 0, column = 0;
  std::uint32_t row_span = 1, column_span = 1;
  std::uint32_t pages_before = 0;  ///< that ended between the cell before and this one
};

/// A table as a format gives it; cells in any order. `name` is that of the sheet, where there are sheets.
struct Grid {
  std::string name;
  std::vector<GridCell> cells;
};

struct LayoutLine {
  enum class Kind : std::uint8_t { kText, kHeading, kCell };
  Kind kind = Kind::kText;
  std::uint8_t level = 0;         ///< of a heading; 0 unknown
  bool goes_on = false;           ///< belongs to the block of the line before, as another paragraph of the same cell
  bool starts_at_margin = false;  ///< of a line on a page: not indented
  bool ends_at_margin = false;    ///< of a line on a page: there was no room for more
};

/// `text` becomes the Document's source. With `lines` empty nothing is known of its lines, and breaks are mended by
/// what they look like; otherwise there is one entry for each line of `text`, and blocks are what the format says.
struct Layout {
  struct Cell {
    std::uint32_t first_line = 0, end_line = 0;
    std::uint16_t row = 0, column = 0, row_span = 1, column_span = 1;
  };
  struct Table {
    std::string name;
    std::vector<Cell> cells;  ///< by row, then column
    std::uint16_t rows = 0, columns = 0;
  };

  std::string text;
  std::string encoding;
  std::vector<LayoutLine> lines;
  std::vector<Table> tables;
  double confidence = 1;  ///< below 1 where the text was recognised from pictures
  bool wrapped = false;   ///< lines of kText are those of pages, and go on from margin to margin
};

/// One layout behind another.
Layout Behind(Layout first, Layout second);

/// Cut into parts that begin at these lines, ascending; the first is 0. No table may lie in two parts.
std::vector<Layout> Parts(const Layout& layout, const std::vector<std::uint32_t>& first_lines);

/// Builds a Layout. What is written past the bounds is dropped, and `IsFull` says so.
class LayoutWriter {
 public:
  explicit LayoutWriter(std::string encoding, std::size_t most_bytes = kMostBytes);

  /// Lines of `text` become paragraphs of their own; empty ones go.
  void Paragraph(std::string_view text);
  void Heading(std::string_view text, int level);
  /// A line of a page; `line` tells of its margins.
  void PageLine(std::string_view text, LayoutLine line);
  void EndPage();
  /// Rows that hold one cell across the whole table, and single cells above and below it, become paragraphs.
  void Table(Grid grid);
  void SetWrapped() { layout_.wrapped = true; }

  bool IsFull() const { return full_; }
  bool IsEmpty() const { return layout_.lines.empty(); }
  Layout Take() { return std::move(layout_); }

  static constexpr std::size_t kMostBytes = 64u << 20;
  static constexpr std::size_t kMostCells = 300'000;  ///< of one file
  static constexpr std::uint32_t kMostRows = 60'000;
  static constexpr std::uint32_t kMostColumns = 1'000;

 private:
  bool AddLine(std::string_view text, LayoutLine line);

  Layout layout_;
  std::size_t most_bytes_;
  std::size_t cells_ = 0;
  bool full_ = false;
};

}  // namespace jitu::ingest

#include "ingest/readers/text_tables.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/cell_columns.h"
#include "ingest/readers/form_words.h"
#include "ingest/readers/glued_cells.h"
#include "ingest/readers/list_mark.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestCell = 900;  ///< bytes; more is prose
constexpr std::size_t kMostColumns = 24;
constexpr std::size_t kMostCells = 20000;  ///< of one table

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsComparison(std::string_view cell) {
  constexpr std::array<std::string_view, 9> kSigns{"≥", "≤", "=", ">", "<", "不低于", "不少于", "不超过", "不高于"};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return cell.substr(0, sign.size()) == sign; });
}

bool IsDash(std::string_view cell) {
  constexpr std::array<std::string_view, 8> kDashes{"—", "-", "/", "--", "——", "\\", "*", "–"};
  return std::find(kDashes.begin(), kDashes.end(), cell) != kDashes.end();
}

CellShape ShapeOf(std::string_view cell, const FormWords& names) {
  if (IsDash(cell)) return CellShape::kDash;
  if (names.IsClass(cell)) return CellShape::kClass;
  if (names.IsSubclass(cell)) return CellShape::kSubclass;
  if (IsComparison(cell)) {
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

bool IsValueColumn(ColumnKind kind) {
  return kind != ColumnKind::kFirst && kind != ColumnKind::kSecond && kind != ColumnKind::kThird &&
         kind != ColumnKind::kLabel && kind != ColumnKind::kUnknown && kind != ColumnKind::kReason;
}

bool IsAmount(ColumnKind kind) {
  return kind == ColumnKind::kBudget || kind == ColumnKind::kFinalBudget || kind == ColumnKind::kArrived ||
         kind == ColumnKind::kExecuted || kind == ColumnKind::kRate;
}

class Finder {
 public:
  Finder(Document& document, const model::Catalog& catalog) : document_(document), names_(FormWords::Of(catalog)) {}

  void Find() {
    for (std::size_t i = 0; i < document_.blocks.size() && !glued_; ++i) {
      glued_ = document_.blocks[i].table < 0 && GluedHeader(BlockText(i), *names_).size() >= kGluedNames;
    }
    for (std::size_t i = 0; i < document_.blocks.size();) {
      const std::size_t end = BrokenRowsEnd(i);
      for (; i < end; ++i) AddCells(i);
      if (i < document_.blocks.size()) AddPieces(i++);
    }
    for (std::size_t i = 0; i < pieces_.size();) i = PartByBlanks(i);
    for (std::size_t i = 0; i < pieces_.size();) {
      std::size_t end = FindRows(i);
      if (end == i) end = FindForm(i);
      if (end == i) end = FindBoxes(i);
      i = end == i ? i + 1 : end;
    }
  }

 private:
  /// What may be a cell: a block, or a word of a form that a converter wrote in one line with blanks between its cells.
  struct Piece {
    ByteSpan span;
    std::size_t block;
    bool in_table = false;  ///< the reader of the format has found its table already
  };

  std::string_view In(ByteSpan span) const {
    return std::string_view(document_.text).substr(span.start, span.length());
  }
  std::string_view TextOf(std::size_t piece) const { return In(pieces_[piece].span); }
  bool IsCell(std::size_t piece) const {
    return piece < pieces_.size() && !pieces_[piece].in_table && pieces_[piece].span.length() <= kLongestCell;
  }

  ColumnKind ColumnOf(std::string_view cell) const { return ColumnNamed(names_->HeaderOf(cell)); }
  bool IsHeader(std::string_view cell) const { return !names_->HeaderOf(cell).empty(); }
  bool IsLabel(std::string_view cell) const { return !names_->LabelOf(cell).empty(); }

  void AddPieces(std::size_t block) {
    const ByteSpan whole = document_.blocks[block].span;
    const bool in_table = document_.blocks[block].table >= 0;
    std::vector<ByteSpan> words = in_table ? std::vector<ByteSpan>() : WordsOfForm(whole);
    if (glued_ && !in_table && words.empty()) words = GluedWords(block);
    if (words.empty()) pieces_.push_back({whole, block, in_table});
    for (const ByteSpan word : words) pieces_.push_back({word, block});
  }

  /// The cells of a line of a form without anything between its cells.
  std::vector<ByteSpan> GluedWords(std::size_t block) {
    const std::string_view line = BlockText(block);
    std::vector<ByteSpan> cells = GluedHeader(line, *names_);
    const bool header = !cells.empty();
    if (cells.size() == 3 && AllAims(line, cells)) cells.erase(cells.begin());  // 年度总体目标 spans the two
    if (aims_expected_ && !header) cells = GluedAims(line);
    if (cells.empty()) cells = GluedCells(line, *names_);
    aims_expected_ = header && ColumnOf(line.substr(cells.back().start, cells.back().length())) == ColumnKind::kResult;
    for (ByteSpan& cell : cells) {
      cell.start += document_.blocks[block].span.start;
      cell.end += document_.blocks[block].span.start;
    }
    return cells;
  }

  bool AllAims(std::string_view line, const std::vector<ByteSpan>& cells) const {
    return std::all_of(cells.begin(), cells.end(), [&](ByteSpan cell) {
      const std::string_view name = line.substr(cell.start, cell.length());
      const std::string_view meaning = IsHeader(name) ? names_->HeaderOf(name) : names_->LabelOf(name);
      return meaning == "goal" || meaning == "result";
    });
  }

  std::string_view BlockText(std::size_t block) const { return In(document_.blocks[block].span); }
  bool HasBars(std::size_t block) const {
    if (block >= document_.blocks.size() || document_.blocks[block].table >= 0) return false;
    return BlockText(block).substr(0, kLongestCell).find('|') != std::string_view::npos;
  }

  /// The end of a form whose cells a converter parted by bars but broke into lines anywhere: names of columns and what
  /// stands below them are in one line. `from` where no such form begins.
  std::size_t BrokenRowsEnd(std::size_t from) const {
    bool broken = false;
    std::size_t end = from;
    for (; HasBars(end) && end - from < kMostCells; ++end) {
      std::size_t headers = 0;
      std::size_t behind = 0;  // cells behind the last name of a column
      bool figures = false;    // among them; else they are names of columns that are not known
      for (const ByteSpan cell : CellsOf(BlockText(end), document_.blocks[end].span.start)) {
        if (cell.empty()) continue;
        const bool header = IsHeader(In(cell));
        if (header) ++headers;
        behind = header ? 0 : behind + 1;
        figures = !header && (figures || In(cell).find_first_of("0123456789") != std::string_view::npos);
      }
      broken = broken || (headers >= 3 && behind >= 2 && figures);
    }
    return broken ? end : from;
  }

  void AddCells(std::size_t block) {
    for (const ByteSpan cell : CellsOf(BlockText(block), document_.blocks[block].span.start)) {
      if (!cell.empty()) pieces_.push_back({cell, block});
    }
  }

  /// The cells of a form in one line; none where the line is none. What stands in brackets, and what 其中: opens,
  /// belongs to the cell beside it.
  std::vector<ByteSpan> WordsOfForm(ByteSpan line) const {
    constexpr std::size_t kFewestNames = 5;
    constexpr std::size_t kFewestWords = 12;
    const std::string_view text = In(line);
    if (std::count(text.begin(), text.end(), ' ') < static_cast<std::ptrdiff_t>(kFewestWords)) return {};
    if (std::count(text.begin(), text.end(), '|') >= 2) return {};
    std::vector<ByteSpan> words;
    std::size_t names = 0;
    for (std::size_t at = 0; at < text.size() && words.size() < kMostCells;) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const std::string_view word = text.substr(at, end - at);
      const ByteSpan span{line.start + static_cast<std::uint32_t>(at), line.start + static_cast<std::uint32_t>(end)};
      at = end + 1;
      if (word.empty()) continue;
      const bool continues = !words.empty() && (word[0] == '(' || In(words.back()) == "其中:");
      if (continues) {
        words.back().end = span.end;
      } else {
        words.push_back(span);
      }
      if (IsHeader(word) || IsLabel(word)) ++names;
    }
    return names >= kFewestNames && words.size() >= kFewestWords ? words : std::vector<ByteSpan>();
  }

  void Close(Table&& table, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      Block& block = document_.blocks[pieces_[i].block];
      block.kind = Block::Kind::kTable;
      if (block.table < 0) block.table = static_cast<int>(document_.tables.size());
    }
    SetSpans(table);
    document_.tables.push_back(std::move(table));
  }

  /// A cell in one of the first columns stands for all rows until the next cell there or further left.
  void SetSpans(Table& table) const {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      Table::Cell& cell = table.cells[i];
      if (cell.row == 0 || cell.column > 1) continue;
      std::size_t next = i + 1;
      while (next < table.cells.size() &&
             (table.cells[next].row == cell.row || table.cells[next].column > cell.column)) {
        ++next;
        if (next - i > 400) break;
      }
      const std::uint16_t end = next < table.cells.size() ? table.cells[next].row : table.rows;
      const bool leads =
          i + 1 < table.cells.size() && (names_->IsClass(CellText(cell)) || names_->IsSubclass(CellText(cell)));
      if (leads && end > cell.row) cell.row_span = static_cast<std::uint16_t>(end - cell.row);
    }
  }

  std::string_view CellText(const Table::Cell& cell) const { return In(cell.span); }

  // Forms, one cell a line.

  /// The end of the run of column names that begins here; `from` if it is none.
  std::size_t HeaderEnd(std::size_t from) const {
    std::size_t end = from;
    int values = 0;
    int others = 0;
    int amounts = 0;
    while (IsCell(end) && end - from < kMostColumns) {
      if (!IsHeader(TextOf(end))) break;
      const ColumnKind kind = ColumnOf(TextOf(end));
      ++(IsValueColumn(kind) ? values : others);
      if (IsAmount(kind)) ++amounts;
      ++end;
    }
    const bool pair = end == from + 2 && values == 2 && ColumnOf(TextOf(from)) == ColumnKind::kGoal;
    const bool list = amounts > 0 && others > 0 && ColumnOf(TextOf(from)) == ColumnKind::kLabel;
    return pair || (end - from >= 3 && (values >= 2 || list)) ? end : from;
  }

  /// The columns from left to right. Where the name of a level stands behind other names, two rows of names were
  /// written one after the other: the second stands at the left, in place of the name that spans it (年度指标值).
  std::vector<std::size_t> HeaderCells(std::size_t from, std::size_t end) const {
    std::vector<std::size_t> upper, lower;
    for (std::size_t i = from; i < end; ++i) {
      const bool level = ColumnOf(TextOf(i)) == ColumnKind::kFirst;
      (lower.empty() && !level ? upper : lower).push_back(i);
    }
    if (upper.empty() || lower.empty()) return upper.empty() ? lower : upper;
    for (const std::size_t i : upper) {
      const ColumnKind kind = ColumnOf(TextOf(i));
      const bool spans =
          std::any_of(lower.begin(), lower.end(), [&](std::size_t j) { return ColumnOf(TextOf(j)) == kind; });
      if (!spans) lower.push_back(i);
    }
    return lower;
  }

  std::size_t FindForm(std::size_t from) {
    const std::size_t header_end = HeaderEnd(from);
    if (header_end == from) return from;
    const std::vector<std::size_t> header = HeaderCells(from, header_end);
    std::vector<ColumnKind> columns;
    for (const std::size_t piece : header) columns.push_back(ColumnOf(TextOf(piece)));
    NameLabels(columns);
    // The corner above the rows' names is often empty and dropped.
    const std::uint16_t corner = IsAmount(columns[0]) ? 1 : 0;
    if (corner == 1) columns.insert(columns.begin(), ColumnKind::kLabel);
    const std::size_t body_end = BodyEnd(header_end);
    std::vector<CellShape> shapes;
    for (std::size_t i = header_end; i < body_end; ++i) shapes.push_back(ShapeOf(TextOf(i), *names_));
    std::vector<Place> places = AssignColumns(shapes, columns);
    TrimTail(places, columns);
    if (places.empty()) return from;
    Table table;
    for (std::size_t i = 0; i < header.size(); ++i) {
      AddCell(table, pieces_[header[i]].span, 0, static_cast<std::uint16_t>(i + corner));
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      AddCell(table, pieces_[header_end + i].span, static_cast<std::uint16_t>(places[i].row + 1), places[i].column);
    }
    table.columns = static_cast<std::uint16_t>(columns.size());
    const std::size_t end = header_end + places.size();
    Close(std::move(table), from, end);
    return end;
  }

  void AddCell(Table& table, ByteSpan span, std::uint16_t row, std::uint16_t column) const {
    table.cells.push_back(Table::Cell{span, row, column, 1, 1});
    table.rows = std::max<std::uint16_t>(table.rows, static_cast<std::uint16_t>(row + 1));
    table.columns = std::max<std::uint16_t>(table.columns, static_cast<std::uint16_t>(column + 1));
  }

  /// Where the cells below the column names may end: at another form, a note, a box, a heading or prose.
  std::size_t BodyEnd(std::size_t from) const {
    std::size_t end = from;
    while (IsCell(end) && end - from < kMostCells) {
      const std::string_view cell = TextOf(end);
      if (IsLabel(cell) && !IsHeader(cell)) break;
      if (HeaderEnd(end) != end || EndsForm(cell)) break;
      ++end;
    }
    return end;
  }

  static bool EndsForm(std::string_view cell) {
    constexpr std::array<std::string_view, 7> kNotes{"注:", "备注:", "说明:", "填报", "填表", "联系", "其他需要说明"};
    if (std::any_of(kNotes.begin(), kNotes.end(),
                    [&](std::string_view note) { return cell.substr(0, note.size()) == note; })) {
      return true;
    }
    const auto mark = ParseListMark(cell);
    return mark &&
           (mark->kind == MarkKind::kHan || mark->kind == MarkKind::kHanBracket || mark->kind == MarkKind::kPart);
  }

  /// Rows at the end without any value are what follows the table.
  static void TrimTail(std::vector<Place>& places, const std::vector<ColumnKind>& columns) {
    while (!places.empty()) {
      const std::uint16_t row = places.back().row;
      std::size_t start = places.size();
      bool has_value = false;
      while (start > 0 && places[start - 1].row == row) {
        --start;
        has_value = has_value || IsValueColumn(columns[places[start].column]);
      }
      if (has_value) return;
      places.resize(start);
    }
  }

  // Boxes: a label, and its value in the next line.

  std::size_t FindBoxes(std::size_t from) {
    std::size_t end = from;
    Table table;
    while (IsBox(end)) {
      const auto row = static_cast<std::uint16_t>((end - from) / 2);
      AddCell(table, pieces_[end].span, row, 0);
      AddCell(table, pieces_[end + 1].span, row, 1);
      end += 2;
    }
    const bool one_line = end > from && pieces_[from].block == pieces_[from + 1].block;
    if (end - from < (one_line ? 2 : 4)) return from;
    Close(std::move(table), from, end);
    return end;
  }

  bool IsBox(std::size_t piece) const {
    return IsCell(piece) && IsCell(piece + 1) && IsLabel(TextOf(piece)) && !IsLabel(TextOf(piece + 1)) &&
           HeaderEnd(piece) == piece && HeaderEnd(piece + 1) == piece + 1 && !ParseListMark(TextOf(piece + 1));
  }

  // Rows of cells parted by single blanks.

  /// The words of a line; what stands in brackets belongs to the word before.
  std::vector<ByteSpan> WordsOf(std::size_t piece) const {
    std::vector<ByteSpan> words;
    const ByteSpan line = pieces_[piece].span;
    const std::string_view text = In(line);
    for (std::size_t at = 0; at < text.size() && words.size() <= kMostColumns;) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const ByteSpan word{line.start + static_cast<std::uint32_t>(at), line.start + static_cast<std::uint32_t>(end)};
      at = end + 1;
      if (word.empty()) continue;
      if (!words.empty() && In(word)[0] == '(')
        words.back().end = word.end;
      else
        words.push_back(word);
    }
    return words;
  }

  /// 序号 项目名称 预算数 执行数: a line of nothing but names of columns, one of amounts and one of items among them.
  bool NamesColumns(const std::vector<ByteSpan>& words) const {
    constexpr std::size_t kFewest = 3;
    if (words.size() < kFewest || words.size() > kMostColumns) return false;
    const auto named = [&](ByteSpan word) { return IsHeader(In(word)); };
    const auto amount = [&](ByteSpan word) { return IsAmount(ColumnOf(In(word))); };
    const auto label = [&](ByteSpan word) { return names_->HeaderOf(In(word)) == "label"; };
    return std::all_of(words.begin(), words.end(), named) && std::any_of(words.begin(), words.end(), amount) &&
           std::any_of(words.begin(), words.end(), label);
  }

  /// Below such a line, the lines of as many words (a sum may lack its number) are rows. The end of the table, or
  /// behind the piece.
  std::size_t PartByBlanks(std::size_t from) {
    if (!IsCell(from)) return from + 1;
    std::vector<ByteSpan> columns = WordsOf(from);
    if (!NamesColumns(columns)) return from + 1;
    std::vector<std::vector<ByteSpan>> rows{std::move(columns)};
    for (std::size_t i = from + 1; IsCell(i); ++i) {
      std::vector<ByteSpan> words = WordsOf(i);
      const bool as_many = words.size() == rows[0].size() || (words.size() + 1 == rows[0].size() && rows.size() > 1);
      const bool figures = std::any_of(words.begin(), words.end(),
                                       [&](ByteSpan word) { return ShapeOf(In(word), *names_) == CellShape::kNumber; });
      if (!as_many || !figures) break;
      rows.push_back(std::move(words));
    }
    if (rows.size() < 3) return from + 1;
    for (std::size_t i = 0; i < rows.size(); ++i) blank_rows_.emplace(from + i, std::move(rows[i]));
    return from + rows.size();
  }

  // Rows of cells parted by bars.

  static std::vector<ByteSpan> CellsOf(std::string_view row, std::uint32_t start) {
    std::vector<ByteSpan> cells;
    for (std::size_t at = 0; at <= row.size();) {
      const std::size_t bar = std::min(row.find('|', at), row.size());
      std::size_t from = at;
      std::size_t to = bar;
      while (from < to && row[from] == ' ') ++from;
      while (to > from && row[to - 1] == ' ') --to;
      cells.push_back({start + static_cast<std::uint32_t>(from), start + static_cast<std::uint32_t>(to)});
      at = bar + 1;
    }
    return cells;
  }

  /// Bars at the edges of all rows frame the table; at the edge of some they stand beside an empty cell.
  struct Frame {
    bool left = true, right = true;
  };

  Frame FrameOf(std::size_t from, std::size_t end) const {
    Frame frame;
    for (std::size_t i = from; i < end; ++i) {
      const std::string_view row = TextOf(i);
      frame.left = frame.left && row.starts_with('|');
      frame.right = frame.right && row.ends_with('|');
    }
    return frame;
  }

  std::ptrdiff_t BarsIn(std::size_t piece) const {
    if (piece >= pieces_.size() || pieces_[piece].in_table) return 0;
    const std::string_view row = TextOf(piece).substr(0, 4096);
    return std::count(row.begin(), row.end(), '|');
  }

  /// Three cells, or two beside such a row: empty cells are often dropped.
  bool IsRow(std::size_t piece) const {
    if (blank_rows_.count(piece) != 0) return true;
    const std::ptrdiff_t bars = BarsIn(piece);
    if (bars != 1) return bars > 1;
    return BarsIn(piece + 1) > 1 || (piece > 0 && BarsIn(piece - 1) > 1);
  }

  std::size_t FindRows(std::size_t from) {
    std::size_t end = from;
    while (IsRow(end) && end - from < kMostCells) ++end;
    if (end - from < 2) return from;
    Table table;
    std::vector<ColumnKind> columns;
    const Frame frame = FrameOf(from, end);
    for (std::size_t i = from; i < end; ++i) AddRow(table, columns, i, static_cast<std::uint16_t>(i - from), frame);
    Close(std::move(table), from, end);
    return end;
  }

  /// A row as long as the header stands under it; one that lost its empty cells is fitted by what its cells look like.
  void AddRow(Table& table, std::vector<ColumnKind>& columns, std::size_t piece, std::uint16_t row, Frame frame) const {
    const auto words = blank_rows_.find(piece);
    std::vector<ByteSpan> spans =
        words != blank_rows_.end() ? words->second : CellsOf(TextOf(piece), pieces_[piece].span.start);
    if (frame.left && !spans.empty()) spans.erase(spans.begin());
    if (frame.right && !spans.empty()) spans.pop_back();
    if (spans.size() > 1000) spans.resize(1000);
    if (spans.empty()) return;
    std::vector<ColumnKind> kinds;
    std::size_t known = 0;
    for (const ByteSpan span : spans) {
      kinds.push_back(ColumnOf(std::string_view(document_.text).substr(span.start, span.length())));
      if (kinds.back() != ColumnKind::kUnknown) ++known;
    }
    const bool aims = std::count(kinds.begin(), kinds.end(), ColumnKind::kGoal) == 1 &&
                      std::count(kinds.begin(), kinds.end(), ColumnKind::kResult) == 1;
    if ((aims || (known >= 3 && known * 2 >= spans.size())) && spans.size() <= kMostColumns) {
      columns = kinds;
      NameLabels(columns);
    }
    std::vector<Place> places(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) places[i].column = static_cast<std::uint16_t>(i);
    if (!columns.empty() && LostCells(spans, columns)) places = Fitted(spans, columns);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (!spans[i].empty()) AddCell(table, spans[i], row, places[i].column);
    }
  }

  /// A cell that spans rows is often written in the first alone, and the rows below are filled up at their ends.
  bool LostCells(const std::vector<ByteSpan>& spans, const std::vector<ColumnKind>& columns) const {
    if (spans.size() < columns.size()) return true;
    const auto filled = std::count_if(spans.begin(), spans.end(), [](ByteSpan span) { return !span.empty(); });
    return filled > 2 && spans.back().empty() && !Fits(ShapesOf(spans), columns);
  }

  std::vector<CellShape> ShapesOf(const std::vector<ByteSpan>& spans) const {
    std::vector<CellShape> shapes;
    for (const ByteSpan span : spans) shapes.push_back(span.empty() ? CellShape::kDash : ShapeOf(In(span), *names_));
    return shapes;
  }

  std::vector<Place> Fitted(const std::vector<ByteSpan>& spans, const std::vector<ColumnKind>& columns) const {
    std::vector<CellShape> shapes = ShapesOf(spans);
    while (shapes.size() > 1 && spans[shapes.size() - 1].empty()) shapes.pop_back();
    std::vector<Place> places = AssignColumns(shapes, columns, {shapes.size()});
    places.resize(spans.size());
    return places;
  }

  static constexpr std::size_t kGluedNames = 4;  ///< names of columns in one line, with nothing between them

  Document& document_;
  bool glued_ = false;          ///< a line of the document consists of names of columns
  bool aims_expected_ = false;  ///< the line before named the columns of aims and results
  std::vector<Piece> pieces_;
  std::map<std::size_t, std::vector<ByteSpan>> blank_rows_;  ///< cells of rows whose cells single blanks part, by piece
  std::shared_ptr<const FormWords> names_;
};

}  // namespace

void FindTables(Document& document, const model::Catalog& catalog) { Finder(document, catalog).Find(); }

}  // namespace jitu::ingest

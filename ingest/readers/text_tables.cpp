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
#include "ingest/readers/form_header.h"
#include "ingest/readers/form_pieces.h"
#include "ingest/readers/form_words.h"
#include "ingest/readers/list_mark.h"
#include "ingest/readers/rate_proof.h"
#include "ingest/readers/spaced_cells.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestCell = 900;  ///< bytes; more is prose
constexpr std::size_t kMostColumns = 24;
constexpr std::size_t kMostCells = 20000;  ///< of one table

bool IsValueColumn(ColumnKind kind) {
  return kind != ColumnKind::kFirst && kind != ColumnKind::kSecond && kind != ColumnKind::kThird &&
         kind != ColumnKind::kLabel && kind != ColumnKind::kUnknown && kind != ColumnKind::kReason;
}

bool IsAmount(ColumnKind kind) {
  return kind == ColumnKind::kBudget || kind == ColumnKind::kFinalBudget || kind == ColumnKind::kArrived ||
         kind == ColumnKind::kExecuted || kind == ColumnKind::kRate;
}

bool IsIndicatorColumn(ColumnKind kind) {
  return kind == ColumnKind::kFirst || kind == ColumnKind::kSecond || kind == ColumnKind::kThird ||
         kind == ColumnKind::kTarget || kind == ColumnKind::kActual;
}

class Finder {
 public:
  Finder(Document& document, const model::Catalog& catalog) : document_(document), names_(FormWords::Of(catalog)) {}

  void Find() {
    pieces_ = FormPieces(document_, *names_);
    no_header_.assign(pieces_.size(), false);
    for (std::size_t i = 0; i < pieces_.size();) i = PartByBlanks(i);
    for (std::size_t i = 0; i < pieces_.size();) {
      std::size_t end = FindRows(i);
      if (end == i) end = FindForm(i);
      if (end == i) end = FindBoxes(i);
      if (end == i) end = FindBareRows(i);
      i = end == i ? i + 1 : end;
    }
  }

 private:
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

  void Close(Table&& table, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      for (std::size_t at = pieces_[i].block; at <= pieces_[i].last_block; ++at) {
        Block& block = document_.blocks[at];
        block.kind = Block::Kind::kTable;
        if (block.table < 0) block.table = static_cast<int>(document_.tables.size());
      }
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

  /// The names of columns that begin here.
  FormHeader HeaderFrom(std::size_t from) {
    std::vector<std::string_view> cells;
    if (!IsCell(from) || no_header_[from] || !IsHeader(TextOf(from))) return {};
    for (std::size_t i = from; IsCell(i) && cells.size() <= kMostHeaderCells; ++i) cells.push_back(TextOf(i));
    FormHeader header = HeaderAt(cells, *names_);
    no_header_[from] = header.end == 0;
    return header;
  }
  bool IsHeaderAt(std::size_t piece) { return HeaderFrom(piece).end != 0; }

  std::size_t FindForm(std::size_t from) {
    const FormHeader names = HeaderFrom(from);
    if (names.end == 0) return from;
    const std::size_t header_end = from + names.end;
    std::vector<std::size_t> header;
    std::vector<ColumnKind> columns;
    for (const FormHeader::Column& column : names.columns) {
      header.push_back(from + column.cell);
      columns.push_back(column.kind);
    }
    NameLabels(columns);
    if (const std::size_t end = FindScattered(from, header, columns, header_end); end != header_end) return end;
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
    for (std::size_t i = 0; i < header.size() && !names.broken; ++i) {
      AddCell(table, pieces_[header[i]].span, 0, static_cast<std::uint16_t>(i + corner));
    }
    for (std::size_t i = 0; i < columns.size() && names.broken; ++i) table.meanings.emplace_back(NameOf(columns[i]));
    for (std::size_t i = 0; i < places.size(); ++i) {
      AddCell(table, pieces_[header_end + i].span, static_cast<std::uint16_t>(places[i].row + 1), places[i].column);
    }
    table.columns = static_cast<std::uint16_t>(columns.size());
    const std::size_t end = header_end + places.size();
    Close(std::move(table), from, end);
    return end;
  }

  /// A form in one line whose cells came out of order: no name stands in front of the first amount. What was to be
  /// spent and what was is known by the rate alone. The end of the figures that follow the names.
  std::size_t FindScattered(std::size_t names, const std::vector<std::size_t>& header,
                            const std::vector<ColumnKind>& columns, std::size_t from) {
    constexpr std::size_t kReach = 60;  ///< cells behind the names
    const auto column_of = [&](ColumnKind kind) {
      return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), kind) - columns.begin());
    };
    const std::size_t executed = column_of(ColumnKind::kExecuted);
    const std::size_t rate = column_of(ColumnKind::kRate);
    const auto is_number = [&](std::size_t i) { return ShapeOf(TextOf(i), *names_) == CellShape::kNumber; };
    const bool figures_first = IsCell(from) && IsCell(from + 1) && is_number(from) && is_number(from + 1);
    if (executed == columns.size() || rate == columns.size() || !figures_first) return from;
    std::vector<std::string_view> cells;
    for (std::size_t i = from; IsCell(i) && i < from + kReach && pieces_[i].block == pieces_[from].block; ++i) {
      if (IsHeaderAt(i) || IsIndicatorColumn(ColumnOf(TextOf(i)))) break;
      cells.push_back(TextOf(i));
    }
    const auto proven = ProvenByRate(cells);
    if (!proven) return from;
    Table table;
    for (std::size_t i = 0; i < header.size(); ++i) {
      AddCell(table, pieces_[header[i]].span, 0, static_cast<std::uint16_t>(i));
    }
    const std::size_t first = column_of(ColumnKind::kBudget);
    const std::size_t last = column_of(ColumnKind::kFinalBudget);
    const auto add = [&](std::size_t cell, std::size_t column) {
      AddCell(table, pieces_[from + cell].span, 1, static_cast<std::uint16_t>(column));
    };
    const bool both = first < columns.size() && last < columns.size();
    if (both && proven->budget == 1 && Value(cells[0]) > 0) add(0, first);
    if (const std::size_t column = last < columns.size() ? last : first; column < columns.size()) {
      add(proven->budget, column);
    }
    add(proven->executed, executed);
    add(proven->rate, rate);
    std::size_t end = from + 1;
    while (IsCell(end) && is_number(end)) ++end;
    Close(std::move(table), names, end);
    return end;
  }

  void AddCell(Table& table, ByteSpan span, std::uint16_t row, std::uint16_t column) const {
    table.cells.push_back(Table::Cell{span, row, column, 1, 1});
    table.rows = std::max<std::uint16_t>(table.rows, static_cast<std::uint16_t>(row + 1));
    table.columns = std::max<std::uint16_t>(table.columns, static_cast<std::uint16_t>(column + 1));
  }

  /// Where the cells below the column names may end: at another form, a note, a box, a heading or prose.
  std::size_t BodyEnd(std::size_t from) {
    std::size_t end = from;
    while (IsCell(end) && end - from < kMostCells) {
      const std::string_view cell = TextOf(end);
      if (IsLabel(cell) && !IsHeader(cell)) break;
      if (IsHeaderAt(end) || EndsForm(cell)) break;
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

  // Rows whose names of columns are lost, as where a page begins within a form.

  std::size_t FindBareRows(std::size_t from) {
    Table table;
    std::size_t end = from;
    for (std::size_t next = AddBareRow(table, end); next != end; next = AddBareRow(table, end)) end = next;
    if (end == from) return from;
    table.meanings = {"first", "second", "third", "target", "actual", "weight", "score"};
    Close(std::move(table), from, end);
    return end;
  }

  /// A row that shows what it is: classes of indicators or 指标1 in front, then a name, two figures of one measure and
  /// the points. The end of it; `from` where none begins.
  std::size_t AddBareRow(Table& table, std::size_t from) const {
    constexpr std::size_t kPoints = 2;
    std::size_t name = from;
    while (name < from + 2 && IsCell(name) && (names_->IsClass(TextOf(name)) || names_->IsSubclass(TextOf(name)))) {
      ++name;
    }
    if (!IsCell(name) || !IsCell(name + 1) || !IsCell(name + 2)) return from;
    const bool led = name > from;
    if ((!led && !IsNamed(TextOf(name))) || !IsIndicator(name)) return from;
    const std::string_view unit = MeasureOf(TextOf(name + 1));
    const bool rate = TextOf(name).ends_with("率");
    if (unit.empty() || unit != MeasureOf(TextOf(name + 2)) || (rate && unit != "%")) return from;
    const std::uint16_t row = table.rows;
    for (std::size_t i = from; i < name; ++i) {
      AddCell(table, pieces_[i].span, row, static_cast<std::uint16_t>(i - from));
    }
    std::size_t end = name;
    for (std::uint16_t column = 2; column < 5; ++column) AddCell(table, pieces_[end++].span, row, column);
    for (std::size_t i = 0; i < kPoints && IsCell(end) && IsPlainNumber(TextOf(end)); ++i) {
      AddCell(table, pieces_[end++].span, row, static_cast<std::uint16_t>(5 + i));
    }
    return end;
  }

  /// 指标6:举办活动, not 指标6 alone.
  static bool IsNamed(std::string_view cell) {
    constexpr std::size_t kShortest = 13;  ///< bytes: 指标6 and two characters
    return IsNumberedIndicator(cell) && cell.size() >= kShortest;
  }

  bool IsIndicator(std::size_t piece) const {
    const CellShape shape = ShapeOf(TextOf(piece), *names_);
    const bool text = shape == CellShape::kText || shape == CellShape::kLongText || shape == CellShape::kNumbered;
    return text && !IsHeader(TextOf(piece)) && !IsLabel(TextOf(piece));
  }

  /// What stands behind the number of a figure: %, 人; empty where the cell is none.
  static std::string_view MeasureOf(std::string_view cell) {
    constexpr std::size_t kLongestMeasure = 24;  ///< bytes
    cell.remove_prefix(ComparisonAt(cell));
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    const std::size_t number = NumberAt(cell);
    if (number == 0) return {};
    cell.remove_prefix(number);
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    return cell.size() <= kLongestMeasure ? cell : std::string_view();
  }

  // Boxes: a label, and its value in the next line.

  std::size_t FindBoxes(std::size_t from) {
    if (const std::size_t end = FindValueBeforeLabel(from); end != from) return end;
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

  /// ...自评表 某项目 项目名称 主管部门: in a line whose cells came out of order the project's name may stand between
  /// the form's title and the name of its box, behind which another box begins.
  std::size_t FindValueBeforeLabel(std::size_t from) {
    constexpr std::size_t kMostWords = 4;  ///< that blanks made of the name
    if (!IsCell(from) || TextOf(from).find("自评表") == std::string_view::npos) return from;
    std::size_t label = from + 1;
    while (IsCell(label) && label <= from + kMostWords && pieces_[label].block == pieces_[from].block &&
           IsIndicator(label)) {
      ++label;
    }
    if (label == from + 1 || !IsCell(label) || !IsCell(label + 1)) return from;
    if (names_->LabelOf(TextOf(label)) != "project" || !IsLabel(TextOf(label + 1))) return from;
    Table table;
    AddCell(table, pieces_[label].span, 0, 0);
    AddCell(table, {pieces_[from + 1].span.start, pieces_[label - 1].span.end}, 0, 1);
    Close(std::move(table), from + 1, label + 1);
    return label + 1;
  }

  bool IsBox(std::size_t piece) {
    return IsCell(piece) && IsCell(piece + 1) && IsLabel(TextOf(piece)) && !IsLabel(TextOf(piece + 1)) &&
           !IsHeaderAt(piece) && !IsHeaderAt(piece + 1) && !ParseListMark(TextOf(piece + 1));
  }

  // Rows of cells parted by single blanks.

  std::vector<ByteSpan> WordsOf(std::size_t piece) const { return Placed(SpacedWords(TextOf(piece)), piece); }

  std::vector<ByteSpan> Placed(std::vector<ByteSpan> words, std::size_t piece) const {
    for (ByteSpan& word : words) {
      word.start += pieces_[piece].span.start;
      word.end += pieces_[piece].span.start;
    }
    return words;
  }

  /// Below 序号 项目名称 预算数 执行数 the lines of as many words (a sum may lack its number) are rows. The end of the
  /// table, or behind the piece.
  std::size_t PartByBlanks(std::size_t from) {
    if (!IsCell(from)) return from + 1;
    std::vector<ByteSpan> columns = SpacedList(TextOf(from), *names_);
    if (columns.empty() || columns.size() > kMostColumns) return from + 1;
    std::vector<std::vector<ByteSpan>> rows{Placed(columns, from)};
    for (std::size_t i = from + 1; IsCell(i); ++i) {
      std::vector<ByteSpan> words = WordsOf(i);
      const bool as_many =
          words.size() == rows[0].size() || (rows.size() > 1 && IsSpacedRow(TextOf(i), TextOf(from), *names_));
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
    RowHeader header;
    const Frame frame = FrameOf(from, end);
    for (std::size_t i = from; i < end; ++i) AddRow(table, header, i, static_cast<std::uint16_t>(i - from), frame);
    Close(std::move(table), from, end);
    return end;
  }

  /// The names of columns above the rows that are read.
  struct RowHeader {
    std::vector<ColumnKind> columns;
    bool just_above = false;  ///< no other row stands between
  };

  static bool Has(const std::vector<ColumnKind>& columns, ColumnKind kind) {
    return std::find(columns.begin(), columns.end(), kind) != columns.end();
  }

  /// 年度指标值 | 实际完成值 over 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值: the levels stand at the left, and
  /// what an upper name spans is named below it; the upper names are put over their columns.
  void PutUnder(Table& table, std::uint16_t row, std::vector<ColumnKind>& lower) const {
    const auto upper = std::find_if(table.cells.begin(), table.cells.end(),
                                    [&](const Table::Cell& cell) { return cell.row + 1 == row; });
    for (auto cell = upper; cell != table.cells.end(); ++cell) {
      const ColumnKind kind = ColumnOf(CellText(*cell));
      if (!IsValueColumn(kind) && kind != ColumnKind::kReason) continue;
      if (!Has(lower, kind)) lower.push_back(kind);
      cell->column = static_cast<std::uint16_t>(std::find(lower.begin(), lower.end(), kind) - lower.begin());
    }
  }

  /// A row as long as the header stands under it; one that lost its empty cells is fitted by what its cells look like.
  void AddRow(Table& table, RowHeader& above, std::size_t piece, std::uint16_t row, Frame frame) const {
    std::vector<ColumnKind>& columns = above.columns;
    const auto words = blank_rows_.find(piece);
    std::vector<ByteSpan> spans =
        words != blank_rows_.end() ? words->second : CellsBetweenBars(TextOf(piece), pieces_[piece].span.start);
    if (frame.left && !spans.empty()) spans.erase(spans.begin());
    if (frame.right && !spans.empty()) spans.pop_back();
    if (spans.size() > 1000) spans.resize(1000);
    if (spans.empty()) return;
    std::vector<ColumnKind> kinds;
    std::size_t known = 0;
    std::size_t corner = 0;  // above the rows' names, often empty and dropped
    for (const ByteSpan span : spans) {
      kinds.push_back(ColumnOf(std::string_view(document_.text).substr(span.start, span.length())));
      if (kinds.back() != ColumnKind::kUnknown) ++known;
    }
    const bool aims = std::count(kinds.begin(), kinds.end(), ColumnKind::kGoal) == 1 &&
                      std::count(kinds.begin(), kinds.end(), ColumnKind::kResult) == 1;
    const auto last_filled =
        std::find_if(spans.rbegin(), spans.rend(), [](const ByteSpan& span) { return !span.empty(); });
    const auto used = static_cast<std::size_t>(spans.rend() - last_filled);
    const bool header = (aims || (known >= 3 && known * 2 >= used)) && used <= kMostColumns;
    if (header) {
      kinds.resize(used);
      const bool levels = above.just_above && Has(kinds, ColumnKind::kThird) && !Has(columns, ColumnKind::kThird);
      if (levels) PutUnder(table, row, kinds);
      columns = std::move(kinds);
      NameLabels(columns);
      corner = IsAmount(columns[0]) ? 1 : 0;
      if (corner == 1) columns.insert(columns.begin(), ColumnKind::kLabel);
    }
    above.just_above = header;
    std::vector<Place> places(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) places[i].column = static_cast<std::uint16_t>(i + corner);
    if (!columns.empty() && !header && LostCells(spans, columns)) places = Fitted(spans, columns);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (!spans[i].empty()) AddCell(table, spans[i], row, places[i].column);
    }
  }

  /// A cell that spans rows is often written in the first alone, and the rows below are filled up at their ends.
  bool LostCells(const std::vector<ByteSpan>& spans, const std::vector<ColumnKind>& columns) const {
    if (spans.size() < columns.size()) return true;
    const auto filled = std::count_if(spans.begin(), spans.end(), [](ByteSpan span) { return !span.empty(); });
    const bool aims = filled == 2 && columns.size() == 3 && columns.back() == ColumnKind::kResult;
    if (aims) return true;
    const std::vector<CellShape> shapes = ShapesOf(spans);
    const bool worded =
        filled == 2 && spans.size() > 1 && (shapes[1] == CellShape::kText || shapes[1] == CellShape::kLongText);
    return filled >= 2 && !worded && spans.back().empty() && !Fits(shapes, columns);
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

  Document& document_;
  std::vector<FormPiece> pieces_;
  std::vector<bool> no_header_;                              ///< by piece: looked at, and none begins there
  std::map<std::size_t, std::vector<ByteSpan>> blank_rows_;  ///< cells of rows whose cells single blanks part, by piece
  std::shared_ptr<const FormWords> names_;
};

}  // namespace

void FindTables(Document& document, const model::Catalog& catalog) { Finder(document, catalog).Find(); }

}  // namespace jitu::ingest

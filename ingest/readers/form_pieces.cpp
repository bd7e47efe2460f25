#include "ingest/readers/form_pieces.h"

#include <algorithm>
#include <string>

#include "ingest/readers/cell_columns.h"
#include "ingest/readers/glued_cells.h"
#include "ingest/readers/glued_form.h"
#include "ingest/readers/spaced_cells.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestCell = 900;  ///< bytes; more is prose
constexpr std::size_t kMostCells = 20000;  ///< of one table

class PieceCutter {
 public:
  PieceCutter(const Document& document, const FormWords& names) : document_(document), names_(names) {}

  std::vector<FormPiece> Cut() {
    constexpr std::size_t kGluedNames = 4;  ///< names of columns in one line
    const std::size_t blocks = document_.blocks.size();
    for (std::size_t i = 0; i < blocks && (!glued_ || !spaced_); ++i) {
      if (InTable(i)) continue;
      glued_ = glued_ || GluedHeader(TextOf(i), names_).size() >= kGluedNames;
      spaced_ = spaced_ || IsSpacedHeader(TextOf(i), names_);
    }
    for (std::size_t i = 0; i < blocks;) {
      const std::size_t end = BarsEnd(i);
      if (end > i && IsBroken(i, end)) {
        i = AddBrokenRows(i, end);
        continue;
      }
      for (const std::size_t rows = i; i < end || i == rows; ++i) AddPieces(i);
    }
    return JoinNames();
  }

 private:
  std::string_view In(ByteSpan span) const {
    return std::string_view(document_.text).substr(span.start, span.length());
  }
  std::string_view TextOf(std::size_t block) const { return In(document_.blocks[block].span); }
  bool InTable(std::size_t block) const { return document_.blocks[block].table >= 0; }

  void Add(ByteSpan span, std::size_t block, bool in_table = false) {
    constexpr std::string_view kMore = "…";
    if (!in_table && (names_.IsBlock(In(span)) || In(span).starts_with(kMore))) return;
    pieces_.push_back({span, block, block, in_table});
  }

  void AddPieces(std::size_t block) {
    const ByteSpan whole = document_.blocks[block].span;
    std::vector<ByteSpan> cells = InTable(block) ? std::vector<ByteSpan>() : CellsOfLine(In(whole));
    if (cells.empty()) return Add(whole, block, InTable(block));
    for (const ByteSpan cell : cells) Add({whole.start + cell.start, whole.start + cell.end}, block);
  }

  // Lines without bars.

  std::vector<ByteSpan> CellsOfLine(std::string_view line) {
    std::vector<ByteSpan> cells = SpacedForm(line, names_);
    if (cells.empty() && (glued_ || spaced_) && !InList(line)) cells = CellsOfRow(line);
    if (!cells.empty()) return cells;
    return GluedForm(line, names_, forms_);
  }

  /// A row of a list of items, or the names of its columns: it stays whole.
  bool InList(std::string_view line) {
    if (!spaced_) return false;
    if (!SpacedList(line, names_).empty()) {
      list_ = line;
      return true;
    }
    if (!list_.empty() && !IsSpacedRow(line, list_, names_)) list_ = {};
    return !list_.empty();
  }

  /// The cells of a row of a form with nothing but blanks, or not even these, between them.
  std::vector<ByteSpan> CellsOfRow(std::string_view line) {
    std::vector<ByteSpan> cells = glued_ ? GluedHeader(line, names_) : std::vector<ByteSpan>();
    if (cells.empty() && spaced_) cells = SpacedNames(line, names_);
    const bool header = !cells.empty();
    if (header && spaced_ && IsSpacedHeader(line, names_)) columns_ = ColumnsOf(line, cells, names_);
    if (cells.size() == 3 && AllAims(line, cells)) cells.erase(cells.begin());  // 年度总体目标 spans the two
    if (aims_expected_ && !header) cells = GluedAims(line);
    if (cells.empty() && glued_) cells = GluedCells(line, names_);
    if (cells.empty() && spaced_) cells = SpacedCells(line, names_, columns_);
    aims_expected_ =
        header && names_.HeaderOf(line.substr(cells.back().start, cells.back().length())) == std::string_view("result");
    return cells;
  }

  bool AllAims(std::string_view line, const std::vector<ByteSpan>& cells) const {
    return std::all_of(cells.begin(), cells.end(), [&](ByteSpan cell) {
      const std::string_view name = line.substr(cell.start, cell.length());
      const std::string_view column = names_.HeaderOf(name);
      const std::string_view meaning = column.empty() ? names_.LabelOf(name) : column;
      return meaning == "goal" || meaning == "result";
    });
  }

  // Lines with bars.

  bool HasBars(std::size_t block) const {
    if (block >= document_.blocks.size() || InTable(block)) return false;
    return TextOf(block).substr(0, kLongestCell).find('|') != std::string_view::npos;
  }

  std::size_t BarsEnd(std::size_t from) const {
    std::size_t end = from;
    for (std::size_t next = from; HasBars(next) && next - from < kMostCells;) {
      while (HasBars(next) && next - from < kMostCells) ++next;
      end = next;
      if (IsLoneBar(end - 1)) next = CellGoesOn(end);
    }
    return end;
  }

  /// A bar alone opens a cell whose text begins in the next line.
  bool IsLoneBar(std::size_t block) const { return TextOf(block) == "|"; }

  /// Cells parted by bars were broken into lines anywhere: names of columns and what stands below them are in one line,
  /// a bar stands alone, or most lines hold one cell.
  bool IsBroken(std::size_t from, std::size_t end) const {
    constexpr std::size_t kFewestLines = 4;
    std::size_t loners = 0;
    for (std::size_t i = from; i < end; ++i) {
      std::size_t headers = 0;  // names of columns side by side, the most
      std::size_t run = 0;
      std::size_t behind = 0;  // cells behind the last name of a column
      std::size_t filled = 0;
      bool figures = false;  // behind them; else they are names of columns that are not known
      const std::vector<ByteSpan> cells = CellsBetweenBars(TextOf(i), document_.blocks[i].span.start);
      for (const ByteSpan cell : cells) {
        if (cell.empty()) continue;
        const bool header = !names_.HeaderOf(In(cell)).empty();
        ++filled;
        run = header ? run + 1 : 0;
        headers = std::max(headers, run);
        behind = header ? 0 : behind + 1;
        figures = !header && (figures || In(cell).find_first_of("0123456789") != std::string_view::npos);
      }
      if (headers >= 3 && behind >= 2 && figures) return true;
      if (cells.size() == 2 && filled == 0 && end - from > 1) return true;
      if (cells.size() == 2 && filled == 1) ++loners;
    }
    return end - from >= kFewestLines && loners * 2 >= end - from;
  }

  bool EndsCell(std::size_t block) const { return TextOf(block).ends_with('|'); }

  /// Lines without a bar amid rows whose cells all end in one: paragraphs of a cell. Where the rows go on; `from` where
  /// they do not.
  std::size_t CellGoesOn(std::size_t from) const {
    constexpr std::size_t kMostLines = 8;
    std::size_t next = from;
    while (next < document_.blocks.size() && next - from < kMostLines && !InTable(next) && !HasBars(next) &&
           TextOf(next).size() <= kLongestCell) {
      ++next;
    }
    return next > from && HasBars(next) ? next : from;
  }

  std::size_t AddBrokenRows(std::size_t from, std::size_t end) {
    std::size_t closed = 0;
    for (std::size_t i = from; i < end; ++i) closed += EndsCell(i) ? 1U : 0U;
    const bool all_close = closed * 4 >= (end - from) * 3;
    bool open = false;  // the last cell goes on in the next line
    for (std::size_t i = from; i < end; ++i) {
      std::vector<ByteSpan> cells = CellsBetweenBars(TextOf(i), document_.blocks[i].span.start);
      if (open && !cells.front().empty() && !pieces_.empty()) {
        pieces_.back().span.end = cells.front().end;
        pieces_.back().last_block = i;
        cells.erase(cells.begin());
      }
      for (const ByteSpan cell : cells) {
        if (!cell.empty()) Add(cell, i);
      }
      open = all_close && !EndsCell(i);
      if (i + 1 == end && open) {
        const std::size_t next = CellGoesOn(end);
        end = next == end ? end : BarsEnd(next);
      }
    }
    return end;
  }

  // Names that were broken over lines or by blanks.

  /// 年初 | 预算数, 产 | 出 | 指 | 标: how many pieces from here on make one name; 1 where none do.
  std::size_t JoinedFrom(std::size_t from) const {
    constexpr std::size_t kMostParts = 8;
    constexpr std::size_t kLongestPart = 24;  ///< bytes
    std::size_t joined = 1;
    std::string name;
    bool all_known = true;
    for (std::size_t i = from; i < pieces_.size() && i < from + kMostParts; ++i) {
      const FormPiece& piece = pieces_[i];
      const std::string_view part = In(piece.span);
      if (piece.in_table || part.size() > kLongestPart || part.find('|') != std::string_view::npos) break;
      if (i > from && piece.block > pieces_[i - 1].last_block + 1) break;
      const std::string plain = FormWords::Plain(part);
      if (plain.empty() && i == from) break;
      const bool bracket = plain.empty();
      all_known = all_known && (bracket || IsName(plain));
      name += plain;
      if (i == from || !IsName(name)) continue;
      // 实际 | 完成值 and 年度 | 指标值 are one name, 指标 | 单位 two.
      const std::string_view first = names_.HeaderOf(In(pieces_[from].span));
      const bool same =
          !names_.HeaderOf(name).empty() && names_.HeaderOf(name) == (first.empty() ? names_.HeaderOf(plain) : first);
      const bool indicators = plain == "指标" && (names_.IsClass(name) || names_.IsSubclass(name));
      const bool noted = bracket && names_.LabelOf(name).empty();  // 全年预算数 | (A)
      if (!all_known || same || indicators || noted) joined = i - from + 1;
    }
    return joined;
  }

  bool IsName(std::string_view cell) const {
    return names_.IsKnown(cell) || names_.IsClass(cell) || names_.IsSubclass(cell) || names_.IsBlock(cell);
  }

  std::vector<FormPiece> JoinNames() const {
    std::vector<FormPiece> pieces;
    pieces.reserve(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size();) {
      const std::size_t parts = JoinedFrom(i);
      FormPiece piece = pieces_[i];
      piece.span.end = pieces_[i + parts - 1].span.end;
      piece.last_block = pieces_[i + parts - 1].last_block;
      if (parts == 1 || !names_.IsBlock(In(piece.span))) pieces.push_back(piece);
      i += parts;
    }
    return pieces;
  }

  const Document& document_;
  const FormWords& names_;
  std::vector<FormPiece> pieces_;
  bool glued_ = false;          ///< a line of the document consists of names of columns without anything between them
  bool spaced_ = false;         ///< a line consists of names of columns with blanks between them
  SpacedColumns columns_;       ///< of the last such line
  std::string_view list_;       ///< the names of columns above, where those of a list of items stand there
  bool aims_expected_ = false;  ///< the line before named the columns of aims and results
  GluedForms forms_;            ///< of the lines before, with nothing between their cells
};

}  // namespace

std::vector<FormPiece> FormPieces(const Document& document, const FormWords& names) {
  return PieceCutter(document, names).Cut();
}

std::vector<ByteSpan> CellsBetweenBars(std::string_view row, std::uint32_t start) {
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

}  // namespace jitu::ingest

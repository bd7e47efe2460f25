/// Tables whose rows are added up below them: 合计, 小计.
#include <algorithm>
#include <memory>

#include "ingest/readers/form_words.h"
#include "ingest/statements/form_amounts.h"
#include "ingest/statements/reckoning.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kRule = "column_sum";
constexpr std::size_t kLeastTerms = 2;
constexpr std::size_t kLongestTitle = 120;  ///< bytes of a column's name

using Cell = Table::Cell;

struct Line {
  enum class Kind { kItem, kWithin, kPart, kWhole, kHeader };
  Kind kind = Kind::kItem;
  std::vector<const Cell*> cells;
};

/// A cell that is a figure; percentages are none that can be added up.
struct CellFigure {
  text::Decimal value;
  std::string unit;
  bool percent = false;
};

class TableReader {
 public:
  TableReader(Draft& draft, const Table& table) : draft_(draft), reading_(draft.reading) {
    for (const Cell& cell : table.cells) {
      if (lines_.empty() || lines_.back().cells.front()->row != cell.row) lines_.emplace_back();
      lines_.back().cells.push_back(&cell);
    }
    for (Line& line : lines_) line.kind = KindOf(line);
    std::size_t header = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      header_of_.push_back(header);
      if (lines_[i].kind == Line::Kind::kHeader) header = i + 1;
    }
  }

  void Read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind == Line::Kind::kWhole || lines_[i].kind == Line::Kind::kPart) ReadSumLine(i);
    }
  }

 private:
  std::optional<CellFigure> FigureOf(const Cell& cell) const {
    if (const Quantity* figure = FigureIn(reading_, &cell); figure != nullptr) {
      if (figure->kind == QuantityKind::kRange) return std::nullopt;
      return CellFigure{*figure->value, figure->unit, figure->kind == QuantityKind::kPercent};
    }
    if (const auto number = NumberIn(reading_, &cell)) return CellFigure{*number, {}, false};
    return std::nullopt;
  }

  Line::Kind KindOf(const Line& line) const {
    const WordSet& words = reading_.words.sum_row;
    bool figures = false;
    std::size_t told = 0;
    for (const Cell* cell : line.cells) {
      const std::string plain = FormWords::Plain(reading_.In(cell->span));
      if (plain.empty()) continue;
      if (!figures && words.Contains(plain))
        return words.MeaningOf(plain) == "part" ? Line::Kind::kPart : Line::Kind::kWhole;
      if (told == 0 && reading_.words.sum_within.PrefixOf(plain) > 0) return Line::Kind::kWithin;
      figures = figures || FigureOf(*cell).has_value();
      ++told;
    }
    return !figures && told >= 2 ? Line::Kind::kHeader : Line::Kind::kItem;
  }

  const Cell* CellAt(const Line& line, std::uint16_t column) const {
    for (const Cell* cell : line.cells) {
      if (cell->column <= column && column < cell->column + cell->column_span) return cell;
    }
    return nullptr;
  }

  /// Where the rows begin that a sum in line `at` is of: behind the header or the sum before.
  std::size_t BodyOf(std::size_t at) const {
    std::size_t first = at;
    while (first > 0) {
      const Line::Kind before = lines_[first - 1].kind;
      if (before == Line::Kind::kHeader || before == Line::Kind::kWhole) break;
      if (before == Line::Kind::kPart && lines_[at].kind == Line::Kind::kPart) break;
      --first;
    }
    return first;
  }

  /// The name of a column: the header's cells above it.
  std::string TitleOf(std::size_t line, std::uint16_t column) const {
    constexpr std::size_t kMostHeaders = 4;
    std::string title;
    std::size_t at = header_of_[line];
    for (std::size_t told = 0; at > 0 && told < kMostHeaders; --at, ++told) {
      if (lines_[at - 1].kind != Line::Kind::kHeader) break;
      const Cell* cell = CellAt(lines_[at - 1], column);
      if (cell != nullptr && title.size() < kLongestTitle) title = reading_.NameAt(cell->span) + title;
    }
    return title;
  }

  ByteSpan HeaderAbove(std::size_t line) const {
    const Line& header = lines_[header_of_[line] - 1];
    return {header.cells.front()->span.start, header.cells.back()->span.end};
  }

  /// What a row's figure is of: the words below a column of names, else the nearest before it.
  ReckonedFigure Named(const Line& line, const Cell& cell, const CellFigure& figure) const {
    const Cell* name = nullptr;
    for (const Cell* other : line.cells) {
      if (other == &cell) break;
      if (reading_.In(other->span).empty() || FigureOf(*other)) continue;
      name = other;
      if (NamesItems(line, other->column)) break;
    }
    const std::uint32_t from = name == nullptr ? cell.span.start : name->span.start;
    return {name == nullptr ? std::string() : reading_.NameAt(name->span), figure.value, {}, {from, cell.span.end}, 0};
  }

  /// A name, and no sentence that stands above figures by chance.
  static bool NamesColumn(std::string_view title) {
    constexpr std::string_view kPauses[] = {",", "，", "。", ";", "；", ":", "："};
    return !title.empty() && std::none_of(std::begin(kPauses), std::end(kPauses), [&](std::string_view pause) {
      return title.find(pause) != std::string_view::npos;
    });
  }

  bool NamesItems(const Line& line, std::uint16_t column) const {
    const std::size_t header = header_of_[static_cast<std::size_t>(&line - lines_.data())];
    const Cell* title = header == 0 ? nullptr : CellAt(lines_[header - 1], column);
    return title != nullptr && forms_->HeaderOf(reading_.In(title->span)) == "label";
  }

  /// The terms of one column; nothing where a cell is no plain figure of that unit.
  std::optional<std::vector<ReckonedFigure>> TermsOf(std::size_t first, std::size_t last, std::uint16_t column,
                                                     const std::string& unit, bool within) const {
    std::vector<ReckonedFigure> terms;
    for (std::size_t i = first; i < last; ++i) {
      const Line& line = lines_[i];
      if (line.kind != Line::Kind::kItem && !(within && line.kind == Line::Kind::kWithin)) continue;
      const Cell* cell = CellAt(line, column);
      if (cell == nullptr || IsBlank(reading_.In(cell->span))) continue;
      const auto figure = FigureOf(*cell);
      if (!figure || figure->percent || figure->unit != unit) return std::nullopt;
      terms.push_back(Named(line, *cell, *figure));
    }
    return terms;
  }

  static bool IsBlank(std::string_view text) {
    return text.find_first_not_of(" -/") == std::string_view::npos || text == "—" || text == "——" || text == "无";
  }

  /// Another column comes to the same figure: cells of this row have slipped aside.
  bool HasSlipped(std::size_t first, std::size_t at, std::uint16_t column, const ReckonedFigure& whole) const {
    for (const Cell* other : lines_[at].cells) {
      if (other->column == column) continue;
      const auto terms = TermsOf(first, at, other->column, "", false);
      if (terms && terms->size() >= kLeastTerms && Closes(whole, *terms)) return true;
    }
    for (std::uint16_t other : {static_cast<std::uint16_t>(column + 1), static_cast<std::uint16_t>(column + 2)}) {
      const auto terms = TermsOf(first, at, other, "", false);
      if (terms && terms->size() >= kLeastTerms && Closes(whole, *terms)) return true;
    }
    return false;
  }

  void ReadSumLine(std::size_t at) {
    const std::size_t first = BodyOf(at);
    if (header_of_[at] == 0) return;
    for (const Cell* cell : lines_[at].cells) {
      const auto figure = FigureOf(*cell);
      if (figure && !figure->percent) ReadColumn(first, at, *cell, *figure);
    }
  }

  void ReadColumn(std::size_t first, std::size_t at, const Cell& cell, const CellFigure& figure) {
    const std::string title = TitleOf(at, cell.column);
    if (!NamesColumn(title) || reading_.words.no_sum_column.OccursIn(title)) return;
    auto terms = TermsOf(first, at, cell.column, figure.unit, false);
    if (!terms || terms->size() < kLeastTerms) return;
    ReckonedFigure whole = Named(lines_[at], cell, figure);
    const bool closes = Closes(whole, *terms);
    if (!closes) {
      const bool within = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(first),
                                      lines_.begin() + static_cast<std::ptrdiff_t>(at),
                                      [](const Line& line) { return line.kind == Line::Kind::kWithin; });
      if (within || !IsNear(whole, *terms) || HasSlipped(first, at, cell.column, whole)) return;
    }
    const bool money = figure.unit == "yuan" || (figure.unit.empty() && reading_.words.money_column.OccursIn(title));
    if (money && !InYuan(at, figure.unit, whole, *terms)) return;
    AddSum(draft_, whole.name, title, money ? std::string_view("yuan") : std::string_view(figure.unit), whole, *terms,
           true, kRule);
  }

  /// From the header's unit to yuan; false where nothing says the unit.
  bool InYuan(std::size_t at, const std::string& unit, ReckonedFigure& whole, std::vector<ReckonedFigure>& terms) {
    const auto power = unit.empty() ? PowerOfYuan(reading_, HeaderAbove(at)) : std::optional<int>(0);
    if (!power) return false;
    const auto turn = [&](ReckonedFigure& figure) {
      const auto yuan = figure.value.Shifted(*power);
      if (!yuan) return false;
      figure.value = *yuan;
      figure.fen = FenOfYuan(*yuan);
      figure.power = *power;
      return figure.fen.has_value();
    };
    return turn(whole) && std::all_of(terms.begin(), terms.end(), turn);
  }

  Draft& draft_;
  const Reading& reading_;
  const std::shared_ptr<const FormWords> forms_ = FormWords::Of(reading_.catalog);
  std::vector<Line> lines_;
  std::vector<std::size_t> header_of_;  ///< by line: one more than the header above it; 0: none
};

}  // namespace

void AddColumnSums(Draft& draft) {
  constexpr std::uint16_t kMostColumns = 100;  // of a table that somebody adds up
  for (const Table& table : draft.reading.document.tables) {
    if (!table.cells.empty() && table.columns <= kMostColumns) TableReader(draft, table).Read();
  }
}

}  // namespace jitu::ingest

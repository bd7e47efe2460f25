#include "ingest/readers/page_flow.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ingest/readers/page_rows.h"
#include "ingest/readers/page_tables.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr double kApart = 1.5;  ///< ems between two pieces of a line that do not belong to one sentence

std::string TextOf(const PageRow& row, double em) {
  std::size_t pieces = 1;
  for (std::size_t i = 1; i < row.words.size(); ++i) {
    pieces += row.words[i]->box.left - row.words[i - 1]->box.right > kApart * em ? 1U : 0U;
  }
  std::string text;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    const double gap = i == 0 ? 0 : row.words[i]->box.left - row.words[i - 1]->box.right;
    if (gap > kApart * em && pieces >= 3) {
      text += '\t';
    } else if (gap > 0.25 * em) {
      text += ' ';
    }
    text += row.words[i]->text;
  }
  return text;
}

/// A value that stands away from its label: such a line is none of prose.
bool HasWideGap(const PageRow& row, double em) {
  const auto apart = [&](const PageWord* one, const PageWord* next) {
    return next->box.left - one->box.right > 3 * em;
  };
  return std::adjacent_find(row.words.begin(), row.words.end(), apart) != row.words.end();
}

/// What goes to the next line as a whole, beyond one character: a number or a word, and the marks around it that may
/// not be parted from it.
double HeadOf(std::string_view text) {
  constexpr std::u32string_view kMarks = U"〔〕（）《》〈〉【】“”‘’、，。：；？！％—…·";
  const auto sticks = [&](char32_t c) { return (c > U' ' && c < 0x7F) || kMarks.find(c) != std::u32string_view::npos; };
  std::size_t first = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const text::CodePoint point = text::At(text, end);
    if (!sticks(point.value) && end > 0) break;
    if (!sticks(point.value)) first = point.bytes;
    end += point.bytes;
  }
  return WidthInEms(text.substr(first, end - first));
}

/// Whether a line ends where the next line's first word did not fit any more.
bool IsFull(double right, double margin, std::string_view next, double em, double slack_in_ems = 2.1) {
  return right + (HeadOf(next) + slack_in_ems) * em >= margin;
}

/// The same of a line of prose. One that ends a sentence may end its paragraph too, so not a character may have had
/// room.
bool IsFullLine(std::string_view line, double right, double margin, std::string_view next, double em) {
  return line.ends_with("。") ? IsFull(right, margin, next, em, 1.3) : IsFull(right, margin, next, em);
}

struct CellText {
  std::string text;
  bool is_full = false;  ///< its last line had no room for another character
};

/// Text of a cell: lines that its width broke are joined, others stay lines.
CellText TextOfCell(const std::vector<const PageWord*>& words, const Box& cell) {
  const double em = EmOf(words);
  CellText read;
  std::string& text = read.text;
  double before = 0, margin = 0;
  for (const PageRow& row : RowsOf(words)) {
    const std::string line = TextOf(row, em);
    const double side = std::max(0.0, std::min(row.box.left - cell.left, 0.9 * em));
    const bool narrow = !text.empty() && !line.empty() && (text.back() & 0x80) == 0 && (line.front() & 0x80) == 0;
    margin = cell.right - side + 0.5 * em;
    if (!text.empty()) text += !IsFull(before, margin, line, em) ? "\n" : narrow ? " " : "";
    text += line;
    before = row.box.right;
  }
  read.is_full = !text.empty() && IsFull(before, margin, "字", em, 1.6);
  std::replace(text.begin(), text.end(), '\t', ' ');
  return read;
}

/// Where the text of pages begins and ends.
struct Margins {
  double left = 0, right = 0;
};

struct PageText {
  std::vector<PageRow> rows;  ///< outside tables
  std::vector<RuledTable> tables;
  std::vector<std::vector<CellText>> texts;  ///< of the cells of each table
  double em = 10;
  bool goes_on = false;  ///< the first table goes on with the last one of the page before
};

using CellWords = std::vector<std::vector<const PageWord*>>;

bool PlaceInTable(const PageWord& word, const std::vector<RuledTable>& tables, std::vector<CellWords>& in_cells) {
  const double x = word.box.middle_x();
  const double y = word.box.middle_y();
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (!tables[i].box.Holds(x, y)) continue;
    for (std::size_t j = 0; j < tables[i].cells.size(); ++j) {
      if (!tables[i].cells[j].box.Holds(x, y)) continue;
      in_cells[i][j].push_back(&word);
      return true;
    }
  }
  return false;
}

PageText Arranged(const Page& page) {
  PageText arranged;
  arranged.tables = FindRuledTables(page);
  std::sort(arranged.tables.begin(), arranged.tables.end(),
            [](const RuledTable& a, const RuledTable& b) { return a.box.top < b.box.top; });
  std::vector<CellWords> in_cells;
  for (const RuledTable& table : arranged.tables) in_cells.emplace_back(table.cells.size());
  std::vector<const PageWord*> free;
  for (const PageWord& word : page.words) {
    if (!PlaceInTable(word, arranged.tables, in_cells)) free.push_back(&word);
  }
  for (std::size_t i = 0; i < arranged.tables.size(); ++i) {
    arranged.texts.emplace_back();
    for (std::size_t j = 0; j < in_cells[i].size(); ++j) {
      arranged.texts.back().push_back(TextOfCell(in_cells[i][j], arranged.tables[i].cells[j].box));
    }
  }
  arranged.em = EmOf(free);
  arranged.rows = InReadingOrder(RowsOf(std::move(free)), arranged.em);
  return arranged;
}

/// The texts of a table's row that are not empty.
std::vector<std::string> RowTexts(const RuledTable& table, const std::vector<CellText>& texts, std::uint32_t row) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (table.cells[i].row == row && !texts[i].text.empty()) found.push_back(texts[i].text);
  }
  return found;
}

/// Whether the table at the head of a page is the rest of the one at the foot of the page before: the same columns, and
/// between them nothing but a page number or a running header. A form that begins with the same box as that one did
/// (`first_row`) is another form.
bool GoesOn(const PageText& before, const PageText& page, const std::vector<std::string>& first_row) {
  if (before.tables.empty() || page.tables.empty()) return false;
  const RuledTable& last = before.tables.back();
  const RuledTable& next = page.tables.front();
  const auto below = std::count_if(before.rows.begin(), before.rows.end(),
                                   [&](const PageRow& row) { return row.box.top > last.box.bottom; });
  const auto above = std::count_if(page.rows.begin(), page.rows.end(),
                                   [&](const PageRow& row) { return row.box.bottom < next.box.top; });
  if (below > 1 || above > 1 || last.columns.size() != next.columns.size()) return false;
  for (std::size_t i = 0; i < last.columns.size(); ++i) {
    if (std::fabs(last.columns[i] - next.columns[i]) > 4) return false;
  }
  const auto next_row = RowTexts(next, page.texts.front(), 0);
  const bool same_box = !first_row.empty() && !next_row.empty() && first_row[0] == next_row[0];
  return !same_box || first_row == next_row;
}

class Pages {
 public:
  explicit Pages(const std::vector<Page>& pages) : pages_(pages), writer_("UTF-8") {
    std::vector<std::string> first_row;  // of the table that may go on
    for (const Page& page : pages) {
      texts_.push_back(Arranged(page));
      PageText& text = texts_.back();
      text.goes_on = texts_.size() > 1 && GoesOn(texts_[texts_.size() - 2], text, first_row);
      const bool other = text.tables.size() > (text.goes_on ? 1U : 0U);
      if (other) first_row = RowTexts(text.tables.back(), text.texts.back(), 0);
    }
  }

  Layout Write() {
    for (std::size_t i = 0; i < texts_.size(); ++i) WritePage(i);
    writer_.SetWrapped();
    return writer_.Take();
  }

 private:
  /// Of a page, by its wide lines; a page of few has those of the last one that had some.
  Margins MarginsOf(const PageText& page, double width) {
    std::vector<double> lefts, rights;
    for (const PageRow& row : page.rows) {
      if (row.box.width() < width * 0.45) continue;
      lefts.push_back(row.box.left);
      rights.push_back(row.box.right);
    }
    if (rights.size() < 3) return margins_.right > 0 ? margins_ : EvenMargins(page, width);
    std::sort(lefts.begin(), lefts.end());
    std::sort(rights.begin(), rights.end());
    margins_ = {lefts[lefts.size() / 20], rights[rights.size() - 1 - rights.size() / 20]};
    return margins_;
  }

  /// As wide on the right as what stands furthest left tells. None where that is no margin: nothing goes on then.
  static Margins EvenMargins(const PageText& page, double width) {
    double left = width;
    for (const PageRow& row : page.rows) left = std::min(left, row.box.left);
    return left < width / 4 ? Margins{left, width - left} : Margins{};
  }

  void WritePage(std::size_t number) {
    const PageText& page = texts_[number];
    const bool open_end = number + 1 < texts_.size() && texts_[number + 1].goes_on;
    const Margins margins = MarginsOf(page, pages_[number].width);
    std::size_t table = 0;
    for (std::size_t i = 0; i <= page.rows.size(); ++i) {
      const double top = i < page.rows.size() ? page.rows[i].box.top : 1e9;
      for (; table < page.tables.size() && page.tables[table].box.top < top; ++table) {
        AddTable(page, table);
        if (table + 1 < page.tables.size() || !open_end) EndTable();
      }
      // What stands between two parts of a table belongs to the page and not to the text.
      const bool between = (page.goes_on && table == 0) || (open_end && table == page.tables.size());
      if (i < page.rows.size() && !between) WriteRow(number, i, margins);
    }
    if (!open_end) writer_.EndPage();
  }

  void WriteRow(std::size_t number, std::size_t index, const Margins& of_page) {
    const PageText& page = texts_[number];
    const PageRow& row = page.rows[index];
    LayoutLine line;
    const Margins margins = row.right > 0 ? Margins{row.left, row.right} : of_page;
    const std::string text = TextOf(row, page.em);
    line.starts_at_margin = row.box.left <= margins.left + 0.7 * page.em;
    line.ends_at_margin =
        !HasWideGap(row, page.em) && IsFullLine(text, row.box.right, margins.right, NextText(number, index), page.em);
    writer_.PageLine(text, line);
  }

  std::string NextText(std::size_t page, std::size_t row) const {
    if (row + 1 < texts_[page].rows.size()) return TextOf(texts_[page].rows[row + 1], texts_[page].em);
    if (page + 1 < texts_.size() && !texts_[page + 1].rows.empty()) {
      return TextOf(texts_[page + 1].rows[0], texts_[page + 1].em);
    }
    return {};
  }

  void AddTable(const PageText& page, std::size_t index) {
    const RuledTable& table = page.tables[index];
    const std::vector<CellText>& texts = page.texts[index];
    const bool goes_on = index == 0 && page.goes_on;
    std::uint32_t skipped = goes_on && RowTexts(table, texts, 0) == header_ ? 1 : 0;
    if (!goes_on) header_ = RowTexts(table, texts, 0);
    if (goes_on && TakeRestOfRow(table, texts, skipped)) ++skipped;
    const std::uint32_t first = rows_;
    if (goes_on) ++ended_pages_;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const RuledTable::Cell& cell = table.cells[i];
      if (cell.row < skipped || texts[i].text.empty()) continue;
      grid_.cells.push_back({texts[i].text, first + cell.row - skipped, cell.column, cell.row_span, cell.column_span,
                             std::exchange(ended_pages_, 0)});
      full_.push_back(texts[i].is_full);
      rows_ = std::max(rows_, first + cell.row - skipped + cell.row_span);
    }
  }

  /// A row that the page's end cut in two: each text in it goes on with the one above, which had no room left, and
  /// other cells were whole. Its texts go to the row above.
  bool TakeRestOfRow(const RuledTable& table, const std::vector<CellText>& texts, std::uint32_t row) {
    std::vector<std::pair<std::size_t, const std::string*>> rest;
    std::size_t whole = 0;
    for (std::size_t i = grid_.cells.size(); i > 0 && grid_.cells[i - 1].row + 1 == rows_; --i) {
      const GridCell& above = grid_.cells[i - 1];
      std::size_t below = 0;
      while (below < texts.size() && (table.cells[below].row != row || table.cells[below].column != above.column))
        ++below;
      if (below == texts.size() || texts[below].text.empty()) {
        ++whole;
      } else if (!full_[i - 1]) {
        return false;
      } else {
        rest.emplace_back(i - 1, &texts[below].text);
      }
    }
    if (rest.empty() || whole == 0 || rest.size() != RowTexts(table, texts, row).size()) return false;
    for (const auto& [cell, text] : rest) grid_.cells[cell].text += *text;
    return true;
  }

  void EndTable() {
    Grid grid;
    grid.cells.swap(grid_.cells);
    full_.clear();
    rows_ = 0;
    writer_.Table(std::move(grid));
    for (; ended_pages_ > 0; --ended_pages_) writer_.EndPage();
  }

  const std::vector<Page>& pages_;
  std::vector<PageText> texts_;
  LayoutWriter writer_;
  Margins margins_;                  ///< of the last page with wide lines
  Grid grid_;                        ///< the table that is read, over several pages maybe
  std::vector<bool> full_;           ///< whether the text of its cell had no room left, by cell
  std::vector<std::string> header_;  ///< its first row
  std::uint32_t rows_ = 0;
  std::uint32_t ended_pages_ = 0;  ///< since its last cell
};

}  // namespace

Layout LayOutPages(const std::vector<Page>& pages) { return Pages(pages).Write(); }

bool EndsInTable(const Page& page) {
  constexpr double kFoot = 0.8;  // of the page's height
  return std::any_of(page.rules.begin(), page.rules.end(), [&](const Box& rule) {
    return rule.height() > rule.width() && rule.bottom >= kFoot * page.height;
  });
}

bool MayHoldTable(const Page& page) {
  std::vector<const PageWord*> words;
  for (const PageWord& word : page.words) words.push_back(&word);
  const double em = EmOf(words);
  std::size_t rows = 0;
  for (const PageRow& row : RowsOf(std::move(words))) {
    for (std::size_t i = 1; i < row.words.size(); ++i) {
      if (row.words[i]->box.left - row.words[i - 1]->box.right < 0.8 * em) continue;
      ++rows;
      break;
    }
  }
  return rows >= 2;
}

}  // namespace jitu::ingest

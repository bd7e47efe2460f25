#include "ingest/readers/compose.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/readers/clean_up.h"
#include "ingest/readers/flowed_text.h"
#include "ingest/readers/format.h"
#include "ingest/readers/joining.h"
#include "ingest/readers/list_mark.h"
#include "ingest/readers/text_tables.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

/// Cells parted by tabs: three or more with something in them, or two and empty ones beside them. A tab after a list
/// mark makes no row.
bool IsTabbedRow(std::string_view line) {
  int cells = 0;
  int tabs = 0;
  bool inside = false;
  for (const char c : line) {
    if (c == '\t') {
      inside = false;
      ++tabs;
    }
    if (!IsBlank(c) && !inside) {
      inside = true;
      ++cells;
    }
  }
  return tabs > 0 && (cells >= 3 || (cells == 2 && tabs >= 2));
}

/// Two cells parted by one tab, as rows of a table may be whose others have more.
bool IsTabbedPair(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || line.find('\t', tab + 1) != std::string_view::npos) return false;
  const auto filled = [](std::string_view cell) {
    return std::any_of(cell.begin(), cell.end(), [](char c) { return !IsBlank(c); });
  };
  return filled(line.substr(0, tab)) && filled(line.substr(tab + 1));
}

struct Blank {
  std::size_t bytes = 0;  ///< 0 where there is none
  std::uint32_t width = 0;
};

/// Pages write blanks that do not run together: &nbsp; &ensp; &emsp; and the ideographic one.
Blank BlankAt(std::string_view text, std::size_t at) {
  constexpr std::array<std::pair<std::string_view, std::uint32_t>, 5> kBlanks{
      {{" ", 1}, {"\u00A0", 1}, {"\u2002", 1}, {"\u2003", 2}, {"\u3000", 2}}};
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead != ' ' && lead != 0xC2 && lead != 0xE2 && lead != 0xE3) return {};
  for (const auto& [blank, width] : kBlanks) {
    if (text.substr(at, blank.size()) == blank) return {blank.size(), width};
  }
  return {};
}

/// Where the blanks between two cells stand, two columns wide or more; not those in front of the line.
std::vector<ByteSpan> GapsIn(std::string_view line) {
  std::vector<ByteSpan> gaps;
  std::size_t filled = std::string_view::npos;  // end of what stands before the blanks
  std::uint32_t width = 0;
  for (std::size_t i = 0; i < line.size();) {
    const Blank blank = BlankAt(line, i);
    i += std::max<std::size_t>(blank.bytes, 1);
    width += blank.width;
    if (blank.bytes > 0) continue;
    if (filled != std::string_view::npos && width >= 2) {
      gaps.push_back({static_cast<std::uint32_t>(filled), static_cast<std::uint32_t>(i - 1)});
    }
    filled = i;
    width = 0;
  }
  return gaps;
}

/// The bytes of blanks in front of a line that may stand for an empty cell; 0 where they only indent it.
std::size_t EmptyCellBefore(std::string_view line) {
  constexpr std::uint32_t kIndent = 4;
  std::size_t at = 0;
  std::uint32_t width = 0;
  while (at < line.size()) {
    const Blank blank = BlankAt(line, at);
    if (blank.bytes == 0) break;
    at += blank.bytes;
    width += blank.width;
  }
  return width > kIndent ? at : 0;
}

/// Rows whose cells are parted by blanks alone, three lines of three cells or more in a row: tabs take their place,
/// byte for byte. Blanks in front are a cell too where a row lacks one of those of the last that has none in front: a
/// name that spans the rows is written in the first alone.
void PartByBlanks(std::string& text) {
  constexpr std::size_t kFewestGaps = 2;
  constexpr std::size_t kFewestRows = 3;
  constexpr std::size_t kLongestRow = 600;
  std::vector<std::pair<std::size_t, std::vector<ByteSpan>>> rows;
  const auto part = [&] {
    if (rows.size() >= kFewestRows) {
      std::size_t full = 0;  // gaps of the last row that nothing stands in front of
      for (const auto& [start, gaps] : rows) {
        const std::size_t empty = EmptyCellBefore(std::string_view(text).substr(start, gaps.front().start));
        if (empty == 0) full = gaps.size();
        if (empty != 0 && gaps.size() + 1 == full) {
          std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(start), empty, ' ');
          text[start] = '\t';
        }
        for (const ByteSpan gap : gaps) {
          std::fill(text.begin() + static_cast<std::ptrdiff_t>(start + gap.start),
                    text.begin() + static_cast<std::ptrdiff_t>(start + gap.end), ' ');
          text[start + gap.start] = '\t';
        }
      }
    }
    rows.clear();
  };
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = std::string_view(text).substr(start, end - start);
    const bool may = line.size() <= kLongestRow && line.find('\t') == std::string_view::npos &&
                     line.find('|') == std::string_view::npos;
    std::vector<ByteSpan> gaps = may ? GapsIn(line) : std::vector<ByteSpan>();
    if (gaps.size() >= kFewestGaps)
      rows.emplace_back(start, std::move(gaps));
    else
      part();
    start = end + 1;
  }
  part();
}

/// The source with one byte for one byte: every kind of line end as a line feed, tabs between cells as bars.
struct Prepared {
  std::string text;
  std::vector<std::uint32_t> pages;  ///< where form feeds stood
};

Prepared Prepare(std::string_view source) {
  Prepared prepared{std::string(source), {}};
  std::string& text = prepared.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\f') prepared.pages.push_back(static_cast<std::uint32_t>(i));
    if (c == '\f' || c == '\v' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) text[i] = '\n';
  }
  PartFlowedLines(text);
  PartByBlanks(text);
  if (text.find('\t') == std::string::npos) return prepared;
  bool row_before = false;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = std::string_view(text).substr(start, end - start);
    const std::string_view next = end < text.size() ? std::string_view(text).substr(end + 1) : std::string_view();
    const bool row_behind = IsTabbedRow(next.substr(0, next.find('\n')));
    const bool row = IsTabbedRow(line) || (IsTabbedPair(line) && (row_before || row_behind));
    row_before = row;
    if (row) {
      std::replace(text.begin() + static_cast<std::ptrdiff_t>(start), text.begin() + static_cast<std::ptrdiff_t>(end),
                   '\t', '|');
    }
    start = end + 1;
  }
  return prepared;
}

/// Form feeds of the source as places in the reading form: both have the same lines, in the same order.
std::vector<std::uint32_t> PagesIn(std::string_view prepared, const std::vector<std::uint32_t>& pages,
                                   std::string_view reading) {
  std::vector<std::uint32_t> places;
  if (pages.empty()) return places;
  std::size_t at = 0;
  std::size_t place = 0;
  for (const std::uint32_t page : pages) {
    while (at <= page) {
      at = prepared.find('\n', at) + 1;
      const std::size_t end = reading.find('\n', place);
      if (at == 0 || end == std::string_view::npos) return places;
      place = end + 1;
    }
    places.push_back(static_cast<std::uint32_t>(place - 1));
  }
  return places;
}

/// For each line of the reading form, its line in the layout: line ends of other kinds make more lines of one.
std::vector<std::uint32_t> LayoutLines(const text::MappedText& reading, std::string_view source) {
  std::vector<std::uint32_t> lines;
  std::uint32_t line = 0;
  std::size_t counted = 0;
  for (std::size_t start = 0; start < reading.text.size();) {
    const auto at = static_cast<std::uint32_t>(start);
    const std::size_t place = reading.map.ToSource({at, at + 1}).start;
    for (; counted < place; ++counted) line += source[counted] == '\n' || source[counted] == '\f' ? 1U : 0U;
    lines.push_back(line);
    start = std::min(reading.text.find('\n', start), reading.text.size()) + 1;
  }
  return lines;
}

bool IsText(const LayoutLine& line) { return line.kind == LayoutLine::Kind::kText; }

/// Puts the clean lines together to blocks, keeping the map.
class Writer {
 public:
  /// `kinds` tells of each clean line what the format says; empty if it says nothing.
  Writer(std::string_view reading, const CleanText& clean, const std::vector<LayoutLine>& kinds,
         std::size_t block_bytes)
      : reading_(reading), clean_(clean), kinds_(kinds), block_bytes_(std::max<std::size_t>(block_bytes, 16)) {}

  /// The place of each clean line in `document.text`.
  std::vector<ByteSpan> Write(Document& document, const std::vector<bool>& joined) {
    std::vector<ByteSpan> places(clean_.lines.size());
    out_ = &document;
    out_->text.reserve(reading_.size());
    for (std::size_t i = 0; i < clean_.lines.size(); ++i) {
      if (i == 0 || !joined[i]) {
        if (i > 0) EndBlock();
        block_start_ = Place();
        line_ = i;
      } else {
        WriteJoint(clean_.lines[i].span, !kinds_.empty() && kinds_[i].goes_on);
      }
      places[i].start = Place();
      WriteLine(clean_.lines[i].span);
      places[i].end = Place();
    }
    if (!clean_.lines.empty()) EndBlock();
    return places;
  }

  text::SourceMap TakeMap() { return std::move(map_); }

 private:
  std::uint32_t Place() const { return static_cast<std::uint32_t>(out_->text.size()); }

  /// Between two Latin words or two numbers the line's end was a blank; between Chinese characters it was nothing. Two
  /// paragraphs of one cell stay apart.
  void WriteJoint(ByteSpan next, bool apart) {
    const auto narrow = [](char c) { return c > ' ' && c < 0x7F && c != ',' && c != '(' && c != ')'; };
    if (out_->text.size() == block_start_) return;
    if (!apart && (!narrow(out_->text.back()) || !narrow(reading_[next.start]))) return;
    out_->text += ' ';
    map_.AppendReplaced(1, ByteSpan{last_end_, next.start});
  }

  void WriteLine(ByteSpan line) {
    std::uint32_t at = line.start;
    while (cut_ < clean_.cuts.size() && clean_.cuts[cut_].end <= line.start) ++cut_;
    for (; cut_ < clean_.cuts.size() && clean_.cuts[cut_].start < line.end; ++cut_) {
      Copy({at, std::max(at, clean_.cuts[cut_].start)});
      at = std::max(at, clean_.cuts[cut_].end);
    }
    Copy({at, std::max(at, line.end)});
    last_end_ = line.end;
  }

  /// A block that grows too long ends at a character and another begins.
  void Copy(ByteSpan span) {
    while (span.start < span.end) {
      const std::size_t used = Place() - block_start_;
      const std::size_t room = block_bytes_ > used ? block_bytes_ - used : 0;
      std::uint32_t end = span.end;
      if (span.length() > room) {
        end = span.start + static_cast<std::uint32_t>(room);
        while (end > span.start && (static_cast<unsigned char>(reading_[end]) & 0xC0) == 0x80) --end;
      }
      if (end > span.start) {
        out_->text.append(reading_.substr(span.start, end - span.start));
        map_.AppendCopied({span.start, end});
        last_end_ = end;
      }
      if (end == span.end) return;
      EndBlock();
      block_start_ = Place();
      span.start = end;
    }
  }

  void EndBlock() {
    if (Place() == block_start_) return;
    const bool heading = !kinds_.empty() && kinds_[line_].kind == LayoutLine::Kind::kHeading;
    out_->blocks.push_back(Block{heading ? Block::Kind::kHeading : Block::Kind::kParagraph,
                                 {block_start_, Place()},
                                 heading ? kinds_[line_].level : 0,
                                 -1});
    out_->text += '\n';
    map_.AppendReplaced(1, ByteSpan{last_end_, last_end_});
  }

  std::string_view reading_;
  const CleanText& clean_;
  const std::vector<LayoutLine>& kinds_;
  std::size_t block_bytes_;
  Document* out_ = nullptr;
  text::SourceMap map_;
  std::size_t cut_ = 0;
  std::size_t line_ = 0;  ///< the first of the block
  std::uint32_t block_start_ = 0;
  std::uint32_t last_end_ = 0;
};

/// Lines of a page of words go on from margin to margin.
std::vector<bool> JoinedByMargins(std::string_view reading, const CleanText& clean,
                                  const std::vector<LayoutLine>& kinds) {
  std::vector<bool> joined(clean.lines.size(), false);
  for (std::size_t i = 1; i < joined.size(); ++i) {
    const ByteSpan span = clean.lines[i].span;
    joined[i] = IsText(kinds[i - 1]) && IsText(kinds[i]) && kinds[i - 1].ends_at_margin && kinds[i].starts_at_margin &&
                !ParseListMark(reading.substr(span.start, span.length()));
  }
  return joined;
}

/// Paragraphs of a web page or a document may be the lines of the page that it was copied from, so those between
/// tables and headings are judged by what they look like, as lines of plain text.
std::vector<bool> JoinedByLooks(std::string_view reading, const CleanText& clean, const std::vector<LayoutLine>& kinds,
                                const FormWords& words) {
  std::vector<CleanLine> text;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (IsText(kinds[i])) text.push_back(clean.lines[i]);
  }
  const std::vector<bool> joins = LinesToJoin(reading, text, words);
  std::vector<bool> joined(clean.lines.size(), false);
  for (std::size_t i = 0, at = 0; i < kinds.size(); ++i) {
    if (!IsText(kinds[i])) continue;
    joined[i] = i > 0 && IsText(kinds[i - 1]) && joins[at];
    ++at;
  }
  return joined;
}

/// Lines that go on with the one before.
std::vector<bool> Joined(const Layout& layout, std::string_view reading, const CleanText& clean,
                         const std::vector<LayoutLine>& kinds, const FormWords& words) {
  if (layout.lines.empty()) return LinesToJoin(reading, clean.lines, words);
  std::vector<bool> joined =
      layout.wrapped ? JoinedByMargins(reading, clean, kinds) : JoinedByLooks(reading, clean, kinds, words);
  for (std::size_t i = 1; i < joined.size(); ++i) {
    if (kinds[i].goes_on) joined[i] = kinds[i - 1].kind == kinds[i].kind;
  }
  return joined;
}

/// The tables of the layout, their cells where the lines went.
void AddTables(const Layout& layout, const std::vector<std::uint32_t>& line_of, const std::vector<ByteSpan>& places,
               Document& document) {
  for (const Layout::Table& from : layout.tables) {
    Table table;
    table.name = from.name;
    table.rows = from.rows;
    table.columns = from.columns;
    for (const Layout::Cell& cell : from.cells) {
      const auto first = std::lower_bound(line_of.begin(), line_of.end(), cell.first_line);
      const auto last = std::lower_bound(first, line_of.end(), cell.end_line);
      if (first == last) continue;
      const ByteSpan span{places[static_cast<std::size_t>(first - line_of.begin())].start,
                          places[static_cast<std::size_t>(last - line_of.begin()) - 1].end};
      if (span.empty()) continue;
      const bool is_text = layout.lines[cell.first_line].kind != LayoutLine::Kind::kCell;
      table.cells.push_back({span, cell.row, cell.column, cell.row_span, cell.column_span, is_text});
      if (is_text) continue;
      auto block = std::lower_bound(document.blocks.begin(), document.blocks.end(), span.start,
                                    [](const Block& one, std::uint32_t at) { return one.span.start < at; });
      for (; block != document.blocks.end() && block->span.start < span.end; ++block) {
        block->kind = Block::Kind::kTable;
        block->table = static_cast<int>(document.tables.size());
      }
    }
    if (!table.cells.empty()) document.tables.push_back(std::move(table));
  }
}

}  // namespace

Result<Document> Compose(Layout layout, const ReadLimits& limits) {
  const model::Catalog* catalog = CatalogOf(limits);
  if (catalog == nullptr) return Fail(ErrorCode::kInternal, Say("内置词表损坏", "the built-in word lists are damaged"));
  Document document;
  document.source = std::move(layout.text);
  document.encoding = std::move(layout.encoding);
  document.confidence = layout.confidence;
  const Prepared prepared = Prepare(document.source);
  const text::MappedText reading = text::ForReading(prepared.text);
  std::vector<std::uint32_t> layout_lines;
  std::vector<bool> is_cell;
  if (!layout.lines.empty()) {
    layout_lines = LayoutLines(reading, document.source);
    for (const std::uint32_t line : layout_lines) {
      is_cell.push_back(layout.lines[line].kind == LayoutLine::Kind::kCell);
    }
  }
  const CleanText clean = CleanUp(reading.text, PagesIn(prepared.text, prepared.pages, reading.text), is_cell);
  if (clean.lines.empty()) {
    return Fail(ErrorCode::kUnreadableInput, Say("文件里没有文字。", "there is no text in the file"));
  }
  std::vector<LayoutLine> kinds;
  std::vector<std::uint32_t> line_of;
  if (!layout.lines.empty()) {
    for (const CleanLine& line : clean.lines) {
      line_of.push_back(layout_lines[line.line]);
      kinds.push_back(layout.lines[line_of.back()]);
    }
  }
  Writer writer(reading.text, clean, kinds, limits.block_bytes);
  const std::vector<ByteSpan> places =
      writer.Write(document, Joined(layout, reading.text, clean, kinds, *FormWords::Of(*catalog)));
  document.map = writer.TakeMap().After(reading.map);
  AddTables(layout, line_of, places, document);
  FindTables(document, *catalog);
  return document;
}

}  // namespace jitu::ingest

#include "ingest/readers/html_flow.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <utility>

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestHeading = 150;  ///< bytes; what is longer is text in large letters
constexpr std::uint32_t kMostSpan = 200;

template <std::size_t n>
bool IsAny(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool IsInvisible(MarkupNode element) {
  constexpr std::array<std::string_view, 17> kInvisible{
      "script", "style",  "noscript", "head",     "template", "svg",   "select",   "option", "textarea",
      "iframe", "object", "button",   "noframes", "map",      "audio", "datalist", "del"};
  if (IsAny(element.Name(), kInvisible)) return true;
  std::string style(element.Attribute("style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos || style.find("mso-hide:all") != std::string::npos;
}

bool IsBlock(std::string_view name) {
  constexpr std::array<std::string_view, 35> kBlocks{
      "p",          "div",   "h1",    "h2",      "h3",      "h4",       "h5",     "h6",     "ul",
      "ol",         "li",    "dl",    "dt",      "dd",      "table",    "tr",     "td",     "th",
      "thead",      "tbody", "tfoot", "section", "article", "main",     "header", "footer", "aside",
      "blockquote", "pre",   "form",  "hr",      "center",  "fieldset", "figure", "body"};
  return IsAny(name, kBlocks);
}

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Text between two line ends, blanks joined as a browser does; a line end of the source between two wide characters
/// comes from the editor's width.
class Line {
 public:
  void Add(std::string_view text) {
    for (const char c : text) {
      if (IsSpace(c)) {
        space_ = true;
        broken_ = broken_ || c == '\n' || c == '\r';
        continue;
      }
      const bool wide = !text_.empty() && (text_.back() & 0x80) != 0 && (c & 0x80) != 0;
      if (space_ && !text_.empty() && !(broken_ && wide)) text_ += ' ';
      space_ = broken_ = false;
      text_ += c;
    }
  }
  /// Text whose blanks stand as they are.
  void AddWhole(std::string_view text) { text_ += text; }
  std::string Take() {
    space_ = broken_ = false;
    return std::exchange(text_, std::string());
  }
  bool empty() const { return text_.empty(); }

 private:
  std::string text_;
  bool space_ = false;
  bool broken_ = false;
};

std::uint32_t SpanOf(MarkupNode cell, std::string_view attribute) {
  const std::string_view text = cell.Attribute(attribute);
  std::uint32_t span = 1;
  std::from_chars(text.data(), text.data() + text.size(), span);
  return std::clamp(span, 1U, kMostSpan);
}

/// The rows of a table, through thead and tbody.
void CollectRows(MarkupNode table, std::vector<MarkupNode>& rows) {
  for (MarkupNode child = table.First(); child; child = child.Next()) {
    if (child.Is("tr")) rows.push_back(child);
    if (child.Is("thead") || child.Is("tbody") || child.Is("tfoot")) CollectRows(child, rows);
  }
}

bool HoldsTable(MarkupNode node) {
  for (MarkupNode child = node.First(); child; child = child.Next()) {
    if (child.Is("table") || HoldsTable(child)) return true;
  }
  return false;
}

class Flow {
 public:
  Flow(LayoutWriter& writer, LeaveOut leave_out, const void* context)
      : writer_(writer), leave_out_(leave_out), context_(context) {}

  void Walk(MarkupNode node) {
    for (MarkupNode child = node.First(); child && !writer_.IsFull(); child = child.Next()) {
      if (child.IsText()) {
        AddText(child);
      } else if (!IsLeftOut(child)) {
        Element(child);
      }
    }
  }
  void Flush() {
    std::string text = line_.Take();
    if (text.empty()) return;
    if (cell_ != nullptr) {
      if (!cell_->empty()) *cell_ += '\n';
      *cell_ += text;
    } else if (heading_ > 0 && text.size() <= kLongestHeading && !writer_.IsEmpty()) {
      writer_.Heading(text, heading_);
    } else {
      writer_.Paragraph(text);
    }
  }

 private:
  bool IsLeftOut(MarkupNode element) const { return IsInvisible(element) || leave_out_(context_, element); }

  void AddText(MarkupNode text) {
    if (!preformatted_) return line_.Add(text.Text());
    std::string_view rest = text.Text();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      line_.AddWhole(rest.substr(0, end));
      if (end < rest.size()) Flush();
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void Element(MarkupNode element) {
    const std::string_view name = element.Name();
    if (name == "br") return Flush();
    if (name == "table") return Table(element);
    if (!IsBlock(name)) return Walk(element);
    Flush();
    const int heading = name.size() == 2 && name[0] == 'h' && name[1] >= '2' && name[1] <= '6' ? name[1] - '1' : 0;
    const int heading_before = std::exchange(heading_, heading > 0 ? heading : heading_);
    const bool preformatted_before = std::exchange(preformatted_, preformatted_ || name == "pre");
    const int item_before = item_;
    if (name == "ol" || name == "ul") item_ = name == "ul" ? 0 : FirstItem(element);
    if (name == "li" && item_ > 0) line_.Add(std::to_string(item_++) + ".");
    const int item_after = item_;
    Walk(element);
    Flush();
    item_ = name == "ol" || name == "ul" ? item_before : item_after;
    preformatted_ = preformatted_before;
    heading_ = heading_before;
  }

  static int FirstItem(MarkupNode list) {
    const std::string_view start = list.Attribute("start");
    int first = 1;
    std::from_chars(start.data(), start.data() + start.size(), first);
    return std::clamp(first, 1, 100'000);
  }

  void Table(MarkupNode table) {
    std::vector<MarkupNode> rows;
    CollectRows(table, rows);
    Grid grid;
    std::uint32_t columns = 0;
    std::map<std::uint32_t, std::uint32_t> taken;  // column -> first row in which it is free again
    const bool layout = cell_ != nullptr || HoldsTable(table);
    for (std::uint32_t row = 0; !layout && row < rows.size() && row < LayoutWriter::kMostRows; ++row) {
      std::uint32_t column = 0;
      for (MarkupNode cell = rows[row].First(); cell; cell = cell.Next()) {
        if (!cell.Is("td") && !cell.Is("th")) continue;
        while (taken.count(column) > 0 && taken[column] > row) ++column;
        if (column >= LayoutWriter::kMostColumns) break;
        GridCell placed;
        placed.row = row;
        placed.column = column;
        placed.column_span = SpanOf(cell, "colspan");
        placed.row_span = SpanOf(cell, "rowspan");
        for (std::uint32_t i = 0; i < placed.column_span; ++i) taken[column + i] = row + placed.row_span;
        column += placed.column_span;
        columns = std::max(columns, column);
        if (!IsLeftOut(cell)) placed.text = CellText(cell);
        grid.cells.push_back(std::move(placed));
      }
    }
    if (cell_ == nullptr) Flush();
    if (layout || columns < 2) {
      Walk(table);
      return Flush();
    }
    writer_.Table(std::move(grid));
  }

  std::string CellText(MarkupNode cell) {
    std::string text;
    std::string* const cell_before = std::exchange(cell_, &text);
    Line line = std::exchange(line_, Line());
    Walk(cell);
    Flush();
    line_ = std::move(line);
    cell_ = cell_before;
    return text;
  }

  LayoutWriter& writer_;
  LeaveOut leave_out_;
  const void* context_;
  Line line_;
  std::string* cell_ = nullptr;  ///< where text goes while a cell is read
  int heading_ = 0;
  int item_ = 0;  ///< the number of the next item; 0 in a list without numbers
  bool preformatted_ = false;
};

void AddText(MarkupNode node, Line& line) {
  if (node.IsText()) return line.Add(node.Text());
  if (node.Is("script") || node.Is("style")) return;
  for (MarkupNode child = node.First(); child; child = child.Next()) AddText(child, line);
}

}  // namespace

void WriteHtml(MarkupNode node, LayoutWriter& writer, LeaveOut leave_out, const void* context) {
  Flow flow(writer, leave_out, context);
  flow.Walk(node);
  flow.Flush();
}

std::string HtmlLine(MarkupNode node) {
  Line line;
  AddText(node, line);
  return line.Take();
}

}  // namespace jitu::ingest

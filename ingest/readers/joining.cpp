#include "ingest/readers/joining.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

#include "ingest/readers/cell_columns.h"
#include "ingest/readers/list_mark.h"
#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::uint32_t kWidestWrap = 130;  ///< columns; a page holds no wider line of print
constexpr std::uint32_t kNarrowestWrap = 28;

template <std::size_t n>
bool EndsWithAny(std::string_view text, const std::array<std::string_view, n>& ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
    return !text.empty() && text.back() == end.back() && text.ends_with(end);
  });
}

template <std::size_t n>
bool StartsWithAny(std::string_view text, const std::array<std::string_view, n>& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
    return !text.empty() && text.front() == start.front() && text.starts_with(start);
  });
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Columns: two for a wide character, one for others; stops counting far past any page.
std::uint32_t WidthOf(std::string_view text) {
  std::uint32_t width = 0;
  for (std::size_t i = 0; i < text.size() && width < 4 * kWidestWrap;) {
    const auto byte = static_cast<unsigned char>(text[i]);
    width += byte >= 0xE1 ? 2 : 1;
    i += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  }
  return width;
}

std::size_t BarsIn(std::string_view line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
}

/// Cells parted by bars.
bool IsRow(std::string_view line) {
  const std::size_t bar = line.find('|');
  return bar != std::string_view::npos && line.find('|', bar + 1) != std::string_view::npos;
}

bool EndsSentence(std::string_view line) {
  constexpr std::array<std::string_view, 7> kEnds{"。", "!", "?", ";", ":", ".", "…"};
  return EndsWithAny(line, kEnds);
}

/// What can only be the middle of a sentence.
bool EndsOpen(std::string_view line) {
  constexpr std::array<std::string_view, 10> kOpen{",", "、", "(", "《", "“", "〈", "〔", "+", "≥", "≤"};
  return EndsWithAny(line, kOpen);
}

bool StartsAsContinuation(std::string_view line) {
  constexpr std::array<std::string_view, 12> kCloses{",", "。", "、", ";", ")", "》", "”", "〉", "〕", "%", "‰", ":"};
  return StartsWithAny(line, kCloses) && ParseListMark(line) == std::nullopt;
}

/// The unit of measure of an indicator that stands in the cell before.
bool IsBareRate(std::string_view line) { return line == "%" || line == "‰"; }

/// 3,680.50万 | 元;  164.87 | 万元。: a number parted from its unit. A cell that holds only a number has no unit to
/// wait for, and a cell that holds only a unit stands by itself.
bool PartsNumberFromUnit(std::string_view line, std::string_view next) {
  constexpr std::array<std::string_view, 4> kNumerals{"万", "亿", "千", "百"};
  constexpr std::array<std::string_view, 9> kUnits{"元",       "万元",   "亿元", "万",  "亿",
                                                   "个百分点", "平方米", "公里", "人次"};
  const bool number_before = !line.empty() && (IsDigit(line.back()) || EndsWithAny(line, kNumerals));
  if (!number_before || WidthOf(line) < 16) return false;
  constexpr std::array<std::string_view, 3> kMoney{"万元", "亿元", "元"};
  for (const std::string_view unit : kMoney) {
    if (next == unit) return true;
    if (StartsWithAny(next, std::array{unit}) && StartsAsContinuation(next.substr(unit.size()))) return true;
  }
  return StartsWithAny(next, kUnits) && next.size() > 9;
}

/// Ends in a Chinese character, as names of columns do and figures do not.
bool EndsHan(std::string_view line) { return text::IsHan(text::Before(line, line.size()).value); }

/// A bracket or a book-title mark left open near the end of a line, closed in the next before another opens.
bool ClosesNext(std::string_view line, std::string_view next) {
  struct Pair {
    std::string_view open, close;
  };
  constexpr std::array<Pair, 4> kPairs{{{"《", "》"}, {"(", ")"}, {"“", "”"}, {"〔", "〕"}}};
  const std::string_view tail = line.substr(line.size() - std::min<std::size_t>(line.size(), 200));
  const std::string_view head = next.substr(0, 200);
  return std::any_of(kPairs.begin(), kPairs.end(), [&](const Pair& pair) {
    const std::size_t opened = tail.rfind(pair.open);
    if (opened == std::string_view::npos || tail.find(pair.close, opened) != std::string_view::npos) return false;
    const std::size_t closed = head.find(pair.close);
    const std::size_t reopened = head.find(pair.open);
    return closed != std::string_view::npos && closed < reopened;
  });
}

/// 填报日期: 2023年..., 主管部门:...: a short name and a colon begin something new.
bool StartsWithLabel(std::string_view line) {
  const std::size_t colon = line.substr(0, 40).find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 24) return false;
  const std::string_view label = line.substr(0, colon);
  constexpr std::array<std::string_view, 5> kInside{",", "、", "。", "其中", " "};
  return std::none_of(kInside.begin(), kInside.end(),
                      [&](std::string_view part) { return label.find(part) != std::string_view::npos; });
}

/// 表一, 附件 and the lines that a page begins anew.
bool StartsAnew(std::string_view line) { return ParseListMark(line).has_value() || StartsWithLabel(line); }

/// 年度资金总额320.00412.50389.161094.34%9.4: a row of a form, not a line of a sentence.
bool IsFigures(std::string_view line) {
  if (!IsDigit(line.back()) && line.find('%') == std::string_view::npos) return false;
  constexpr std::array<std::string_view, 5> kPauses{",", "。", "、", ";", ":"};
  if (std::any_of(kPauses.begin(), kPauses.end(), [&](std::string_view pause) {
        const std::size_t at = text::Find(line, pause);
        return at != std::string_view::npos && !IsDigit(line[std::min(line.size() - 1, at + 1)]);
      })) {
    return false;
  }
  int runs = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (IsDigit(line[i]) && (i == 0 || !IsDigit(line[i - 1]))) ++runs;
  }
  return runs >= 2;
}

/// 石板桥危桥改造 240 240: a row of a table whose cells blanks part ends in two figures, a line of a sentence does not.
bool EndsInFigures(std::string_view line) {
  constexpr int kFigures = 2;
  for (int i = 0; i < kFigures; ++i) {
    const std::size_t blank = line.find_last_of(' ');
    if (blank == std::string_view::npos) return false;
    const std::string_view figure = line.substr(blank + 1);
    if (figure.find_first_not_of("0123456789.,%") != std::string_view::npos || figure.empty() || !IsDigit(figure[0]))
      return false;
    line = line.substr(0, blank);
    while (line.ends_with(' ')) line.remove_suffix(1);
  }
  return true;
}

/// 新建步道 ≥8公里: a figure with its bound is the last cell of a form's row.
bool EndsInBound(std::string_view line) {
  const std::size_t blank = line.rfind(' ');
  if (blank == std::string_view::npos || EndsSentence(line)) return false;
  const std::string_view last = line.substr(blank + 1);
  return ComparisonAt(last) != 0 && last.find_first_of("0123456789") != std::string_view::npos;
}

/// A heading by its mark, on a line of its own: it is over where its line is over, unless the line is full.
bool IsMarkedHeading(std::string_view line) {
  const auto mark = ParseListMark(line);
  if (!mark) return false;
  const bool heading_mark = mark->kind == MarkKind::kPart || mark->kind == MarkKind::kHan ||
                            mark->kind == MarkKind::kHanBracket || mark->kind == MarkKind::kLost;
  const std::string_view rest = line.substr(mark->skip);
  return heading_mark && rest.find(',') == std::string_view::npos && rest.find("。") == std::string_view::npos;
}

struct Layout {
  bool wrapped = false;
  bool pointed = false;            ///< nearly all lines of prose end in a point: one that does not was broken
  bool figures = false;            ///< several lines are rows of figures without any pause
  bool cells = false;              ///< nearly all lines are short, as in a form with one cell a line
  bool blank_between_all = false;  ///< empty lines stand between nearly all lines and part nothing
  std::uint32_t width = 0;         ///< of a full line
};

class Joiner {
 public:
  Joiner(std::string_view reading, const std::vector<CleanLine>& lines, const FormWords& words)
      : reading_(reading), lines_(lines), words_(words) {
    widths_.reserve(lines.size());
    for (const CleanLine& line : lines) widths_.push_back(WidthOf(TextOf(line)));
    MeasureLayout();
  }

  std::vector<bool> Decide() const {
    std::vector<bool> joined(lines_.size(), false);
    JoinRows(joined);
    bool in_body = false;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const std::string_view before = TextOf(lines_[i - 1]);
      in_body = in_body || ParseListMark(before).has_value() || EndsSentence(before);
      joined[i] = joined[i] || GoesOn(i, in_body);
    }
    return joined;
  }

 private:
  std::string_view TextOf(const CleanLine& line) const { return reading_.substr(line.span.start, line.span.length()); }

  bool LooksCut(std::size_t i) const {
    const std::string_view line = TextOf(lines_[i]);
    return widths_[i] >= kNarrowestWrap && widths_[i] <= kWidestWrap && !EndsSentence(line) && !IsMarkedHeading(line) &&
           !EndsInFigures(line) && i + 1 < lines_.size() && !StartsAnew(TextOf(lines_[i + 1]));
  }

  /// A line of a paragraph, with a pause in it.
  bool IsProse(std::size_t i) const {
    const std::string_view line = TextOf(lines_[i]);
    return widths_[i] > 40 && !IsRow(line) && (line.find(',') != std::string_view::npos || text::Has(line, "。"));
  }

  void MeasureLayout() {
    std::vector<std::uint32_t> cut_widths;
    std::size_t long_lines = 0;
    std::size_t wide_lines = 0;
    std::size_t blanks = 0;
    std::size_t figures = 0;
    std::size_t prose = 0;
    std::size_t points = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (IsProse(i)) ++prose;
      if (IsProse(i) && EndsSentence(TextOf(lines_[i]))) ++points;
      if (lines_[i].blank_before) ++blanks;
      if (IsFigures(TextOf(lines_[i]))) ++figures;
      if (widths_[i] >= kNarrowestWrap) ++wide_lines;
      if (widths_[i] > kWidestWrap) ++long_lines;
      if (LooksCut(i)) cut_widths.push_back(widths_[i]);
    }
    layout_.blank_between_all = lines_.size() > 4 && blanks * 10 >= (lines_.size() - 1) * 8;
    layout_.figures = figures >= 5;
    layout_.pointed = prose >= 5 && points * 5 >= prose * 4;
    layout_.cells = wide_lines * 5 <= lines_.size();
    layout_.wrapped = cut_widths.size() >= 3 && cut_widths.size() * 4 >= wide_lines && long_lines * 20 <= wide_lines;
    if (!layout_.wrapped) return;
    const std::size_t ninth = cut_widths.size() * 9 / 10;
    std::nth_element(cut_widths.begin(), cut_widths.begin() + static_cast<std::ptrdiff_t>(ninth), cut_widths.end());
    layout_.width = cut_widths[ninth];
    if (!layout_.blank_between_all) return;
    // Lines that a page's width cut are alike in width; paragraphs without a point at their ends are not.
    const auto alike = std::count_if(cut_widths.begin(), cut_widths.end(),
                                     [&](std::uint32_t width) { return width * 10 >= layout_.width * 8; });
    layout_.wrapped = static_cast<std::size_t>(alike) * 2 >= cut_widths.size();
  }

  /// 数量指标 新建步道 8公里, 主管部门 某局: blanks part the cells of a row that a class of indicators or the name of a
  /// box opens.
  bool IsRowOfForm(std::string_view line) const {
    constexpr std::size_t kLongestName = 60;  ///< bytes
    const std::size_t blank = line.substr(0, kLongestName).find(' ');
    if (blank == std::string_view::npos) return false;
    const std::string_view first = line.substr(0, blank);
    return words_.IsClass(first) || words_.IsSubclass(first) || !words_.LabelOf(first).empty();
  }

  bool GoesOn(std::size_t i, bool in_body) const {
    const std::string_view before = TextOf(lines_[i - 1]);
    const std::string_view line = TextOf(lines_[i]);
    if (IsRow(before) || IsRow(line)) return false;
    if (EndsInFigures(before) || EndsInFigures(line) || IsRowOfForm(line) || EndsInBound(before)) return false;
    if (layout_.figures && (IsFigures(before) || IsFigures(line))) return false;
    if (PartsNumberFromUnit(before, line)) return true;
    if (StartsAsContinuation(line)) return !IsBareRate(line) || IsDigit(before.back());
    const bool full_line = layout_.wrapped && widths_[i - 1] * 20 >= layout_.width * 18;
    if (full_line && in_body && IsDigit(before.back()) && IsDigit(line.front())) return true;
    const bool anew = StartsAnew(line);
    if (!EndsSentence(before) && !anew && ClosesNext(before, line)) return true;
    if (anew || EndsSentence(before)) return false;
    if (EndsOpen(before)) return widths_[i - 1] >= 16;
    if (layout_.pointed && !layout_.cells && !lines_[i].blank_before && IsProse(i - 1) && EndsHan(before) &&
        (IsProse(i) || EndsSentence(line)) && text::IsHan(text::At(line, 0).value))
      return true;
    const bool cut_short =
        layout_.wrapped && in_body && widths_[i - 1] * 20 >= layout_.width * 18 && !IsMarkedHeading(before);
    if (lines_[i].blank_before && !layout_.blank_between_all && !cut_short) return false;
    const bool narrow = widths_[i - 1] < kNarrowestWrap && widths_[i] < kNarrowestWrap;
    if (layout_.blank_between_all && !lines_[i].blank_before && narrow)
      return layout_.cells && EndsHan(before) && EndsHan(line);
    if (!layout_.wrapped || !in_body) return false;
    const bool full = widths_[i - 1] * 20 >= layout_.width * 17;
    if (ParseListMark(before)) return full;
    return widths_[i - 1] * 5 >= layout_.width * 3;
  }

  /// The bars of a line that ends in one; 0 for any other.
  std::size_t ClosedBars(std::size_t line) const {
    const std::string_view text = TextOf(lines_[line]);
    return text.ends_with('|') ? BarsIn(text) : 0;
  }

  /// Empty cells at the end of a row.
  bool FillsUp(std::size_t line) const {
    const std::string_view text = TextOf(lines_[line]);
    return text.ends_with("||") || text.ends_with("| |") || text == "|";
  }

  /// How many bars rows have that are filled up at their ends; 0 where they do not agree. `bars` from line `first` on.
  std::size_t BarsOfRow(const std::vector<std::size_t>& bars, std::size_t first) const {
    constexpr std::size_t kFewestBars = 4;
    constexpr std::size_t kFewestRows = 3;
    std::map<std::size_t, std::size_t> rows;  // by their number of bars
    std::size_t have = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < bars.size(); ++i) {
      have += bars[i];
      if (!FillsUp(first + i)) continue;
      if (have >= kFewestBars) {
        ++rows[have];
        ++all;
      }
      have = 0;
    }
    const auto most =
        std::max_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most != rows.end() && most->second >= kFewestRows && most->second * 2 >= all ? most->first : 0;
  }

  /// Rows whose cells were broken into lines: 年度指标值 | / 实际完成值 | / 分值 | 得分 | ||||. Where rows are filled
  /// up with bars to the same number, lines that have that many together are one row.
  void JoinRows(std::vector<bool>& joined) const {
    std::vector<std::size_t> bars;
    for (std::size_t from = 0; from < lines_.size(); from += std::max<std::size_t>(1, bars.size())) {
      bars.clear();
      while (from + bars.size() < lines_.size()) {
        const std::size_t closed = ClosedBars(from + bars.size());
        if (closed == 0) break;
        bars.push_back(closed);
      }
      if (const std::size_t whole = BarsOfRow(bars, from); whole != 0) JoinRun(bars, whole, from, joined);
    }
  }

  static void JoinRun(const std::vector<std::size_t>& bars, std::size_t whole, std::size_t first,
                      std::vector<bool>& joined) {
    constexpr std::size_t kMostLines = 40;  ///< of a row
    for (std::size_t from = 0; from < bars.size();) {
      std::size_t have = 0;
      std::size_t end = from;
      while (end < std::min(bars.size(), from + kMostLines) && have < whole) have += bars[end++];
      for (std::size_t i = from + 1; i < end && have == whole; ++i) joined[first + i] = true;
      from = have == whole ? end : from + 1;
    }
  }

  std::string_view reading_;
  const std::vector<CleanLine>& lines_;
  const FormWords& words_;
  std::vector<std::uint32_t> widths_;
  Layout layout_;
};

}  // namespace

std::vector<bool> LinesToJoin(std::string_view reading, const std::vector<CleanLine>& lines, const FormWords& words) {
  return Joiner(reading, lines, words).Decide();
}

}  // namespace jitu::ingest

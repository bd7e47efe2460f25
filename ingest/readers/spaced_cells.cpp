#include "ingest/readers/spaced_cells.h"

#include <algorithm>
#include <cstddef>

#include "ingest/readers/cell_columns.h"
#include "ingest/readers/rate_proof.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kMostWords = 20000;
constexpr std::size_t kLongestRow = 900;  ///< bytes

std::string_view In(std::string_view line, ByteSpan span) { return line.substr(span.start, span.length()); }

bool IsAmountName(std::string_view meaning) {
  return meaning == "budget" || meaning == "final_budget" || meaning == "arrived" || meaning == "executed" ||
         meaning == "rate";
}

bool IsName(std::string_view word, const FormWords& words) {
  return !words.HeaderOf(word).empty() || !words.LabelOf(word).empty() || words.IsClass(word) ||
         words.IsSubclass(word) || words.IsBlock(word);
}

bool IsBox(std::string_view word, const FormWords& words) {
  const std::string_view meaning = words.LabelOf(word);
  return !meaning.empty() && meaning != "goal" && meaning != "result";
}

bool IsValue(std::string_view word, const FormWords& words) {
  switch (ShapeOf(word, words)) {
    case CellShape::kNumber:
    case CellShape::kPercent:
    case CellShape::kCompared:
    case CellShape::kMeasured:
    case CellShape::kDash:
    case CellShape::kSign:
      return true;
    default:
      return false;
  }
}

/// A few characters without figures and pauses.
bool MayNameColumn(std::string_view word) {
  constexpr std::size_t kLongest = 36;  ///< bytes
  return word.size() <= kLongest && word.find_first_of("0123456789,:;|") == std::string_view::npos &&
         word.find("。") == std::string_view::npos;
}

/// 项目资金 年初预算数 全年预算数 全年执行数: a word in front of the names of columns, two of amounts among them, that
/// spans the rows below.
bool IsCorner(std::string_view line, const std::vector<ByteSpan>& cells, const FormWords& words) {
  if (cells.size() < 4 || IsName(In(line, cells[0]), words)) return false;
  if (In(line, cells[0]).find_first_of("0123456789:|") != std::string_view::npos) return false;
  return std::count_if(cells.begin() + 1, cells.end(),
                       [&](ByteSpan cell) { return IsAmountName(words.HeaderOf(In(line, cell))); }) >= 2;
}

/// 项目名称 某补贴项目 主管部门 某局: the names of boxes, each with the words behind it; an amount is one word.
std::vector<ByteSpan> Boxes(std::string_view line, const std::vector<ByteSpan>& spans, const FormWords& words) {
  std::vector<ByteSpan> cells;
  for (std::size_t i = 0; i < spans.size();) {
    if (!IsBox(In(line, spans[i]), words) || i + 1 == spans.size() || IsName(In(line, spans[i + 1]), words)) return {};
    const bool amount = words.LabelOf(In(line, spans[i])).starts_with("money_");
    cells.push_back(spans[i++]);
    ByteSpan value = spans[i++];
    for (; i < spans.size() && !IsBox(In(line, spans[i]), words); ++i) {
      if (!amount) value.end = spans[i].end;
    }
    cells.push_back(value);
  }
  return cells;
}

}  // namespace

std::vector<ByteSpan> SpacedWords(std::string_view line) {
  constexpr std::size_t kLongestBracket = 60;  ///< bytes
  std::vector<ByteSpan> words;
  std::size_t open = std::string_view::npos;  // where the bracket begins that the last word has left open
  for (std::size_t at = 0; at < line.size() && words.size() < kMostWords;) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const ByteSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    const std::string_view word = In(line, span);
    at = end + 1;
    if (word.empty()) continue;
    const bool inside = open != std::string_view::npos && span.end - open <= kLongestBracket;
    if (!words.empty() && (inside || word[0] == '(' || In(line, words.back()) == "其中:")) {
      words.back().end = span.end;
    } else {
      words.push_back(span);
    }
    const std::size_t opens = word.rfind('(');
    const std::size_t closes = word.rfind(')');
    if (opens != std::string_view::npos && (closes == std::string_view::npos || closes < opens)) {
      open = span.start + opens;
    } else if (closes != std::string_view::npos || !inside) {
      open = std::string_view::npos;
    }
  }
  return words;
}

std::vector<ByteSpan> SpacedList(std::string_view line, const FormWords& words) {
  constexpr std::size_t kFewest = 3;
  if (line.size() > kLongestRow || line.find(' ') == std::string_view::npos) return {};
  std::vector<ByteSpan> cells = SpacedWords(line);
  const auto is_column = [&](ByteSpan cell) {
    return !words.HeaderOf(In(line, cell)).empty() || words.LabelOf(In(line, cell)) == "unit";
  };
  const auto means = [&](auto holds) {
    return [&, holds](ByteSpan cell) { return holds(words.HeaderOf(In(line, cell))); };
  };
  const bool corner = cells.size() > kFewest + 1 && !is_column(cells[0]) &&
                      In(line, cells[0]).find_first_of("0123456789:|") == std::string_view::npos;
  if (corner) cells.erase(cells.begin());
  const bool list =
      cells.size() >= kFewest && std::all_of(cells.begin(), cells.end(), is_column) &&
      std::any_of(cells.begin(), cells.end(), means([](std::string_view name) { return name == "label"; })) &&
      std::any_of(cells.begin(), cells.end(), means([](std::string_view name) { return IsAmountName(name); }));
  return list ? cells : std::vector<ByteSpan>();
}

bool IsSpacedRow(std::string_view line, std::string_view names, const FormWords& words) {
  const std::vector<ByteSpan> columns = SpacedList(names, words);
  const std::vector<ByteSpan> cells = SpacedWords(line);
  if (cells.size() == columns.size() || cells.size() + 1 == columns.size()) return true;
  std::size_t values = 0;  // columns of amounts at the end
  while (values < columns.size() && IsAmountName(words.HeaderOf(In(names, columns[columns.size() - 1 - values])))) {
    ++values;
  }
  return values >= 2 && cells.size() > values && cells.size() < columns.size() &&
         std::all_of(cells.end() - static_cast<std::ptrdiff_t>(values), cells.end(),
                     [&](ByteSpan cell) { return IsValue(In(line, cell), words); });
}

std::vector<ByteSpan> SpacedForm(std::string_view line, const FormWords& words) {
  constexpr std::size_t kFewestNames = 5;
  constexpr std::size_t kFewestWords = 12;
  if (std::count(line.begin(), line.end(), ' ') < static_cast<std::ptrdiff_t>(kFewestWords)) return {};
  if (std::count(line.begin(), line.end(), '|') >= 2) return {};
  std::vector<ByteSpan> cells = SpacedWords(line);
  const auto names = std::count_if(cells.begin(), cells.end(), [&](ByteSpan cell) {
    const std::string_view word = In(line, cell);
    return !words.HeaderOf(word).empty() || !words.LabelOf(word).empty();
  });
  const bool form = names >= static_cast<std::ptrdiff_t>(kFewestNames) && cells.size() >= kFewestWords;
  return form ? cells : std::vector<ByteSpan>();
}

std::vector<ByteSpan> SpacedNames(std::string_view line, const FormWords& words) {
  constexpr std::size_t kFewestColumns = 4;
  constexpr std::size_t kMostUnknown = 2;
  if (line.size() > kLongestRow || line.find(' ') == std::string_view::npos) return {};
  std::vector<ByteSpan> cells = SpacedWords(line);
  if (IsCorner(line, cells, words)) cells.erase(cells.begin());
  const auto is_column = [&](ByteSpan cell) { return !words.HeaderOf(In(line, cell)).empty(); };
  const auto columns = static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), is_column));
  std::size_t unknown = 0;
  for (const ByteSpan cell : cells) {
    if (IsName(In(line, cell), words)) continue;
    if (!MayNameColumn(In(line, cell))) return {};
    ++unknown;
  }
  const bool names = unknown == 0 || (columns >= kFewestColumns && unknown <= kMostUnknown);
  return names && cells.size() >= 2 ? cells : std::vector<ByteSpan>();
}

bool IsSpacedHeader(std::string_view line, const FormWords& words) {
  constexpr std::ptrdiff_t kFewest = 4;
  if (!SpacedList(line, words).empty()) return false;
  const std::vector<ByteSpan> cells = SpacedNames(line, words);
  return std::count_if(cells.begin(), cells.end(),
                       [&](ByteSpan cell) { return !words.HeaderOf(In(line, cell)).empty(); }) >= kFewest;
}

SpacedColumns ColumnsOf(std::string_view line, const std::vector<ByteSpan>& names, const FormWords& words) {
  SpacedColumns columns;
  for (const ByteSpan name : names) {
    const std::string_view meaning = words.HeaderOf(In(line, name));
    if (meaning == "third") columns = {};
    if (meaning == "reason") break;
    ++columns.all;
    if (meaning == "weight" || meaning == "score") ++columns.points;
  }
  return columns;
}

std::vector<ByteSpan> SpacedCells(std::string_view line, const FormWords& words, SpacedColumns columns) {
  constexpr std::size_t kOneFigure = 2;  ///< columns: an indicator with its target
  constexpr std::size_t kInWords = 3;    ///< an indicator with its target and its result
  if (line.size() > kLongestRow || line.find('|') != std::string_view::npos) return {};
  const std::vector<ByteSpan> spans = SpacedWords(line);
  if (spans.size() < 2) return {};
  if (IsBox(In(line, spans[0]), words)) return Boxes(line, spans, words);
  const auto is_value = [&](std::size_t i) { return IsValue(In(line, spans[i]), words); };
  // The values, and behind them one cell in words: why the aim was missed.
  std::size_t end = spans.size();
  if (end >= 4 && !is_value(end - 1) && is_value(end - 2) && is_value(end - 3)) --end;
  std::size_t first = end;
  while (first > 0 && is_value(first - 1)) --first;
  if (first == 0) return spans.size() < columns.all ? spans : std::vector<ByteSpan>();
  std::vector<ByteSpan> cells;
  std::size_t name = 0;
  for (; name < first; ++name) {
    const std::string_view word = In(line, spans[name]);
    if (!words.IsClass(word) && !words.IsSubclass(word) && !words.IsBlock(word)) break;
    cells.push_back(spans[name]);
  }
  if (name == first) return {};
  const std::size_t values = end - first;
  const std::size_t fewest = columns.all == kOneFigure && !IsPlainNumber(In(line, spans[first])) ? 1 : 2;
  const bool leads = name > 0 || IsNumberedIndicator(In(line, spans[name]));
  const bool in_words = first - name == kInWords && (values == columns.points || (values == 0 && leads));
  const bool half = first - name + 1 == kInWords && values == columns.points + 1 && columns.all == values + 2;
  if (columns.all != 0 && (in_words || half)) {
    cells.insert(cells.end(), spans.begin() + static_cast<std::ptrdiff_t>(name), spans.end());
    return cells;
  }
  if (values < fewest) return {};
  cells.push_back({spans[name].start, spans[first - 1].end});
  cells.insert(cells.end(), spans.begin() + static_cast<std::ptrdiff_t>(first), spans.end());
  return cells;
}

}  // namespace jitu::ingest

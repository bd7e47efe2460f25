/// Forms whose cells a converter parted by blanks: 年度资金总额 8.40 8.40 10 100% 10
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {

/// The words of a line, those in one bracket, and it with the word before, as one.
std::vector<ByteSpan> SpacedWords(std::string_view line);

/// 序号 项目名称 预算数 执行数: the words of a line of nothing but names of columns, one of amounts and one of items
/// among them; empty if it is no such line. What stands in the corner in front of four of them is left out: it spans
/// the rows (年度预算执行情况 资金类别 预算数 执行数).
std::vector<ByteSpan> SpacedList(std::string_view line, const FormWords& words);

/// A line below them is a row: as many words, or one less (a sum has no number), or values under the last columns and
/// at most as many words in front as there are columns.
bool IsSpacedRow(std::string_view line, std::string_view names, const FormWords& words);

/// The cells of a whole form in one line; empty where the line is none. What stands in brackets, and what 其中: opens,
/// belongs to the cell beside it.
std::vector<ByteSpan> SpacedForm(std::string_view line, const FormWords& words);

/// The words of a line that consists of names of columns, boxes or classes, two at most not known beside four columns;
/// empty if it is no such line.
std::vector<ByteSpan> SpacedNames(std::string_view line, const FormWords& words);

/// Of such a line that it names columns: four or more.
bool IsSpacedHeader(std::string_view line, const FormWords& words);

/// How many columns there are from an indicator's name to the points, and how many of them hold points.
struct SpacedColumns {
  std::size_t all = 0, points = 0;
};
SpacedColumns ColumnsOf(std::string_view line, const std::vector<ByteSpan>& names, const FormWords& words);

/// The cells of a line below such a header: boxes with their values, a name and the values behind it, an indicator with
/// target and result in words, or the points alone. Empty if it is no such line.
std::vector<ByteSpan> SpacedCells(std::string_view line, const FormWords& words, SpacedColumns columns = {});

}  // namespace jitu::ingest

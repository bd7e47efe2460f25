/// Forms whose cells a converter parted by blanks: 年度资金总额 8.40 8.40 10 100% 10
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {

/// The words of a line, those in one bracket, and it with the word before, as one.
std::vector<ByteSpan> SpacedWords(std::string_view line);

/// 序号 项目名称 预算数 执行数: a line of nothing but names of columns, one of amounts and one of items among them.
/// Below it stand rows of as many words, which are left to who knows the rows.
bool IsSpacedList(std::string_view line, const FormWords& words);

/// The cells of a whole form in one line; empty where the line is none. What stands in brackets, and what 其中: opens,
/// belongs to the cell beside it.
std::vector<ByteSpan> SpacedForm(std::string_view line, const FormWords& words);

/// The words of a line that consists of names of columns, boxes or classes; empty if it is no such line.
std::vector<ByteSpan> SpacedNames(std::string_view line, const FormWords& words);

/// Of such a line that it names columns: four or more.
bool IsSpacedHeader(std::string_view line, const FormWords& words);

/// The cells of a line below such a header: boxes with their values, or a name and the values behind it. Empty if it
/// is no such line.
std::vector<ByteSpan> SpacedCells(std::string_view line, const FormWords& words);

}  // namespace jitu::ingest

/// Finds the ends of the lines in a page that a converter wrote as one long line.
#pragma once

#include <string>

namespace jitu::ingest {

/// Converters of PDF often put one blank where a line of print ended: “…财政资金绩效自评工作的 通知》要求…”. In each
/// long line of `text` that shows this (most of it in pieces of a printed line's length, parted by single blanks
/// between Chinese characters) those blanks, and blanks in front of list marks, become line feeds, one byte for one.
/// Lines of a form, whose blanks part cells, stay as they are. Linear time.
void PartFlowedLines(std::string& text);

}  // namespace jitu::ingest

/// The words of a page put together to rows, in reading order.
#pragma once

#include <vector>

#include "ingest/readers/page.h"

namespace jitu::ingest {

/// Words at one height.
struct PageRow {
  Box box;
  std::vector<const PageWord*> words;  ///< from left to right
  double left = 0, right = 0;          ///< margins of the column it stands in; both 0: the page's
};

/// The width of a full-width character, by the middle one of the words.
double EmOf(const std::vector<const PageWord*>& words);

/// From top to bottom: a word belongs to a row if its middle lies within the row's first word.
std::vector<PageRow> RowsOf(std::vector<const PageWord*> words);

/// Where text is set in two columns, the left one before the right one. Columns are told from labels beside values by
/// their lines: a gutter that no word crosses, and on either side many lines as wide as the column.
std::vector<PageRow> InReadingOrder(std::vector<PageRow> rows, double em);

}  // namespace jitu::ingest

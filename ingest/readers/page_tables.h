/// Tables on a page by the lines that are drawn around their cells.
#pragma once

#include <vector>

#include "ingest/readers/page.h"

namespace jitu::ingest {

struct RuledTable {
  struct Cell {
    Box box;
    std::uint32_t row = 0, column = 0, row_span = 1, column_span = 1;
  };
  Box box;
  std::vector<double> columns;  ///< where its upright lines stand, ascending
  std::vector<Cell> cells;
};

/// Tables of two columns at least, from top to bottom. What no line parts is one cell. A page of very many lines is a
/// drawing and has none.
std::vector<RuledTable> FindRuledTables(const Page& page);

}  // namespace jitu::ingest

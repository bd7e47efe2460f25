/// The names of columns above the rows of a form.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/readers/cell_columns.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {

struct FormHeader {
  struct Column {
    std::size_t cell = 0;  ///< of those given
    ColumnKind kind = ColumnKind::kUnknown;
  };
  std::vector<Column> columns;  ///< from left to right
  std::size_t end = 0;          ///< the cells that they take; 0 where no header begins
  bool broken = false;  ///< names in two rows: 年度 | 实际 | 分值 over 指标值 | 完成值. No cell holds them whole
};

/// The cells that a header may take.
constexpr std::size_t kMostHeaderCells = 24;

/// The header that the first of these cells opens. Between names that are known, and in front of the first class of
/// indicators, one may stand that is not.
FormHeader HeaderAt(const std::vector<std::string_view>& cells, const FormWords& names);

}  // namespace jitu::ingest

/// The figures of a form's row where nothing parts its cells, read under the columns of the form:
/// 10≥266米≥250米9 below 分值 | 指标值 | 完成值 | 得分, 310.2154.741050%5 below 预算数 | 执行数 | 分值 | 执行率 | 得分
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/readers/cell_columns.h"

namespace jitu::ingest {

/// Of the columns of a form, those of an indicator's figures, or of amounts beside their rate, from left to right;
/// empty unless target and result, or budget, outturn and rate, are among them.
std::vector<ColumnKind> FigureColumns(const std::vector<ColumnKind>& columns);

struct GluedRow {
  std::vector<std::size_t> ends;  ///< of the cells; empty if there is no such row
  bool led = false;               ///< the first cell holds points of which no column is named
};

/// The row that a text opens with, if it can be read in one way alone, or in one better than all others. Target and
/// result share their unit, or are the same words; points got are no more than those given; the outturn is that share
/// of the budget which the rate says. Best is a result that equals the target, amounts with as many decimals, and all
/// points got.
GluedRow CutRow(std::string_view text, const std::vector<ColumnKind>& columns);

}  // namespace jitu::ingest

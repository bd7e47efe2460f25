/// Finds the column of each cell of a form from which empty cells were dropped.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/readers/form_words.h"

namespace jitu::ingest {

/// What a column of a self-evaluation form holds; the names are the meanings of the word list "form.header".
enum class ColumnKind : std::uint8_t {
  kFirst,
  kSecond,
  kThird,
  kNature,
  kUnit,
  kTarget,
  kActual,
  kWeight,
  kScore,
  kReason,
  kBudget,
  kFinalBudget,
  kArrived,
  kExecuted,
  kRate,
  kGoal,
  kResult,
  kLabel,
  kUnknown,
};

ColumnKind ColumnNamed(std::string_view meaning);
/// The other way round; empty for kUnknown.
std::string_view NameOf(ColumnKind kind);

/// What a cell looks like.
enum class CellShape : std::uint8_t {
  kClass,     ///< the name of an indicator class of the first level
  kSubclass,  ///< of the second level
  kText,
  kLongText,
  kNumber,  ///< digits alone
  kPercent,
  kCompared,  ///< ≥60头
  kMeasured,  ///< 38米
  kDash,      ///< —, /: says there is no value
  kSign,      ///< ≥ alone
  kNumbered,  ///< 指标2:道路长度
};

CellShape ShapeOf(std::string_view cell, const FormWords& names);

/// 指标2:道路长度, 指标2: the name of an indicator with its number in the form.
bool IsNumberedIndicator(std::string_view cell);

/// The bytes of a sign or word at the start that bounds a figure: ≥, 不低于; 0 if there is none.
std::size_t ComparisonAt(std::string_view text);

struct Place {
  std::uint16_t row = 0;
  std::uint16_t column = 0;
};

/// 年度预算数 | 年初预算 | 调整后预算数: of two columns of budgets side by side the first stands above the rows' names.
void NameLabels(std::vector<ColumnKind>& columns);

/// Whether each of a row's cells may stand in the column of its place.
bool Fits(const std::vector<CellShape>& cells, const std::vector<ColumnKind>& columns);

/// The most likely place of each cell, in reading order: cells of a row stand in ascending columns, and what does not
/// fit a column by its shape, or leaves out columns that are seldom empty, costs. `row_ends` (empty if rows are not
/// known) are indexes behind the last cell of each row. O(cells x columns^2).
std::vector<Place> AssignColumns(const std::vector<CellShape>& cells, const std::vector<ColumnKind>& columns,
                                 const std::vector<std::size_t>& row_ends = {});

}  // namespace jitu::ingest

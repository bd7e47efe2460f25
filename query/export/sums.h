/// Wholes and their parts, so that a workbook can add them up before the reader's eyes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "query/export/content.h"
#include "schema/base/result.h"

namespace jitu::query::exporting {

struct SumCheck {
  std::string unit;
  std::string whole;
  graph::Value year;
  std::string basis;  ///< "actual", "budget"; empty for a check that does not say
  std::int64_t whole_fen = 0;
  std::int64_t tolerance_fen = 0;  ///< what rounding in the unit of money of the report explains
  std::vector<std::pair<std::string, std::int64_t>> parts;

  std::int64_t SumFen() const;
  bool Closes() const;
};

/// Every spending item whose parts must sum to it and are all given, by id; then whatever else the findings of kind
/// sum_does_not_close find: totals, listed items, parts larger than their whole. A check that does not close is one
/// that `jitu check` reports.
Result<void> EachSum(const Content& content, const std::function<Result<void>(const SumCheck&)>& sink);

}  // namespace jitu::query::exporting

/// The rate of execution beside amounts proves how they are to be read: that share of the budget was spent.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace jitu::ingest {

/// The bytes of a number at the start, digits grouped by commas as written; 0 if there is none.
std::size_t NumberAt(std::string_view text);

/// A whole text that is one number, without zeros in front.
bool IsPlainNumber(std::string_view text);

double Value(std::string_view number);

/// `spent` is `rate` percent of `budget`, as forms round it.
bool Agrees(std::string_view budget, std::string_view spent, double rate);

/// The points that a form gives for execution: 10, now and then 5, 15 or 20.
bool IsPoints(std::string_view text);

/// 109.6 -> where the points got begin behind those given, which are no fewer; 0 if it is no such run.
std::size_t CutPoints(std::string_view digits);

/// Budget, final budget, outturn and points in one run of digits before the rate: where each ends.
struct AmountCut {
  std::vector<std::size_t> ends;
  std::size_t rate = 0;  ///< where the rate begins
};

/// The only cut of the digits before a percent sign (amounts, points, rate) of which the outturn is that share of the
/// budget; nothing if there is none or are several. First with two budgets and points, then with one, then without
/// points.
std::optional<AmountCut> CutByRate(std::string_view digits);

/// Of cells out of order, those that hold what was to be spent and what was: indexes into `cells`.
struct ProvenAmounts {
  std::size_t budget = 0, executed = 0, rate = 0;
};

/// One of the first two numbers is the budget, and a number behind it that share of it which a rate among the cells
/// says; nothing where two outturns would do.
std::optional<ProvenAmounts> ProvenByRate(const std::vector<std::string_view>& cells);

}  // namespace jitu::ingest

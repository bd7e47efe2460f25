/// Making durations and calculating with them.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/model/value.h"
#include "schema/base/result.h"

namespace jitu::query {

enum class DurationUnit : std::uint8_t {
  kYears,
  kQuarters,
  kMonths,
  kWeeks,
  kDays,
  kHours,
  kMinutes,
  kSeconds,
  kMilliseconds,
  kMicroseconds,
  kNanoseconds
};

/// A number as its whole part and the rest, so that whole numbers stay exact.
struct Amount {
  std::int64_t whole = 0;
  double fraction = 0;
};

/// Adds amounts of units up. A fraction of a month becomes days and a fraction of a day becomes seconds, by their mean
/// lengths.
class Amounts {
 public:
  void Add(DurationUnit unit, const Amount& amount);
  /// Nothing if it is longer than durations may be.
  std::optional<graph::Duration> Sum() const;

 private:
  void AddWhole(std::int64_t& sum, std::int64_t amount, std::int64_t factor);

  graph::Duration whole_;
  long double months_ = 0;  // fractions
  long double days_ = 0;
  long double nanoseconds_ = 0;
  bool overflow_ = false;
};

/// From {years: 1, days: 1.5 ...}.
Result<graph::Value> DurationOfMap(const graph::Map& map);

Result<graph::Value> Sum(const graph::Duration& a, const graph::Duration& b);
Result<graph::Value> Product(const graph::Duration& a, double factor);
Result<graph::Value> Quotient(const graph::Duration& a, double divisor);
graph::Duration Negated(const graph::Duration& a);
/// The point so much later: months first, then days, on the calendar; then seconds. What the point's kind does not have
/// is left out.
Result<graph::Value> Later(const graph::Temporal& point, const graph::Duration& by);

/// How the time between two points is told.
enum class Between : std::uint8_t { kAll, kMonths, kDays, kSeconds };
/// From a to b. A point without date is on the day of the other; one without zone is in that of the other.
Result<graph::Value> DurationBetween(const graph::Temporal& a, const graph::Temporal& b, Between how);

}  // namespace jitu::query

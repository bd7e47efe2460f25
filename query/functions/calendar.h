/// Days by the ways in which calendars name them. A name of no day gives nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/model/temporal.h"

namespace jitu::query {

std::optional<std::int64_t> DayOfCalendarDate(const graph::CalendarDate& date);
/// Week 1 is the one with the year's first Thursday; weekdays from Monday, 1 (ISO 8601).
std::optional<std::int64_t> DayOfWeekDate(std::int64_t year, std::int64_t week, std::int64_t weekday);
std::optional<std::int64_t> DayOfOrdinalDate(std::int64_t year, std::int64_t ordinal);
std::optional<std::int64_t> DayOfQuarterDate(std::int64_t year, std::int64_t quarter, std::int64_t day);

struct WeekDate {
  std::int64_t year;
  std::int64_t week;
  std::int64_t weekday;
};
WeekDate WeekDateOf(std::int64_t day);
std::int64_t OrdinalOf(std::int64_t day);       ///< day of the year, from 1
std::int64_t DayOfQuarterOf(std::int64_t day);  ///< from 1
constexpr std::int64_t QuarterOf(std::int64_t month) { return (month - 1) / 3 + 1; }

/// The same day of another month, or its last day where it is shorter.
std::optional<std::int64_t> PlusMonths(std::int64_t day, std::int64_t months);

}  // namespace jitu::query

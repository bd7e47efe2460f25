#include "query/functions/calendar.h"

#include <algorithm>

namespace jitu::query {

using graph::CalendarDate;
using graph::CalendarOf;
using graph::DayOf;

namespace {

bool IsYear(std::int64_t year) { return year >= -graph::kLastYear && year <= graph::kLastYear; }
bool Within(std::int64_t number, std::int64_t last) { return number >= 1 && number <= last; }

// Day 0, 1970-01-01, was a Thursday.
std::int64_t WeekdayOf(std::int64_t day) { return ((day + 3) % 7 + 7) % 7 + 1; }

// The Monday of week 1, which has 4 January in it.
std::int64_t FirstMonday(std::int64_t year) {
  const std::int64_t fourth = DayOf({year, 1, 4});
  return fourth - WeekdayOf(fourth) + 1;
}

}  // namespace

std::optional<std::int64_t> DayOfCalendarDate(const CalendarDate& date) {
  if (!IsYear(date.year) || !Within(date.month, 12)) return std::nullopt;
  if (!Within(date.day, graph::DaysInMonth(date.year, date.month))) return std::nullopt;
  return DayOf(date);
}

std::optional<std::int64_t> DayOfWeekDate(std::int64_t year, std::int64_t week, std::int64_t weekday) {
  if (!IsYear(year) || !Within(weekday, 7)) return std::nullopt;
  const std::int64_t weeks = (FirstMonday(year + 1) - FirstMonday(year)) / 7;
  if (!Within(week, weeks)) return std::nullopt;
  return FirstMonday(year) + (week - 1) * 7 + weekday - 1;
}

std::optional<std::int64_t> DayOfOrdinalDate(std::int64_t year, std::int64_t ordinal) {
  if (!IsYear(year) || !Within(ordinal, DayOf({year + 1, 1, 1}) - DayOf({year, 1, 1}))) return std::nullopt;
  return DayOf({year, 1, 1}) + ordinal - 1;
}

std::optional<std::int64_t> DayOfQuarterDate(std::int64_t year, std::int64_t quarter, std::int64_t day) {
  if (!IsYear(year) || !Within(quarter, 4)) return std::nullopt;
  const std::int64_t first = DayOf({year, quarter * 3 - 2, 1});
  const std::int64_t next = quarter == 4 ? DayOf({year + 1, 1, 1}) : DayOf({year, quarter * 3 + 1, 1});
  if (!Within(day, next - first)) return std::nullopt;
  return first + day - 1;
}

WeekDate WeekDateOf(std::int64_t day) {
  std::int64_t year = CalendarOf(day).year;
  if (day < FirstMonday(year)) --year;
  if (day >= FirstMonday(year + 1)) ++year;
  return {year, (day - FirstMonday(year)) / 7 + 1, WeekdayOf(day)};
}

std::int64_t OrdinalOf(std::int64_t day) { return day - DayOf({CalendarOf(day).year, 1, 1}) + 1; }

std::int64_t DayOfQuarterOf(std::int64_t day) {
  const CalendarDate date = CalendarOf(day);
  return day - DayOf({date.year, QuarterOf(date.month) * 3 - 2, 1}) + 1;
}

std::optional<std::int64_t> PlusMonths(std::int64_t day, std::int64_t months) {
  const CalendarDate date = CalendarOf(day);
  const std::int64_t all = date.year * 12 + date.month - 1 + months;
  const std::int64_t month = (all % 12 + 12) % 12;
  const std::int64_t year = (all - month) / 12;
  if (!IsYear(year)) return std::nullopt;
  return DayOf({year, month + 1, std::min(date.day, graph::DaysInMonth(year, month + 1))});
}

}  // namespace jitu::query

/// Points in time and the durations between them.
#include "query/functions/calendar.h"
#include "query/functions/durations.h"
#include "query/functions/time_zones.h"
#include "query/language/statement_error.h"

namespace jitu::query {
namespace {

using graph::Duration;
using graph::kNanosPerDay;
using graph::kNanosPerSecond;
using graph::kSecondsPerDay;
using graph::Temporal;
using graph::TemporalKind;
using graph::Value;

Error OutOfRange() { return NamedFault("InvalidArgumentValue", Say("日期超出范围", "the date is out of range")); }

bool IsInYears(const Temporal& point) {
  const std::int64_t year = graph::CalendarOf(point.day).year;
  return year >= -graph::kLastYear && year <= graph::kLastYear;
}

// Seconds and nanoseconds from a to b, with the nanoseconds not negative.
Duration Elapsed(const Temporal& a, const Temporal& b) {
  Duration elapsed;
  elapsed.seconds = Moment(b) - Moment(a);
  elapsed.nanoseconds = b.nanosecond % kNanosPerSecond - a.nanosecond % kNanosPerSecond;
  if (elapsed.nanoseconds < 0) {
    elapsed.nanoseconds += kNanosPerSecond;
    --elapsed.seconds;
  }
  return elapsed;
}

// Whole months on the calendar, towards zero.
std::int64_t MonthsBetween(const Temporal& a, const Temporal& b) {
  const auto first = graph::CalendarOf(a.day);
  const auto last = graph::CalendarOf(b.day);
  std::int64_t months = (last.year - first.year) * 12 + last.month - first.month;
  const auto rest = [](const graph::CalendarDate& date, const Temporal& point) {
    return std::make_pair(date.day, point.nanosecond);
  };
  if (months > 0 && rest(last, b) < rest(first, a)) --months;
  if (months < 0 && rest(first, a) < rest(last, b)) ++months;
  return months;
}

std::int64_t DaysBetween(const Temporal& a, const Temporal& b) {
  std::int64_t days = b.day - a.day;
  if (days > 0 && b.nanosecond < a.nanosecond) --days;
  if (days < 0 && a.nanosecond < b.nanosecond) ++days;
  return days;
}

// Both as date-times with an offset, on the day and in the zone of the other where a point has none of its own.
void MakeAlike(Temporal& a, Temporal& b) {
  const TemporalKind kind_a = a.kind;
  const TemporalKind kind_b = b.kind;
  a.kind = b.kind = TemporalKind::kDateTime;
  if (!HasDate(kind_a)) a.day = b.day;
  if (!HasDate(kind_b)) b.day = a.day;
  if (!HasOffset(kind_a) && HasOffset(kind_b)) static_cast<void>(SetZone(a, ZoneText(b)));
  if (!HasOffset(kind_b) && HasOffset(kind_a)) static_cast<void>(SetZone(b, ZoneText(a)));
}

}  // namespace

Result<Value> Later(const Temporal& point, const Duration& by) {
  Temporal later = point;
  if (HasDate(point.kind)) {
    const auto day = PlusMonths(point.day, by.months);
    if (!day) return OutOfRange();
    later.day = *day + by.days;
    if (!IsInYears(later)) return OutOfRange();
    Settle(later);
  }
  if (!HasTime(point.kind)) {
    later.day += by.seconds / kSecondsPerDay;
    if (!IsInYears(later)) return OutOfRange();
    return Value(std::move(later));
  }
  const std::int64_t nanosecond = later.nanosecond % kNanosPerSecond + by.nanoseconds;
  const std::int64_t base = HasDate(point.kind) ? Moment(later) : later.nanosecond / kNanosPerSecond - later.offset;
  const std::int64_t span = HasDate(point.kind) ? by.seconds : by.seconds % kSecondsPerDay;
  SetMoment(later, base + span + nanosecond / kNanosPerSecond, nanosecond % kNanosPerSecond);
  if (!IsInYears(later)) return OutOfRange();
  return Value(std::move(later));
}

Result<Value> DurationBetween(const Temporal& a, const Temporal& b, Between how) {
  const bool dates = HasDate(a.kind) && HasDate(b.kind);
  Temporal from = a;
  Temporal to = b;
  MakeAlike(from, to);
  if (how == Between::kSeconds) return Value(Elapsed(from, to));
  if (!dates) return Value(how == Between::kAll ? Elapsed(from, to) : Duration());
  Temporal there = to;
  static_cast<void>(MoveToZone(there, ZoneText(from)));
  Duration between;
  if (how != Between::kDays) between.months = MonthsBetween(from, there);
  if (how == Between::kMonths) return Value(between);
  from.day = PlusMonths(from.day, between.months).value_or(from.day);
  between.days = DaysBetween(from, there);
  if (how == Between::kDays) return Value(between);
  from.day += between.days;
  Settle(from);
  const Duration rest = Elapsed(from, to);
  between.seconds = rest.seconds;
  between.nanoseconds = rest.nanoseconds;
  return Value(between);
}

}  // namespace jitu::query

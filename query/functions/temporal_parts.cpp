#include "query/functions/temporal_parts.h"

#include <iterator>

#include "query/functions/calendar.h"
#include "query/functions/time_zones.h"

namespace jitu::query {
namespace {

using graph::Duration;
using graph::kNanosPerSecond;
using graph::Temporal;
using graph::Value;

enum class Needs { kDate, kTime, kOffset, kMoment };

struct PointPart {
  std::string_view name;
  Needs needs;
  Value (*read)(const Temporal& point);
};

const PointPart kPointParts[] = {
    {"year", Needs::kDate, [](const Temporal& p) { return Value(graph::CalendarOf(p.day).year); }},
    {"quarter", Needs::kDate, [](const Temporal& p) { return Value(QuarterOf(graph::CalendarOf(p.day).month)); }},
    {"month", Needs::kDate, [](const Temporal& p) { return Value(graph::CalendarOf(p.day).month); }},
    {"week", Needs::kDate, [](const Temporal& p) { return Value(WeekDateOf(p.day).week); }},
    {"weekYear", Needs::kDate, [](const Temporal& p) { return Value(WeekDateOf(p.day).year); }},
    {"day", Needs::kDate, [](const Temporal& p) { return Value(graph::CalendarOf(p.day).day); }},
    {"ordinalDay", Needs::kDate, [](const Temporal& p) { return Value(OrdinalOf(p.day)); }},
    {"weekDay", Needs::kDate, [](const Temporal& p) { return Value(WeekDateOf(p.day).weekday); }},
    {"dayOfWeek", Needs::kDate, [](const Temporal& p) { return Value(WeekDateOf(p.day).weekday); }},
    {"dayOfQuarter", Needs::kDate, [](const Temporal& p) { return Value(DayOfQuarterOf(p.day)); }},
    {"hour", Needs::kTime, [](const Temporal& p) { return Value(p.nanosecond / kNanosPerSecond / 3600); }},
    {"minute", Needs::kTime, [](const Temporal& p) { return Value(p.nanosecond / kNanosPerSecond / 60 % 60); }},
    {"second", Needs::kTime, [](const Temporal& p) { return Value(p.nanosecond / kNanosPerSecond % 60); }},
    {"millisecond", Needs::kTime, [](const Temporal& p) { return Value(p.nanosecond % kNanosPerSecond / 1'000'000); }},
    {"microsecond", Needs::kTime, [](const Temporal& p) { return Value(p.nanosecond % kNanosPerSecond / 1'000); }},
    {"nanosecond", Needs::kTime, [](const Temporal& p) { return Value(p.nanosecond % kNanosPerSecond); }},
    {"timezone", Needs::kOffset, [](const Temporal& p) { return Value(ZoneText(p)); }},
    {"offset", Needs::kOffset, [](const Temporal& p) { return Value(graph::OffsetText(p.offset)); }},
    {"offsetMinutes", Needs::kOffset, [](const Temporal& p) { return Value(p.offset / 60); }},
    {"offsetSeconds", Needs::kOffset, [](const Temporal& p) { return Value(p.offset); }},
    {"epochSeconds", Needs::kMoment, [](const Temporal& p) { return Value(Moment(p)); }},
    {"epochMillis", Needs::kMoment,
     [](const Temporal& p) { return Value(Moment(p) * 1000 + p.nanosecond % kNanosPerSecond / 1'000'000); }},
};

bool Has(const Temporal& point, Needs needs) {
  switch (needs) {
    case Needs::kDate:
      return HasDate(point.kind);
    case Needs::kTime:
      return HasTime(point.kind);
    case Needs::kOffset:
      return HasOffset(point.kind);
    case Needs::kMoment:
      break;
  }
  return point.kind == graph::TemporalKind::kDateTime;
}

/// Seconds in the unit and how many of them: nothing where it does not fit 64 bits.
Value Subseconds(const Duration& d, std::int64_t per_second) {
  std::int64_t all = 0;
  if (__builtin_mul_overflow(d.seconds, per_second, &all)) return Value();
  if (__builtin_add_overflow(all, d.nanoseconds / (kNanosPerSecond / per_second), &all)) return Value();
  return Value(all);
}

struct DurationPart {
  std::string_view name;
  Value (*read)(const Duration& duration);
};

const DurationPart kDurationParts[] = {
    {"years", [](const Duration& d) { return Value(d.months / 12); }},
    {"quarters", [](const Duration& d) { return Value(d.months / 3); }},
    {"months", [](const Duration& d) { return Value(d.months); }},
    {"weeks", [](const Duration& d) { return Value(d.days / 7); }},
    {"days", [](const Duration& d) { return Value(d.days); }},
    {"hours", [](const Duration& d) { return Value(d.seconds / 3600); }},
    {"minutes", [](const Duration& d) { return Value(d.seconds / 60); }},
    {"seconds", [](const Duration& d) { return Value(d.seconds); }},
    {"milliseconds", [](const Duration& d) { return Subseconds(d, 1'000); }},
    {"microseconds", [](const Duration& d) { return Subseconds(d, 1'000'000); }},
    {"nanoseconds", [](const Duration& d) { return Subseconds(d, kNanosPerSecond); }},
    {"quartersOfYear", [](const Duration& d) { return Value(d.months % 12 / 3); }},
    {"monthsOfQuarter", [](const Duration& d) { return Value(d.months % 3); }},
    {"monthsOfYear", [](const Duration& d) { return Value(d.months % 12); }},
    {"daysOfWeek", [](const Duration& d) { return Value(d.days % 7); }},
    {"minutesOfHour", [](const Duration& d) { return Value(d.seconds / 60 % 60); }},
    {"secondsOfMinute", [](const Duration& d) { return Value(d.seconds % 60); }},
    {"millisecondsOfSecond", [](const Duration& d) { return Value(d.nanoseconds / 1'000'000); }},
    {"microsecondsOfSecond", [](const Duration& d) { return Value(d.nanoseconds / 1'000); }},
    {"nanosecondsOfSecond", [](const Duration& d) { return Value(d.nanoseconds); }},
};

}  // namespace

std::optional<Value> PartOf(const Temporal& point, std::string_view name) {
  for (const PointPart& part : kPointParts) {
    if (part.name == name && Has(point, part.needs)) return part.read(point);
  }
  return std::nullopt;
}

std::optional<Value> PartOf(const Duration& duration, std::string_view name) {
  for (const DurationPart& part : kDurationParts) {
    if (part.name == name) return part.read(duration);
  }
  return std::nullopt;
}

}  // namespace jitu::query

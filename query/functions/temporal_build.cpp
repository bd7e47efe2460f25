#include <array>

#include "query/functions/calendar.h"
#include "query/functions/temporal_parts.h"
#include "query/functions/time_zones.h"
#include "query/language/statement_error.h"

namespace jitu::query {
namespace {

using graph::kNanosPerSecond;
using graph::Map;
using graph::Temporal;
using graph::TemporalKind;
using graph::Value;

Error NoSuchPoint() {
  return NamedFault("InvalidArgumentValue",
                    Say("没有这样的日期或时间：请检查各分量", "there is no such date or time: check its parts"));
}

/// Numbers of a map by name.
class Parts {
 public:
  explicit Parts(const Map& map) : map_(map) {}

  bool Has(std::string_view name) const { return map_.find(name) != map_.end(); }
  const Value* Find(std::string_view name) const {
    const auto found = map_.find(name);
    return found == map_.end() ? nullptr : &found->second;
  }
  /// The number, or `otherwise` if none of that name is there. What is no integer makes the whole bad.
  std::int64_t Number(std::string_view name, std::int64_t otherwise) {
    const Value* value = Find(name);
    if (value == nullptr) return otherwise;
    if (value->AsInteger() == nullptr) bad_ = true;
    return value->AsInteger() == nullptr ? otherwise : *value->AsInteger();
  }
  /// The same within bounds, exclusive above.
  std::int64_t NumberBelow(std::string_view name, std::int64_t bound, std::int64_t otherwise) {
    const std::int64_t number = Number(name, otherwise);
    bad_ = bad_ || number < 0 || number >= bound;
    return number;
  }
  bool bad() const { return bad_; }

 private:
  const Map& map_;
  bool bad_ = false;
};

constexpr std::array<std::string_view, 19> kNames = {
    "year",         "month", "day",    "week",     "dayOfWeek",   "ordinalDay",  "quarter",
    "dayOfQuarter", "hour",  "minute", "second",   "millisecond", "microsecond", "nanosecond",
    "timezone",     "date",  "time",   "datetime", "dayOfYear"};

/// Where the parts that are not named come from.
struct Sources {
  const Temporal* date = nullptr;
  const Temporal* time = nullptr;
};

std::optional<std::int64_t> ReadDay(Parts& parts, const Temporal* base) {
  if (base == nullptr && !parts.Has("year")) return std::nullopt;
  const std::int64_t day = base == nullptr ? 0 : base->day;
  const graph::CalendarDate date = graph::CalendarOf(day);
  if (parts.Has("week") || parts.Has("dayOfWeek")) {
    const WeekDate week = WeekDateOf(day);
    return DayOfWeekDate(parts.Number("year", week.year), parts.Number("week", base == nullptr ? 1 : week.week),
                         parts.Number("dayOfWeek", base == nullptr ? 1 : week.weekday));
  }
  const std::int64_t year = parts.Number("year", date.year);
  if (parts.Has("ordinalDay")) return DayOfOrdinalDate(year, parts.Number("ordinalDay", 1));
  if (parts.Has("quarter") || parts.Has("dayOfQuarter")) {
    return DayOfQuarterDate(year, parts.Number("quarter", QuarterOf(date.month)),
                            parts.Number("dayOfQuarter", base == nullptr ? 1 : DayOfQuarterOf(day)));
  }
  return DayOfCalendarDate({year, parts.Number("month", date.month), parts.Number("day", date.day)});
}

std::int64_t ReadTime(Parts& parts, const Temporal* base) {
  const std::int64_t old = base == nullptr ? 0 : base->nanosecond;
  const std::int64_t second = old / kNanosPerSecond;
  const std::int64_t hours = parts.NumberBelow("hour", 24, second / 3600);
  const std::int64_t minutes = parts.NumberBelow("minute", 60, second / 60 % 60);
  const std::int64_t seconds = parts.NumberBelow("second", 60, second % 60);
  std::int64_t rest = old % kNanosPerSecond;
  const bool milli = parts.Has("millisecond");
  const bool micro = parts.Has("microsecond");
  if (milli || micro || parts.Has("nanosecond")) {
    rest = parts.NumberBelow("millisecond", 1000, 0) * 1'000'000 +
           parts.NumberBelow("microsecond", milli ? 1000 : 1'000'000, 0) * 1'000 +
           parts.NumberBelow("nanosecond",
                             micro   ? 1'000
                             : milli ? 1'000'000
                                     : kNanosPerSecond,
                             0);
  }
  return (hours * 3600 + minutes * 60 + seconds) * kNanosPerSecond + rest;
}

// The zone of the source stays; a zone that is named moves a source that had one, and is set otherwise.
bool ReadZone(const Parts& parts, const Temporal* source, bool moves, Temporal& point) {
  const bool zoned = source != nullptr && HasOffset(source->kind);
  if (zoned) {
    point.offset = source->offset;
    if (HasDate(point.kind)) point.zone = source->zone;
    Settle(point);
  }
  const Value* zone = parts.Find("timezone");
  if (zone == nullptr) return true;
  if (zone->AsString() == nullptr) return false;
  return zoned && moves ? MoveToZone(point, *zone->AsString()) : SetZone(point, *zone->AsString());
}

Result<Value> Build(TemporalKind kind, const Map& map, const Sources& sources, bool moves) {
  for (const auto& [name, value] : map) {
    if (std::find(kNames.begin(), kNames.end(), name) == kNames.end()) {
      return NamedFault("InvalidArgumentValue", Say("日期和时间没有分量 {}", "a date or time has no part {}", name));
    }
  }
  Parts parts(map);
  Temporal point;
  point.kind = kind;
  if (HasDate(kind)) {
    const auto day = ReadDay(parts, sources.date);
    if (!day) return NoSuchPoint();
    point.day = *day;
  }
  if (HasTime(kind)) point.nanosecond = ReadTime(parts, sources.time);
  if (parts.bad()) return NoSuchPoint();
  if (HasOffset(kind) && !ReadZone(parts, sources.time, moves, point)) {
    return NamedFault("InvalidArgumentValue",
                      Say("没有这个时区：应为 +08:00 或 Asia/Shanghai 这样的名称",
                          "there is no such time zone: expected one like +08:00 or Asia/Shanghai"));
  }
  return Value(std::move(point));
}

const Temporal* TemporalNamed(const Map& map, std::string_view name) {
  const auto found = map.find(name);
  return found == map.end() ? nullptr : found->second.AsTemporal();
}

std::int64_t FloorTo(std::int64_t number, std::int64_t unit) {
  const std::int64_t rest = number % unit;
  return number - (rest < 0 ? rest + unit : rest);
}

// The first day of the unit; nothing if it is not a unit of the calendar.
std::optional<std::int64_t> FirstDay(std::string_view unit, std::int64_t day) {
  const graph::CalendarDate date = graph::CalendarOf(day);
  constexpr std::pair<std::string_view, std::int64_t> kYears[] = {
      {"millennium", 1000}, {"century", 100}, {"decade", 10}, {"year", 1}};
  for (const auto& [name, years] : kYears) {
    if (unit == name) return graph::DayOf({FloorTo(date.year, years), 1, 1});
  }
  if (unit == "weekYear") return DayOfWeekDate(WeekDateOf(day).year, 1, 1);
  if (unit == "quarter") return graph::DayOf({date.year, QuarterOf(date.month) * 3 - 2, 1});
  if (unit == "month") return graph::DayOf({date.year, date.month, 1});
  if (unit == "week") return day - WeekDateOf(day).weekday + 1;
  return unit == "day" ? std::optional<std::int64_t>(day) : std::nullopt;
}

// Nanoseconds of a unit of the clock; 0 if it is none.
std::int64_t NanosOf(std::string_view unit) {
  constexpr std::pair<std::string_view, std::int64_t> kUnits[] = {{"hour", 3600 * kNanosPerSecond},
                                                                  {"minute", 60 * kNanosPerSecond},
                                                                  {"second", kNanosPerSecond},
                                                                  {"millisecond", 1'000'000},
                                                                  {"microsecond", 1'000}};
  for (const auto& [name, nanos] : kUnits) {
    if (unit == name) return nanos;
  }
  return 0;
}

}  // namespace

Result<Value> TemporalOfMap(TemporalKind kind, const Map& map) {
  Sources sources;
  const Temporal* both = TemporalNamed(map, "datetime");
  sources.date = TemporalNamed(map, "date") != nullptr ? TemporalNamed(map, "date") : both;
  sources.time = TemporalNamed(map, "time") != nullptr ? TemporalNamed(map, "time") : both;
  const bool lacks_date = sources.date != nullptr && !HasDate(sources.date->kind);
  if (lacks_date || (sources.time != nullptr && !HasTime(sources.time->kind))) return NoSuchPoint();
  return Build(kind, map, sources, true);
}

Result<Value> Converted(TemporalKind kind, const Temporal& point) {
  if (kind == point.kind) return Value(point);
  const bool date_missing = HasDate(kind) && !HasDate(point.kind);
  if (date_missing || (!HasDate(kind) && !HasTime(point.kind))) return NoSuchPoint();
  return Build(kind, {}, {&point, HasTime(point.kind) ? &point : nullptr}, true);
}

Result<Value> Truncated(TemporalKind kind, std::string_view unit, const Temporal& point, const Map& map) {
  Temporal begin = point;
  const std::int64_t nanos = NanosOf(unit);
  const std::optional<std::int64_t> day = FirstDay(unit, point.day);
  if ((nanos == 0 && !day) || (nanos != 0 && !HasTime(point.kind))) {
    return NamedFault("InvalidArgumentValue", Say("不能按 {} 截断", "this cannot be truncated to {}", unit));
  }
  if (HasDate(kind) && !HasDate(point.kind)) return NoSuchPoint();
  if (day) begin.day = *day;
  begin.nanosecond = nanos == 0 ? 0 : FloorTo(point.nanosecond, nanos);
  if (nanos == 0 && !HasTime(point.kind)) begin.kind = TemporalKind::kLocalDateTime;
  // Finer parts that are named come on top of those that truncating has kept.
  Map all = map;
  const bool finer = map.count("nanosecond") != 0;
  if (unit == "millisecond" && (finer || map.count("microsecond") != 0)) {
    all.emplace("millisecond", Value(begin.nanosecond % kNanosPerSecond / 1'000'000));
  }
  if (unit == "microsecond" && finer) all.emplace("microsecond", Value(begin.nanosecond % kNanosPerSecond / 1'000));
  return Build(kind, all, {&begin, &begin}, false);
}

}  // namespace jitu::query

/// date(), time(), localtime(), datetime(), localdatetime(), duration() and what goes with them.
#include "query/functions/durations.h"
#include "query/functions/function.h"
#include "query/functions/temporal_parts.h"
#include "query/functions/temporal_text.h"
#include "query/functions/time_zones.h"
#include "query/language/statement_error.h"

namespace jitu::query {
namespace {

using graph::Temporal;
using graph::TemporalKind;
using graph::Value;
using Arguments = std::span<const Value>;

const Message kSource{"ISO 8601 的字符串、映射或日期时间", "a string in ISO 8601, a map, or a date or time"};

std::string_view NameOf(TemporalKind kind) {
  constexpr std::string_view kNames[] = {"datetime", "localdatetime", "date", "time", "localtime"};
  return kNames[static_cast<std::size_t>(kind)];
}

Error NotReadable(std::string_view function, const std::string& text) {
  return NamedFault("InvalidArgumentValue", Say("{}() 读不懂“{}”", "{}() cannot read “{}”", function, text));
}

// The last argument is the moment of the statement, in Greenwich; one before it may name the zone that is wanted.
template <TemporalKind kKind>
Result<Value> Now(Arguments arguments) {
  Temporal now = *arguments.back().AsTemporal();
  if (arguments.size() > 1) {
    const std::string* zone = arguments[0].AsString();
    if (zone == nullptr || !MoveToZone(now, *zone)) {
      return WrongArgument(NameOf(kKind), arguments[0], {"时区的名称", "the name of a time zone"});
    }
  }
  return Converted(kKind, now);
}

template <TemporalKind kKind>
Result<Value> Make(Arguments arguments) {
  if (arguments.size() == 1) return Now<kKind>(arguments);
  const Value& source = arguments[0];
  if (const Temporal* point = source.AsTemporal()) return Converted(kKind, *point);
  if (const graph::Map* map = source.AsMap()) return TemporalOfMap(kKind, *map);
  const std::string* text = source.AsString();
  if (text == nullptr) return WrongArgument(NameOf(kKind), source, kSource);
  const auto point = ParseTemporal(*text, kKind);
  if (!point) return NotReadable(NameOf(kKind), *text);
  return Value(*point);
}

template <TemporalKind kKind>
Result<Value> Truncate(Arguments arguments) {
  const std::string* unit = arguments[0].AsString();
  const Temporal* point = arguments[1].AsTemporal();
  const graph::Map none;
  const graph::Map* map = arguments.size() > 2 ? arguments[2].AsMap() : &none;
  if (unit == nullptr) return WrongArgument("truncate", arguments[0], {"单位的名称", "the name of a unit"});
  if (point == nullptr) return WrongArgument("truncate", arguments[1], {"日期或时间", "a date or time"});
  if (map == nullptr) return WrongArgument("truncate", arguments[2], {"映射", "a map"});
  return Truncated(kKind, *unit, *point, *map);
}

Result<Value> MakeDuration(Arguments arguments) {
  const Value& source = arguments[0];
  if (source.AsDuration()) return source;
  if (const graph::Map* map = source.AsMap()) return DurationOfMap(*map);
  const std::string* text = source.AsString();
  if (text == nullptr) return WrongArgument("duration", source, kSource);
  const auto duration = ParseDuration(*text);
  if (!duration) return NotReadable("duration", *text);
  return Value(*duration);
}

template <Between kHow>
Result<Value> BetweenPoints(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.AsTemporal() == nullptr) {
      return WrongArgument("duration.between", argument, {"日期或时间", "a date or time"});
    }
  }
  return DurationBetween(*arguments[0].AsTemporal(), *arguments[1].AsTemporal(), kHow);
}

template <std::int64_t kPerSecond>
Result<Value> FromEpoch(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.AsInteger() == nullptr) {
      return WrongArgument("datetime.fromepoch", argument, {"整数", "an integer"});
    }
  }
  const std::int64_t count = *arguments[0].AsInteger();
  constexpr std::int64_t kMost = (graph::kLastYear - 1970) * 12 * graph::kSecondsPerMonth;
  if (count / kPerSecond > kMost || count / kPerSecond < -kMost) {
    return WrongArgument("datetime.fromepoch", arguments[0], {"范围内的秒数", "a number of seconds in range"});
  }
  const std::int64_t rest = count % kPerSecond;
  const std::int64_t more = arguments.size() > 1 ? *arguments[1].AsInteger() : 0;
  if (more < 0 || more >= graph::kNanosPerSecond) {
    return WrongArgument("datetime.fromepoch", arguments[1], {"不到一秒的纳秒数", "nanoseconds below a second"});
  }
  Temporal point;
  point.kind = TemporalKind::kDateTime;
  SetMoment(point, count / kPerSecond - (rest < 0 ? 1 : 0),
            (rest < 0 ? rest + kPerSecond : rest) * (graph::kNanosPerSecond / kPerSecond) + more);
  return Value(std::move(point));
}

Result<Value> Timestamp(Arguments arguments) { return *PartOf(*arguments.back().AsTemporal(), "epochMillis"); }

constexpr TypeSet kPoint = TypeSet::kTemporal;
constexpr TypeSet kSourceTypes = TypeSet::kString | TypeSet::kMap | TypeSet::kTemporal;
constexpr TypeSet kDuration = TypeSet::kDuration;

constexpr Function Maker(std::string_view name, ScalarFunction scalar) {
  return {name, 0, 1, kSourceTypes, kPoint, scalar, nullptr, OnNull::kNull, true};
}
constexpr Function Clock(std::string_view name, ScalarFunction scalar) {
  return {name, 0, 1, TypeSet::kString, kPoint, scalar, nullptr, OnNull::kNull, true};
}
constexpr Function Truncater(std::string_view name, ScalarFunction scalar) {
  return {name, 2, 3, TypeSet::kString, kPoint, scalar};
}

}  // namespace

std::span<const Function> TemporalFunctions() {
  using K = TemporalKind;
  static constexpr Function kTable[] = {
      Maker("date", Make<K::kDate>),
      Maker("time", Make<K::kTime>),
      Maker("localtime", Make<K::kLocalTime>),
      Maker("datetime", Make<K::kDateTime>),
      Maker("localdatetime", Make<K::kLocalDateTime>),
      Clock("date.transaction", Now<K::kDate>),
      Clock("date.statement", Now<K::kDate>),
      Clock("date.realtime", Now<K::kDate>),
      Clock("time.transaction", Now<K::kTime>),
      Clock("time.statement", Now<K::kTime>),
      Clock("time.realtime", Now<K::kTime>),
      Clock("localtime.transaction", Now<K::kLocalTime>),
      Clock("localtime.statement", Now<K::kLocalTime>),
      Clock("localtime.realtime", Now<K::kLocalTime>),
      Clock("datetime.transaction", Now<K::kDateTime>),
      Clock("datetime.statement", Now<K::kDateTime>),
      Clock("datetime.realtime", Now<K::kDateTime>),
      Clock("localdatetime.transaction", Now<K::kLocalDateTime>),
      Clock("localdatetime.statement", Now<K::kLocalDateTime>),
      Clock("localdatetime.realtime", Now<K::kLocalDateTime>),
      Truncater("date.truncate", Truncate<K::kDate>),
      Truncater("time.truncate", Truncate<K::kTime>),
      Truncater("localtime.truncate", Truncate<K::kLocalTime>),
      Truncater("datetime.truncate", Truncate<K::kDateTime>),
      Truncater("localdatetime.truncate", Truncate<K::kLocalDateTime>),
      {"datetime.fromepoch", 1, 2, TypeSet::kInteger, kPoint, FromEpoch<1>},
      {"datetime.fromepochmillis", 1, 1, TypeSet::kInteger, kPoint, FromEpoch<1000>},
      {"timestamp", 0, 0, TypeSet::kAny, TypeSet::kInteger, Timestamp, nullptr, OnNull::kNull, true},
      {"duration", 1, 1, TypeSet::kString | TypeSet::kMap | kDuration, kDuration, MakeDuration},
      {"duration.between", 2, 2, kPoint, kDuration, BetweenPoints<Between::kAll>},
      {"duration.inMonths", 2, 2, kPoint, kDuration, BetweenPoints<Between::kMonths>},
      {"duration.inDays", 2, 2, kPoint, kDuration, BetweenPoints<Between::kDays>},
      {"duration.inSeconds", 2, 2, kPoint, kDuration, BetweenPoints<Between::kSeconds>},
  };
  return kTable;
}

}  // namespace jitu::query

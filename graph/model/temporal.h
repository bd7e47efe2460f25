/// Dates, times of day and durations as values (openCypher CIP2015-08-06; calendar of ISO 8601, proleptic Gregorian).
#pragma once

#include <cstdint>
#include <string>

namespace jitu::graph {

inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;
/// The mean Gregorian month, 30.436875 days.
inline constexpr std::int64_t kSecondsPerMonth = 2'629'746;
/// Years from -kLastYear to kLastYear can be written.
inline constexpr std::int64_t kLastYear = 999'999'999;

/// In the order in which they sort.
enum class TemporalKind : std::uint8_t { kDateTime, kLocalDateTime, kDate, kTime, kLocalTime };

constexpr bool HasDate(TemporalKind kind) { return kind <= TemporalKind::kDate; }
constexpr bool HasTime(TemporalKind kind) { return kind != TemporalKind::kDate; }
constexpr bool HasOffset(TemporalKind kind) { return kind == TemporalKind::kDateTime || kind == TemporalKind::kTime; }

/// A point in time, as the calendar and the clock there show it. What its kind does not have is 0.
struct Temporal {
  TemporalKind kind = TemporalKind::kDate;
  std::int64_t day = 0;         ///< days since 1970-01-01
  std::int64_t nanosecond = 0;  ///< since midnight, below kNanosPerDay
  std::int32_t offset = 0;      ///< seconds east of Greenwich
  std::string zone;             ///< of a date-time: its IANA name; empty: known by its offset alone
};

/// Months, days and seconds are kept apart, because days and months are not all of one length.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int64_t nanoseconds = 0;  ///< from 0, below kNanosPerSecond, whatever the sign of the rest
};

/// Whether the mean length of the duration fits 64 bits of seconds with room to spare; longer ones are not made.
constexpr bool IsInRange(const Duration& value) {
  const auto within = [](std::int64_t number, std::int64_t most) { return number <= most && number >= -most; };
  return within(value.months, 100'000'000'000) && within(value.days, 10'000'000'000'000) &&
         within(value.seconds, 4'000'000'000'000'000'000) && value.nanoseconds >= 0 &&
         value.nanoseconds < kNanosPerSecond;
}

struct CalendarDate {
  std::int64_t year = 1970;
  std::int64_t month = 1;  ///< from 1
  std::int64_t day = 1;    ///< from 1
};
std::int64_t DayOf(const CalendarDate& date);
CalendarDate CalendarOf(std::int64_t day);
std::int64_t DaysInMonth(std::int64_t year, std::int64_t month);

/// Seconds since 1970-01-01T00:00 on the clock there, and the same in Greenwich.
std::int64_t LocalSecond(const Temporal& value);
inline std::int64_t Moment(const Temporal& value) { return LocalSecond(value) - value.offset; }

/// Total orders, zero for the same value only. Points: by kind, then by moment, then by offset and zone. Durations: by
/// their mean length, then by their parts.
int Compare(const Temporal& a, const Temporal& b);
int Compare(const Duration& a, const Duration& b);
std::uint64_t Hash(const Temporal& value);
std::uint64_t Hash(const Duration& value);

/// ISO 8601, extended format: 1984-10-11T12:31:14.645+01:00[Europe/Stockholm], P1Y2M3DT4H5M6.007S.
std::string ToText(const Temporal& value);
std::string ToText(const Duration& value);
/// "Z", "+01:00", "+00:53:28".
std::string OffsetText(std::int32_t offset);

}  // namespace jitu::graph

#include "graph/model/temporal.h"

#include <array>
#include <cstdlib>
#include <tuple>

#include "schema/base/ids.h"

namespace jitu::graph {
namespace {

std::int64_t FloorDivided(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

template <class T>
int ThreeWay(const T& a, const T& b) {
  if (a < b) return -1;
  return b < a ? 1 : 0;
}

std::uint64_t Mixed(std::uint64_t seed, std::int64_t more) {
  std::uint64_t x = (seed ^ static_cast<std::uint64_t>(more)) + 0x9E3779B97F4A7C15u;  // splitmix64
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

std::int64_t MeanSeconds(const Duration& value) {
  return value.months * kSecondsPerMonth + value.days * kSecondsPerDay + value.seconds;
}

std::string Padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

void AppendDate(std::string& out, std::int64_t day) {
  const CalendarDate date = CalendarOf(day);
  if (date.year < 0) out += '-';
  if (date.year > 9999) out += '+';
  out.append(Padded(std::abs(date.year), 4)).append("-").append(Padded(date.month, 2)).append("-");
  out += Padded(date.day, 2);
}

// Seconds only where there are some; fractions in groups of three digits.
void AppendTime(std::string& out, std::int64_t nanosecond) {
  const std::int64_t second = nanosecond / kNanosPerSecond;
  const std::int64_t rest = nanosecond % kNanosPerSecond;
  out.append(Padded(second / 3600, 2)).append(":").append(Padded(second / 60 % 60, 2));
  if (second % 60 == 0 && rest == 0) return;
  out.append(":").append(Padded(second % 60, 2));
  if (rest == 0) return;
  std::string digits = Padded(rest, 9);
  while (digits.size() > 3 && digits.compare(digits.size() - 3, 3, "000") == 0) digits.resize(digits.size() - 3);
  out.append(".").append(digits);
}

void AppendPart(std::string& out, std::int64_t number, char unit) {
  if (number != 0) out.append(std::to_string(number)).append(1, unit);
}

}  // namespace

// Days are counted from 1 March of year 0 in eras of 400 years, so that leap days come last.
std::int64_t DayOf(const CalendarDate& date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = FloorDivided(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

CalendarDate CalendarOf(std::int64_t day) {
  day += 719468;
  const std::int64_t era = FloorDivided(day, 146097);
  const std::int64_t day_of_era = day - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  const std::int64_t month_of_year = month < 10 ? month + 3 : month - 9;
  return {year_of_era + era * 400 + (month_of_year <= 2 ? 1 : 0), month_of_year,
          day_of_year - (153 * month + 2) / 5 + 1};
}

std::int64_t DaysInMonth(std::int64_t year, std::int64_t month) {
  constexpr std::array<std::int64_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return kDays[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

std::int64_t LocalSecond(const Temporal& value) {
  return value.day * kSecondsPerDay + value.nanosecond / kNanosPerSecond;
}

int Compare(const Temporal& a, const Temporal& b) {
  const auto key = [](const Temporal& value) {
    return std::make_tuple(value.kind, Moment(value), value.nanosecond % kNanosPerSecond, value.offset);
  };
  const int order = ThreeWay(key(a), key(b));
  return order != 0 ? order : ThreeWay(a.zone, b.zone);
}

int Compare(const Duration& a, const Duration& b) {
  const auto key = [](const Duration& value) {
    return std::make_tuple(MeanSeconds(value), value.nanoseconds, value.months, value.days);
  };
  return ThreeWay(key(a), key(b));
}

std::uint64_t Hash(const Temporal& value) {
  const std::uint64_t hash = Mixed(Mixed(static_cast<std::uint64_t>(value.kind), Moment(value)), value.nanosecond);
  return Mixed(Mixed(hash, value.offset), static_cast<std::int64_t>(Hash64(value.zone)));
}

std::uint64_t Hash(const Duration& value) {
  return Mixed(Mixed(Mixed(Mixed(17, value.months), value.days), value.seconds), value.nanoseconds);
}

std::string OffsetText(std::int32_t offset) {
  if (offset == 0) return "Z";
  const std::int64_t size = std::abs(static_cast<std::int64_t>(offset));
  std::string text = (offset < 0 ? "-" : "+") + Padded(size / 3600, 2) + ":" + Padded(size / 60 % 60, 2);
  if (size % 60 != 0) text.append(":").append(Padded(size % 60, 2));
  return text;
}

std::string ToText(const Temporal& value) {
  std::string text;
  if (HasDate(value.kind)) AppendDate(text, value.day);
  if (HasDate(value.kind) && HasTime(value.kind)) text += 'T';
  if (HasTime(value.kind)) AppendTime(text, value.nanosecond);
  if (HasOffset(value.kind)) text += OffsetText(value.offset);
  if (!value.zone.empty()) text.append("[").append(value.zone).append("]");
  return text;
}

std::string ToText(const Duration& value) {
  std::string text = "P";
  AppendPart(text, value.months / 12, 'Y');
  AppendPart(text, value.months % 12, 'M');
  AppendPart(text, value.days, 'D');
  // Seconds and their fraction with one sign.
  std::int64_t seconds = value.seconds;
  std::int64_t fraction = value.nanoseconds;
  const bool negative = seconds < 0;
  if (negative && fraction > 0) {
    ++seconds;
    fraction = kNanosPerSecond - fraction;
  }
  if (seconds == 0 && fraction == 0) return text.size() > 1 ? text : "PT0S";
  text += 'T';
  AppendPart(text, seconds / 3600, 'H');
  AppendPart(text, seconds / 60 % 60, 'M');
  if (seconds % 60 == 0 && fraction == 0) return text;
  if (negative) text += '-';
  text += std::to_string(std::abs(seconds % 60));
  if (fraction != 0) {
    std::string digits = Padded(fraction, 9);
    digits.resize(digits.find_last_not_of('0') + 1);
    text.append(".").append(digits);
  }
  return text + "S";
}

}  // namespace jitu::graph

#include "query/functions/temporal_text.h"

#include <cstdlib>
#include <string>

#include "query/functions/calendar.h"
#include "query/functions/durations.h"
#include "query/functions/time_zones.h"

namespace jitu::query {
namespace {

using graph::CalendarDate;
using graph::Duration;
using graph::Temporal;
using graph::TemporalKind;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool AtEnd() const { return at_ == text_.size(); }
  bool At(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool AtDigit() const { return at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; }
  bool Take(char c) {
    if (!At(c)) return false;
    ++at_;
    return true;
  }
  std::string_view Rest() const { return text_.substr(at_); }
  std::size_t CountDigits() const {
    std::size_t count = 0;
    while (at_ + count < text_.size() && text_[at_ + count] >= '0' && text_[at_ + count] <= '9') ++count;
    return count;
  }

  // Exactly `count` digits.
  std::optional<std::int64_t> Digits(std::size_t count) {
    if (count == 0 || count > 18 || CountDigits() < count) return std::nullopt;
    std::int64_t number = 0;
    for (; count > 0; --count) number = number * 10 + (text_[at_++] - '0');
    return number;
  }

  // ".645" or ",645" as nanoseconds; 0 if there is none.
  std::optional<std::int64_t> Fraction() {
    if (!Take('.') && !Take(',')) return 0;
    const std::size_t count = CountDigits();
    if (count > 9) return std::nullopt;
    auto number = Digits(count);
    for (std::size_t i = count; number && i < 9; ++i) *number *= 10;
    return number;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<std::int64_t> ReadWeekDate(Reader& in, std::int64_t year, bool dashes) {
  const auto week = in.Digits(2);
  std::optional<std::int64_t> weekday = 1;
  if (dashes ? in.Take('-') : in.AtDigit()) weekday = in.Digits(1);
  if (!week || !weekday) return std::nullopt;
  return DayOfWeekDate(year, *week, *weekday);
}

// A day of the year, of a month, or the first of a month: told by how many digits there are.
std::optional<std::int64_t> ReadCalendarDate(Reader& in, std::int64_t year, bool dashes) {
  if (in.CountDigits() == 3) {
    const auto ordinal = in.Digits(3);
    return ordinal ? DayOfOrdinalDate(year, *ordinal) : std::nullopt;
  }
  const auto month = in.Digits(2);
  std::optional<std::int64_t> day = 1;
  if (dashes ? in.Take('-') : in.AtDigit()) day = in.Digits(2);
  if (!month || !day) return std::nullopt;
  return DayOfCalendarDate({year, *month, *day});
}

std::optional<std::int64_t> ReadDate(Reader& in) {
  const bool negative = in.At('-');
  const bool has_sign = negative || in.At('+');
  if (has_sign) in.Take(negative ? '-' : '+');
  // Only a year with a sign may have more than four digits.
  const auto year_digits = in.Digits(has_sign ? in.CountDigits() : 4);
  if (!year_digits || *year_digits > graph::kLastYear) return std::nullopt;
  const std::int64_t year = negative ? -*year_digits : *year_digits;
  const bool dashes = in.Take('-');
  if (in.Take('W')) return ReadWeekDate(in, year, dashes);
  if (!dashes && !in.AtDigit()) return graph::DayOf({year, 1, 1});
  return ReadCalendarDate(in, year, dashes);
}

std::optional<std::int64_t> ReadTime(Reader& in) {
  std::int64_t second = 0;
  std::int64_t unit = 3600;
  for (const std::int64_t bound : {24, 60, 60}) {
    const auto part = in.Digits(2);
    if (!part || *part >= bound) return std::nullopt;
    second += *part * unit;
    unit /= 60;
    if (unit == 0 || (!in.Take(':') && !in.AtDigit())) break;
  }
  const auto fraction = in.Fraction();
  if (!fraction) return std::nullopt;
  return second * graph::kNanosPerSecond + *fraction;
}

// An offset, a name in brackets, or both; nothing means Greenwich.
bool ReadZone(Reader& in, Temporal& point) {
  std::string_view rest = in.Rest();
  std::string_view name;
  if (const std::size_t open = rest.find('['); open != std::string_view::npos) {
    if (rest.back() != ']') return false;
    name = rest.substr(open + 1, rest.size() - open - 2);
    rest = rest.substr(0, open);
  }
  if (!rest.empty() && !SetZone(point, rest)) return false;
  if (!rest.empty() && !ParseOffset(rest)) return false;
  if (name.empty()) return true;
  if (rest.empty()) return SetZone(point, name);
  Temporal named = point;
  if (!SetZone(named, name)) return false;
  // The offset chooses among the two times that a clock shows twice; otherwise the zone knows better.
  named.offset = point.offset;
  named.day = point.day;
  named.nanosecond = point.nanosecond;
  Settle(named);
  point = named;
  return true;
}

std::optional<Duration> ReadDurationDate(std::string_view text) {
  Reader in(text);
  const auto year = in.Digits(4);
  const bool dashes = in.Take('-');
  const auto month = in.Digits(2);
  if (dashes && !in.Take('-')) return std::nullopt;
  const auto day = in.Digits(2);
  std::optional<std::int64_t> time = 0;
  if (in.Take('T')) time = ReadTime(in);
  if (!year || !month || !day || !time || !in.AtEnd() || *month > 12 || *day > 31) return std::nullopt;
  return Duration{*year * 12 + *month, *day, *time / graph::kNanosPerSecond, *time % graph::kNanosPerSecond};
}

// "12.5": a whole number of 18 digits at most, and a fraction.
std::optional<Amount> ReadAmount(Reader& in) {
  const bool negative = in.Take('-');
  if (!negative) in.Take('+');
  const auto whole = in.Digits(in.CountDigits());
  const auto fraction = in.Fraction();
  if (!whole || !fraction) return std::nullopt;
  const double part = static_cast<double>(*fraction) / 1e9;
  return negative ? Amount{-*whole, -part} : Amount{*whole, part};
}

}  // namespace

std::optional<std::int32_t> ParseOffset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  Reader in(text);
  const bool negative = in.Take('-');
  if (!negative && !in.Take('+')) return std::nullopt;
  std::int64_t offset = 0;
  std::int64_t unit = 3600;
  for (const std::int64_t bound : {19, 60, 60}) {
    const auto part = in.Digits(2);
    if (!part || *part >= bound) return std::nullopt;
    offset += *part * unit;
    unit /= 60;
    if (in.AtEnd()) return static_cast<std::int32_t>(negative ? -offset : offset);
    in.Take(':');
  }
  return std::nullopt;
}

std::optional<Temporal> ParseTemporal(std::string_view text, TemporalKind kind) {
  Reader in(text);
  Temporal point;
  point.kind = kind;
  if (HasDate(kind)) {
    const auto day = ReadDate(in);
    if (!day) return std::nullopt;
    point.day = *day;
  }
  if (HasTime(kind) && (!HasDate(kind) || in.Take('T'))) {
    const auto time = ReadTime(in);
    if (!time) return std::nullopt;
    point.nanosecond = *time;
  }
  if (HasOffset(kind)) return ReadZone(in, point) ? std::optional<Temporal>(point) : std::nullopt;
  return in.AtEnd() ? std::optional<Temporal>(point) : std::nullopt;
}

std::optional<Duration> ParseDuration(std::string_view text) {
  Reader in(text);
  const bool negative = in.Take('-');
  if (!in.Take('P') || in.AtEnd()) return std::nullopt;
  if (const auto dated = ReadDurationDate(in.Rest())) return dated;
  Amounts amounts;
  bool time = false;
  while (!in.AtEnd()) {
    if (!time && in.Take('T')) time = true;
    auto amount = ReadAmount(in);
    if (!amount) return std::nullopt;
    if (negative) *amount = {-amount->whole, -amount->fraction};
    if (!time && in.Take('Y')) {
      amounts.Add(DurationUnit::kYears, *amount);
    } else if (!time && in.Take('M')) {
      amounts.Add(DurationUnit::kMonths, *amount);
    } else if (!time && in.Take('W')) {
      amounts.Add(DurationUnit::kWeeks, *amount);
    } else if (!time && in.Take('D')) {
      amounts.Add(DurationUnit::kDays, *amount);
    } else if (time && in.Take('H')) {
      amounts.Add(DurationUnit::kHours, *amount);
    } else if (time && in.Take('M')) {
      amounts.Add(DurationUnit::kMinutes, *amount);
    } else if (time && in.Take('S')) {
      amounts.Add(DurationUnit::kSeconds, *amount);
    } else {
      return std::nullopt;
    }
  }
  return amounts.Sum();
}

}  // namespace jitu::query

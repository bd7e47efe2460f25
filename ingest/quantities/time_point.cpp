#include "ingest/quantities/time_point.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "ingest/quantities/numeral.h"
#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

std::string Padded(int number, int digits) {
  std::string text = std::to_string(number);
  return text.size() < static_cast<std::size_t>(digits)
             ? std::string(static_cast<std::size_t>(digits) - text.size(), '0') + text
             : text;
}

/// A whole number from 1 to `most` and where it ends.
std::optional<std::pair<int, std::uint32_t>> SmallNumber(std::string_view text, std::uint32_t at, int most) {
  const auto numeral = ReadNumeral(text, at);
  if (!numeral || numeral->value.scale > 0 || numeral->value.digits < 1 || numeral->value.digits > most)
    return std::nullopt;
  return std::pair(static_cast<int>(numeral->value.digits), numeral->span.end);
}

std::optional<int> NumberIn(std::string_view meaning) {
  int value = 0;
  const bool minus = meaning.starts_with('-');
  for (const char c : meaning.substr(minus || meaning.starts_with('+') ? 1 : 0)) {
    if (!IsDigit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return minus ? -value : value;
}

/// The same day so many months on, or the last of the month where it has no such day.
sys_days Moved(sys_days from, int months) {
  const year_month_day date(from);
  const auto month = std::chrono::year_month(date.year(), date.month()) + std::chrono::months(months);
  const year_month_day moved = month / date.day();
  return moved.ok() ? sys_days(moved) : sys_days(month / std::chrono::last);
}

sys_days MondayOf(sys_days day) { return day - (std::chrono::weekday(day) - std::chrono::Monday); }

/// ISO 8601: the year and week of the Thursday.
std::string IsoWeek(sys_days monday) {
  const year_month_day thursday(monday + days(3));
  const sys_days first = MondayOf(sys_days(thursday.year() / std::chrono::January / 4));
  return Padded(static_cast<int>(thursday.year()), 4) + "-W" +
         Padded(static_cast<int>((monday - first).count() / 7 + 1), 2);
}

void Set(TimePoint& point, sys_days day) {
  const year_month_day date(day);
  point.year = static_cast<int>(date.year());
  point.month = static_cast<int>(static_cast<unsigned>(date.month()));
  point.day = static_cast<int>(static_cast<unsigned>(date.day()));
}

}  // namespace

std::string IsoDay(sys_days day) {
  TimePoint point;
  Set(point, day);
  return point.Iso();
}

std::string TimePoint::Iso() const {
  if (!value.empty()) return value;
  std::string iso = year ? Padded(*year, 4) : "XXXX";
  if (!month && !day) return iso;
  iso += month ? "-" + Padded(*month, 2) : "-XX";
  return day ? iso + "-" + Padded(*day, 2) : iso;
}

std::optional<TimePoint> TimePointReader::At(std::uint32_t at) const {
  const bool lunar =
      IsAt(text_, at, "农历") || IsAt(text_, at, "阴历") || IsAt(text_, at, "公历") || IsAt(text_, at, "公元");
  auto point = Unadorned(lunar ? SkipBlanks(text_, at + 6) : at);
  if (!point) return std::nullopt;
  point->in_words = point->in_words || lunar;
  // 10月12号,星期一.
  const bool parted = IsAt(text_, point->end, ",") || IsAt(text_, point->end, "(");
  const std::uint32_t weekday = SkipBlanks(text_, parted ? point->end + 1 : point->end);
  if (point->day && words_.weekdays.StartingAt(text_, weekday)) {
    if (const auto day = Weekday(weekday)) {
      const bool closed = IsAt(text_, point->end, "(") && IsAt(text_, day->end, ")");
      point->end = closed ? day->end + 1 : day->end;
      point->in_words = true;
    }
  }
  return point;
}

std::optional<TimePoint> TimePointReader::Unadorned(std::uint32_t at) const {
  if (auto date = DateAt(at)) return date;
  if (auto relative = Relative(at)) return relative;
  if (auto weekday = Weekday(at)) return weekday;
  if (auto span = Span(at)) return span;
  if (auto decade = Decade(at)) return decade;
  if (auto era = EraYear(at)) return era;
  if (auto year = BareYear(at)) return year;
  // 大年初一, 正月十五.
  TimePoint point;
  if (IsAt(text_, at, "大年")) {
    point.month = 1;
    point.end = at + 6;
    AddDay(point);
  } else if (words_.months.StartingAt(text_, at)) {
    point.end = at;
    AddMonthAndDay(point);
  }
  if (!point.day) return std::nullopt;
  point.in_words = true;
  return point;
}

std::optional<TimePoint> TimePointReader::FigureDateAt(std::uint32_t at) const {
  const auto found =
      std::lower_bound(found_.begin(), found_.end(), at,
                       [](const Quantity& quantity, std::uint32_t place) { return quantity.span.start < place; });
  if (found == found_.end() || found->span.start != at || found->kind != QuantityKind::kDate) return std::nullopt;
  TimePoint point;
  point.end = found->span.end;
  point.year = found->year;
  point.month = found->month;
  point.day = found->day;
  if (found->lower && found->upper) {
    point.lower = found->lower->ToString();
    point.upper = found->upper->ToString();
    point.value = point.lower + "/" + point.upper;
  }
  return point;
}

/// 2019年正月十五日, 2023年上半年, or the date in figures alone.
std::optional<TimePoint> TimePointReader::DateAt(std::uint32_t at) const {
  auto point = FigureDateAt(at);
  if (!point || !point->year || point->month || !point->value.empty()) return point;
  const std::uint32_t end = point->end;
  AddMonthAndDay(*point);
  AddPart(*point);
  point->in_words = point->end != end;
  return point;
}

/// 去年, 明年四月, 去年本月十日, 下个月, 大前天, 上上周三.
std::optional<TimePoint> TimePointReader::Relative(std::uint32_t at) const {
  const Found word = words_.relative.StartingAt(text_, at);
  if (!word) return std::nullopt;
  const std::string_view meaning = word.entry->meaning;
  const std::size_t sign = meaning.find_first_of("+-");
  const auto count = NumberIn(meaning.substr(std::min(sign, meaning.size())));
  if (!count) return std::nullopt;
  const std::string_view unit = meaning.substr(0, sign);
  if (unit == "week") return Week(*count, word.end);
  TimePoint point;
  point.end = word.end;
  point.in_words = true;
  if (unit == "day") {
    if (today_)
      Set(point, *today_ + days(*count));
    else
      point.value = "XXXX-XX-XX";
    return point;
  }
  if (today_) Set(point, Moved(*today_, unit == "year" ? *count * 12 : *count));
  point.day.reset();
  if (unit == "year") {
    point.month.reset();
    AddMonthAndDay(point);
    AddPart(point);
  } else {
    if (!today_) point.value = "XXXX-XX";
    AddDay(point);
  }
  return point;
}

std::optional<TimePoint> TimePointReader::Week(int weeks, std::uint32_t at) const {
  TimePoint point;
  point.end = at;
  point.in_words = true;
  const int weekday = WeekdayNumber(at);
  const bool weekend = IsAt(text_, at, "末");
  if (weekday != 0 || weekend) point.end = at + 3;
  if (!today_) {
    point.value = "XXXX-WXX";
    if (weekday != 0) point.value += "-" + std::to_string(weekday);
    if (weekend) point.value += "-WE";
    return point;
  }
  const sys_days monday = MondayOf(*today_) + days(7 * weeks);
  if (weekday != 0) {
    Set(point, monday + days(weekday - 1));
    return point;
  }
  point.value = IsoWeek(monday) + (weekend ? "-WE" : "");
  point.lower = IsoDay(monday + days(weekend ? 5 : 0));
  point.upper = IsoDay(monday + days(6));
  return point;
}

/// 星期一, 周三: of no week in particular.
std::optional<TimePoint> TimePointReader::Weekday(std::uint32_t at) const {
  const Found word = words_.weekdays.StartingAt(text_, at);
  const int weekday = word ? WeekdayNumber(word.end) : 0;
  if (weekday == 0 || HanDigit(CharacterBefore(text_, at)) >= 0) return std::nullopt;
  TimePoint point;
  point.end = word.end + 3;
  point.value = "XXXX-WXX-" + std::to_string(weekday);
  point.in_words = true;
  return point;
}

int TimePointReader::WeekdayNumber(std::uint32_t at) const {
  const char32_t c = CharacterAt(text_, at);
  if (c == U'日' || c == U'天') return 7;
  const int digit = c < 0x80 || c == U'两' ? 0 : HanDigit(c);
  return digit >= 1 && digit <= 6 ? digit : 0;
}

/// 上2个月 up to today, 后1年 from tomorrow on.
std::optional<TimePoint> TimePointReader::Span(std::uint32_t at) const {
  const Found direction = words_.spans.StartingAt(text_, at);
  const auto count = direction ? SmallNumber(text_, SkipBlanks(text_, direction.end), 999) : std::nullopt;
  if (!count) return std::nullopt;
  const Found unit = words_.span_unit.StartingAt(text_, SkipBlanks(text_, count->second));
  if (!unit) return std::nullopt;
  TimePoint point;
  point.end = unit.end;
  point.in_words = true;
  point.value = "XXXX";
  if (!today_) return point;
  const bool past = direction.entry->meaning == "past";
  const int number = past ? -count->first : count->first;
  const sys_days from = past ? *today_ : *today_ + days(1);
  const std::string& name = unit.entry->meaning;
  const int in_days = name == "week" ? 7 * number : number;
  const sys_days to =
      name == "month" || name == "year" ? Moved(from, name == "year" ? 12 * number : number) : from + days(in_days);
  point.lower = IsoDay(std::min(from, to));
  point.upper = IsoDay(std::max(from, to));
  point.value = point.lower + "/" + point.upper;
  return point;
}

/// 50年代, 本世纪20年代, 十九世纪七十年代.
std::optional<TimePoint> TimePointReader::Decade(std::uint32_t at) const {
  std::optional<int> century;
  if (IsAt(text_, at, "本世纪") || IsAt(text_, at, "上世纪")) {
    century = IsAt(text_, at, "本") ? 20 : 19;
    at += 9;
  } else if (const auto number = SmallNumber(text_, at, 30); number && IsAt(text_, number->second, "世纪")) {
    century = number->first - 1;
    at = number->second + 6;
  }
  const auto decade = SmallNumber(text_, at, 90);
  if (!decade || decade->first % 10 != 0 || !IsAt(text_, SkipBlanks(text_, decade->second), "年代"))
    return std::nullopt;
  TimePoint point;
  point.end = SkipBlanks(text_, decade->second) + 6;
  point.in_words = true;
  const std::string first = century ? Padded(*century, 2) : "XX";
  point.lower = first + Padded(decade->first, 2);
  point.upper = first + Padded(decade->first + 9, 2);
  point.value = point.lower + "/" + point.upper;
  return point;
}

/// 康熙三年五月.
std::optional<TimePoint> TimePointReader::EraYear(std::uint32_t at) const {
  const Found era = words_.eras.StartingAt(text_, at);
  const auto first = era ? NumberIn(era.entry->meaning) : std::nullopt;
  if (!first) return std::nullopt;
  const bool first_year = IsAt(text_, era.end, "元年");
  const auto number = first_year ? std::pair(1, era.end + 3) : SmallNumber(text_, SkipBlanks(text_, era.end), 120);
  if (!number || !IsAt(text_, SkipBlanks(text_, number->second), "年")) return std::nullopt;
  TimePoint point;
  point.year = *first + number->first - 1;
  point.end = SkipBlanks(text_, number->second) + 3;
  point.in_words = true;
  AddMonthAndDay(point);
  return point;
}

/// 在789年: three digits tell a year only behind a word of time.
std::optional<TimePoint> TimePointReader::BareYear(std::uint32_t at) const {
  constexpr std::array<std::string_view, 4> kCues{"在", "于", "公元", "从"};
  const bool cued =
      std::any_of(kCues.begin(), kCues.end(), [&](std::string_view cue) { return EndsAt(text_, at, cue); });
  const auto number = cued && IsDigitAt(text_, at) ? SmallNumber(text_, at, 999) : std::nullopt;
  if (!number || number->first < 100 || !IsAt(text_, number->second, "年")) return std::nullopt;
  TimePoint point;
  point.year = number->first;
  point.end = number->second + 3;
  point.in_words = true;
  AddMonthAndDay(point);
  return point;
}

/// 四月, 本月十日, 正月初一, 10月1日 behind a year.
void TimePointReader::AddMonthAndDay(TimePoint& point) const {
  const std::uint32_t at = SkipBlanks(text_, point.end);
  if (const auto date = FigureDateAt(at); date && !date->year && date->month) {
    point.month = date->month;
    point.day = date->day;
    point.end = date->end;
    if (!point.day) AddDay(point);
  } else if (const Found month = words_.months.StartingAt(text_, at)) {
    point.month = NumberIn(month.entry->meaning);
    point.end = month.end;
    AddDay(point);
  } else if (const Found relative = words_.relative.StartingAt(text_, at);
             relative && relative.entry->meaning.starts_with("month") && today_) {
    const auto months = NumberIn(std::string_view(relative.entry->meaning).substr(5));
    TimePoint other;
    Set(other, Moved(*today_, months.value_or(0)));
    point.month = other.month;
    point.end = relative.end;
    AddDay(point);
  }
}

void TimePointReader::AddDay(TimePoint& point) const {
  const std::uint32_t at = SkipBlanks(text_, point.end);
  const bool lunar = IsAt(text_, at, "初");
  const auto day = SmallNumber(text_, lunar ? at + 3 : at, 31);
  if (!day) return;
  const bool written = IsAt(text_, day->second, "日") || IsAt(text_, day->second, "号");
  if (!written && !lunar) return;
  point.day = day->first;
  point.end = written ? day->second + 3 : day->second;
}

void TimePointReader::AddPart(TimePoint& point) const {
  if (point.month) return;
  const Found part = words_.parts.StartingAt(text_, SkipBlanks(text_, point.end));
  if (!part) return;
  point.value = point.Iso() + "-" + part.entry->meaning;
  point.end = part.end;
  point.in_words = true;
}

std::optional<TimePoint> TimePointReader::DayAt(std::uint32_t at, const TimePoint& before) const {
  TimePoint point;
  point.year = before.year;
  point.month = before.month;
  point.end = at;
  AddDay(point);
  if (!point.day || !before.day) return std::nullopt;
  return point;
}

}  // namespace jitu::ingest

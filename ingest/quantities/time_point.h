/// One day, week, month or year that a text tells, and how it is printed.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/quantities/calendar_words.h"
#include "ingest/quantities/quantity.h"

namespace jitu::ingest {

struct TimePoint {
  std::uint32_t end = 0;
  std::optional<int> year, month, day;
  std::string value;         ///< where it is no plain date: 2017-W14; else empty
  std::string lower, upper;  ///< of a span: 上2个月
  bool in_words = false;     ///< more than the date in figures that may stand there

  std::string Iso() const;
};

/// Reads time points of one text from left to right.
class TimePointReader {
 public:
  TimePointReader(std::string_view text, const std::vector<Quantity>& found, const Calendar::Words& words,
                  std::optional<std::chrono::sys_days> today)
      : text_(text), found_(found), words_(words), today_(today) {}

  /// The point that begins exactly there; nothing if none does.
  std::optional<TimePoint> At(std::uint32_t at) const;
  /// 十二日, 30号: a day of the month told just before.
  std::optional<TimePoint> DayAt(std::uint32_t at, const TimePoint& before) const;

 private:
  std::optional<TimePoint> Unadorned(std::uint32_t at) const;
  std::optional<TimePoint> FigureDateAt(std::uint32_t at) const;
  std::optional<TimePoint> DateAt(std::uint32_t at) const;
  std::optional<TimePoint> Relative(std::uint32_t at) const;
  std::optional<TimePoint> Week(int weeks, std::uint32_t at) const;
  std::optional<TimePoint> Weekday(std::uint32_t at) const;
  std::optional<TimePoint> Span(std::uint32_t at) const;
  std::optional<TimePoint> Decade(std::uint32_t at) const;
  std::optional<TimePoint> EraYear(std::uint32_t at) const;
  std::optional<TimePoint> BareYear(std::uint32_t at) const;
  void AddMonthAndDay(TimePoint& point) const;
  void AddDay(TimePoint& point) const;
  void AddPart(TimePoint& point) const;
  /// 1 to 7 for 一 to 六, 日 and 天; 0 for everything else.
  int WeekdayNumber(std::uint32_t at) const;

  std::string_view text_;
  const std::vector<Quantity>& found_;
  const Calendar::Words& words_;
  std::optional<std::chrono::sys_days> today_;
};

std::string IsoDay(std::chrono::sys_days day);

}  // namespace jitu::ingest

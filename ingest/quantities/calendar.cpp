#include "ingest/quantities/calendar.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "ingest/quantities/calendar_words.h"
#include "ingest/quantities/place.h"
#include "ingest/quantities/time_point.h"

namespace jitu::ingest {
namespace {

/// Joins time points into periods and keeps what a date in figures does not tell by itself.
class CalendarScanner {
 public:
  CalendarScanner(std::string_view text, const Calendar::Words& words, const TimePointReader& points)
      : text_(text), words_(words), points_(points) {}

  std::vector<TimeTold> Scan() {
    for (std::uint32_t at = 0; at < text_.size();) {
      const std::uint32_t end = Take(at);
      at = end != 0 ? end : at + text::At(text_, at).bytes;
    }
    return std::move(told_);
  }

 private:
  /// Where what begins here ends; 0 if nothing does. A date alone is passed over: it is found already.
  std::uint32_t Take(std::uint32_t at) {
    const bool from = IsAt(text_, at, "从") || IsAt(text_, at, "自");
    const auto first = points_.At(from ? SkipBlanks(text_, at + 3) : at);
    if (!first) return 0;
    const auto last = SecondOf(*first);
    TimeTold told{{at, first->end}, first->Iso(), first->lower, first->upper};
    if (last) {
      told.span.end = Closed(last->end);
      told.lower = first->Iso();
      told.upper = last->Iso();
      told.value = told.lower + "/" + told.upper;
    } else if (from && first->lower.empty()) {
      told.span.start = SkipBlanks(text_, at + 3);
    }
    const bool beyond_figures = last || first->in_words || (from && !first->lower.empty());
    if (beyond_figures) told_.push_back(told);
    return told.span.end;
  }

  std::uint32_t Closed(std::uint32_t end) const {
    const Found close = words_.close.StartingAt(text_, end);
    return close ? close.end : end;
  }

  /// The second end of a period: 到12日, -6月30日, and 之后…之前.
  std::optional<TimePoint> SecondOf(const TimePoint& first) const {
    if (!first.lower.empty()) return std::nullopt;
    if (IsAt(text_, first.end, "之后")) {
      auto last = points_.At(first.end + 6);
      if (!last || !IsAt(text_, last->end, "之前")) return std::nullopt;
      last->end += 6;
      return Completed(first, std::move(*last));
    }
    const Found to = words_.to.StartingAt(text_, SkipBlanks(text_, first.end));
    if (!to) return std::nullopt;
    const std::uint32_t at = SkipBlanks(text_, to.end);
    auto last = points_.At(at);
    if (!last || (last->day && !last->month && first.month)) {
      if (auto day = points_.DayAt(at, first)) last = std::move(day);
    }
    if (!last || !last->lower.empty()) return std::nullopt;
    const bool listed = to.entry->word == "与" || to.entry->word == "和";
    if (listed && !words_.close.StartingAt(text_, last->end)) return std::nullopt;
    return Completed(first, std::move(*last));
  }

  /// 2016年6月1日-6月30日: the year told once holds for both; nothing where the two are of different kinds.
  static std::optional<TimePoint> Completed(const TimePoint& first, TimePoint last) {
    if (!last.year && last.value.empty()) last.year = first.year;
    if (first.year.has_value() != last.year.has_value() && first.value.empty() && last.value.empty())
      return std::nullopt;
    return last;
  }

  std::string_view text_;
  const Calendar::Words& words_;
  const TimePointReader& points_;
  std::vector<TimeTold> told_;
};

}  // namespace

Calendar::Words::Words(const model::Catalog& catalog) {
  const std::array<std::pair<WordTable*, const char*>, 9> lists{{{&relative, "calendar.relative"},
                                                                 {&weekdays, "calendar.weekday"},
                                                                 {&months, "calendar.month"},
                                                                 {&spans, "calendar.span"},
                                                                 {&span_unit, "calendar.span_unit"},
                                                                 {&parts, "calendar.part"},
                                                                 {&to, "calendar.to"},
                                                                 {&close, "calendar.close"},
                                                                 {&eras, "calendar.era"}}};
  for (const auto& [table, list] : lists) {
    for (const model::Term& term : catalog.Words(list))
      table->Add(term.word, term.meaning.empty() ? term.word : term.meaning);
    table->MakeIndex();
  }
}

Calendar::Calendar(const model::Catalog& catalog, std::optional<std::chrono::sys_days> today)
    : words_(std::make_unique<const Words>(catalog)), today_(today) {}

Calendar::~Calendar() = default;

std::vector<TimeTold> Calendar::Read(std::string_view text, const std::vector<Quantity>& found) const {
  const TimePointReader points(text, found, *words_, today_);
  return CalendarScanner(text, *words_, points).Scan();
}

std::optional<std::chrono::sys_days> ParseDay(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t size) {
    int value = 0;
    for (const char c : iso.substr(from, size)) {
      if (!IsDigit(c)) return 0;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const std::chrono::year_month_day date{std::chrono::year(part(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(part(8, 2)))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

}  // namespace jitu::ingest

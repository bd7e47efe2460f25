/// Of which year a report is.
#include <algorithm>
#include <map>
#include <vector>

#include "ingest/statements/rules.h"

namespace jitu::ingest {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;
constexpr int kWholeYear = 3;  ///< what 2022年度 counts for; a day counts for one

bool NamesYear(const Quantity& quantity) {
  return quantity.kind == QuantityKind::kDate && quantity.year && *quantity.year > kFirstYear &&
         *quantity.year < kLastYear;
}

/// The first date in the span; null if there is none.
const Quantity* FirstDateIn(const Reading& reading, ByteSpan span) {
  const auto& all = reading.quantities.quantities;
  for (int i = reading.FirstQuantityFrom(span.start); static_cast<std::size_t>(i) < all.size(); ++i) {
    const Quantity& quantity = reading.At(i);
    if (quantity.span.start >= span.end) return nullptr;
    if (NamesYear(quantity)) return &quantity;
  }
  return nullptr;
}

/// 2022年度.
bool IsBudgetYear(const Reading& reading, const Quantity& date) {
  return reading.text.substr(date.span.end).starts_with("度") || reading.In(date.span).ends_with("年度");
}

std::optional<int> InTitle(const Reading& reading) {
  if (reading.outline.sections.empty()) return std::nullopt;
  const Quantity* date = FirstDateIn(reading, reading.outline.sections[0].heading);
  if (date == nullptr) return std::nullopt;
  return date->upper ? std::optional<int>(static_cast<int>(date->upper->ToDouble())) : date->year;  // 2016—2020年
}

/// (2022年度) on a line of its own below the title.
std::optional<int> InLineOfItsOwn(const Reading& reading) {
  constexpr std::size_t kNearTop = 12;
  constexpr std::uint32_t kLongestLine = 24;  ///< bytes
  for (std::size_t i = 0; i < std::min(kNearTop, reading.document.blocks.size()); ++i) {
    const ByteSpan line = reading.document.blocks[i].span;
    if (line.length() > kLongestLine) continue;
    const Quantity* date = FirstDateIn(reading, line);
    if (date != nullptr && !date->month) return date->year;
  }
  return std::nullopt;
}

/// 2023年度某项目自评表 within the first words of a form that a converter wrote in one line.
std::optional<int> InFirstWords(const Reading& reading) {
  constexpr std::uint32_t kHead = 1200;  ///< bytes
  for (const Quantity& quantity : reading.quantities.quantities) {
    if (quantity.span.start > kHead) break;
    if (NamesYear(quantity) && IsBudgetYear(reading, quantity)) return quantity.year;
  }
  return std::nullopt;
}

/// 报告日期:2022年5月20日: such a paper is about the year before.
std::optional<int> BeforeItsFilling(const Reading& reading) {
  constexpr std::size_t kHeadBlocks = 15;
  constexpr std::string_view kLabels[] = {"报告日期", "填报日期", "填表日期", "填报时间"};
  for (std::size_t i = 0; i < std::min(kHeadBlocks, reading.document.blocks.size()); ++i) {
    const ByteSpan line = reading.document.blocks[i].span;
    const std::string_view text = reading.In(line);
    const bool filled = std::any_of(std::begin(kLabels), std::end(kLabels),
                                    [&](std::string_view label) { return text.starts_with(label); });
    const Quantity* date = filled ? FirstDateIn(reading, line) : nullptr;
    if (date != nullptr) return *date->year - 1;
  }
  return std::nullopt;
}

/// 发布日期:2023-02-09: when a page appeared.
bool IsPublicationDate(const Reading& reading, const Quantity& date) {
  constexpr std::uint32_t kLongestLabel = 60;  ///< bytes
  if (!date.month || !date.day) return false;
  const std::size_t line = reading.text.rfind('\n', date.span.start) + 1;
  const std::size_t from = std::max<std::size_t>(line, date.span.start - std::min(date.span.start, kLongestLabel));
  std::string_view before = reading.text.substr(from, date.span.start - from);
  while (before.ends_with(' ') || before.ends_with(':')) before.remove_suffix(1);
  return before.ends_with("日期") || before.ends_with("时间");
}

/// 20xx年: sites that offer reports as models take the years out.
bool HidesItsYear(const Reading& reading) {
  const auto& all = reading.quantities.quantities;
  return std::any_of(all.begin(), all.end(), [&](const Quantity& quantity) {
    return quantity.kind == QuantityKind::kDate && !quantity.year && reading.In(quantity.span).starts_with("20") &&
           reading.In(quantity.span).find("年") != std::string_view::npos;
  });
}

/// 较2021年, 扣除2021年超录部分: another year that the report's own is held against.
bool IsHeldAgainst(const Reading& reading, const Quantity& date) {
  constexpr std::string_view kAgainst[] = {"较", "比", "与", "同", "扣除", "结转", "超过"};
  const std::string_view before = reading.text.substr(0, date.span.start);
  return std::any_of(std::begin(kAgainst), std::end(kAgainst),
                     [&](std::string_view word) { return before.ends_with(word); });
}

/// 截至2023年12月31日: up to the end of that year the money is told.
std::optional<int> UpToItsEnd(const Reading& reading) {
  for (const Quantity& quantity : reading.quantities.quantities) {
    const std::string_view before = reading.text.substr(0, quantity.span.start);
    const bool end = NamesYear(quantity) && quantity.month == 12 && (!quantity.day || *quantity.day == 31);
    if (end && (before.ends_with("截至") || before.ends_with("截止"))) return quantity.year;
  }
  return std::nullopt;
}

/// The year of which the text speaks most, and first of those alike; else the one before the page appeared.
std::optional<int> MostNamed(const Reading& reading) {
  std::map<int, int> named;
  std::vector<int> in_order;
  std::optional<int> published;
  for (const Quantity& quantity : reading.quantities.quantities) {
    if (!NamesYear(quantity) || IsHeldAgainst(reading, quantity)) continue;
    if (IsPublicationDate(reading, quantity)) {
      if (!published) published = quantity.year;
      continue;
    }
    const bool whole_year = IsBudgetYear(reading, quantity) || (!quantity.month && !quantity.day);
    if (named[*quantity.year] == 0) in_order.push_back(*quantity.year);
    named[*quantity.year] += whole_year ? kWholeYear : 1;
  }
  std::optional<int> best;
  for (const int year : in_order) {
    if (!best || named[year] > named[*best]) best = year;
  }
  const bool hidden = HidesItsYear(reading);
  if (best && (!hidden || named[*best] >= kWholeYear)) return best;
  return published && !hidden ? std::optional<int>(*published - 1) : std::nullopt;
}

}  // namespace

std::optional<int> FiscalYearOf(const Reading& reading) {
  using Finder = std::optional<int> (*)(const Reading&);
  constexpr Finder kFinders[] = {InTitle, InLineOfItsOwn, InFirstWords, BeforeItsFilling, UpToItsEnd, MostNamed};
  for (const Finder find : kFinders) {
    if (const auto year = find(reading)) return year;
  }
  return std::nullopt;
}

}  // namespace jitu::ingest

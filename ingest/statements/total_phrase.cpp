#include "ingest/statements/total_phrase.h"

#include <algorithm>
#include <span>

#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kTotals[] = {"预算资金", "收入", "支出", "基本支出", "项目支出", "人员经费", "公用经费"};

bool OnlyTotalPrefix(const Reading& reading, ByteSpan span) {
  const StatementWords& words = reading.words;
  for (span = DropLead(reading, span, words.total_prefix); !span.empty();) {
    const std::string_view text = reading.In(span);
    std::size_t length = words.fund.PrefixOf(text);
    if (length == 0 && !reading.names.reporting_unit.empty() && text.starts_with(reading.names.reporting_unit)) {
      length = reading.names.reporting_unit.size();
    }
    for (const std::string& alias : reading.names.reporting_unit_aliases) {
      if (length == 0 && text.starts_with(alias)) length = alias.size();
    }
    if (length == 0) return false;
    span.start += static_cast<std::uint32_t>(length);
    span = DropLead(reading, span, words.total_prefix);
  }
  return true;
}

/// A short word is a total only where a budget book or the unit itself stands before it: 财政拨款支出, 本单位支出.
bool NamesWhole(const Reading& reading, ByteSpan before, std::string_view word) {
  const std::string_view text = reading.In(before);
  if (reading.words.fund.OccursIn(text)) return true;
  if (word == "支出预算" || word == "收入预算") {
    return text.empty() || reading.words.fund.OccursIn(text) || text.ends_with("部门") || text.ends_with("单位");
  }
  if (word == "预算资金") return text.empty() || YearIn(reading, before).has_value();
  for (const std::string_view whole : {"财政拨款", "全系统", "本单位", "本部门", "我局", "我单位", "全局", "部门",
                                       "单位", "我委", "我中心", "我校", "我院"}) {
    if (text::Has(text, whole)) return true;
  }
  // 当年支出420万元 under the heading of a budget book.
  if (text.empty() || text == "当年" || text == "本年") {
    const int section = reading.SectionAt(before.start);
    const auto& sections = reading.outline.sections;
    if (!sections.empty() && reading.words.fund.OccursIn(sections[static_cast<std::size_t>(section)].title))
      return true;
  }
  const bool of_year = word.starts_with("全年") || text::Has(text, "全年") || text::Has(text, "本年") ||
                       YearIn(reading, before).has_value();
  if (of_year && !reading.outline.sections.empty() && text::Has(reading.outline.sections[0].title, "整体")) {
    return true;
  }
  const std::string& unit = reading.names.reporting_unit;
  return !unit.empty() && text::Has(text, unit);
}

/// The first of the words that the text ends with; empty if it ends with none.
std::string_view EndOf(std::string_view text, std::span<const std::string_view> words) {
  const auto end = std::find_if(words.begin(), words.end(), [&](std::string_view word) {
    return !text.empty() && text.back() == word.back() && text.ends_with(word);
  });
  return end == words.end() ? std::string_view() : *end;
}

}  // namespace

std::string TotalAtEnd(const Reading& reading, ByteSpan span) {
  const std::string_view text = reading.In(span);
  constexpr std::string_view kBoth[] = {
      "收、支总计",         "收、支合计",     "收支总计",        "收支合计",           "收入、支出总计",
      "收入支出总计",       "收、支总额",     "收、支",          "收入总计、支出总计", "收入合计、支出合计",
      "收入、支出决算总计", "收、支决算总计", "收入支出决算总计"};
  if (const std::string_view both = EndOf(text, kBoth); !both.empty()) {
    span.end -= static_cast<std::uint32_t>(both.size());
    return OnlyTotalPrefix(reading, span) ? "收入" : "";
  }
  constexpr std::string_view kListed[] = {"等人员经费", "等公用经费", "等日常公用经费"};
  if (const std::string_view listed = EndOf(text, kListed); !listed.empty()) {
    return listed == kListed[0] ? "人员经费" : "公用经费";
  }
  std::size_t length = reading.words.total.SuffixOf(text);
  if (length == 0) return {};
  // 政府性基金预算收入: the budget is the book's, the word is 收入.
  constexpr std::string_view kBudget = "预算";
  if (const std::string_view whole = text.substr(text.size() - length);
      whole.starts_with(kBudget) && whole.size() > kBudget.size() &&
      reading.words.fund.SuffixOf(text.substr(0, text.size() - length + kBudget.size())) != 0) {
    length -= kBudget.size();
  }
  const std::string_view word = text.substr(text.size() - length);
  const std::string_view meaning = reading.words.total.MeaningOf(word);
  if (std::find(std::begin(kTotals), std::end(kTotals), meaning) == std::end(kTotals)) return {};
  span.end -= static_cast<std::uint32_t>(length);
  const bool bare = word == "收入" || word == "支出" || word == "年度支出" || word == "年度收入" ||
                    word == "全年支出" || word == "全年收入" || word == "支出决算" || word == "支出预算" ||
                    word == "收入预算" || word == "预算资金";
  if (bare && !NamesWhole(reading, span, word)) return {};
  return OnlyTotalPrefix(reading, span) ? std::string(meaning) : std::string();
}

std::string BasisOfTotal(const Reading& reading, std::string_view total, ByteSpan left) {
  if (total == "预算资金") return "budget";
  const std::string_view text = reading.In(left);
  for (const std::string_view budget : {"部门预算支出", "年度预算支出", "单位预算支出", "本年预算支出"}) {
    if (text.ends_with(budget)) return "budget";  // 一般公共预算支出 is a book's spending
  }
  const bool planned = text::Has(text, "批复") || text::Has(text, "部门预算") || text::Has(text, "年初预算") ||
                       text::Has(text, "预算数") || text.ends_with("预算") || text::Has(text, "预算总") ||
                       text.ends_with("预算安排");
  return planned || IsBudgetPaper(reading) ? "budget" : "actual";
}

std::size_t PartsLead(const Reading& reading, ByteSpan clause) {
  const std::string_view text = reading.In(clause);
  const std::size_t total = reading.words.total.PrefixOf(text);
  if (total == 0) return 0;
  for (const std::string_view word : {"按用途分为", "按用途分", "按项目分", "主要包括", "具体包括", "包括", "分别用于",
                                      "具体为", "分别为", "分别是", "主要有"}) {
    if (text.substr(total).starts_with(word)) return total + word.size();
  }
  return 0;
}

bool IsBudgetPaper(const Reading& reading) {
  if (reading.outline.sections.empty()) return false;
  const std::string_view title = reading.outline.sections[0].title;
  for (const std::string_view other : {"决算", "自评", "评价", "执行", "总结"}) {
    if (title.find(other) != std::string_view::npos) return false;
  }
  return text::Has(title, "预算");
}

}  // namespace jitu::ingest

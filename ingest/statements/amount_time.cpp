#include "ingest/statements/amount_time.h"

#include <algorithm>

#include "ingest/statements/item_words.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

using text::Has;

/// The passage up to a place, or its last part where it is very long.
ByteSpan Before(const Passage& passage, std::uint32_t end) {
  constexpr std::uint32_t kWindow = 1500;
  const std::uint32_t start = end > kWindow ? std::max(passage.span.start, end - kWindow) : passage.span.start;
  return {std::min(start, end), end};
}

/// The one year that is told up to a place, outside brackets: (含2021年补贴) says nothing of what follows.
std::optional<int> YearOutsideBrackets(const Reading& reading, const Passage& passage, std::uint32_t end) {
  const std::uint32_t start = Before(passage, end).start;
  std::optional<int> only;
  for (const Clause& clause : passage.clauses) {
    if (clause.depth > 0 || clause.span.end < start || clause.span.start >= end) continue;
    const auto year = YearIn(reading, {clause.span.start, std::min(clause.span.end, end)});
    if (year && only && *year != *only) return std::nullopt;
    if (year) only = year;
  }
  return only;
}

}  // namespace

std::optional<int> YearBefore(const Reading& reading, const Passage& passage, const Clause& clause,
                              const AmountPhrase& phrase) {
  std::optional<int> year = YearIn(reading, {clause.span.start, phrase.left.end});
  if (!year && clause.depth == 0) year = YearOutsideBrackets(reading, passage, phrase.left.end);
  return year;
}

bool IsPlanned(const Reading& reading, const Passage& passage, const AmountPhrase& phrase, std::optional<int> year) {
  if (year && reading.fiscal_year && *year > *reading.fiscal_year + (passage.kind == SectionKind::kGoals ? 1 : 0)) {
    return !Has(reading.In(Before(passage, phrase.left.end)), "截至");
  }
  const std::string_view before = reading.In(Before(passage, phrase.left.end));
  for (const std::string_view word :
       {"暂列", "力争", "预计", "计划投入", "谋划", "下一步", "明年", "拟继续", "拟安排", "拟将", "拟投入", "拟新增"}) {
    if (Has(before, word)) return true;
  }
  const std::size_t intent = before.rfind("拟");
  return intent != std::string_view::npos && !Has(before, "虚拟") && !Has(before, "模拟") && !Has(before, "拟订");
}

bool IsProjectsOwn(const Reading& reading, const Passage& passage, const AmountPhrase& phrase) {
  const ByteSpan words = DropLead(reading, phrase.left, reading.words.item_lead);
  if (!reading.In(words).starts_with("项目支出") || passage.heading) return false;
  const std::string_view left = reading.In(phrase.left);
  for (const std::string_view whole : {"部门", "单位", "我局", "我委", "我院", "我校", "我中心", "全局"}) {
    if (Has(left, whole)) return false;  // 本部门项目支出预算
  }
  const std::string_view title =
      reading.outline.sections.empty() ? std::string_view() : reading.outline.sections[0].title;
  const bool project = Has(title, "项目") || Has(title, "专项") || Has(title, "资金") || Has(title, "补贴");
  return project && !Has(title, "整体") && !Has(title, "部门") && !Has(title, "决算") && !Has(title, "年度项目支出") &&
         !Has(title, "年项目支出");
}

namespace {

std::size_t PurposeAtStart(std::string_view text) {
  for (const std::string_view copula : {"为", "系", "是"}) {
    if (!text.starts_with(copula)) continue;
    for (const std::string_view verb : {"结清", "补发", "补付", "支付", "偿还", "归还", "清偿", "结算"}) {
      if (text.substr(copula.size()).starts_with(verb)) return copula.size() + verb.size();
    }
  }
  for (const std::string_view word : {"专项用于", "主要用于", "统筹用于", "用于", "支持", "投入", "实施"}) {
    if (text.starts_with(word)) return word.size();
  }
  return 0;
}

}  // namespace

ByteSpan BehindAmount(const Reading& reading, const Passage& passage, const Clause& clause, std::uint32_t amount_end) {
  const ByteSpan behind = TrimBlanks(reading.text, {amount_end, clause.span.end});
  if (!behind.empty()) return behind;
  auto next = static_cast<std::size_t>(&clause - passage.clauses.data()) + 1;
  while (next < passage.clauses.size() && passage.clauses[next].depth > clause.depth) ++next;
  const bool goes_on = next < passage.clauses.size() && passage.clauses[next].before == U')';
  return goes_on ? passage.clauses[next].span : behind;
}

std::string BasisBehind(const Reading& reading, std::string_view behind) {
  for (const std::string_view word : {"已", "均", "全部", "全额", "足额", "及时", "分解", "统一"}) {
    if (behind.starts_with(word)) behind.remove_prefix(word.size());
  }
  if (behind.starts_with("到位")) return "arrived";
  if (behind.starts_with("执行到位") || behind.starts_with("支出到位") || behind.starts_with("使用到位"))
    return "actual";
  const std::size_t verb = reading.words.amount_verb.PrefixOf(behind);
  return verb == 0 ? std::string() : std::string(reading.words.amount_verb.MeaningOf(behind.substr(0, verb)));
}

bool IsAllotted(const Reading& reading, const AmountPhrase& phrase, std::uint32_t amount_end, std::string_view fund) {
  const bool by_paper =
      CodePointAt(reading.text, amount_end) == U'(' && reading.NameStartingAt(amount_end + 1, "Policy") != nullptr;
  std::string_view name = reading.In(DropLead(reading, phrase.left, reading.words.item_lead));
  name.remove_prefix(reading.words.item_generic.PrefixOf(name));
  return by_paper && IsShortFor(fund, name);
}

bool SaysAllPaid(const Reading& reading, const Passage& passage, std::size_t clause) {
  if (clause + 1 >= passage.clauses.size() || !passage.clauses[clause + 1].quantities.empty()) return false;
  std::string_view words = reading.In(passage.clauses[clause + 1].span);
  const std::size_t whole = words.size();
  for (const std::string_view lead : {"已", "均", "全部", "全额", "已"}) {
    if (words.starts_with(lead)) words.remove_prefix(lead.size());
  }
  constexpr std::string_view kPaid[] = {"支出完毕", "支付完毕", "使用完毕", "执行完毕", "拨付完毕", "用完"};
  return words.size() < whole && std::any_of(std::begin(kPaid), std::end(kPaid),
                                             [&](std::string_view paid) { return words.starts_with(paid); });
}

std::string_view OtherSide(std::string_view words, std::string_view side) {
  for (const std::string_view lead : {"当年", "本年", "全年", "实际"}) {
    if (words.starts_with(lead)) words.remove_prefix(lead.size());
  }
  for (const std::string_view tail : {"决算", "决算数", "合计", "总额"}) {
    if (words.ends_with(tail)) words.remove_suffix(tail.size());
  }
  if ((words != "支出" && words != "收入") || words == side) return {};
  return words == "支出" ? "支出" : "收入";
}

namespace {

/// A 6000万元用于a、B 7500万元用于b: without the words of the amount that the list goes on with.
ByteSpan UpToNextAmount(const Reading& reading, const Clause& clause, ByteSpan purpose) {
  const auto next = std::find_if(clause.quantities.begin(), clause.quantities.end(), [&](int i) {
    return reading.At(i).kind == QuantityKind::kMoney && reading.At(i).span.start >= purpose.start;
  });
  if (next == clause.quantities.end() || reading.At(*next).span.start >= purpose.end) return purpose;
  const std::string_view words = reading.In({purpose.start, reading.At(*next).span.start});
  const std::size_t comma = words.rfind("、");
  if (comma == std::string_view::npos) return purpose;
  return {purpose.start, purpose.start + static_cast<std::uint32_t>(comma)};
}

}  // namespace

ByteSpan PurposeBehind(const Reading& reading, const Passage& passage, const Clause& clause, std::uint32_t amount_end,
                       bool beyond) {
  const ByteSpan behind = TrimBlanks(reading.text, {amount_end, clause.span.end});
  const std::string_view text = reading.In(behind);
  std::size_t length = PurposeAtStart(text);
  // 下达860万元中央资金用于X: whose money it is may stand between.
  const std::size_t source = length == 0 ? reading.words.item_generic.PrefixOf(text) : 0;
  if (const std::size_t verb = source == 0 ? 0 : PurposeAtStart(text.substr(source)); verb != 0) length = source + verb;
  constexpr std::string_view kFor = "用于";
  const bool given = text.starts_with("拨付") || text.starts_with("补助");
  if (const std::size_t at = text.find(kFor); given && at != std::string_view::npos) length = at + kFor.size();
  if (length != 0)
    return UpToNextAmount(reading, clause, {behind.start + static_cast<std::uint32_t>(length), behind.end});
  // 下达某区144万元,主要用于某项目: in the next clause, where that has no amount of its own.
  const std::size_t next = static_cast<std::size_t>(&clause - passage.clauses.data()) + 1;
  if (!beyond || !behind.empty() || clause.depth > 0 || next >= passage.clauses.size()) return {};
  const Clause& purpose = passage.clauses[next];
  length = PurposeAtStart(reading.In(purpose.span));
  if (length == 0 || purpose.depth > 0 || !purpose.quantities.empty()) return {};
  return {purpose.span.start + static_cast<std::uint32_t>(length), purpose.span.end};
}

bool IsBothWays(std::string_view text) {
  return (Has(text, "收、支") || Has(text, "收入、支出") || Has(text, "收支") || Has(text, "计、支出")) &&
         (Has(text, "总计") || Has(text, "合计") || Has(text, "总额"));
}

bool IsOthersMoney(std::string_view text) {
  for (const std::string_view word :
       {"自筹", "社会资本", "社会投入", "企业投入", "捐赠", "银行", "资本金", "专项债券"}) {
    if (Has(text, word)) return true;
  }
  return false;
}

}  // namespace jitu::ingest

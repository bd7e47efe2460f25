#include "ingest/statements/amount_phrase.h"

#include <algorithm>
#include <span>

#include "ingest/readers/list_mark.h"
#include "ingest/statements/item_words.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kTotals[] = {"预算资金", "收入", "支出", "基本支出", "项目支出", "人员经费", "公用经费"};

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }

/// 分解为管网延伸820万元、水源保护360万元: the words that open a list of all parts are of no part's name.
std::size_t ExactLead(const Reading& reading, std::string_view clause) {
  const std::size_t lead = reading.words.part_lead.PrefixOf(clause);
  return reading.words.part_lead.MeaningOf(clause.substr(0, lead)) == "exact" ? lead : 0;
}

/// Where the words of this amount begin: behind the amount before it in the clause.
std::uint32_t LeftStart(const Reading& reading, const Clause& clause, std::size_t at) {
  std::uint32_t start = clause.span.start;
  for (std::size_t i = 0; i < at; ++i) {
    const Quantity& quantity = reading.At(clause.quantities[i]);
    if (quantity.kind == QuantityKind::kMoney && quantity.role == Quantity::Role::kValue) start = quantity.span.end;
  }
  if (start == clause.span.start) start += static_cast<std::uint32_t>(PartsLead(reading, clause.span));
  if (start == clause.span.start) start += static_cast<std::uint32_t>(ExactLead(reading, reading.In(clause.span)));
  while (start < clause.span.end) {
    const char32_t c = CodePointAt(reading.text, start);
    if (c != U'、' && c != U'和' && c != U'及' && c != U' ') break;
    start = static_cast<std::uint32_t>(NextOffset(reading.text, start));
  }
  return start;
}

}  // namespace

std::size_t PartsLead(const Reading& reading, ByteSpan clause) {
  const std::string_view text = reading.In(clause);
  const std::size_t total = reading.words.total.PrefixOf(text);
  if (total == 0) return 0;
  for (const std::string_view word :
       {"按用途分", "按项目分", "主要包括", "具体包括", "包括", "分别用于", "具体为", "分别为", "分别是", "主要有"}) {
    if (text.substr(total).starts_with(word)) return total + word.size();
  }
  return 0;
}

namespace {

/// (任务编号M102), (以下简称…): a bracket at the end that is no part of the name.
ByteSpan WithoutNote(const Reading& reading, ByteSpan span) {
  while (!span.empty() && CodePointBefore(reading.text, span.end) == U')') {
    const std::size_t open = OpeningOf(reading.text, span.end);
    if (open == std::string_view::npos || open <= span.start) return span;
    const std::string_view inside = reading.text.substr(open, span.end - open);
    const bool note = std::any_of(inside.begin(), inside.end(), IsDigitByte) || text::Has(inside, "简称") ||
                      text::Has(inside, "下称") || text::Has(inside, "编号") || text::Has(inside, "单位") ||
                      text::Has(inside, "含");
    if (!note) return span;
    span.end = static_cast<std::uint32_t>(open);
    span = TrimBlanks(reading.text, span);
  }
  return span;
}

/// 某区红十字会(以下简称"区红会")事业经费: the unit that is given the money, with its short name, is no part of the
/// item's.
ByteSpan WithoutUnit(const Reading& reading, ByteSpan span) {
  const NameMention* unit = reading.NameStartingAt(span.start, "Unit");
  if (unit == nullptr || unit->span.end >= span.end || reading.text[unit->span.end] != '(') return span;
  const std::size_t after = AfterClosing(reading.text, unit->span.end);
  if (after == std::string_view::npos || after + 6 > span.end) return span;
  return TrimBlanks(reading.text, {static_cast<std::uint32_t>(after), span.end});
}

/// 康复补助项目2021年: a date behind the name says when, not what.
ByteSpan WithoutDate(const Reading& reading, ByteSpan span) {
  const std::string_view text = reading.In(span);
  std::uint32_t end = span.end;
  for (const std::string_view tail : {"年度", "度", "全年", "当年", "本年"}) {
    if (text.size() > tail.size() && text.ends_with(tail)) {
      end -= static_cast<std::uint32_t>(tail == "年度" ? 3 : tail.size());
      break;
    }
  }
  for (int i = reading.FirstQuantityFrom(span.start);
       static_cast<std::size_t>(i) < reading.quantities.quantities.size(); ++i) {
    const Quantity& date = reading.At(i);
    if (date.span.start >= span.end) break;
    if (date.kind == QuantityKind::kDate && date.span.end == end && date.span.start > span.start) {
      return {span.start, date.span.start};
    }
  }
  for (const std::string_view tail : {"全年", "当年", "本年"}) {
    if (text.ends_with(tail) && text.size() > tail.size() + 6) span.end -= static_cast<std::uint32_t>(tail.size());
  }
  return span;
}

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
  for (const std::string_view whole :
       {"财政拨款", "本单位", "本部门", "我局", "我单位", "全局", "部门", "单位", "我委", "我中心", "我校", "我院"}) {
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

/// The name of the total that the words end with; empty if they name something else.
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

std::string BasisOfTotal(const Reading& reading, const AmountPhrase& phrase, ByteSpan left) {
  if (phrase.total == "预算资金") return "budget";
  const std::string_view text = reading.In(left);
  for (const std::string_view budget : {"部门预算支出", "年度预算支出", "单位预算支出", "本年预算支出"}) {
    if (text.ends_with(budget)) return "budget";  // 一般公共预算支出 is a book's spending
  }
  const bool planned = text::Has(text, "批复") || text::Has(text, "年初预算") || text::Has(text, "预算数") ||
                       text.ends_with("预算") || text::Has(text, "预算总") || text.ends_with("预算安排");
  return planned || IsBudgetPaper(reading) ? "budget" : "actual";
}

AmountPhrase::Other OtherKind(const Reading& reading, const Clause& clause, ByteSpan left, std::uint32_t after) {
  using Other = AmountPhrase::Other;
  const std::string_view text = reading.In(left);
  const std::string_view behind = reading.In({after, std::min<std::uint32_t>(clause.span.end, after + 24)});
  if (behind.starts_with("/") || behind.starts_with("每") || behind.starts_with("的标准") ||
      behind.starts_with("标准")) {
    return Other::kNever;
  }
  for (const std::string_view word : {"每", "最高", "单户", "单个", "上限", "限额", "封顶"}) {
    if (text::Has(text, word)) return Other::kNever;
  }
  if (reading.words.standard.OccursIn(text)) return Other::kNever;
  if (text::Has(text, "人均") || text::Has(text, "户均")) return Other::kResult;
  ByteSpan bare = DropSuffixes(reading.text, left, reading.words.amount_filler);
  std::string_view head = reading.In(bare);
  if (head.ends_with("额") || head.ends_with("量") || head.ends_with("款")) head.remove_suffix(3);
  const bool difference = reading.words.growth.SuffixOf(reading.In(bare)) != 0 &&
                          (reading.words.compared_with.OccursIn(text) || text::Has(text, "较") ||
                           reading.words.growth.Contains(reading.In(DropLead(reading, bare, reading.words.item_lead))));
  if (difference) return Other::kNever;
  if (reading.words.amount_basis.SuffixOf(text) > reading.words.amount_other.SuffixOf(text)) return Other::kNo;
  for (const std::string_view ending : {reading.In(bare), head}) {
    const std::size_t length = reading.words.amount_other.SuffixOf(ending);
    if (length == 0) continue;
    const std::string_view meaning = reading.words.amount_other.MeaningOf(ending.substr(ending.size() - length));
    return meaning == "never" ? Other::kNever : Other::kResult;
  }
  return Other::kNo;
}

/// Takes the words directly before the amount off, and says what kind of amount they make it.
ByteSpan DropBasis(const Reading& reading, ByteSpan span, std::string& basis) {
  const StatementWords& words = reading.words;
  for (;;) {
    span = TrimBlanks(reading.text, span);
    const std::string_view text = reading.In(span);
    if (!basis.empty() && !TotalAtEnd(reading, span).empty()) return span;
    if (words.fund.Contains(text)) return span;
    std::size_t filler = words.amount_filler.SuffixOf(text);
    if (filler < words.amount_basis.SuffixOf(text)) filler = 0;  // the 达 of 下达 is part of the verb
    if (constexpr std::string_view kSum = "总"; !basis.empty() && text.ends_with(kSum))
      filler = kSum.size();  // 总|预算
    if (filler != 0) {
      span.end -= static_cast<std::uint32_t>(filler);
      continue;
    }
    std::size_t length = words.amount_basis.SuffixOf(text);
    const WordSet* kind = &words.amount_basis;
    if (length == 0 && !basis.empty()) {
      length = words.amount_verb.SuffixOf(text);
      kind = &words.amount_verb;
    }
    const std::string_view before = text.substr(0, text.size() - length);
    if (length == 0 || before.ends_with("转移") || before.ends_with("一般公共")) return span;
    if (basis.empty()) basis = kind->MeaningOf(text.substr(text.size() - length));
    span.end -= static_cast<std::uint32_t>(length);
  }
}

/// The opening mark of the title in which a place stands, as in 《关于下达…的通知》; npos if it stands in none.
std::size_t TitleAround(std::string_view text, std::size_t at) {
  const std::size_t open = text::FindLast(text.substr(0, at), "《");
  if (open == std::string_view::npos) return open;
  const std::size_t close = text::Find(text, "》", open);
  return close != std::string_view::npos && close > at ? open : std::string_view::npos;
}

/// The last verb of an amount in the text; 转移支付 holds none, nor does a paper's title.
WordSet::Hit LastVerb(const Reading& reading, std::string_view text) {
  for (;;) {
    const WordSet::Hit hit = reading.words.amount_verb.Last(text);
    if (!hit) return hit;
    const std::size_t title = TitleAround(text, hit.start);
    if (title == std::string_view::npos && !text.substr(0, hit.start).ends_with("转移")) return hit;
    text = text.substr(0, std::min(title, hit.start));
  }
}

/// 我县用于社会福利的彩票公益金: the fund, without what it is for.
ByteSpan FundBehindPurpose(const Reading& reading, ByteSpan name) {
  constexpr std::string_view kFor = "用于";
  constexpr std::string_view kOf = "的";
  constexpr std::uint32_t kShortestFund = 12;  ///< bytes
  const std::string_view text = reading.In(name);
  const std::size_t purpose = text::Find(text, kFor);
  const std::size_t of = text::FindLast(text, kOf);
  if (purpose == std::string_view::npos || of == std::string_view::npos || of < purpose) return name;
  const ByteSpan fund{name.start + static_cast<std::uint32_t>(of + kOf.size()), name.end};
  return fund.length() >= kShortestFund && EndsAsItem(reading, fund) ? fund : name;
}

/// 下达我市X资金: the part behind the last governing verb.
ByteSpan BehindVerb(const Reading& reading, ByteSpan span, std::string& basis) {
  const std::string_view text = reading.In(span);
  const WordSet::Hit hit = LastVerb(reading, text);
  if (!hit || hit.start + hit.length >= text.size()) return span;
  if (basis.empty()) basis = reading.words.amount_verb.MeaningOf(text.substr(hit.start, hit.length));
  span.start += static_cast<std::uint32_t>(hit.start + hit.length);
  return span;
}

/// 总计均为, 合计为: only the words of being, so that 总计 stays with its noun.
ByteSpan WithoutCopula(const Reading& reading, ByteSpan span) {
  for (const std::string_view word : {"均为", "分别为", "为", "是", "共", "约", "达"}) {
    if (reading.In(span).ends_with(word)) return {span.start, span.end - static_cast<std::uint32_t>(word.size())};
  }
  return span;
}

/// 80周岁以上老年人高龄补贴, 上一轮退耕还林补助: an age or a round that the words go on from says of whom or of which.
bool IsOfWhom(const Reading& reading, const Quantity& quantity, ByteSpan name) {
  const bool age = quantity.unit == "岁" || quantity.unit == "周岁";
  const bool round = quantity.unit == "轮" && CodePointBefore(reading.text, quantity.span.start) == U'上';
  return (age || round) && quantity.span.end < name.end;
}

bool HoldsValue(const Reading& reading, ByteSpan span) {
  const auto& all = reading.quantities.quantities;
  for (int i = reading.FirstQuantityFrom(span.start); static_cast<std::size_t>(i) < all.size(); ++i) {
    const Quantity& quantity = reading.At(i);
    if (quantity.span.start >= span.end) return false;
    const bool counts = quantity.kind == QuantityKind::kMeasure || quantity.kind == QuantityKind::kMoney ||
                        quantity.kind == QuantityKind::kPercent;
    if (IsOfWhom(reading, quantity, span)) continue;
    if (counts && quantity.role == Quantity::Role::kValue) return true;
  }
  return false;
}

bool HoldsVerb(const Reading& reading, std::string_view name) {
  const WordSet::Hit hit = LastVerb(reading, name);
  return hit && hit.start > 0 && hit.start + hit.length < name.size();
}

}  // namespace

/// 新建村卫生室12所198万元, 随访包104个、144万元: a count between the name and the amount is no part of the name.
ByteSpan WithoutCount(const Reading& reading, ByteSpan span) {
  ByteSpan bare = TrimBlanks(reading.text, span);
  while (CodePointBefore(reading.text, bare.end) == U'、' && bare.length() > 3) {
    bare = TrimBlanks(reading.text, {bare.start, bare.end - 3});
  }
  const auto& all = reading.quantities.quantities;
  for (int i = reading.FirstQuantityFrom(bare.start); static_cast<std::size_t>(i) < all.size(); ++i) {
    const Quantity& count = reading.At(i);
    if (count.span.start >= bare.end) break;
    const bool counts = count.kind == QuantityKind::kMeasure && count.role == Quantity::Role::kValue;
    if (counts && count.span.end == bare.end && count.span.start > bare.start + 6) {
      return TrimBlanks(reading.text, {bare.start, count.span.start});
    }
  }
  return span;
}

bool IsBareOutturn(const Reading& reading, const AmountPhrase& phrase) {
  if (phrase.total != "支出") return false;
  const ByteSpan words = DropSuffixes(reading.text, TrimBlanks(reading.text, phrase.left), reading.words.amount_filler);
  return reading.words.amount_basis.MeaningOf(reading.In(words)) == "actual";
}

bool IsBudgetPaper(const Reading& reading) {
  if (reading.outline.sections.empty()) return false;
  const std::string_view title = reading.outline.sections[0].title;
  for (const std::string_view other : {"决算", "自评", "评价", "执行", "总结"}) {
    if (title.find(other) != std::string_view::npos) return false;
  }
  return text::Has(title, "预算");
}

namespace {

/// ①X, 向低收入家庭发放X: a mark, or to whom it was paid, is no part of the name; 财政 in front of a short word is.
ByteSpan BehindMark(const Reading& reading, ByteSpan name) {
  name = TrimBlanks(reading.text, name);
  const auto mark = ParseListMark(reading.In(name));
  const bool counts = mark && (mark->kind == MarkKind::kCircled || mark->kind == MarkKind::kNumber);
  if (counts && mark->skip < name.length()) name.start += mark->skip;
  std::string_view text = reading.In(name);
  // 用于城乡低保的4,126万元: what an amount is for, told before it.
  if (constexpr std::string_view kOf = "的"; text.ends_with(kOf)) name.end -= static_cast<std::uint32_t>(kOf.size());
  name = FundBehindPurpose(reading, name);
  text = reading.In(name);
  // 上级资金用于某院改造项目的3万元: what it was for, not out of what.
  constexpr std::string_view kFor = "用于";
  if (const std::size_t at = text.rfind(kFor); at != std::string_view::npos && at > 0) {
    const ByteSpan purpose{name.start + static_cast<std::uint32_t>(at + kFor.size()), name.end};
    if (EndsAsItem(reading, purpose)) name = purpose;
  }
  text = reading.In(name);
  // 补助某公司“中试平台”: whom it was given is no part of the name.
  for (const std::string_view verb : {"补助", "资助", "奖励"}) {
    if (!text.starts_with(verb) || text.size() < verb.size() + 15) continue;
    ByteSpan given{name.start + static_cast<std::uint32_t>(verb.size()), name.end};
    const NameMention* firm = reading.NameStartingAt(given.start, "Enterprise");
    if (firm != nullptr) {
      std::size_t end = firm->span.end;
      if (end < given.end && reading.text[end] == '(') end = AfterClosing(reading.text, end);
      if (end < given.end && CodePointAt(reading.text, end) == U'“') given.start = static_cast<std::uint32_t>(end);
    }
    const bool payment = reading.In(given).starts_with("资金") || reading.In(given).starts_with("经费") ||
                         reading.In(given).starts_with("金");
    return payment || (firm == nullptr && verb != "补助") ? name : given;
  }
  if (!text.starts_with("向")) return name;
  for (const std::string_view verb : {"发放", "拨付", "支付", "兑付"}) {
    const std::size_t at = text.rfind(verb);
    if (at != std::string_view::npos && at + verb.size() + 6 <= text.size())
      return {name.start + static_cast<std::uint32_t>(at + verb.size()), name.end};
  }
  return name;
}

ByteSpan KeepSource(const Reading& reading, ByteSpan whole, ByteSpan name) {
  constexpr std::string_view kSource = "财政";
  constexpr std::size_t kShort = 12;  ///< bytes: 衔接资金
  const bool cut = name.start >= whole.start + kSource.size() &&
                   reading.text.substr(name.start - kSource.size(), kSource.size()) == kSource;
  if (cut && name.length() <= kShort && reading.In(name).ends_with("资金"))
    name.start -= static_cast<std::uint32_t>(kSource.size());
  return name;
}

}  // namespace

namespace {

/// 61号)中央补助: a bracket that is not opened in the name ends what stood before it.
ByteSpan BehindOpenEnd(const Reading& reading, ByteSpan name) {
  const std::string_view text = reading.In(name);
  int depth = 0;
  std::size_t behind = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] != ')') continue;
    if (depth == 0) behind = at + 1;
    depth = std::max(0, depth - 1);
  }
  return {name.start + static_cast<std::uint32_t>(behind), name.end};
}

/// 《关于下达…的通知》(某财社〔2021〕61号)中央补助, 从福利公益金中安排支出: without the paper, and the words that say
/// out of what.
ByteSpan BehindPaper(const Reading& reading, ByteSpan name) {
  constexpr std::string_view kClose = "》";
  std::string_view text = reading.In(name);
  const std::size_t close = text.rfind(kClose);
  constexpr std::string_view kPapers[] = {"通知", "批复", "通报"};
  const bool paper = close != std::string_view::npos &&
                     std::any_of(std::begin(kPapers), std::end(kPapers),
                                 [&](std::string_view kind) { return text.substr(0, close).ends_with(kind); });
  if (paper) {
    name.start += static_cast<std::uint32_t>(close + kClose.size());
    const bool numbered = CodePointAt(reading.text, name.start) == U'(';
    const std::size_t after = numbered ? AfterClosing(reading.text, name.start) : std::string_view::npos;
    if (after != std::string_view::npos && after <= name.end) name.start = static_cast<std::uint32_t>(after);
  }
  constexpr std::string_view kFrom = "从";
  constexpr std::string_view kIn = "中";
  text = reading.In(name);
  if (text.size() < 18 || !text.starts_with(kFrom) || !text.ends_with(kIn)) return name;
  return {name.start + static_cast<std::uint32_t>(kFrom.size()), name.end - static_cast<std::uint32_t>(kIn.size())};
}

}  // namespace

ByteSpan CleanItemName(const Reading& reading, ByteSpan name) {
  name = BehindMark(reading, BehindPaper(reading, name));
  // 2022年初农村危房改造资金: the 初 of the date before.
  constexpr std::string_view kBeginning = "初";
  const bool dated = name.start >= 3 && reading.text.substr(name.start - 3, 3) == "年";
  if (dated && reading.In(name).starts_with(kBeginning) && !reading.In(name).starts_with("初中") &&
      !reading.In(name).starts_with("初级")) {
    name.start += static_cast<std::uint32_t>(kBeginning.size());
  }
  name = KeepSource(reading, name, WithoutUnit(reading, DropLead(reading, name, reading.words.item_lead)));
  std::string_view text = reading.In(name);
  std::size_t digits = 0;
  while (digits < text.size() && (IsDigitByte(text[digits]) || (digits > 0 && text[digits] == '-'))) ++digits;
  if (digits >= 3 && digits < text.size()) name.start += static_cast<std::uint32_t>(digits);
  name = WithoutNote(reading, TrimBlanks(reading.text, name));
  name = WithoutDate(reading, name);
  text = reading.In(name);
  for (const std::string_view source : {"财政拨款", "一般公共预算"}) {
    if (text.ends_with(source) && text.size() > source.size() + 6) {
      name.end -= static_cast<std::uint32_t>(source.size());
      text = reading.In(name);
    }
  }
  if (text.ends_with("支出") && text.size() > 12) name.end -= 6;
  return TrimBlanks(reading.text, BehindOpenEnd(reading, name));
}

namespace {

/// 全市共投入X资金6.85亿元, 使用补贴资金263万元: the item that a verb of use governs, among the words that led up to
/// the name or at its start; the name itself where none governs an item.
ByteSpan BehindOpeningVerb(const Reading& reading, ByteSpan told, ByteSpan name, AmountPhrase& phrase) {
  const WordSet& verbs = reading.words.opening_verb;
  WordSet::Hit verb = verbs.Last(reading.In({told.start, name.start}));
  ByteSpan governed = name;
  if (!verb) {
    verb = {name.start - told.start, verbs.PrefixOf(reading.In(name))};
    governed = {name.start + static_cast<std::uint32_t>(verb.length), name.end};
  }
  if (verb.length == 0 || governed.length() <= 6 || !EndsAsItem(reading, governed)) return name;
  phrase.basis = verbs.MeaningOf(reading.In(told).substr(verb.start, verb.length));
  phrase.behind_verb = true;
  return governed;
}

}  // namespace

AmountPhrase ReadAmountPhrase(const Reading& reading, const Clause& clause, std::size_t at) {
  const Quantity& quantity = reading.At(clause.quantities[at]);
  AmountPhrase phrase;
  phrase.left = {LeftStart(reading, clause, at), quantity.span.start};
  if (phrase.left.end < phrase.left.start) phrase.left.start = phrase.left.end;
  ByteSpan left = WithoutCount(reading, WithoutNote(reading, TrimBlanks(reading.text, phrase.left)));
  const auto other = OtherKind(reading, clause, left, quantity.span.end);
  ByteSpan bare = DropSuffixes(reading.text, left, reading.words.amount_filler);
  phrase.total = TotalAtEnd(reading, left);
  if (phrase.total.empty()) phrase.total = TotalAtEnd(reading, WithoutCopula(reading, left));
  if (phrase.total.empty()) phrase.total = TotalAtEnd(reading, bare);
  if (!phrase.total.empty() && other != AmountPhrase::Other::kNever) {
    phrase.basis = BasisOfTotal(reading, phrase, bare);
    return phrase;
  }
  phrase.total.clear();
  phrase.other = other;
  for (const std::string_view word : {"决算数", "决算", "预算数", "预算", "执行数"}) {
    if (!reading.In(bare).ends_with(word) || other != AmountPhrase::Other::kNo) continue;
    phrase.total = TotalAtEnd(reading, {bare.start, bare.end - static_cast<std::uint32_t>(word.size())});
    if (phrase.total.empty()) continue;
    phrase.basis = word.starts_with("预算") ? "budget" : "actual";
    return phrase;
  }
  ByteSpan name = DropBasis(reading, left, phrase.basis);
  if (!phrase.basis.empty() && other == AmountPhrase::Other::kNo) {
    phrase.total = TotalAtEnd(reading, name);
    if (!phrase.total.empty()) {
      phrase.basis = phrase.basis == "actual" ? "actual" : "budget";
      return phrase;
    }
  }
  const ByteSpan told = name;
  name = DropLead(reading, name, reading.words.item_lead);
  if (phrase.basis.empty()) name = BehindOpeningVerb(reading, told, name, phrase);
  name = WithoutNote(reading, name);
  if (HoldsVerb(reading, reading.In(name))) {
    const ByteSpan governed = FundBehindPurpose(reading, BehindVerb(reading, name, phrase.basis));
    const ByteSpan behind = DropLead(reading, governed, reading.words.item_lead);
    phrase.behind_verb = phrase.behind_verb || behind.start != name.start;
    name = behind;
  } else if (name.length() > 6) {
    std::size_t verb = reading.words.amount_verb.PrefixOf(reading.In(name));
    const bool spent = verb == 0 && reading.In(name).starts_with("支出");
    if (spent) verb = 6;
    if (verb != 0 && verb < name.length()) {
      const std::string_view word = reading.In(name).substr(0, verb);
      if (phrase.basis.empty()) phrase.basis = spent ? "actual" : reading.words.amount_verb.MeaningOf(word);
      name.start += static_cast<std::uint32_t>(verb);
      phrase.behind_verb = true;
    }
  }
  name = CleanItemName(reading, name);
  if (reading.In(name).find_first_not_of("0123456789-") == std::string_view::npos) name.end = name.start;
  const std::string_view text = reading.In(name);
  const bool manner = text.starts_with("按") || text.starts_with("根据") || text.starts_with("依据") ||
                      text.starts_with("通过") || text.starts_with("利用");
  const bool this_one = text.starts_with("该项目") || text.starts_with("本项目") || text.starts_with("此项目");
  phrase.pronoun = reading.words.item_pronoun.Contains(text) || text == "支出" || text == "预算" || manner || this_one;
  const std::string_view words = reading.In(phrase.left);
  constexpr std::string_view kSums[] = {"合计", "总计", "以上", "上述"};
  phrase.sums_up =
      std::any_of(std::begin(kSums), std::end(kSums), [&](std::string_view sum) { return text::Has(words, sum); });
  phrase.source = phrase.basis != "actual" && IsSource(text);
  phrase.generic =
      !phrase.pronoun && !text.empty() && (phrase.source || IsGenericItem(reading, text) || HoldsValue(reading, name));
  phrase.name = phrase.pronoun ? ByteSpan{name.start, name.start} : name;
  return phrase;
}

}  // namespace jitu::ingest

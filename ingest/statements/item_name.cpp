#include "ingest/statements/item_name.h"

#include <algorithm>

#include "ingest/readers/list_mark.h"
#include "ingest/statements/item_words.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }

}  // namespace

namespace {

/// Where the bracket opens that ends the span; of a damaged number in it, (某财农2023〕44号), the marks do not match.
std::size_t OpeningBracket(std::string_view text, ByteSpan span) {
  constexpr std::uint32_t kLongestNumber = 60;  ///< bytes
  const std::size_t open = OpeningOf(text, span.end);
  if (open != std::string_view::npos && open > span.start) return open;
  const std::uint32_t from = std::max(span.start, span.end > kLongestNumber ? span.end - kLongestNumber : 0);
  const std::string_view inside = text.substr(from, span.end - 1 - from);
  const std::size_t last = inside.rfind('(');
  const bool whole = last != std::string_view::npos && inside.find(')', last) == std::string_view::npos;
  return whole ? from + last : std::string_view::npos;
}

}  // namespace

/// (任务编号M102), (以下简称…): a bracket at the end that is no part of the name.
ByteSpan WithoutNote(const Reading& reading, ByteSpan span) {
  while (!span.empty() && CodePointBefore(reading.text, span.end) == U')') {
    const std::size_t open = OpeningBracket(reading.text, span);
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

namespace {

/// The opening mark of the title in which a place stands, as in 《关于下达…的通知》; npos if it stands in none.
std::size_t TitleAround(std::string_view text, std::size_t at) {
  const std::size_t open = text::FindLast(text.substr(0, at), "《");
  if (open == std::string_view::npos) return open;
  const std::size_t close = text::Find(text, "》", open);
  return close != std::string_view::npos && close > at ? open : std::string_view::npos;
}

}  // namespace

WordSet::Hit LastVerb(const Reading& reading, std::string_view text) {
  for (;;) {
    const WordSet::Hit hit = reading.words.amount_verb.Last(text);
    if (!hit) return hit;
    const std::size_t title = TitleAround(text, hit.start);
    if (title == std::string_view::npos && !text.substr(0, hit.start).ends_with("转移")) return hit;
    text = text.substr(0, std::min(title, hit.start));
  }
}

ByteSpan WithoutRecipient(const Reading& reading, ByteSpan span) {
  constexpr std::uint32_t kShortest = 12;  ///< bytes: 办案经费
  const NameMention* unit = reading.NameStartingAt(span.start, "Unit");
  const std::string& own = reading.names.reporting_unit;
  const bool to_own = !own.empty() && reading.In(span).starts_with(own);
  if (unit == nullptr && !to_own) return span;
  const ByteSpan given{to_own ? span.start + static_cast<std::uint32_t>(own.size()) : unit->span.end, span.end};
  return given.start + kShortest <= given.end && EndsAsItem(reading, given) ? given : span;
}

ByteSpan BehindAllotment(const Reading& reading, ByteSpan span) {
  const WordSet::Hit verb = LastVerb(reading, reading.In(span));
  if (!verb) return span;
  const ByteSpan item =
      WithoutRecipient(reading, {span.start + static_cast<std::uint32_t>(verb.start + verb.length), span.end});
  return EndsAsItem(reading, item) && item.length() >= 12 ? item : span;
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

namespace {

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

/// ①X, 向低收入家庭发放X: a mark, or to whom it was paid, is no part of the name; 财政 in front of a short word is.
ByteSpan BehindMark(const Reading& reading, ByteSpan name) {
  name = TrimBlanks(reading.text, name);
  const auto mark = ParseListMark(reading.In(name));
  const bool counts = mark && (mark->kind == MarkKind::kCircled || mark->kind == MarkKind::kNumber ||
                               mark->kind == MarkKind::kNumberBracket);
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
  // 省级财政第二批水利发展资金: of which level the fund is; 县财政 is who pays it.
  for (const std::string_view level : {"中央财政", "省级财政", "市级财政", "区级财政", "县级财政"}) {
    const bool before = name.start >= whole.start + level.size() &&
                        reading.text.substr(name.start - level.size(), level.size()) == level;
    if (before && reading.In(name).ends_with("资金"))
      return {name.start - static_cast<std::uint32_t>(level.size()), name.end};
  }
  const bool cut = name.start >= whole.start + kSource.size() &&
                   reading.text.substr(name.start - kSource.size(), kSource.size()) == kSource;
  if (cut && name.length() <= kShort && reading.In(name).ends_with("资金"))
    name.start -= static_cast<std::uint32_t>(kSource.size());
  return name;
}

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
  // K102.质押融资贴息: a letter, figures and a stop are a code.
  constexpr std::string_view kFigures = "0123456789";
  const std::size_t stop = text.find_first_not_of(kFigures, std::min<std::size_t>(1, text.size()));
  const bool lettered = !text.empty() && text[0] >= 'A' && text[0] <= 'Z' && stop != std::string_view::npos;
  if (lettered && stop >= 3 && text[stop] == '.') {
    name.start += static_cast<std::uint32_t>(stop) + 1;
    text = reading.In(name);
  }
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

}  // namespace jitu::ingest

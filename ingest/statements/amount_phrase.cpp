#include "ingest/statements/amount_phrase.h"

#include <algorithm>

#include "ingest/statements/item_words.h"
#include "ingest/statements/total_phrase.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

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
    // 案件执行年初预算数90万元: behind it stands of what kind the amount is, so it belongs to the name.
    constexpr std::string_view kExecuted = "执行";
    if ((basis == "budget" || basis == "final_budget") && text.ends_with(kExecuted)) return span;
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

/// 下达我市X资金: the part behind the last governing verb.
ByteSpan BehindVerb(const Reading& reading, ByteSpan span, std::string& basis) {
  const std::string_view text = reading.In(span);
  const WordSet::Hit hit = LastVerb(reading, text);
  if (!hit || hit.start + hit.length >= text.size()) return span;
  if (basis.empty()) basis = reading.words.amount_verb.MeaningOf(text.substr(hit.start, hit.length));
  return WithoutRecipient(reading, {span.start + static_cast<std::uint32_t>(hit.start + hit.length), span.end});
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

bool IsBareOutturn(const Reading& reading, const AmountPhrase& phrase) {
  if (phrase.total != "支出") return false;
  const ByteSpan words = DropSuffixes(reading.text, TrimBlanks(reading.text, phrase.left), reading.words.amount_filler);
  return reading.words.amount_basis.MeaningOf(reading.In(words)) == "actual";
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
  const std::string_view item = reading.In(governed);
  if (IsSource(item) || IsGenericItem(reading, item)) return name;
  phrase.basis = verbs.MeaningOf(reading.In(told).substr(verb.start, verb.length));
  phrase.behind_verb = true;
  return governed;
}

}  // namespace

namespace {

/// 项目资金, 资金专项资金: nothing but words that stand for an item spoken of.
bool IsPronoun(const Reading& reading, std::string_view text) {
  if (text.empty()) return false;
  while (!text.empty()) {
    const std::size_t length = reading.words.item_pronoun.PrefixOf(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
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
    phrase.basis = BasisOfTotal(reading, phrase.total, bare);
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
  phrase.pronoun = IsPronoun(reading, text) || text == "支出" || text == "预算" || manner || this_one;
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

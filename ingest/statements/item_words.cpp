#include "ingest/statements/item_words.h"

#include <algorithm>

#include "ingest/statements/amount_phrase.h"
#include "ingest/statements/total_phrase.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

using text::Has;

}  // namespace

namespace {

constexpr std::string_view kLevels[] = {"中央", "自治区", "省", "市", "县",   "区",  "旗",
                                        "州",   "盟",     "镇", "乡", "上级", "地方"};

/// The longest of the words that the text begins with; 0 if there is none.
template <class Words>
std::size_t LongestPrefix(std::string_view text, const Words& words) {
  std::size_t longest = 0;
  for (const std::string_view word : words) longest = text.starts_with(word) ? std::max(longest, word.size()) : longest;
  return longest;
}

}  // namespace

bool BeginsWithLevel(std::string_view name) { return LongestPrefix(name, kLevels) != 0; }

bool IsSource(std::string_view name) {
  constexpr std::string_view kGiven[] = {"级", "本级", "财政", "配套", "匹配", "补助", "奖补", "资金", "拨款"};
  if (!BeginsWithLevel(name)) return false;
  while (!name.empty()) {
    const std::size_t length = std::max(LongestPrefix(name, kLevels), LongestPrefix(name, kGiven));
    if (length == 0) return false;
    name.remove_prefix(length);
  }
  return true;
}

bool TellsSource(const Reading& reading, const AmountPhrase& phrase) {
  std::string_view source = reading.In(phrase.name);
  source.remove_prefix(reading.words.opening_verb.PrefixOf(source));
  return IsSource(source) || source == "拨款" || source == "财政拨款";
}

bool IsGenericItem(const Reading& reading, std::string_view name) {
  constexpr std::string_view kMatching = "配套";
  if (name == kMatching || reading.words.item_generic.Contains(name) || reading.words.fund.Contains(name)) return true;
  while (!name.empty()) {
    std::size_t length = reading.words.item_generic.PrefixOf(name);
    for (const std::string_view glue : {"、", "和", "及", "与", "资金", "等", "各", "财政"}) {
      if (length == 0 && name.starts_with(glue)) length = glue.size();
    }
    if (length == 0) return false;
    name.remove_prefix(length);
  }
  return true;
}

bool SpeaksOfPlans(std::string_view title) {
  constexpr std::string_view kPlans[] = {"预算", "安排", "下达", "批复", "分配", "计划", "申报", "申请"};
  return std::any_of(std::begin(kPlans), std::end(kPlans), [&](std::string_view word) { return Has(title, word); });
}

std::string DefaultBasis(const Reading& reading, const Passage& passage) {
  if (IsBudgetPaper(reading)) return "budget";
  for (int at = passage.section; at >= 0; at = reading.outline.sections[static_cast<std::size_t>(at)].parent) {
    const std::string_view title = reading.outline.sections[static_cast<std::size_t>(at)].title;
    if (Has(title, "下达") || (Has(title, "分解") && !Has(title, "支出"))) return "budget";
    for (const std::string_view word : {"支出", "决算", "执行", "使用", "绩效", "完成", "成效", "支持"}) {
      if (Has(title, word)) return "actual";
    }
    if (SpeaksOfPlans(title)) return "budget";
    if (Has(title, "到位")) return "arrived";
  }
  return "actual";
}

bool IsGenericHeading(std::string_view title) {
  static const std::vector<std::string_view> kWords{
      "资金", "使用", "情况", "安排", "到位", "执行", "支出", "管理", "预算", "投入", "实施", "概况", "项目", "绩效",
      "目标", "完成", "及",   "和",   "与",   "效益", "下达", "分解", "来源", "申报", "产出", "分析", "说明", "落实",
      "拨付", "财政", "年度", "总体", "的",   "率",   "部门", "整体", "单位", "主要", "内容", "背景", "立项", "依据",
      "组织", "过程", "结论", "评价", "自评", "指标", "成效", "成果", "基本", "有关", "具体", "明细", "措施", "做法",
      "分",   "收支", "收入", "决算", "专项", "总账", "构成", "去向", "总况", "金额"};
  static const text::WordIndex kIndex(kWords);
  while (!title.empty()) {
    const auto candidates = kIndex.BeginningWith(CodePointAt(title, 0));
    const auto longest = std::find_if(candidates.begin(), candidates.end(),
                                      [&](const auto& candidate) { return title.starts_with(kWords[candidate.word]); });
    if (longest == candidates.end()) return false;
    title.remove_prefix(kWords[longest->word].size());
  }
  return true;
}

std::string LabelledBasis(const Reading& reading, const Passage& passage) {
  if (passage.clauses.size() < 2 || passage.clauses[1].before != U':') return {};
  const std::string_view label = reading.In(passage.clauses.front().span);
  const WordSet::Hit kind = reading.words.amount_basis.Last(label);
  return kind ? std::string(reading.words.amount_basis.MeaningOf(label.substr(kind.start, kind.length)))
              : std::string();
}

std::string LeadingProject(const Reading& reading, const Passage& passage) {
  if (passage.clauses.empty()) return {};
  const ByteSpan first = DropLead(reading, passage.clauses.front().span, reading.words.item_lead);
  const NameMention* project = reading.NameStartingAt(first.start, "Project");
  if (project == nullptr) project = reading.NameStartingAt(first.start, kItem);
  if (project != nullptr) return project->name;
  // 残疾人就业创业扶持项目:全年预算数为150万元: an item's name and a colon.
  const bool leads =
      passage.clauses.size() > 1 && passage.clauses[1].before == U':' && passage.clauses.front().quantities.empty();
  const std::string_view name = reading.In(first);
  const bool item = leads && name.size() >= 15 && name.size() <= 120 && reading.words.item_noun.SuffixOf(name) != 0 &&
                    !reading.words.item_pronoun.Contains(name) && !IsGenericItem(reading, name);
  return item ? reading.NameAt(first) : std::string();
}

std::string IntroducedBefore(const Reading& reading, const Passage& passage) {
  if (passage.marked || &passage == &reading.passages.front()) return {};
  const Passage& before = *(&passage - 1);
  if (before.block != passage.block || before.clauses.empty() || before.heading) return {};
  const Clause& last = before.clauses.back();
  constexpr std::uint32_t kLongest = 200;  ///< bytes of a name and its kind
  ByteSpan words = TrimBlanks(reading.text, last.span);
  if (words.length() > kLongest) words.start = words.end - kLongest;
  constexpr std::string_view kQuoted = "”";
  constexpr std::string_view kOpen = "“";
  const std::string_view text = reading.In(words);
  const std::size_t close = text.rfind(kQuoted);
  const std::size_t open = close == std::string_view::npos ? close : text.rfind(kOpen, close);
  if (open == std::string_view::npos) return {};
  const std::string_view kind = text.substr(close + kQuoted.size());
  const ByteSpan name{words.start + static_cast<std::uint32_t>(open + kOpen.size()),
                      words.start + static_cast<std::uint32_t>(close)};
  const bool item = kind == "项目" || kind == "专项" || kind == "工程" || kind == "专项资金";
  return item && name.length() >= 12 && !HoldsFigure(reading, name) ? reading.NameAt(name) : std::string();
}

namespace {

/// 项目一 X: the number of a project without a mark behind it.
ByteSpan WithoutProjectNumber(const Reading& reading, ByteSpan span) {
  constexpr std::string_view kWord = "项目";
  constexpr std::string_view kDigits = "一二三四五六七八九十";
  const std::string_view text = reading.In(span);
  if (!text.starts_with(kWord)) return span;
  std::size_t at = kWord.size();
  while (at + 3 <= text.size() && kDigits.find(text.substr(at, 3)) != std::string_view::npos) at += 3;
  if (at == kWord.size() || at >= text.size() || (text[at] != ' ' && text[at] != '.')) return span;
  return TrimBlanks(reading.text, {span.start + static_cast<std::uint32_t>(at) + 1, span.end});
}

/// 老旧小区改造2022年度共有4个项目: without the words that count its projects.
ByteSpan WithoutCountOfProjects(const Reading& reading, ByteSpan name) {
  constexpr std::string_view kProjects = "项目";
  if (!reading.In(name).ends_with(kProjects)) return name;
  const ByteSpan counted = WithoutCount(reading, {name.start, name.end - static_cast<std::uint32_t>(kProjects.size())});
  if (counted.end + kProjects.size() == name.end) return name;
  constexpr std::string_view kThereAre[] = {"共有", "共", "有", "涉及", "包括"};
  ByteSpan item = counted;
  for (const std::string_view verb : kThereAre) {
    if (reading.In(item).ends_with(verb)) item.end -= static_cast<std::uint32_t>(verb.size());
  }
  return item.end == counted.end ? name : CleanItemName(reading, item);
}

/// A quantity stands in the span; of money alone if `money`: 5000吨固态酿造项目 is a name.
bool HoldsAny(const Reading& reading, ByteSpan span, bool money) {
  const auto& all = reading.quantities.quantities;
  for (auto i = static_cast<std::size_t>(reading.FirstQuantityFrom(span.start)); i < all.size(); ++i) {
    if (all[i].span.start >= span.end) return false;
    const bool quoted = CodePointBefore(reading.text, all[i].span.start) == U'“';  // “两癌”妇女救助
    if (!quoted && (!money || all[i].kind == QuantityKind::kMoney)) return true;
  }
  return false;
}

/// A clause that begins with words of an amount and has one: 安排94.50万, 项目全年预算数260.00万元.
bool OpensWithAmount(const Reading& reading, const Clause& clause) {
  for (std::size_t q = 0; q < clause.quantities.size(); ++q) {
    const Quantity& quantity = reading.At(clause.quantities[q]);
    if (quantity.kind != QuantityKind::kMoney || quantity.role != Quantity::Role::kValue) continue;
    const AmountPhrase phrase = ReadAmountPhrase(reading, clause, q);
    if (IsBareOutturn(reading, phrase)) return true;
    const bool unnamed = phrase.name.empty() || phrase.generic;  // 安排专项资金62万元
    if (unnamed && (TellsSource(reading, phrase) || TellsInput(reading, phrase.left))) return true;
    return !phrase.basis.empty() && unnamed && phrase.total.empty() && phrase.other == AmountPhrase::Other::kNo;
  }
  return false;
}

}  // namespace

bool IsSentence(std::string_view text) {
  constexpr std::string_view kAdverbial[] = {"在", "对", "按", "为", "经", "截至", "根据", "把", "让"};
  const bool adverbial = std::any_of(std::begin(kAdverbial), std::end(kAdverbial),
                                     [&](std::string_view word) { return text.starts_with(word); });
  return adverbial || Has(text, "了") || Has(text, "主要有");
}

namespace {

/// 1.警报器更新:计划更新36台,预算148万元: an entry's words before a colon, and behind it an amount without a name.
bool LabelsAmount(const Reading& reading, const Passage& passage) {
  if (!passage.marked || passage.clauses.size() < 2 || passage.clauses[1].before != U':') return false;
  const bool label = passage.clauses.front().quantities.empty() && !IsResultLabel(reading.In(passage.clauses[0].span));
  return label && std::any_of(passage.clauses.begin() + 1, passage.clauses.end(),
                              [&](const Clause& clause) { return OpensWithAmount(reading, clause); });
}

}  // namespace

bool IsProject(std::string_view name) { return name.ends_with("项目") || name.ends_with("工程"); }

namespace {

/// 科普经费主要用于办活动、修展馆: the fund, without what it is for.
ByteSpan WithoutPurpose(const Reading& reading, ByteSpan name) {
  constexpr std::size_t kShortest = 12;  ///< bytes
  for (const std::string_view purpose : {"主要用于", "专项用于", "全部用于", "用于"}) {
    const std::size_t at = reading.In(name).find(purpose);
    if (at == std::string_view::npos || at < kShortest) continue;
    const ByteSpan fund{name.start, name.start + static_cast<std::uint32_t>(at)};
    if (EndsAsItem(reading, fund)) return fund;
  }
  return name;
}

}  // namespace

std::string ListedLead(const Reading& reading, const Passage& passage, const Passage* next) {
  if (passage.clauses.empty()) return {};
  const Clause& first = passage.clauses.front();
  const bool alone = passage.clauses.size() == 1;
  if (alone && next == nullptr) return {};
  const Clause& behind = alone ? next->clauses.front() : passage.clauses[1];
  const bool summary = !alone && behind.before == U':' && Has(reading.In(first.span), "自评综述");
  const bool named =
      passage.marked && !passage.ordinal_word && behind.before == U',' && IsProject(reading.In(first.span));
  if (!summary && !named && !OpensWithAmount(reading, behind) && !LabelsAmount(reading, passage)) return {};
  ByteSpan name = WithoutProjectNumber(reading, first.span);
  for (const std::string_view tail : {"绩效自评", "自评得分", "自评", "得分", "评价得分"}) {
    const std::size_t at = reading.In(name).find(tail);
    if (at != std::string_view::npos && at >= 12) name.end = name.start + static_cast<std::uint32_t>(at);
  }
  if (!HoldsAny(reading, name, true)) name = BehindAllotment(reading, name);
  name = WithoutCountOfProjects(reading, CleanItemName(reading, WithoutPurpose(reading, name)));
  if (constexpr std::string_view kOf = "方面"; reading.In(name).ends_with(kOf)) {
    name.end -= static_cast<std::uint32_t>(kOf.size());
  }
  const std::string_view text = reading.In(name);
  const bool noun = reading.words.item_noun.SuffixOf(text) != 0;
  if (HoldsAny(reading, name, noun) || text.size() < 12 || text.size() > 120 || text.ends_with("率") ||
      IsGenericHeading(text))
    return {};
  if (reading.words.item_pronoun.Contains(text) || IsGenericItem(reading, text) || IsOwnUnit(reading, text)) return {};
  const bool sentence = !noun && (IsSentence(text) || reading.words.outcome_verb.PrefixOf(text) != 0);
  return sentence || text.find("情况") != std::string_view::npos ? std::string() : reading.NameAt(name);
}

std::string CountedLead(const Reading& reading, const Passage& passage) {
  if (passage.clauses.size() < 2) return {};
  ByteSpan first = TrimBlanks(reading.text, passage.clauses.front().span);
  const ByteSpan counted = WithoutCount(reading, first);
  if (counted.end == first.end) return {};
  first = counted;
  if (const WordSet::Hit verb = reading.words.amount_verb.Last(reading.In(first)); verb) {
    const auto behind = static_cast<std::uint32_t>(verb.start + verb.length);
    if (behind < first.length()) first.start += behind;
  }
  if (constexpr std::string_view kIn = "共"; reading.In(first).ends_with(kIn)) {
    first.end -= static_cast<std::uint32_t>(kIn.size());
  }
  const ByteSpan name = CleanItemName(reading, first);
  const std::string_view text = reading.In(name);
  const bool item = text.size() >= 12 && text.size() <= 120 && EndsAsItem(reading, name);
  const bool named = item && !IsSentence(text) && !IsGenericItem(reading, text);
  return named && !reading.words.item_pronoun.Contains(text) ? reading.NameAt(name) : std::string();
}

std::string CountedThing(const Reading& reading, const Clause& clause) {
  constexpr std::size_t kShortest = 6;  ///< bytes
  if (clause.quantities.empty()) return {};
  const Quantity& count = reading.At(clause.quantities.back());
  const bool counted = count.kind == QuantityKind::kMeasure && count.span.end == clause.span.end;
  const ByteSpan name = CleanItemName(reading, {clause.span.start, count.span.start});
  return counted && name.length() >= kShortest && !HoldsFigure(reading, name) ? reading.NameAt(name) : std::string();
}

bool CountsList(const Reading& reading, ByteSpan behind) {
  constexpr std::size_t kLongest = 18;  ///< bytes behind the count: 个子项目
  const auto& all = reading.quantities.quantities;
  const auto first = static_cast<std::size_t>(reading.FirstQuantityFrom(behind.start));
  if (first >= all.size() || all[first].span.start != behind.start || all[first].span.end > behind.end) return false;
  const std::string_view rest = reading.In({all[first].span.end, behind.end});
  return rest.size() <= kLongest && (rest.ends_with("项目") || rest.ends_with("方面") || rest.ends_with("内容"));
}

bool CountsProjects(const Reading& reading, const Passage& passage, const Clause& clause) {
  if (&clause == &passage.clauses.front()) return false;
  constexpr std::uint32_t kBehind = 24;  ///< bytes: 3个重点项目
  const Clause& before = *(&clause - 1);
  if (before.quantities.empty()) return false;
  const Quantity& count = reading.At(before.quantities.back());
  const ByteSpan behind{count.span.end, std::min(before.span.end, count.span.end + kBehind)};
  return count.kind == QuantityKind::kMeasure && Has(reading.In(behind), "项目");
}

bool CountsAll(const Reading& reading, ByteSpan name) {
  constexpr std::string_view kProjects = "项目";
  const auto& all = reading.quantities.quantities;
  const auto first = static_cast<std::size_t>(reading.FirstQuantityFrom(name.start));
  if (first >= all.size() || all[first].span.start != name.start || all[first].span.end >= name.end) return false;
  const std::string_view behind = reading.In({all[first].span.end, name.end});
  const std::string_view next = reading.text.substr(name.end, std::string_view("共").size());
  return behind.size() <= 2 * kProjects.size() && behind.ends_with(kProjects) && (next == "共" || next == "合");
}

bool TellsUse(std::string_view left) {
  constexpr std::string_view kLeads[] = {"资金用于", "资金主要用于", "主要用于", "分别用于", "用于"};
  return std::any_of(std::begin(kLeads), std::end(kLeads),
                     [&](std::string_view lead) { return left.starts_with(lead); });
}

bool TellsInput(const Reading& reading, ByteSpan left) {
  constexpr std::string_view kInputs[] = {"投入", "投入资金", "总投入", "共投入", "累计投入", "实际投入", "共投入资金"};
  const std::string_view words = reading.In(TrimBlanks(reading.text, left));
  return std::find(std::begin(kInputs), std::end(kInputs), words) != std::end(kInputs);
}

bool IsLabelAndAmount(const Reading& reading, const Passage& passage) {
  constexpr std::size_t kLongestLabel = 90;  ///< bytes
  if (passage.clauses.size() != 2 || passage.clauses[1].before != U':') return false;
  const Clause& label = passage.clauses[0];
  const Clause& amount = passage.clauses[1];
  if (!label.quantities.empty() || label.span.length() > kLongestLabel || amount.quantities.empty()) return false;
  const Quantity& first = reading.At(amount.quantities.front());
  const Quantity& money = reading.At(amount.quantities.back());
  if (money.kind != QuantityKind::kMoney || money.span.end != amount.span.end) return false;
  const bool counted = amount.quantities.size() == 2 && first.kind == QuantityKind::kMeasure &&
                       first.span.start == amount.span.start && first.span.end == money.span.start;
  return counted || money.span == amount.span;
}

std::ptrdiff_t CountMoney(const Reading& reading, const Clause& clause) {
  return std::count_if(clause.quantities.begin(), clause.quantities.end(),
                       [&](int i) { return reading.At(i).kind == QuantityKind::kMoney; });
}

std::size_t FirstMoney(const Reading& reading, const Clause& clause) {
  const auto first = std::find_if(clause.quantities.begin(), clause.quantities.end(),
                                  [&](int i) { return reading.At(i).kind == QuantityKind::kMoney; });
  return static_cast<std::size_t>(first - clause.quantities.begin());
}

bool IsShortFor(std::string_view whole, std::string_view name) {
  constexpr std::size_t kLongestShort = 18;
  const bool funds = name.ends_with("资金") && whole.ends_with("资金");
  if (!funds || name.size() > kLongestShort || name.size() >= whole.size()) return false;
  return whole.ends_with(name) || name == "奖补资金" || name == "补助资金";
}

bool IsOnSources(const Reading& reading, const Passage& passage) {
  return Has(reading.SectionOf(passage).title, "来源");
}

ByteSpan WithoutHolding(const Reading& reading, const Clause& clause, ByteSpan name) {
  constexpr std::string_view kHolding = "含";
  const bool opens = clause.before == U'(' && name.start == clause.span.start;
  if (opens && reading.In(name).starts_with(kHolding)) name.start += static_cast<std::uint32_t>(kHolding.size());
  return name;
}

bool HoldsFigure(const Reading& reading, ByteSpan words) {
  const auto& all = reading.quantities.quantities;
  const auto first = static_cast<std::size_t>(reading.FirstQuantityFrom(words.start));
  return first < all.size() && all[first].span.start < words.end && all[first].role == Quantity::Role::kValue;
}

bool SharesWords(std::string_view one, std::string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  std::size_t shared = 0;
  std::size_t all = 0;
  for (std::size_t at = 0; at < one.size(); at = NextOffset(one, at), ++all) {
    if (Has(other, one.substr(at, NextOffset(one, at) - at))) ++shared;
  }
  return shared * 2 > all;
}

bool IsOwnUnit(const Reading& reading, std::string_view name) {
  const Names& names = reading.names;
  if (name == names.reporting_unit) return true;
  for (const std::string_view self :
       {"我局", "本单位", "我单位", "本部门", "部门", "单位", "我委", "我中心", "我办", "部门整体", "整体"}) {
    if (name == self) return true;
  }
  return std::find(names.reporting_unit_aliases.begin(), names.reporting_unit_aliases.end(), name) !=
         names.reporting_unit_aliases.end();
}

bool IsWholeUnitReport(const Reading& reading) {
  const std::string_view title =
      reading.outline.sections.empty() ? std::string_view() : reading.outline.sections[0].title;
  return Has(title, "整体") || Has(title, "决算");
}

bool IsItemName(const Reading& reading, ByteSpan name) {
  const std::string_view text = reading.In(name);
  if (text.size() < 6 || text.size() > 180) return false;
  if (const std::size_t title = text.find("》"); title < text.find("《")) return false;  // the end of a paper's title
  return !Has(text, "。") && !text.ends_with("收入") && !text.ends_with("占");
}

bool EndsAsItem(const Reading& reading, ByteSpan name) {
  if (reading.words.item_noun.SuffixOf(reading.In(name)) != 0) return true;
  return CodePointBefore(reading.text, name.end) == U')';
}

bool IsAllotment(const Reading& reading, const Passage& passage, ByteSpan name) {
  return reading.words.fund_noun.SuffixOf(reading.In(name)) != 0 && DefaultBasis(reading, passage) == "budget";
}

bool IsRecipient(const Reading& reading, ByteSpan name) {
  const NameMention* unit = reading.NameStartingAt(name.start, "Unit");
  return reading.words.recipient_end.SuffixOf(reading.In(name)) != 0 || (unit != nullptr && unit->span == name);
}

bool TellsDamage(const Reading& reading, std::string_view text) {
  bool damage = false;
  const WordSet& words = reading.words.damage;
  for (std::size_t at = 0;;) {
    const WordSet::Hit hit = words.First(text, at);
    if (!hit) break;
    if (words.MeaningOf(text.substr(hit.start, hit.length)) == "averted") return false;
    damage = true;
    at = hit.start + hit.length;
  }
  return damage;
}

bool IsLabelledResult(const Reading& reading, const Passage& passage) {
  const bool open = passage.kind == SectionKind::kOther || passage.kind == SectionKind::kTitle;
  return open && passage.clauses.size() > 1 && IsResultLabel(reading.In(passage.clauses.front().span));
}

bool HoldsHonour(const Reading& reading, ByteSpan span) {
  const auto& all = reading.names.mentions;
  auto at = std::lower_bound(all.begin(), all.end(), span.start, [](const NameMention& mention, std::uint32_t place) {
    return mention.span.start < place;
  });
  for (; at != all.end() && at->span.start < span.end; ++at) {
    if (at->label == "Honour" && span.Contains(at->span)) return true;
  }
  return false;
}

bool IsPolicyNumber(const Reading& reading, ByteSpan left) {
  const ByteSpan words = TrimBlanks(reading.text, left);
  const NameMention* paper = reading.NameStartingAt(words.start, "Policy");
  return paper != nullptr && paper->span.end == words.end;
}

}  // namespace jitu::ingest

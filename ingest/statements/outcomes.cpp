/// Outcomes: stretches of the results that tell what was done or came of it.
#include <algorithm>
#include <map>
#include <set>

#include "ingest/statements/item_words.h"
#include "ingest/statements/rules.h"
#include "ingest/statements/scope.h"
#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestOutcome = 360;  ///< bytes: 120 characters
constexpr std::size_t kLongestLead = 15;      ///< bytes of 主要用于, 具体用于

using text::Has;

bool HoldsValue(const Reading& reading, const Clause& clause) {
  return std::any_of(clause.quantities.begin(), clause.quantities.end(), [&](int i) {
    const Quantity& quantity = reading.At(i);
    return quantity.role == Quantity::Role::kValue &&
           (quantity.kind == QuantityKind::kMeasure || quantity.kind == QuantityKind::kMoney ||
            quantity.kind == QuantityKind::kPercent);
  });
}

/// A clause that gives an amount of a total or an item tells money, no outcome.
bool TellsMoney(const Draft& draft, int passage, int clause) {
  const std::vector<MoneyRead>& reads = draft.money.reads;
  const auto first = std::lower_bound(reads.begin(), reads.end(), std::pair(passage, clause),
                                      [](const MoneyRead& read, const std::pair<int, int>& place) {
                                        return std::pair(read.passage, read.clause) < place;
                                      });
  for (auto read = first; read != reads.end() && read->passage == passage && read->clause == clause; ++read) {
    if (read->kind != MoneyRead::Kind::kFigure) return true;
  }
  return false;
}

class OutcomeFinder {
 public:
  explicit OutcomeFinder(Draft& draft) : draft_(draft), reading_(draft.reading) {
    for (const SpendingFact& spending : draft.facts.spending) items_.insert(spending.name);
  }

  void Find() {
    for (std::size_t i = 0; i < reading_.passages.size(); ++i) {
      const Passage& passage = reading_.passages[i];
      const ItemScope* scope = draft_.scopes->ItemOf(static_cast<int>(i));
      scoped_ = scope != nullptr;
      below_heading_ = scoped_ && scope->rule == "section_of_item";
      if (!MayTell(passage, static_cast<int>(i))) continue;
      ReadPassage(static_cast<int>(i), passage);
    }
  }

 private:
  bool MayTell(const Passage& passage, int index) const {
    if (IsSilent(passage.kind) || passage.kind == SectionKind::kProblems || passage.kind == SectionKind::kGoals)
      return false;
    const std::string_view text = reading_.In(passage.span);
    if (passage.heading) return scoped_ && reading_.words.outcome_verb.OccursIn(text) && StartsWithItem(text, true);
    if (passage.kind == SectionKind::kResults || passage.kind == SectionKind::kItemResults) return true;
    const auto [first, last] = draft_.money.OfPassage(index);
    bool spends = false;
    for (std::size_t i = first; i < last; ++i)
      spends = spends || draft_.money.reads[i].kind == MoneyRead::Kind::kSpending;
    if (scoped_ || spends) return true;
    if (passage.kind == SectionKind::kAbout) return false;
    return passage.kind == SectionKind::kEvidence || passage.kind == SectionKind::kOther ||
           passage.kind == SectionKind::kApplication;
  }

  /// `goes_on`: behind the item's name something is told.
  bool StartsWithItem(std::string_view text, bool goes_on) const {
    return std::any_of(draft_.facts.spending.begin(), draft_.facts.spending.end(), [&](const SpendingFact& spending) {
      return text.starts_with(spending.name) && (!goes_on || text.size() > spending.name.size());
    });
  }

  void ReadPassage(int index, const Passage& passage) {
    const std::string_view whole = reading_.In(passage.span);
    if (IsPlan(whole) && !scoped_) return;
    const auto year = YearIn(reading_, passage.span);
    const bool later = year && reading_.fiscal_year && *year > *reading_.fiscal_year;
    if (later && (Has(whole, "计划") || Has(whole, "拟") || Has(whole, "将"))) return;
    if (reading_.words.absence.Contains(whole)) return;
    Group group;
    after_item_ = false;
    for (std::size_t c = 0; c < passage.clauses.size(); ++c) {
      const Clause& clause = passage.clauses[c];
      if (clause.depth > 0) continue;
      const std::string_view text = reading_.In(clause.span);
      if (TellsMoney(draft_, index, static_cast<int>(c))) {
        Close(group, index, passage);
        after_item_ = true;
        BehindAmount(index, clause, group);
        continue;
      }
      const bool lead_in =
          c + 1 < passage.clauses.size() && passage.clauses[c + 1].before == U':' && clause.quantities.empty();
      if (lead_in && (Has(text, "问题") || text.ends_with("原因") || text.ends_with("原因是"))) {
        Close(group, index, passage);
        return;
      }
      const bool opens = c + 1 < passage.clauses.size() && clause.quantities.empty();
      if ((lead_in && Has(text, "情况")) || (opens && IsResultLabel(text))) {
        Close(group, index, passage);
        continue;
      }
      if (IsOut(text)) {
        // 参展企业满意度,目标值≥90%: what stood before was the name of an indicator.
        if (!group.value && reading_.words.value_role.PrefixOf(text) != 0) group = Group{};
        Close(group, index, passage);
        continue;
      }
      const bool value = HoldsValue(reading_, clause);
      const bool means = text.starts_with("通过") && text.ends_with("实施") && !value;
      const bool verb = !means && reading_.words.outcome_verb.OccursIn(text);
      const bool starts = reading_.words.outcome_verb.PrefixOf(text) != 0 || ForCounted(clause);
      const bool stands_alone = (starts && value && group.tells) || (group.verb && IsHonouredItself(text)) ||
                                IsListed(text) ||
                                (scoped_ && value && group.tells && draft_.scopes->Match(text, true) != nullptr);
      const bool too_long = !group.span.empty() && clause.span.end - group.span.start > kLongestOutcome;
      if (stands_alone || too_long) Close(group, index, passage);
      if (group.span.empty()) group.span = clause.span;
      group.span.end = EndOf(passage, c);
      group.tells = group.tells || verb || value;
      group.verb = group.verb || verb;
      group.value = group.value || value;
      group.begins = group.begins || starts;
    }
    Close(group, index, passage);
  }

  /// What is still to come; a sentence that ends with what was not reached tells what was.
  bool IsPlan(std::string_view text) const {
    const WordSet& words = reading_.words.outcome_planned;
    for (WordSet::Hit hit = words.First(text); hit; hit = words.First(text, hit.start + hit.length)) {
      if (words.MeaningOf(text.substr(hit.start, hit.length)).empty()) return true;
    }
    return false;
  }

  struct Group;

  /// 支出52万元购置采访车2辆: what the clause goes on with behind its last amount.
  void BehindAmount(int index, const Clause& clause, Group& group) const;

  struct Group {
    ByteSpan span{};
    bool tells = false;
    bool verb = false;
    bool value = false;
    bool begins = false;  ///< a clause begins with a verb of result
  };

  /// A bracket behind a clause belongs to it.
  std::uint32_t EndOf(const Passage& passage, std::size_t clause) const {
    std::uint32_t end = passage.clauses[clause].span.end;
    if (CodePointAt(reading_.text, end) == U'(') {
      const std::size_t after = AfterClosing(reading_.text, end);
      if (after != std::string_view::npos && after <= passage.span.end) end = static_cast<std::uint32_t>(after);
    }
    return end;
  }

  /// 为7935名残疾人发放两项补贴: the clause begins with for whom, counted, it was done.
  bool ForCounted(const Clause& clause) const {
    if (clause.quantities.empty()) return false;
    const Quantity& first = reading_.At(clause.quantities.front());
    const std::string_view lead = reading_.In({clause.span.start, std::max(clause.span.start, first.span.start)});
    return first.kind == QuantityKind::kMeasure && (lead == "为" || lead == "对" || lead == "向" || lead == "给");
  }

  /// 云上集群通过评审,湖鱼集群入选名单: the clause says what was honoured, and that is not what the clause before tells
  /// of.
  bool IsHonouredItself(std::string_view text) const {
    constexpr std::size_t kShortestSubject = 12, kShortestOwn = 6;  ///< bytes; 我局
    constexpr std::string_view kNoSubject[] = {"被", "获", "经", "由", "在",   "并",
                                               "其", "还", "也", "已", "先后", "连续"};
    const WordSet& verbs = reading_.words.honour_verb;
    const WordSet::Hit hit = verbs.First(text);
    const bool same = std::any_of(std::begin(kNoSubject), std::end(kNoSubject),
                                  [&](std::string_view word) { return text.starts_with(word); });
    const bool own = text.starts_with("我") || text.starts_with("本");
    return hit && !same && hit.start >= (own ? kShortestOwn : kShortestSubject) &&
           !verbs.MeaningOf(text.substr(hit.start, hit.length)).empty();
  }

  /// 二是…: the next of a list in one sentence.
  static bool IsListed(std::string_view text) {
    constexpr std::string_view kOrdinals[] = {"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是"};
    return std::any_of(std::begin(kOrdinals), std::end(kOrdinals),
                       [&](std::string_view word) { return text.starts_with(word); });
  }

  bool IsOut(std::string_view text) const {
    constexpr std::string_view kCarried[] = {"施工", "承建", "承担", "供货", "监理", "代建"};
    if (reading_.words.outcome_none.OccursIn(text) || reading_.words.standard.OccursIn(text)) return true;
    if (TellsDamage(reading_, text) || text.starts_with("计划")) return true;
    // 某项目由某局申报,经某号文批复: how a project came to be.
    const bool by_others = text.starts_with("由") && std::any_of(std::begin(kCarried), std::end(kCarried),
                                                                 [&](auto end) { return text.ends_with(end); });
    if (by_others || (Has(text, "由") && text.ends_with("申报")) || (text.starts_with("经") && text.ends_with("批复")))
      return true;
    return reading_.words.outcome_planned.OccursIn(text);
  }

  void Close(Group& group, int index, const Passage& passage) {
    Group done = group;
    group = Group{};
    while (!done.span.empty() && IsBlankOrBar(CodePointAt(reading_.text, done.span.start))) ++done.span.start;
    if (done.span.empty() || done.span.length() > kLongestOutcome + 120) return;
    const std::string_view text = reading_.In(done.span);
    const bool strong = passage.kind == SectionKind::kResults || passage.kind == SectionKind::kItemResults ||
                        IsLabelledResult(reading_, passage);
    const bool papers = passage.kind == SectionKind::kEvidence;
    const bool tied =
        (scoped_ && !(papers && below_heading_)) || (after_item_ && text.find("用于") != std::string_view::npos);
    const bool honour = HoldsHonour(reading_, done.span);
    const bool told = strong ? done.tells : honour || ((papers ? done.begins : done.verb) && done.value);
    if (tied ? (text.size() < 12 || !strong) && !done.tells : !told) return;
    if (reading_.words.compared_with.PrefixOf(text) != 0 || text.starts_with("占")) return;
    if (!done.value && IsPurposeAlone(text)) return;
    if (IsGrowthAlone(text) || IsNameAlone(done.span) || IsPapersAlone(done.span) || IsAmountAlone(done.span)) return;
    if (!done.value && text.starts_with("实际")) return;  // what is told of stands before
    if (IsLabelAlone(text) || IsFigureAlone(done.span) || IsTargetAlone(done.span)) return;
    OutcomeFact fact;
    fact.text = reading_.NameAt(done.span);
    if (text::CountCodePoints(fact.text) < 5) return;
    const auto year = YearIn(reading_, done.span);
    if (year && year != reading_.fiscal_year) fact.period_year = year;
    fact.evidence =
        reading_.MakeEvidence(passage, scoped_ ? "outcome_of_item" : "outcome_of_section", scoped_ ? 0.95 : 0.85);
    auto& outcomes = draft_.facts.outcomes;
    const auto [said, is_new] = places_.emplace(fact.text, static_cast<int>(outcomes.size()));
    if (is_new) outcomes.push_back(std::move(fact));
    draft_.outcome_spans.push_back({done.span, index, said->second});
  }

  Draft& draft_;
  const Reading& reading_;
  static bool IsBlankOrBar(char32_t c) { return c == U' ' || c == U'|'; }

  /// 主要用于社会福利事业: what money is for, and not what was done with it (用于购置康复器械).
  bool IsPurposeAlone(std::string_view text) const {
    constexpr std::string_view kFor = "用于";
    const std::size_t at = text.substr(0, kLongestLead).find(kFor);
    if (at == std::string_view::npos || at + kFor.size() >= text.size()) return false;
    const std::string_view what = text.substr(at + kFor.size());
    const bool tells_more = what.find_first_of(",0123456789") != std::string_view::npos;
    return !tells_more && reading_.words.outcome_verb.PrefixOf(what) == 0 &&
           reading_.words.amount_verb.PrefixOf(what) == 0;
  }

  /// 下降29.2%: of what, the clause does not say.
  bool IsGrowthAlone(std::string_view text) const {
    const bool to_a_year = (text.starts_with("比") || text.starts_with("较")) && Has(text, "年");
    if (to_a_year && reading_.words.growth.OccursIn(text)) return true;  // 比2022年决算增加1.2万元
    const std::size_t word = reading_.words.growth.PrefixOf(text);
    return word != 0 && word < text.size() && text[word] >= '0' && text[word] <= '9' && text.ends_with('%');
  }

  /// A unit, a date or a project that stands alone: a sign-off or a field, no result.
  bool IsNameAlone(ByteSpan span) const {
    const int first = reading_.FirstQuantityFrom(span.start);
    if (static_cast<std::size_t>(first) < reading_.quantities.quantities.size()) {
      const Quantity& date = reading_.At(first);
      const std::string_view before = reading_.In({span.start, std::max(span.start, date.span.start)});
      const bool lead = before.empty() || before == "截至" || before == "截止" || before == "截止到";
      if (date.kind == QuantityKind::kDate && lead && date.span.end == span.end) return true;
    }
    std::string_view name = reading_.In(span);
    if (constexpr std::string_view kOf = "方面"; name.ends_with(kOf)) name.remove_suffix(kOf.size());
    if (items_.count(name) != 0) return true;
    const std::string_view labels[] = {"Unit", "Project", "Enterprise", kItem};
    if (const std::size_t bracket = name.find('('); bracket != std::string_view::npos && name.ends_with(')')) {
      span.end = span.start + static_cast<std::uint32_t>(bracket);  // 某有限公司(以下简称“某”)
    }
    return std::any_of(std::begin(labels), std::end(labels), [&](std::string_view label) {
      const NameMention* named = reading_.NameStartingAt(span.start, label);
      return named != nullptr && named->span == span;
    });
  }

  /// 接力站建设投入148万元, 接力站建设(安排148万元): an item and its money, and nothing that came of it.
  bool IsAmountAlone(ByteSpan span) const {
    if (IsClosing(CodePointBefore(reading_.text, span.end))) {
      span.end = static_cast<std::uint32_t>(PreviousOffset(reading_.text, span.end));
    }
    const auto first = static_cast<std::size_t>(reading_.FirstQuantityFrom(span.start));
    const auto& all = reading_.quantities.quantities;
    if (first >= all.size() || all[first].kind != QuantityKind::kMoney || all[first].span.end != span.end) return false;
    std::string_view name = reading_.In({span.start, std::max(span.start, all[first].span.start)});
    if (const std::size_t bracket = name.find('('); bracket != std::string_view::npos) {
      return StartsWithItem(name.substr(0, bracket), false);
    }
    for (const std::string_view verb : {"投入", "支出", "支付", "使用", "安排", "用去", "共"}) {
      if (name.ends_with(verb)) name.remove_suffix(verb.size());
    }
    return items_.count(name) != 0;
  }

  /// 产出指标完成情况分析: what the sentences behind it tell of.
  static bool IsLabelAlone(std::string_view text) { return text.ends_with("情况") || text.ends_with("情况分析"); }

  /// The first quantity of a span that has a value; nullptr if there is none.
  const Quantity* ValueIn(ByteSpan span) const {
    const auto& all = reading_.quantities.quantities;
    for (auto i = static_cast<std::size_t>(reading_.FirstQuantityFrom(span.start)); i < all.size(); ++i) {
      if (all[i].span.start >= span.end) break;
      if (all[i].role == Quantity::Role::kValue && all[i].kind != QuantityKind::kDate) return &all[i];
    }
    return nullptr;
  }

  /// 实际完成96%, ≥350人次: of what, the clause does not say.
  bool IsFigureAlone(ByteSpan span) const {
    const Quantity* value = ValueIn(span);
    if (value == nullptr || value->span.end < span.end) return false;
    std::string_view said = reading_.In({span.start, std::max(span.start, value->span.start)});
    for (const std::string_view lead : {"实际", "已", "全部", "共", "均", "仅"}) {
      if (said.starts_with(lead)) said.remove_prefix(lead.size());
    }
    return said.empty() || said == "完成" || said == "达到" || said == "达" || said == "为";
  }

  /// 技术交易额目标10亿元, 受益人口≥4.2万人: what was aimed at, and nothing behind it.
  bool IsTargetAlone(ByteSpan span) const {
    const Quantity* value = ValueIn(span);
    if (value == nullptr || value->span.end < span.end) return false;
    const char32_t sign = CodePointAt(reading_.text, value->span.start);
    std::string_view said = reading_.In({span.start, std::max(span.start, value->span.start)});
    for (const std::string_view link : {"为", "是", ":"}) {
      if (said.ends_with(link)) said.remove_suffix(link.size());
    }
    const WordSet& roles = reading_.words.value_role;
    const std::size_t role = roles.SuffixOf(said);
    return sign == U'≥' || sign == U'≤' ||
           (role != 0 && role < said.size() && roles.MeaningOf(said.substr(said.size() - role)) == "target");
  }

  /// 《工会条例》、某总基〔2023〕46号: papers and nothing told of them.
  bool IsPapersAlone(ByteSpan span) const {
    std::uint32_t at = span.start;
    while (at < span.end) {
      const NameMention* paper = reading_.NameStartingAt(at, "Policy");
      const char32_t c = CodePointAt(reading_.text, at);
      if (paper == nullptr && !IsDelimiter(c) && c != U'和' && c != U'及') return false;
      at = paper == nullptr ? static_cast<std::uint32_t>(NextOffset(reading_.text, at)) : paper->span.end;
    }
    return true;
  }

  std::set<std::string_view> items_;   ///< names of spending
  std::map<std::string, int> places_;  ///< of outcomes by text
  bool scoped_ = false;
  bool below_heading_ = false;  ///< nothing but a heading puts it to an item
  bool after_item_ = false;     ///< an amount stands before in the same sentence
};

void OutcomeFinder::BehindAmount(int index, const Clause& clause, Group& group) const {
  std::uint32_t end = clause.span.start;
  const auto [first, last] = draft_.money.OfPassage(index);
  for (std::size_t i = first; i < last; ++i) {
    const MoneyRead& read = draft_.money.reads[i];
    const ByteSpan amount = reading_.At(read.quantity).span;
    if (read.kind != MoneyRead::Kind::kFigure && clause.span.Contains(amount)) end = amount.end;
  }
  constexpr std::string_view kFor = "用于";
  constexpr std::size_t kLongestFund = 30;  ///< bytes: 128.50万元|教师经费|用于选派教师86名
  ByteSpan rest = TrimBlanks(reading_.text, {end, clause.span.end});
  const std::size_t purpose = reading_.In(rest).substr(0, kLongestFund + kFor.size()).find(kFor);
  std::string_view told = reading_.In(rest);
  if (purpose != std::string_view::npos) {
    rest.start += static_cast<std::uint32_t>(purpose);
    told.remove_prefix(purpose + kFor.size());
  }
  const WordSet& verbs = reading_.words.outcome_verb;
  if (rest.length() < 12 || (verbs.PrefixOf(reading_.In(rest)) == 0 && verbs.PrefixOf(told) == 0)) return;
  group.span = rest;
  group.tells = group.verb = group.begins = true;
}

}  // namespace

void AddOutcomes(Draft& draft) { OutcomeFinder(draft).Find(); }

}  // namespace jitu::ingest

/// Observations: figures of results and targets, each with what it is a figure of.
#include <algorithm>
#include <map>
#include <set>

#include "ingest/statements/done_words.h"
#include "ingest/statements/indicator.h"
#include "ingest/statements/indicator_name.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/rules.h"
#include "schema/text/find.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

using text::Has;

std::string_view BoundName(Bound bound) {
  switch (bound) {
    case Bound::kAtLeast:
      return "at_least";
    case Bound::kAtMost:
      return "at_most";
    case Bound::kAbout:
      return "about";
    default:
      return "exact";
  }
}

bool HasFuture(std::string_view text) {
  for (const std::string_view word : {"力争", "预计", "拟", "明年", "谋划", "下一步", "计划投入", "申报阶段"}) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) continue;
    if (word != "拟" || (!Has(text, "虚拟") && !Has(text, "模拟") && !Has(text, "拟订"))) return true;
  }
  return false;
}

class ObservationFinder {
 public:
  explicit ObservationFinder(Draft& draft) : draft_(draft), reading_(draft.reading) {}

  void Find() {
    for (std::size_t i = 0; i < reading_.passages.size(); ++i) {
      const Passage& passage = reading_.passages[i];
      if (!passage.goes_on) {
        last_ = -1;
        if (i > 0) named_before_ = NameAlone(reading_.passages[i - 1], passage);
        sentence_first_ = draft_.facts.observations.size();
      }
      after_spending_ = false;
      falling_subject_.clear();
      if (!MayObserve(passage)) continue;
      bool done = SaysDone(reading_, reading_.In(passage.span), "已");
      for (std::size_t c = 0; c < passage.clauses.size(); ++c) {
        const std::string_view clause = reading_.In(passage.clauses[c].span);
        done = done || SaysDone(reading_, clause, "实际") || SaysDoneInAll(reading_, clause);
        done_ = passage.kind == SectionKind::kGoals && (done || SaysWasDone(reading_, clause));
        ReadClause(static_cast<int>(i), passage, c);
      }
    }
  }

 private:
  static bool MayObserve(const Passage& passage) {
    return !IsSilent(passage.kind) && passage.kind != SectionKind::kTitle;
  }

  /// 数量指标1:培训人次。指标值:≥300人次。完成值:214人次。: the indicator that the sentence before names and no more.
  /// It stays while sentences go on with the words of its values.
  std::string NameAlone(const Passage& before, const Passage& passage) const {
    if (passage.clauses.empty() || before.clauses.empty() || before.block != passage.block || before.heading) return {};
    if (!reading_.words.value_role.Contains(reading_.In(passage.clauses.front().span))) return {};
    if (reading_.words.value_role.Contains(reading_.In(before.clauses.front().span))) return named_before_;
    const Clause& last = before.clauses.back();
    const bool tells = std::any_of(last.quantities.begin(), last.quantities.end(), [&](int i) {
      return reading_.At(i).role == Quantity::Role::kValue && reading_.At(i).kind != QuantityKind::kDate;
    });
    return tells || before.clauses.size() > 2 ? std::string() : CleanIndicator(reading_, last.span);
  }

  void ReadClause(int index, const Passage& passage, std::size_t c) {
    const Clause& clause = passage.clauses[c];
    if (ReadRespectively(clause)) return;
    for (std::size_t q = 0; q < clause.quantities.size(); ++q) {
      const Quantity& quantity = reading_.At(clause.quantities[q]);
      if (quantity.role != Quantity::Role::kValue || !quantity.value) continue;
      if (quantity.kind == QuantityKind::kMoney) {
        ReadAmount(index, passage, c, q);
      } else if (quantity.kind == QuantityKind::kPercent || quantity.kind == QuantityKind::kMeasure) {
        ReadFigure(index, passage, c, q);
      } else if (quantity.kind == QuantityKind::kNumber && last_ >= 0) {
        ReadBareNumber(index, passage, c, q);
      }
    }
  }

  /// 分别增长15.2%和18.7%: as many growths as there are figures before, in their order.
  bool ReadRespectively(const Clause& clause) {
    const std::string_view text = reading_.In(clause.span);
    const std::size_t word = text.find("分别");
    if (word == std::string_view::npos) return false;
    const WordSet::Hit growth = reading_.words.growth.First(text, word);
    if (!growth || growth.start > word + 12) return false;
    const bool down = reading_.words.growth.MeaningOf(text.substr(growth.start, growth.length)) == "down";
    std::vector<double> percents;
    for (const int i : clause.quantities) {
      const Quantity& quantity = reading_.At(i);
      if (quantity.kind == QuantityKind::kPercent && quantity.value)
        percents.push_back(quantity.value->ToDouble() * (down ? -1 : 1));
    }
    if (percents.size() < 2) return false;
    auto& all = draft_.facts.observations;
    const std::size_t before = last_ < 0 ? 0 : static_cast<std::size_t>(last_) + 1;
    if (before < sentence_first_ + percents.size()) return true;
    for (std::size_t i = 0; i < percents.size(); ++i) {
      ObservationFact& fact = all[before - percents.size() + i];
      if (!fact.growth_percent && !fact.value.empty()) fact.growth_percent = percents[i];
    }
    return true;
  }

  const MoneyRead* ReadOf(int passage, int quantity) const {
    const auto [first, last] = draft_.money.OfPassage(passage);
    const auto begin = draft_.money.reads.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(last);
    const auto read = std::lower_bound(begin + static_cast<std::ptrdiff_t>(first), end, quantity,
                                       [](const MoneyRead& before, int wanted) { return before.quantity < wanted; });
    if (read != end && read->quantity == quantity) return &*read;
    return nullptr;
  }

  void ReadAmount(int index, const Passage& passage, std::size_t c, std::size_t q) {
    const Clause& clause = passage.clauses[c];
    const MoneyRead* read = ReadOf(index, clause.quantities[q]);
    if (read == nullptr) return;
    if (read->kind == MoneyRead::Kind::kTotal || read->kind == MoneyRead::Kind::kSpending) {
      after_spending_ = true;
      last_ = -1;
      return;
    }
    if (read->kind == MoneyRead::Kind::kNone && IsNamedTarget(clause, q)) return ReadFigure(index, passage, c, q);
    if (read->kind == MoneyRead::Kind::kNone) {
      RememberFall(clause, q);
      return;
    }
    if (passage.kind == SectionKind::kBudget && !Has(reading_.In(clause.span), "率")) return;
    const std::string_view raw = reading_.In(reading_.At(clause.quantities[q]).span);
    const std::string_view left = reading_.In({clause.span.start, reading_.At(clause.quantities[q]).span.start});
    const bool result = reading_.words.amount_other.OccursIn(left);
    if ((!Has(raw, "元") || passage.kind == SectionKind::kGoals) && !result) return;
    ReadFigure(index, passage, c, q);
  }

  /// 补助资金绩效目标值320万元: what an indicator of money was to be.
  bool IsNamedTarget(const Clause& clause, std::size_t q) const {
    const std::string_view left = reading_.In({clause.span.start, reading_.At(clause.quantities[q]).span.start});
    return left.ends_with("目标值") || left.ends_with("指标值") || left.ends_with("目标值为") ||
           left.ends_with("指标值为");
  }

  /// 收支较上年减少27万元,下降4%: what the percentage behind is told of.
  void RememberFall(const Clause& clause, std::size_t q) {
    const ByteSpan left{clause.span.start, reading_.At(clause.quantities[q]).span.start};
    const std::string_view text = reading_.In(left);
    if (reading_.words.growth.SuffixOf(text) == 0 || Has(text, "预算")) return;
    std::size_t cut = std::min(text.find("较"), text.find("比"));
    if (cut == std::string_view::npos) return;
    falling_subject_ = CleanIndicator(reading_, {left.start, left.start + static_cast<std::uint32_t>(cut)});
  }

  /// The passage up to a place, or its last part where it is very long.
  static ByteSpan Before(const Passage& passage, std::uint32_t end) {
    constexpr std::uint32_t kWindow = 1500;
    const std::uint32_t start = end > kWindow ? std::max(passage.span.start, end - kWindow) : passage.span.start;
    return {std::min(start, end), end};
  }

  /// Time and points are results where they stand against a target (拨付时间≤10日,实际6日) or are an average
  /// (平均住院日8.4天).
  bool IsMeasuredAgainst(const Quantity& quantity, std::string_view left) const {
    const std::string_view raw = reading_.In(quantity.span);
    if (quantity.unit == "分") return false;
    if (Has(left, "平均") || reading_.words.changed_to.OccursIn(left)) return true;
    const bool compared = raw.starts_with("≥") || raw.starts_with("≤") || raw.starts_with("<") || raw.starts_with(">");
    return compared || (last_ >= 0 && left == "实际" &&
                        draft_.facts.observations[static_cast<std::size_t>(last_)].unit == quantity.unit);
  }

  bool IsNoFigure(const Passage& passage, const Clause& clause, std::size_t q) const {
    const Quantity& quantity = reading_.At(clause.quantities[q]);
    const ByteSpan around{clause.span.start, std::min<std::uint32_t>(clause.span.end, quantity.span.end + 12)};
    const std::string_view left = reading_.In({clause.span.start, quantity.span.start});
    const std::string_view behind = reading_.In({quantity.span.end, around.end});
    for (const std::string_view by : {"×", "*", "x"}) {  // 3.0m×3.0m
      if (left.ends_with(by) || behind.starts_with(by)) return true;
    }
    // 按照1%执行, 按照企业30%的比例: a rate that a rule sets.
    const bool by_rule = quantity.kind == QuantityKind::kPercent && (Has(left, "按照") || left.ends_with("按"));
    constexpr std::uint32_t kNear = 60;  ///< bytes
    const std::string_view rest =
        reading_.In({quantity.span.end, std::min<std::uint32_t>(clause.span.end, quantity.span.end + kNear)});
    if (by_rule && (Has(rest, "执行") || Has(rest, "比例"))) return true;
    // 分解为3个子项目, 按照全县68所学校: into how many parts, and by what, the money was given out.
    if (Has(left, "分解") || (left.starts_with("按照") && !reading_.words.outcome_verb.OccursIn(left))) return true;
    if (quantity.unit == "分" && Has(left, "满意度")) return false;
    if (IsSetAsTarget(reading_, clause, quantity)) return last_ < 0 && left.size() < 15;
    if (reading_.words.no_result_unit.Contains(quantity.unit) && !IsMeasuredAgainst(quantity, left)) return true;
    if (reading_.words.indicator_none.OccursIn(left) || reading_.words.standard.OccursIn(reading_.In(clause.span)))
      return true;
    if (TellsDamage(reading_, reading_.In(clause.span))) return true;
    if (Has(reading_.In(clause.span), "绩效自评") || Has(reading_.In(clause.span), "开展自评")) return true;
    if (left.ends_with("标准") || left.ends_with("标准为") || Has(left, "未达") || Has(left, "未完成") ||
        Has(left, "不足"))
      return true;
    if ((Has(left, "较") || Has(left, "比")) &&
        (left.ends_with("少") || left.ends_with("多") || left.ends_with("晚") || left.ends_with("早")))
      return true;
    if (behind.starts_with("/") || behind.starts_with("每") || behind.starts_with("的标准") ||
        behind.starts_with("标准"))
      return true;
    const bool beside =
        Has(left, "计划") &&
        Has(reading_.In({quantity.span.end, std::min(passage.span.end, quantity.span.end + 150)}), "实际");
    if (passage.kind != SectionKind::kGoals && !beside && !IsPlannedHere(passage, clause) &&
        HasFuture(reading_.In(Before(passage, quantity.span.start))))
      return true;
    if (passage.kind != SectionKind::kGoals) {
      const auto year = YearIn(reading_, Before(passage, quantity.span.start));
      const bool so_far = Has(reading_.In(Before(passage, quantity.span.start)), "截至") ||
                          Has(reading_.In(Before(passage, quantity.span.start)), "截止");
      if (year && reading_.fiscal_year && *year > *reading_.fiscal_year && !so_far) return true;
    }
    const char first = reading_.text[quantity.number.start < reading_.text.size() ? quantity.number.start : 0];
    const bool han_digits = static_cast<unsigned char>(first) >= 0x80;
    const bool one = quantity.value->scale == 0 && quantity.value->digits == 1;
    const bool large = quantity.value->scale == 0 && quantity.value->digits >= 20;
    if (han_digits && left.ends_with("每")) return true;
    return (han_digits && (one || (!large && reading_.words.outcome_verb.SuffixOf(left) == 0))) ||
           IsSizeOfThing(reading_, clause, q);
  }

  /// Under a heading that says nothing of what stands there: a sentence that tells an outcome counts it.
  bool TellsOutcome(int index, const Quantity& quantity) const {
    const bool other = reading_.passages[static_cast<std::size_t>(index)].kind == SectionKind::kOther;
    return other && quantity.kind != QuantityKind::kMoney && OutcomeAt(index, quantity) >= 0;
  }

  /// The outcome in whose words the figure stands; -1 if there is none.
  int OutcomeAt(int index, const Quantity& quantity) const {
    const auto& spans = draft_.outcome_spans;
    auto outcome = std::lower_bound(spans.begin(), spans.end(), index,
                                    [](const OutcomeSpan& span, int passage) { return span.passage < passage; });
    int found = -1;
    for (; outcome != spans.end() && outcome->passage == index; ++outcome) {
      if (outcome->span.Contains(quantity.span)) found = outcome->outcome;
    }
    return found;
  }

  /// In sections that only set out the money or the papers, a figure needs a word of result beside it.
  bool IsTold(const Passage& passage, const Clause& clause, const Quantity& quantity) const {
    if (passage.kind == SectionKind::kAbout) {
      const bool rate = quantity.kind == QuantityKind::kPercent && after_spending_;
      return rate && Has(reading_.In({clause.span.start, quantity.span.start}), "率");
    }
    if (passage.kind == SectionKind::kResults || passage.kind == SectionKind::kItemResults ||
        passage.kind == SectionKind::kGoals) {
      return true;
    }
    // Among problems a rate is a result (水费收缴率仅为63%); counts there are of what went wrong.
    if (passage.kind == SectionKind::kProblems) {
      const std::string_view told = reading_.In({clause.span.start, quantity.span.start});
      if (quantity.kind == QuantityKind::kPercent) return Has(told, "率") || Has(told, "满意度");
      return FallsShort(passage, clause) && reading_.words.outcome_verb.OccursIn(told);
    }
    if (after_spending_) return true;
    const std::string_view text = reading_.In(clause.span);
    if (passage.kind == SectionKind::kEvidence && quantity.kind != QuantityKind::kPercent) {
      const ByteSpan words = DropLead(reading_, clause.span, reading_.words.indicator_lead);
      return last_ >= 0 || reading_.words.outcome_verb.PrefixOf(reading_.In(words)) != 0;
    }
    if (quantity.kind == QuantityKind::kPercent)
      return Has(text, "率") || Has(text, "度") || Has(text, "占比") || Has(text, "比例") || Has(text, "比重") ||
             Has(text, "增长") || Has(text, "下降");
    return reading_.words.outcome_verb.OccursIn(text) || IsCountedInAll(reading_, clause, quantity);
  }

  /// 办理公证7,856件,未达预期: what was done, and that it was too little.
  bool FallsShort(const Passage& passage, const Clause& clause) const {
    std::string_view behind = reading_.In({clause.span.end, passage.span.end});
    if (behind.starts_with(",")) behind.remove_prefix(1);
    return behind.starts_with("未达") || behind.starts_with("未完成") || behind.starts_with("未实现");
  }

  /// Among problems a figure counts where it is told of what the results tell of: 就业中心统计的新增就业为12468人. The
  /// name becomes that of the result.
  bool TellsAgain(IndicatorPhrase& phrase, const std::string& unit) const {
    constexpr std::size_t kShortest = 12, kLongest = 120;  ///< bytes
    const std::string& name = phrase.name;
    if (phrase.carried || name.size() > kLongest) return false;
    for (std::size_t at = 0; at + kShortest <= name.size(); at = NextOffset(name, at)) {
      if (results_.count(name.substr(at) + "\n" + unit) == 0) continue;
      phrase.name.erase(0, at);
      return true;
    }
    return false;
  }

  /// 新增国家级示范企业2家、省级示范企业5家: what is listed behind a verb and counted in one measure shares the verb,
  /// unless it has one of its own.
  std::string SharedVerb(const Clause& clause, std::size_t q) const {
    if (q == 0 || last_ < 0) return {};
    const Quantity& quantity = reading_.At(clause.quantities[q]);
    const Quantity& listed = reading_.At(clause.quantities[q - 1]);
    std::string_view between = reading_.In({listed.span.end, quantity.span.start});
    if (between.starts_with("(")) between.remove_prefix(std::min(between.find(')'), between.size() - 1) + 1);
    const std::string& before = draft_.facts.observations[static_cast<std::size_t>(last_)].indicator;
    const std::size_t verb = reading_.words.outcome_verb.PrefixOf(before);
    const bool in_list = between.starts_with("、") && quantity.unit == listed.unit;
    if (!in_list || verb == 0 || reading_.words.outcome_verb.OccursIn(between)) return {};
    return before.substr(0, verb);
  }

  void ReadFigure(int index, const Passage& passage, std::size_t c, std::size_t q) {
    const Clause& clause = passage.clauses[c];
    const Quantity& quantity = reading_.At(clause.quantities[q]);
    if (IsNoFigure(passage, clause, q) || IsSharePerBody(clause, q)) return;
    IndicatorPhrase phrase = ReadIndicatorPhrase(reading_, passage, c, q);
    if (phrase.compared) return;
    if (phrase.growth != 0 && quantity.unit != "percentage_point")
      return ReadGrowth(index, passage, clause, quantity, phrase);
    const bool answers = last_ >= 0 && !phrase.role.empty() && phrase.carried;
    const bool again = passage.kind == SectionKind::kProblems && TellsAgain(phrase, quantity.unit);
    const bool stated = !phrase.role.empty() && passage.kind != SectionKind::kAbout;
    const bool told = stated || TellsOutcome(index, quantity) || IsTold(passage, clause, quantity);
    if (!answers && !again && !told) return;
    if (phrase.carried || phrase.name.empty()) phrase.name = CountsOn(clause, q) ? LastName() : CarriedName(passage, c);
    TakeNameBefore(passage, c, phrase);
    if (phrase.growth != 0 && !phrase.name.empty()) phrase.name += phrase.growth < 0 ? "下降" : "提高";
    if (phrase.name.empty() || IsComparison(phrase.name) || IsSide(phrase.name, quantity)) return;
    constexpr std::string_view kEach = "各";  // 各完成3.4万人: of each, and of none by name
    if (phrase.name.starts_with(kEach) && reading_.words.outcome_verb.Contains(phrase.name.substr(kEach.size())))
      return;
    if (quantity.kind == QuantityKind::kMoney && IsMoneyWord(phrase.name)) return;
    if (phrase.role.empty() && IsLimit(quantity, phrase)) phrase.role = "target";
    if (phrase.role == "actual" && last_ >= 0) AgainstTarget(quantity, phrase);
    const bool rate = phrase.name.ends_with("率") && reading_.words.bare_attribute.Contains(phrase.name);
    if (!rate) phrase.name = Completed(clause, q, phrase.name);
    ObservationFact fact = Make(passage, quantity, phrase);
    const bool bare = rate || reading_.words.outcome_verb.Contains(phrase.name);
    if (bare && last_ >= 0) fact.subject = ThingBefore();
    fact.value = quantity.value->ToString();
    fact.unit = quantity.unit;
    fact.bound = BoundName(quantity.bound);
    if (quantity.kind == QuantityKind::kMoney) fact.amount_fen = quantity.Fen();
    const int before = last_;
    Add(index, quantity, std::move(fact));
    if (phrase.growth != 0) last_ = before;
  }

  /// 长4.5米,宽3米: a side of what was counted before.
  static bool IsSide(std::string_view name, const Quantity& quantity) {
    constexpr std::size_t kOneCharacter = 3;
    return quantity.unit == "metre" && name.size() == kOneCharacter;
  }

  /// 失业率为2.42%,控制在4.5%以内: the limit within which the figure before was kept.
  bool IsLimit(const Quantity& quantity, const IndicatorPhrase& phrase) const {
    if (!phrase.carried || last_ < 0 || quantity.bound != Bound::kAtMost) return false;
    const ObservationFact& before = draft_.facts.observations[static_cast<std::size_t>(last_)];
    return before.role == "actual" && before.bound == "exact" && before.unit == quantity.unit &&
           reading_.In(quantity.span).starts_with("控制在");
  }

  /// 市教育局1个209万元: of how many things a body was given the money, which is no result.
  bool IsSharePerBody(const Clause& clause, std::size_t q) const {
    const Quantity& quantity = reading_.At(clause.quantities[q]);
    if (quantity.unit != "个" || q + 1 >= clause.quantities.size()) return false;
    const Quantity& amount = reading_.At(clause.quantities[q + 1]);
    const std::uint32_t start = q == 0 ? clause.span.start : reading_.At(clause.quantities[q - 1]).span.end;
    const ByteSpan name = DropLead(reading_, {start, quantity.span.start}, reading_.words.item_lead);
    return amount.kind == QuantityKind::kMoney && amount.span.start == quantity.span.end && IsRecipient(reading_, name);
  }

  /// 执行率100% under a heading of aims, where money is told; in a form of aims it is one of them.
  bool IsRateOfMoney(const Passage& passage, std::string_view name, const Quantity& quantity) const {
    if (quantity.bound != Bound::kExact || reading_.outline.KindOf(passage.section) != SectionKind::kGoals)
      return false;
    constexpr std::string_view kRates[] = {"执行率", "到位率", "拨付率", "支付率"};
    return std::any_of(std::begin(kRates), std::end(kRates),
                       [&](std::string_view rate) { return name.ends_with(rate); });
  }

  /// 比上年增加0.13平方米: a change, of what was told before.
  bool IsComparison(std::string_view name) const {
    return reading_.words.compared_with.PrefixOf(name) != 0 ||
           ((name.starts_with("比") || name.starts_with("较")) && reading_.words.growth.SuffixOf(name) != 0);
  }

  /// 本项目计划新建步道8条, where the project is set out: a target, not a plan for later years.
  bool IsPlannedHere(const Passage& passage, const Clause& clause) const {
    return passage.kind != SectionKind::kPlans && reading_.In(clause.span).starts_with("计划");
  }

  bool IsMoneyWord(std::string_view name) const {
    return name == "投入" || reading_.words.amount_basis.Contains(name) || reading_.words.amount_verb.Contains(name) ||
           reading_.words.item_pronoun.Contains(name);
  }

  /// 采集土壤样品≥1200个,实际采集1268个: the result of the figure before, which was a target.
  void AgainstTarget(const Quantity& quantity, IndicatorPhrase& phrase) {
    ObservationFact& before = draft_.facts.observations[static_cast<std::size_t>(last_)];
    const bool same = phrase.name == before.indicator || before.indicator.starts_with(phrase.name) ||
                      before.indicator.ends_with(phrase.name);
    if (!same || before.unit != quantity.unit) return;
    phrase.name = before.indicator;
    if (before.role != "actual") return;
    places_.erase(KeyOf(before));
    before.role = "target";
    places_.emplace(KeyOf(before), last_);
  }

  /// The words that a short name leaves out: the verb that a list shares, the thing that 面积 is the area of.
  std::string Completed(const Clause& clause, std::size_t q, const std::string& name) const {
    if (last_ >= 0 && reading_.words.bare_attribute.Contains(name)) return ThingBefore() + name;
    return SharedVerb(clause, q) + name;
  }

  /// What the figure before counts: 修复草原, for 完成率 behind it.
  std::string ThingBefore() const {
    std::string thing = draft_.facts.observations[static_cast<std::size_t>(last_)].indicator;
    thing.resize(thing.size() - reading_.words.bare_attribute.SuffixOf(thing));  // 占地面积, and then 建筑面积
    thing.erase(0, reading_.words.outcome_verb.PrefixOf(thing));
    return thing;
  }

  /// A number without a unit, behind 目标值 or 完成值: it has the unit of the figure before.
  void ReadBareNumber(int index, const Passage& passage, std::size_t c, std::size_t q) {
    const Clause& clause = passage.clauses[c];
    const Quantity& quantity = reading_.At(clause.quantities[q]);
    if (IsNoFigure(passage, clause, q)) return;
    const IndicatorPhrase phrase = ReadIndicatorPhrase(reading_, passage, c, q);
    if (!phrase.carried || phrase.role.empty()) return;
    const ObservationFact before = draft_.facts.observations[static_cast<std::size_t>(last_)];
    IndicatorPhrase named = phrase;
    named.name = before.indicator;
    ObservationFact fact = Make(passage, quantity, named);
    fact.value = quantity.value->ToString();
    fact.unit = before.unit;
    fact.bound = BoundName(quantity.bound);
    Add(index, quantity, std::move(fact));
  }

  void ReadGrowth(int index, const Passage& passage, const Clause& clause, const Quantity& quantity,
                  IndicatorPhrase phrase) {
    if (phrase.against_budget) return;
    const double percent = quantity.value->ToDouble() * phrase.growth;
    const bool down = phrase.growth < 0;
    if (phrase.name.empty() && last_ >= 0) {
      ObservationFact& before = draft_.facts.observations[static_cast<std::size_t>(last_)];
      if (!before.growth_percent && !before.value.empty()) before.growth_percent = percent;
      return;
    }
    if (phrase.name.empty() && falling_subject_.empty()) return;
    if (phrase.name.empty()) {
      phrase.name = falling_subject_;
      falling_subject_.clear();
    } else if (after_spending_ && clause.before != 0 && passage.kind == SectionKind::kBudget) {
      return;
    }
    if (!IsTold(passage, clause, quantity)) return;
    phrase.name += down ? "下降" : "增长";
    ObservationFact fact = Make(passage, quantity, phrase);
    fact.unit = "percent";
    fact.growth_percent = percent;
    fact.bound = BoundName(quantity.bound);
    Add(index, quantity, std::move(fact));
    last_ = -1;
  }

  /// 完成值:214人次, of the indicator that a sentence before names.
  void TakeNameBefore(const Passage& passage, std::size_t c, IndicatorPhrase& phrase) const {
    if (named_before_.empty() || c != 1 || passage.clauses[c].before != U':') return;
    const std::string_view role = reading_.In(passage.clauses.front().span);
    if (!reading_.words.value_role.Contains(role)) return;
    phrase.name = named_before_;
    phrase.role = reading_.words.value_role.MeaningOf(role);
  }

  /// 转移群众30户106人: the same thing, counted in another measure.
  bool CountsOn(const Clause& clause, std::size_t q) const {
    if (q == 0 || last_ < 0) return false;
    const ByteSpan between{reading_.At(clause.quantities[q - 1]).span.end,
                           reading_.At(clause.quantities[q]).span.start};
    return between.start <= between.end && TrimBlanks(reading_.text, between).empty();
  }

  const std::string& LastName() const { return draft_.facts.observations[static_cast<std::size_t>(last_)].indicator; }

  /// No words of its own: the clause before where it holds no figure (技改项目数,目标值60个), else the indicator
  /// before.
  std::string CarriedName(const Passage& passage, std::size_t c) const {
    if (c > 0 && passage.clauses[c].depth == passage.clauses[c - 1].depth) {
      const Clause& before = passage.clauses[c - 1];
      const bool figure = std::any_of(before.quantities.begin(), before.quantities.end(), [&](int i) {
        const Quantity& quantity = reading_.At(i);
        return quantity.role == Quantity::Role::kValue && quantity.kind != QuantityKind::kDate;
      });
      const bool nothing = figure || IsResultLabel(reading_.In(before.span));
      std::string name = nothing ? std::string() : CleanIndicator(reading_, before.span);
      if (!name.empty() && name.size() <= 90) return name;
    }
    return last_ >= 0 ? LastName() : std::string();
  }

  static const Clause& ClauseAt(const Passage& passage, const Quantity& quantity) {
    const auto holds = [&](const Clause& clause) { return clause.span.Contains(quantity.span); };
    return *std::find_if(passage.clauses.begin(), passage.clauses.end(), holds);
  }

  ObservationFact Make(const Passage& passage, const Quantity& quantity, const IndicatorPhrase& phrase) const {
    ObservationFact fact;
    fact.indicator = phrase.name;
    const bool aim = passage.kind == SectionKind::kGoals && !done_ && !IsRateOfMoney(passage, phrase.name, quantity);
    constexpr std::string_view kTasks[] = {"任务数", "计划数", "目标数", "任务量"};
    const bool task = std::any_of(std::begin(kTasks), std::end(kTasks),
                                  [&](std::string_view word) { return phrase.name.ends_with(word); });
    const bool target = aim || task || IsPlannedHere(passage, ClauseAt(passage, quantity));
    fact.role = !phrase.role.empty() ? phrase.role : target ? "target" : "actual";
    fact.raw = reading_.NameAt(quantity.span);
    fact.fiscal_year = reading_.fiscal_year;
    fact.evidence = reading_.MakeEvidence(passage,
                                          phrase.growth != 0 ? "growth"
                                          : phrase.carried   ? "carried_indicator"
                                                             : "figure",
                                          0.9);
    return fact;
  }

  static std::string KeyOf(const ObservationFact& fact) {
    std::string key = fact.indicator + "\n" + fact.value + "\n" + fact.unit + "\n" + fact.role;
    if (fact.growth_percent) key += "\n" + std::to_string(*fact.growth_percent);
    return key;
  }

  void Add(int index, const Quantity& quantity, ObservationFact fact) {
    if (const int outcome = OutcomeAt(index, quantity); outcome >= 0) fact.outcome = outcome;
    auto& all = draft_.facts.observations;
    const auto [same, is_new] = places_.emplace(KeyOf(fact), static_cast<int>(all.size()));
    last_ = same->second;
    if (is_new && fact.role == "actual") results_.insert(fact.indicator + "\n" + fact.unit);
    if (is_new) all.push_back(std::move(fact));
  }

  Draft& draft_;
  const Reading& reading_;
  int last_ = -1;                      ///< the observation before in this sentence
  std::map<std::string, int> places_;  ///< of what was observed already
  std::set<std::string> results_;      ///< indicators of results, with their units
  std::size_t sentence_first_ = 0;     ///< observations there were before this sentence
  bool after_spending_ = false;
  bool done_ = false;  ///< this clause in a section of aims tells what was done
  std::string falling_subject_;
  std::string named_before_;  ///< the indicator that a sentence of its own names
};

}  // namespace

void AddObservations(Draft& draft) { ObservationFinder(draft).Find(); }

}  // namespace jitu::ingest

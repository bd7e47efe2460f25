#include "ingest/statements/indicator.h"

#include <algorithm>
#include <utility>

#include "ingest/statements/indicator_name.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kShareOf = "的占";
constexpr std::size_t kLongestBehind = 60;  ///< bytes of the noun behind a figure: 公布45个国家先进制造业集群

using text::Has;

bool IsFigure(const Quantity& quantity) {
  return quantity.role == Quantity::Role::kValue &&
         (quantity.kind == QuantityKind::kMoney || quantity.kind == QuantityKind::kMeasure ||
          quantity.kind == QuantityKind::kPercent || quantity.kind == QuantityKind::kNumber);
}

ByteSpan LeftOf(const Reading& reading, const Clause& clause, std::size_t at) {
  std::uint32_t start = clause.span.start;
  for (std::size_t i = 0; i < at; ++i) {
    const Quantity& before = reading.At(clause.quantities[i]);
    if (IsFigure(before) && !IsSizeOfThing(reading, clause, i)) start = before.span.end;
  }
  const std::uint32_t end = reading.At(clause.quantities[at]).span.start;
  ByteSpan left{std::min(start, end), end};
  while (!left.empty()) {
    const char32_t c = CodePointAt(reading.text, left.start);
    if (c != U'、' && c != U'和' && c != U'及' && c != U' ' && c != U'的') break;
    if (reading.text.substr(left.start).starts_with("及时")) break;
    left.start = static_cast<std::uint32_t>(NextOffset(reading.text, left.start));
  }
  return left;
}

/// The noun that goes on behind the figure, up to the next figure or 、.
ByteSpan RightOf(const Reading& reading, const Clause& clause, std::size_t at) {
  ByteSpan right{reading.At(clause.quantities[at]).span.end, clause.span.end};
  for (std::size_t i = at + 1; i < clause.quantities.size(); ++i) {
    const Quantity& next = reading.At(clause.quantities[i]);
    if (IsFigure(next)) {
      right.end = std::min(right.end, next.span.start);
      break;
    }
  }
  std::size_t stop = right.start;
  while (stop < right.end && stop - right.start < kLongestBehind) {
    const char32_t c = CodePointAt(reading.text, stop);
    if (c == U'、' || c == U'(' || c == U' ') break;
    stop = NextOffset(reading.text, stop);
  }
  right.end = static_cast<std::uint32_t>(stop);
  return TrimBlanks(reading.text, right);
}

/// 合格率应达到98%, 原定20万立方米: bytes of the words at the end that make a figure what was due; 0 if there are none.
std::size_t DueAtEnd(std::string_view text) {
  for (const std::string_view word :
       {"应不低于", "应达到", "应达", "应", "须达到", "须", "需达", "原定", "原计划", "年初计划", "年初设定"}) {
    if (text.ends_with(word)) return word.size();
  }
  for (const std::string_view word : {"较年度目标", "较目标", "比年初目标", "比目标", "比年度目标", "完成目标任务",
                                      "完成年度任务", "恰好完成目标任务", "完成年度目标"}) {
    if (text == word) return word.size();
  }
  return 0;
}

/// 未达到97%的目标, 低于12%的预期: the words before the figure set the result against it and name nothing.
bool IsHeldAgainst(std::string_view text) {
  for (const std::string_view word :
       {"达到", "达", "低于", "高于", "超过", "超", "不足", "完成", "实现", "优于", "好于"}) {
    if (text.ends_with(word) && text.size() <= word.size() + 9) return true;
  }
  for (const std::string_view word : {"高于", "低于", "超过", "优于"}) {  // 高于年初95%的目标
    if (text.starts_with(word)) return true;
  }
  return text.size() < 9;
}

/// 完成市级任务645人的120%: the figure is what was due, of which the percentage was done.
bool IsTaskDone(const Reading& reading, const Clause& clause, std::size_t at, std::string_view text) {
  if (at + 1 >= clause.quantities.size() || !text.starts_with("完成") || (!Has(text, "任务") && !Has(text, "目标")))
    return false;
  const Quantity& task = reading.At(clause.quantities[at]);
  const Quantity& share = reading.At(clause.quantities[at + 1]);
  return task.kind == QuantityKind::kMeasure && share.kind == QuantityKind::kPercent &&
         reading.In({task.span.end, share.span.start}) == "的";
}

/// 比目标93%高2.25个百分点: by how much, which is told of no indicator.
bool IsDifference(std::string_view text) {
  for (const std::string_view word : {"高", "低", "多", "少", "高出", "低了", "高了", "多了", "少了", "超出", "相差"}) {
    if (text == word) return true;
  }
  return false;
}

/// A verb with an object behind the figure begins something new; a verb alone belongs to the figure (12万平方米整治).
bool GoesOnWithVerb(const Reading& reading, std::string_view behind) {
  const std::size_t verb = reading.words.outcome_verb.PrefixOf(behind);
  return verb != 0 && behind.size() > verb;
}

/// The word of a role that the text ends with, and its bytes.
struct RoleAtEnd {
  std::string_view role;
  std::size_t length = 0;
};

RoleAtEnd StrongRole(const Reading& reading, std::string_view text, bool ends_clause) {
  std::size_t length = reading.words.value_role.SuffixOf(text);
  if (length != 0) return {reading.words.value_role.MeaningOf(text.substr(text.size() - length)), length};
  length = reading.words.role.SuffixOf(text);
  if (length == 0) return {};
  const std::string_view word = text.substr(text.size() - length);
  const std::string_view meaning = reading.words.role.MeaningOf(word);
  const bool strong = Has(word, "目标") || Has(word, "指标值") || Has(word, "完成值") || Has(word, "实际") ||
                      Has(word, "预期") || Has(word, "计划");
  const bool whole = length == text.size() && (meaning != "actual" || ends_clause);
  return whole || strong ? RoleAtEnd{meaning, length} : RoleAtEnd{};
}

/// 年产5万吨铜箔项目一期投产: the figure belongs to the name of what is to produce so much.
bool IsInName(const Reading& reading, const Clause& clause, const Quantity& size, std::string_view left) {
  constexpr std::uint32_t kLongestName = 45;  ///< bytes
  const bool yearly = left.ends_with("年产");
  const std::uint32_t end = std::min<std::uint32_t>(clause.span.end, size.span.end + kLongestName);
  const std::string_view behind = reading.In({size.span.end, std::max(end, size.span.end)});
  if (!yearly || behind.starts_with("的")) return false;
  for (const std::string_view noun : {"项目", "生产线", "工程", "基地", "车间"}) {
    if (Has(behind, noun)) return true;
  }
  return false;
}

}  // namespace

bool IsSizeOfThing(const Reading& reading, const Clause& clause, std::size_t at) {
  const std::string_view left = reading.In({clause.span.start, reading.At(clause.quantities[at]).span.start});
  if (IsInName(reading, clause, reading.At(clause.quantities[at]), left)) return true;
  if (Has(left, "处理") || Has(left, "年产") || Has(left, "产能")) return false;
  const Quantity& size = reading.At(clause.quantities[at]);
  const bool measured = !size.unit.empty() && static_cast<unsigned char>(size.unit[0]) < 0x80;
  if (at + 1 >= clause.quantities.size() || size.kind != QuantityKind::kMeasure) return false;
  if (!measured && size.unit != "千伏" && size.unit != "度") return false;
  const Quantity& count = reading.At(clause.quantities[at + 1]);
  // 20米100吨水塔1座: two sizes of one thing.
  if (count.span.start == size.span.end) return IsSizeOfThing(reading, clause, at + 1);
  const std::string_view between = reading.In({size.span.end, count.span.start});
  const bool counted =
      count.kind == QuantityKind::kMeasure && !count.unit.empty() && static_cast<unsigned char>(count.unit[0]) >= 0x80;
  return counted && between.size() >= 6 && !Has(between, "、") && !Has(between, "和") && !Has(between, "及");
}

bool IsSetAsTarget(const Reading& reading, const Clause& clause, const Quantity& quantity) {
  constexpr std::uint32_t kNear = 30;  ///< bytes
  const std::uint32_t end = std::min<std::uint32_t>(clause.span.end, quantity.span.end + kNear);
  std::string_view behind = reading.In({quantity.span.end, end});
  for (const std::string_view above : {"以上", "以下", "以内"}) {
    if (behind.starts_with(above)) behind.remove_prefix(above.size());
  }
  if (!behind.starts_with("的")) return false;
  return Has(behind, "目标") || Has(behind, "控制指标") || Has(behind, "预期") || Has(behind, "要求");
}

namespace {

/// Reads the words in front of a figure from its side outwards: each step takes what it understands off `left_`.
class PhraseReader {
 public:
  PhraseReader(const Reading& reading, const Passage& passage, const Clause& clause, std::size_t at)
      : reading_(reading),
        passage_(passage),
        clause_(clause),
        at_(at),
        quantity_(reading.At(clause.quantities[at])),
        whole_(TrimBlanks(reading.text, LeftOf(reading, clause, at))) {
    left_ = WithoutTail(DropIndicatorLead(reading, whole_));
    if (!left_.empty() && reading.words.indicator_tail.Contains(Left())) left_.end = left_.start;
  }

  IndicatorPhrase Read() && {
    phrase_.compared = IsCompared();
    if (!TakeChange() && TakeGrowth()) return std::move(phrase_);
    TakeStart();
    if (Left().ends_with(kShareOf)) left_.end -= static_cast<std::uint32_t>(kShareOf.size());
    if (TakeAimBehind() || TakeTask()) return std::move(phrase_);
    TakeRoleInFront();
    if (TakeAimInside() || AnswersAlone()) return std::move(phrase_);
    TakeRoleAtEnd();
    Name();
    return std::move(phrase_);
  }

 private:
  std::string_view Left() const { return reading_.In(left_); }
  bool EndsClause() const { return quantity_.span.end == clause_.span.end; }
  ByteSpan WithoutTail(ByteSpan span) const { return DropSuffixes(reading_.text, span, reading_.words.indicator_tail); }

  bool IsCompared() const {
    const std::string_view text = Left();
    const bool of_plan = Has(text, "预算") || Has(text, "目标") || Has(text, "计划");
    // 为计划的100.6%: how much of what was due.
    const bool of_due = of_plan && quantity_.kind == QuantityKind::kPercent && reading_.In(whole_).ends_with("的");
    return of_due || IsDifference(text) || text.starts_with("占") || IsShareOfWhole(text) || Has(text, "恢复到") ||
           (quantity_.kind == QuantityKind::kPercent && text.starts_with("完成") && of_plan);
  }

  /// 占全部的; of 对工作表示满意的占94.8% the words in front name what the share is of.
  static bool IsShareOfWhole(std::string_view text) { return text.ends_with("占") && !text.ends_with(kShareOf); }

  /// 覆盖率提高到92%: the words before those of the change. True where there are such.
  bool TakeChange() {
    const std::size_t change = reading_.words.changed_to.SuffixOf(reading_.In(whole_));
    if (change == 0) return false;
    left_ = WithoutTail({whole_.start, whole_.end - static_cast<std::uint32_t>(change)});
    left_ = DropIndicatorLead(reading_, left_);
    if (left_.empty() && at_ > 0) {  // 响应时间由12分钟缩短到7分钟
      left_ = LeftOf(reading_, clause_, at_ - 1);
      if (Left().ends_with("由") || Left().ends_with("从")) left_.end -= 3;
      left_ = DropIndicatorLead(reading_, left_);
    }
    return true;
  }

  /// 游客量比上年增长15%: what grew. True where the words end with one of growth.
  bool TakeGrowth() {
    if (quantity_.kind != QuantityKind::kPercent) return false;
    const std::string_view text = Left();
    const std::size_t length = reading_.words.growth.SuffixOf(text);
    if (length == 0) return false;
    const std::string_view meaning = reading_.words.growth.MeaningOf(text.substr(text.size() - length));
    phrase_.growth = meaning == "down" ? -1 : 1;
    phrase_.against_budget = Has(text, "预算");
    left_.end -= static_cast<std::uint32_t>(length);
    if (const WordSet::Hit against = reading_.words.compared_with.First(Left())) {
      left_.end = left_.start + static_cast<std::uint32_t>(against.start);
    }
    for (const std::string_view word : {"较", "比"}) {
      const std::size_t cut = Left().rfind(word);
      const bool dated = cut != std::string_view::npos && Has(Left().substr(cut), "年");
      if (dated) left_.end = left_.start + static_cast<std::uint32_t>(cut);
    }
    phrase_.name = CleanIndicator(reading_, left_);
    return true;
  }

  /// 由12分钟缩短到…: where a change began.
  void TakeStart() {
    if (!Left().ends_with("由") && !Left().ends_with("从")) return;
    const std::string_view behind = reading_.In({quantity_.span.end, clause_.span.end});
    if (reading_.words.changed_to.PrefixOf(behind) == 0) return;
    phrase_.role = "baseline";
    left_.end -= 3;
  }

  /// 98%的目标. True where the words behind the figure say that.
  bool TakeAimBehind() {
    if (!phrase_.role.empty() || !IsSetAsTarget(reading_, clause_, quantity_)) return false;
    phrase_.role = "target";
    phrase_.name = IsHeldAgainst(Left()) ? std::string() : CleanIndicator(reading_, left_);
    phrase_.carried = phrase_.name.empty();
    return true;
  }

  /// 完成市级任务645人的120%: what was due, and how much of it was done. True where the words say that.
  bool TakeTask() {
    constexpr std::uint32_t kDone = 6;  ///< bytes of 完成
    if (IsTaskDone(reading_, clause_, at_, Left())) {
      phrase_.role = "target";
      // 完成市目标任务数2000人 names what was due; 完成市目标任务2000人 is of the indicator told before.
      if (Left().ends_with("数")) phrase_.name = CleanIndicator(reading_, {left_.start + kDone, left_.end});
      phrase_.carried = phrase_.name.empty();
      return true;
    }
    if (at_ == 0) return false;
    const ByteSpan task = DropIndicatorLead(reading_, LeftOf(reading_, clause_, at_ - 1));
    if (!IsTaskDone(reading_, clause_, at_ - 1, reading_.In(task))) return false;
    phrase_.role = "actual";
    phrase_.name = CleanIndicator(reading_, task);
    return true;
  }

  /// 年初目标修复水渠16公里: bytes of the words in front of the verb that make it an aim; 年 may have gone with a year
  /// before. 0 if there are none.
  std::size_t AimInFront(std::string_view text) const {
    for (const std::string_view aim :
         {"原计划", "原定", "年初目标", "初目标", "年初计划", "初计划", "年度目标", "度目标", "绩效目标", "目标"}) {
      if (!text.starts_with(aim)) continue;
      const bool original = aim.starts_with("原");
      return original || reading_.words.outcome_verb.PrefixOf(text.substr(aim.size())) != 0 ? aim.size() : 0;
    }
    return 0;
  }

  /// 计划新建180公里,实际完成186公里: what was planned beside what was done.
  void TakeRoleInFront() {
    const std::string_view text = Left();
    const std::string_view later =
        reading_.In({quantity_.span.end, std::min(passage_.span.end, quantity_.span.end + 150)});
    if (const std::size_t aim = AimInFront(text); aim != 0) {
      phrase_.role = "target";
      left_.start += static_cast<std::uint32_t>(aim);
    } else if (reading_.In(whole_) == "计划" && clause_.before == U':') {  // 救助妇女:计划60人,达到58人
      phrase_.role = "target";
      left_.start = left_.end;
    } else if (text.starts_with("计划") && text.size() > 6 && Has(later, "实际")) {
      phrase_.role = "target";
      left_.start += 6;
    } else if (const std::size_t due = DueAtEnd(text); due != 0) {
      phrase_.role = "target";
      left_.end -= static_cast<std::uint32_t>(due);
    } else if (text.starts_with("只") || text.starts_with("仅")) {  // 只完成214人次
      phrase_.role = "actual";
      left_.start += 3;
    } else if (text.starts_with("实际") && text.size() > 6 && !reading_.words.value_role.Contains(text)) {
      phrase_.role = "actual";
      left_.start += 6;
    }
  }

  /// 服务站目标新设7个: the verb of what was due stands behind the word. True where it does.
  bool TakeAimInside() {
    constexpr std::string_view kAim = "目标";
    const std::string_view text = Left();
    const std::size_t aim = text.find(kAim);
    constexpr std::size_t kShortestThing = 9;  ///< bytes: no 总体, 年度, 完成
    if (aim == std::string_view::npos || aim < kShortestThing || !phrase_.role.empty()) return false;
    const std::string_view verb = text.substr(aim + kAim.size());
    if (!reading_.words.outcome_verb.Contains(verb)) return false;
    const auto cut = static_cast<std::uint32_t>(aim);
    phrase_.role = "target";
    phrase_.name = std::string(verb) + CleanIndicator(reading_, {left_.start, left_.start + cut});
    return true;
  }

  /// 实设7个, 实有126个, 计划60人,达到58人: 实 in front of a verb of one character, or alone; a verb of reaching alone.
  bool IsRealised() const {
    constexpr std::string_view kReally = "实";
    const std::string_view text = Left();
    const bool other =
        text.starts_with("实际") || text.starts_with("实现") || text.starts_with("实施") || text.starts_with("实行");
    if (text == "达到" && clause_.before == U',') return true;
    return text.starts_with(kReally) && !other && text.size() <= 2 * kReally.size();
  }

  /// 实际完成186公里: nothing but a verb is left, so the figure goes on with the indicator before.
  bool AnswersAlone() {
    const bool realised = phrase_.role.empty() && IsRealised();
    if (realised) phrase_.role = "actual";
    phrase_.carried =
        realised || (phrase_.role == "actual" && reading_.words.outcome_verb.Contains(Left()) && EndsClause());
    return phrase_.carried;
  }

  void TakeRoleAtEnd() {
    if (!phrase_.role.empty()) return;
    const RoleAtEnd found = StrongRole(reading_, Left(), EndsClause());
    if (found.role.empty()) return;
    phrase_.role = found.role;
    whole_name_ = found.length != 0;
    left_ = WithoutTail({left_.start, left_.end - static_cast<std::uint32_t>(found.length)});
  }

  void Name() {
    ByteSpan right = RightOf(reading_, clause_, at_);
    // 指标为420件实际完成值为436件: what is behind is the next value's.
    const std::string_view next = reading_.In(right);
    if (reading_.words.value_role.PrefixOf(next) != 0 || Has(next, "指标为") || Has(next, "目标值"))
      right.end = right.start;
    const std::string_view behind = reading_.In(right);
    phrase_.name = CleanIndicator(reading_, left_);
    if (!whole_name_) phrase_.name = CountedInFront(reading_, phrase_.name, !behind.empty());
    if (IsNoun(behind)) phrase_.name = WithNounBehind(reading_, std::move(phrase_.name), right, quantity_);
    phrase_.name = WithoutSize(std::move(phrase_.name), quantity_.unit);
    phrase_.carried = phrase_.name.empty();
    // 满意度96.8%(≥95%): a bound alone in a bracket behind a figure is what that was held against.
    const bool bracketed = clause_.before == U'(' && clause_.span == quantity_.span;
    const bool bounded = quantity_.bound == Bound::kAtLeast || quantity_.bound == Bound::kAtMost;
    if (phrase_.carried && phrase_.role.empty() && bracketed && bounded) phrase_.role = "target";
  }

  /// 公布45个国家先进制造业集群: what stands behind the figure is what is counted.
  bool IsNoun(std::string_view behind) const {
    const bool named = !phrase_.name.empty() && !reading_.words.outcome_verb.Contains(phrase_.name);
    const bool goes_on = named && (behind.starts_with("的") || GoesOnWithVerb(reading_, behind));
    const bool more = behind == "和" || behind == "与" || (named ? behind.starts_with("及") : behind == "及");
    return !behind.empty() && !reading_.words.bound_after.Contains(behind) && behind != "的" && !more &&
           !IsDifference(behind) && !goes_on;
  }

  const Reading& reading_;
  const Passage& passage_;
  const Clause& clause_;
  std::size_t at_;
  const Quantity& quantity_;
  ByteSpan whole_;           ///< the words in front, as they stand
  ByteSpan left_;            ///< those of them that may yet name the indicator
  bool whole_name_ = false;  ///< X比例年初指标值为85%: such words stand behind an indicator's whole name
  IndicatorPhrase phrase_;
};

}  // namespace

IndicatorPhrase ReadIndicatorPhrase(const Reading& reading, const Passage& passage, std::size_t clause,
                                    std::size_t at) {
  return PhraseReader(reading, passage, passage.clauses[clause], at).Read();
}

}  // namespace jitu::ingest

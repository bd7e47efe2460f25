#include "ingest/statements/indicator_name.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace jitu::ingest {
namespace {

/// 引进A、B、C等项目 -> 引进项目: the names of a list are no part of what is counted.
std::string WithoutList(const Reading& reading, const std::string& name, bool noun_behind) {
  const std::size_t list = name.find("、");
  const std::size_t etc = name.rfind("等");
  if (etc == std::string::npos) return name;
  const bool last = noun_behind && etc + 3 == name.size();  // 某公司等42家企业参展: names one of those counted
  const bool quoted = etc >= 3 && (name.substr(0, etc).ends_with("》") || name.substr(0, etc).ends_with("”") ||
                                   name.substr(0, etc).ends_with("案"));
  if (!last && !quoted && (list == std::string::npos || etc < list)) return name;
  if (etc + 9 > name.size() && etc + 3 != name.size()) return name;
  const std::size_t verb = reading.words.outcome_verb.PrefixOf(name);
  return name.substr(0, verb) + name.substr(etc + 3);
}

/// 在某乡、某乡完成补植补造 -> 完成补植补造, 通过“一折通”发放 -> 发放, 某项目建成窖池 -> 建成窖池: where, how and by
/// what it came about is not what is counted.
std::string WithoutPlace(const Reading& reading, const std::string& name) {
  constexpr std::string_view kWorks[] = {"项目", "工程", "公司", "改造", "维修", "监管", "整治", "治理",
                                         "养护", "修缮", "管护", "平台", "补助", "补贴", "经费", "专项"};
  bool place = name.starts_with("在") || name.starts_with("于") || name.starts_with("通过") || name.starts_with("委托");
  const WordSet::Hit verb = reading.words.outcome_verb.Last(name);
  if (!verb || verb.start < 12) return name;
  std::string_view before = std::string_view(name).substr(0, verb.start);
  for (const std::string_view period : {"全年", "累计", "共"}) {
    if (before.ends_with(period)) before.remove_suffix(period.size());
  }
  const bool noun = reading.words.bare_attribute.SuffixOf(name) != 0;  // 补贴发放面积
  place = place || (!noun && std::any_of(std::begin(kWorks), std::end(kWorks),
                                         [&](std::string_view work) { return before.ends_with(work); }));
  return place && verb.start + verb.length < name.size() ? name.substr(verb.start) : name;
}

/// 通过某支行专户接收慈善捐赠 -> 接收慈善捐赠: of long words before a figure, those from the last verb on.
std::string FromLastVerb(const Reading& reading, const std::string& name) {
  constexpr std::size_t kLong = 45;
  if (name.size() <= kLong) return name;
  if (const std::size_t of = name.rfind("的"); of != std::string::npos && of + 12 <= name.size()) {
    return FromLastVerb(reading, name.substr(of + 3));
  }
  std::size_t from = 0;
  for (std::size_t at = 0; const WordSet::Hit hit = reading.words.outcome_verb.First(name, at);) {
    if (hit.start + hit.length + 12 <= name.size()) from = hit.start;
    at = hit.start + hit.length;
  }
  std::string last = name.substr(from);
  if (last.size() <= kLong) return last;
  for (const std::string_view glue : {"和", "及", "、"}) {
    const std::size_t cut = last.rfind(glue);
    if (cut != std::string::npos && cut + 12 < last.size()) return last.substr(cut + glue.size());
  }
  return last;
}

/// 建成甲、乙、丙3座驿站: as many names as are counted are those that are counted.
std::string WithoutItems(const Reading& reading, const std::string& name, const Quantity& quantity) {
  std::int64_t items = 1;
  for (std::size_t at = name.find("、"); at != std::string::npos; at = name.find("、", at + 3)) ++items;
  const std::size_t verb = reading.words.outcome_verb.PrefixOf(name);
  const bool all = quantity.value && quantity.value->scale == 0 && quantity.value->digits == items;
  return items > 1 && all && verb != 0 ? name.substr(0, verb) : name;
}

/// 94个消防栓等附属配套: what else was made is not counted.
std::string WithoutRest(std::string noun) {
  constexpr std::size_t kShortest = 6;  ///< bytes
  for (const std::string_view rest : {"等附属", "等配套", "等相关", "等设施", "等工程", "等内容"}) {
    const std::size_t at = noun.find(rest);
    if (at != std::string::npos && at >= kShortest) noun.resize(at);
  }
  return noun;
}

/// 会同某局在63所学校…设置: before a preposition stands who acts, which is no part of what is counted; of
/// 完成对63所学校 the verb stays. True where a preposition stood.
bool DropPreposition(const Reading& reading, std::string& name) {
  for (const std::string_view word : {"由", "对", "为", "在", "将", "给", "向"}) {
    if (!name.ends_with(word)) continue;
    name.resize(reading.words.outcome_verb.PrefixOf(name));
    return true;
  }
  return false;
}

/// (以下简称“某环境”)承接道路保洁 -> 承接道路保洁: a bracket in front belongs to the actor that was dropped.
ByteSpan DropBracket(const Reading& reading, ByteSpan span) {
  if (!reading.In(span).starts_with('(')) return span;
  const std::size_t after = AfterClosing(reading.text, span.start);
  if (after == std::string_view::npos || after + 6 > span.end) return span;
  return TrimBlanks(reading.text, {static_cast<std::uint32_t>(after), span.end});
}

/// 某公司捐赠救护车 -> 捐赠救护车, 在某运动会上获金牌 -> 获金牌: who acts, and where, is not what is counted.
ByteSpan DropActor(const Reading& reading, ByteSpan span) {
  constexpr std::uint32_t kShortest = 9;  ///< bytes that have to be left
  for (const std::string_view label : {"Enterprise", "Unit"}) {
    const NameMention* actor = reading.NameStartingAt(span.start, label);
    if (actor != nullptr && actor->span.end + kShortest <= span.end) {
      span = DropIndicatorLead(reading, {actor->span.end, span.end});
    }
  }
  span = DropBracket(reading, span);
  // 护理员培训项目举办培训班: the project, where a verb tells what it did.
  if (const NameMention* project = reading.NameStartingAt(span.start, "Project");
      project != nullptr && project->span.end + kShortest <= span.end &&
      reading.words.outcome_verb.PrefixOf(reading.In({project->span.end, span.end})) != 0) {
    span.start = project->span.end;
  }
  const std::string_view text = reading.In(span);
  constexpr std::size_t kLongestActor = 45;  ///< bytes: 县残疾人代表队在省运动会上获得金牌
  const std::size_t place = text.find("在");
  const bool placed = place <= kLongestActor;
  constexpr std::string_view kMeanwhile = "期间";  // 台风期间转移群众
  constexpr std::string_view kEnds[] = {"上", "中", "内", kMeanwhile, "后", "时", "下"};
  for (const std::string_view end : kEnds) {
    const std::size_t at = placed || end == kMeanwhile ? text.rfind(end) : std::string_view::npos;
    if (at == std::string_view::npos || at + end.size() + 6 > text.size()) continue;
    if (reading.words.outcome_verb.PrefixOf(text.substr(at + end.size())) == 0) continue;
    return {span.start + static_cast<std::uint32_t>(at + end.size()), span.end};
  }
  return span;
}

/// 血样检测委托某公司进行, 道路养护由某公司承担: the work, without whom it was given to.
ByteSpan WithoutCarrier(const Reading& reading, ByteSpan span) {
  constexpr std::size_t kShortestWork = 12;  ///< bytes
  const std::string_view text = reading.In(span);
  for (const std::string_view by : {"委托", "由"}) {
    const std::size_t at = text.find(by, std::min(kShortestWork, text.size()));
    if (at == std::string_view::npos) continue;
    const auto behind = span.start + static_cast<std::uint32_t>(at + by.size());
    const NameMention* carrier = reading.NameStartingAt(behind, "Enterprise");
    if (carrier == nullptr) carrier = reading.NameStartingAt(behind, "Unit");
    if (carrier == nullptr || carrier->span.end >= span.end ||
        reading.In({carrier->span.end, span.end}).starts_with("等"))
      continue;
    return {span.start, span.start + static_cast<std::uint32_t>(at)};
  }
  return span;
}

/// 种植数量(≥**株), 受益人口数≥**人: what a template left to be filled in behind an indicator's name.
std::string WithoutBlank(std::string name) {
  constexpr std::string_view kBlank = "**";
  constexpr std::size_t kLongestSign = 6;  ///< bytes between the bracket and the blank
  const std::size_t blank = name.find(kBlank);
  if (blank == std::string::npos) return name;
  const std::size_t open = name.rfind('(', blank);
  if (open != std::string::npos && blank - open <= kLongestSign) {
    const std::size_t close = name.find(')', blank);
    if (close != std::string::npos) return name.erase(open, close + 1 - open);
  }
  for (const std::string_view sign : {"≥", "≤", ">=", "<="}) {
    if (std::string_view(name).substr(0, blank).ends_with(sign)) return name.substr(0, blank - sign.size());
  }
  return name;
}

}  // namespace

ByteSpan DropIndicatorLead(const Reading& reading, ByteSpan span) {
  const ByteSpan bare = DropLead(reading, span, reading.words.indicator_lead);
  return reading.In(bare).starts_with("率") ? TrimBlanks(reading.text, span) : bare;
}

std::string CleanIndicator(const Reading& reading, ByteSpan span) {
  span = WithoutCarrier(reading, DropActor(reading, DropIndicatorLead(reading, span)));
  span = DropSuffixes(reading.text, span, reading.words.indicator_tail);
  std::string name = reading.NameAt(span);
  // 年初目标为选派技术员60名: the words say whose figure it is; 年 may have gone with a year before.
  for (const std::string_view aim : {"年初目标为", "初目标为", "年度目标为", "度目标为", "绩效目标为", "目标为"}) {
    if (name.starts_with(aim)) name.erase(0, aim.size());
  }
  name = WithoutBlank(std::move(name));
  for (const std::string_view particle : {"对", "为", "在", "的", "有", "使", "将", "给"}) {
    if (name == particle) name.clear();
  }
  return name;
}

std::string CountedInFront(const Reading& reading, const std::string& name, bool noun_behind) {
  return FromLastVerb(reading, WithoutPlace(reading, WithoutList(reading, name, noun_behind)));
}

std::string WithNounBehind(const Reading& reading, std::string name, ByteSpan behind, const Quantity& quantity) {
  std::string noun = reading.NameAt(behind);
  if (noun.starts_with("的") && noun.size() > 3) noun.erase(0, 3);
  const bool adverbial = DropPreposition(reading, name);
  if (const WordSet::Hit verb = reading.words.outcome_verb.First(noun, std::min<std::size_t>(12, noun.size()))) {
    if (!adverbial && verb.start >= 12 && verb.start + verb.length < noun.size()) noun.resize(verb.start);
  }
  if (const std::size_t made = noun.find("组成"); made != std::string::npos && made >= 6) noun.resize(made);
  return WithoutItems(reading, name, quantity) + WithoutRest(std::move(noun));
}

std::string WithoutSize(std::string name, std::string_view unit) {
  constexpr std::string_view kWidth = "DN";
  constexpr std::string_view kSigns = "DN0123456789-~";
  for (std::size_t at = name.find(kWidth); at != std::string::npos; at = name.find(kWidth, at)) {
    name.erase(at, std::min(name.find_first_not_of(kSigns, at), name.size()) - at);
  }
  constexpr std::string_view kLong = "长";
  constexpr std::size_t kShortest = 12;  ///< bytes
  const bool length = unit == "metre" || unit == "kilometre";
  if (length && name.ends_with(kLong) && name.size() >= kShortest) name.resize(name.size() - kLong.size());
  return name;
}

}  // namespace jitu::ingest

/// Public bodies, and the one whose report it is.
#include <algorithm>

#include "ingest/names/finder.h"
#include "schema/text/find.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

ByteSpan Bytes(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

constexpr std::string_view kAreas[] = {"省", "市", "区", "县", "州", "镇", "乡", "街道", "旗", "盟", "国家", "中共"};

/// The place of the first word of an administrative area in the name; npos if there is none.
std::size_t FirstArea(std::string_view name) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view area : kAreas) first = std::min(first, text::Find(name, area));
  return first;
}

/// 某小学承担小学阶段教学: behind a unit's name the sentence begins.
bool Predicates(std::string_view behind) {
  constexpr std::string_view kVerbs[] = {"承担", "负责", "主管", "隶属", "位于", "成立", "系", "是", "为", "对"};
  return std::any_of(std::begin(kVerbs), std::end(kVerbs),
                     [&](std::string_view verb) { return behind.starts_with(verb); });
}

/// 安远县财政局安远县水利局: what follows begins with the area of the first again.
bool NamesAreaAgain(std::string_view first, std::string_view further) {
  const std::size_t area = FirstArea(first);
  return area != std::string_view::npos && area > 0 && further.starts_with(first.substr(0, area + 3));
}

/// 医疗保障局|局长: the second 局 is the office's.
bool IsOffice(std::string_view text, std::size_t start, std::size_t end) {
  const std::string_view suffix = text.substr(start, end - start);
  return text.substr(end).starts_with("长") && text.substr(0, start).ends_with(suffix);
}

/// The unit whose name is in the span and ends with a unit's suffix; empty if there is none.
ByteSpan UnitIn(const NameContext& context, ByteSpan span) {
  constexpr std::size_t kLongest = 1200;  ///< bytes that are looked at: a title or a field, not a page in one line
  const std::string_view text = In(context.text, span).substr(0, kLongest);
  ByteSpan best{};
  std::size_t at = 0;
  while (const WordSet::Hit hit = context.words.unit_suffix.First(text, at)) {
    at = hit.start + hit.length;
    if (context.words.unit_suffix.MeaningOf(text.substr(hit.start, hit.length)) == "not") continue;
    if (IsOffice(text, hit.start, at)) continue;
    std::size_t start = 0;
    for (std::size_t i = 0; i < hit.start;) {
      const std::string_view rest = text.substr(i, hit.start - i);
      const std::size_t word = context.words.unit_boundary.PrefixOf(rest);
      const bool boundary = word != 0 && context.words.unit_boundary.MeaningOf(rest.substr(0, word)) != "not";
      const std::size_t length = boundary ? word : 0;
      const Quantity* quantity = context.QuantityStartingAt(span.start + static_cast<std::uint32_t>(i));
      const bool counts = quantity != nullptr && quantity->kind == QuantityKind::kMeasure;  // 全区41所学校
      if (counts || (quantity != nullptr && quantity->kind == QuantityKind::kDate)) {
        i = quantity->span.end - span.start;
        if (text.substr(i).starts_with("度")) i += 3;
        start = i;
        continue;
      }
      if (length != 0 || IsDelimiter(CodePointAt(rest, 0))) {
        i += std::max(length, NextOffset(rest, 0));
        start = i;
        continue;
      }
      i = NextOffset(text, i);
    }
    if (start >= at || at - start < 12 || hit.start <= start) continue;
    const ByteSpan found = Bytes(span.start + start, span.start + at);
    const std::string_view further = In(context.text, {best.end, std::max(best.end, found.end)});
    if (!best.empty() && (Predicates(further) || NamesAreaAgain(In(context.text, best), further))) break;
    if (best.empty() || found.start == best.start)
      best = found;
    else
      break;
  }
  return best;
}

bool IsUnitLine(const NameContext& context, ByteSpan span, ByteSpan& unit) {
  const std::string_view text = In(context.text, span);
  if (text.empty() || text.size() > 120) return false;
  for (const std::string_view label : {"主管", "实施单位", "填报", "项目", "预算单位"}) {
    if (text.starts_with(label)) return false;
  }
  unit = UnitIn(context, span);
  return !unit.empty() && unit.start == span.start && unit.end == span.end;
}

/// 发布机构: X, 填报单位:X — or the field in one line and the name in the next.
ByteSpan FromField(const NameContext& context, bool publisher) {
  for (std::size_t i = 0; i < context.lines.size(); ++i) {
    if (!context.lines[i].MayHold(Sign::kPublisher)) continue;
    const ByteSpan line = context.lines[i].span;
    const std::string_view text = In(context.text, line);
    const WordSet::Hit hit =
        context.words.publisher_field.First(text.substr(0, std::min<std::size_t>(text.size(), 300)));
    if (!hit) continue;
    const bool says_publisher =
        context.words.publisher_field.MeaningOf(text.substr(hit.start, hit.length)) == "publisher";
    if (says_publisher != publisher) continue;
    ByteSpan rest = Bytes(line.start + hit.start + hit.length, line.end);
    const std::string_view behind = In(context.text, rest);
    if (behind.empty() && i + 1 < context.lines.size()) {
      ByteSpan unit{};
      if (IsUnitLine(context, context.lines[i + 1].span, unit)) return unit;
      continue;
    }
    if (!behind.starts_with(":") && !behind.starts_with("：") && !behind.starts_with(" ")) continue;
    rest.end = std::min<std::uint32_t>(rest.end, rest.start + 150);
    const ByteSpan unit = UnitIn(context, rest);
    if (!unit.empty() && unit.start <= rest.start + 6) return unit;
  }
  return {};
}

/// 区经信局, 省财政厅: of which district or province is not said.
bool IsBrief(std::string_view name) {
  constexpr std::string_view kLevels[] = {"省", "市", "区", "县", "州", "旗"};
  return std::any_of(std::begin(kLevels), std::end(kLevels),
                     [&](std::string_view level) { return name.starts_with(level); });
}

/// 来源:区经信局: a short form says less than the name in the title.
ByteSpan FromPublisherField(const NameContext& context) {
  const ByteSpan unit = FromField(context, true);
  const std::string_view name = In(context.text, unit);
  return IsBrief(name) ? ByteSpan{} : unit;
}

ByteSpan FromShortField(const NameContext& context) { return FromField(context, true); }
ByteSpan FromOtherField(const NameContext& context) { return FromField(context, false); }

ByteSpan FromTitle(const NameContext& context) {
  return context.outline.sections.empty() ? ByteSpan{} : UnitIn(context, context.outline.sections[0].heading);
}

/// A town, county, city or province that speaks for its government, at the start of the span: 柳溪镇 in 柳溪镇关于…,
/// 柳溪镇2022年…, or alone before a blank. Empty if there is none; with `town`, if it is none of a town's level.
ByteSpan PlaceAtStart(const NameContext& context, ByteSpan span, bool town) {
  constexpr std::size_t kLongestPlace = 36;  ///< bytes
  constexpr std::string_view kTowns[] = {"镇", "乡", "街道"};
  constexpr std::string_view kOthers[] = {"省", "市", "县", "区", "旗", "自治州"};
  const std::string_view text = In(context.text, span);
  for (std::size_t end = 0; end < std::min(text.size(), kLongestPlace); end = NextOffset(text, end)) {
    const std::string_view name = text.substr(0, end);
    const std::string_view behind = text.substr(end);
    const auto ends_with = [&](std::string_view level) {
      return name.ends_with(level) && name.size() > level.size() + 3;
    };
    const bool is_town = std::any_of(std::begin(kTowns), std::end(kTowns), ends_with);
    if (!is_town && (town || !std::any_of(std::begin(kOthers), std::end(kOthers), ends_with))) continue;
    const bool dated = context.QuantityStartingAt(span.start + static_cast<std::uint32_t>(end)) != nullptr;
    if (dated || behind.starts_with("关于") || behind.starts_with(' ')) {
      return Bytes(span.start, span.start + end);
    }
  }
  return {};
}

/// 柳溪镇 of the title, under the full name of its government where the text has that.
ByteSpan FromTownInTitle(const NameContext& context) {
  if (context.outline.sections.empty()) return {};
  const ByteSpan town = PlaceAtStart(context, context.outline.sections[0].heading, true);
  if (town.empty()) return {};
  const std::string government = std::string(In(context.text, town)) + "人民政府";
  const std::size_t at = text::Find(context.text, government);
  if (at == std::string_view::npos) return town;
  const auto end = static_cast<std::uint32_t>(at + government.size());
  const std::size_t line = context.text.rfind('\n', at) + 1;
  for (const ByteSpan clause : SplitAt(context.text, Bytes(line, end), U",;。:、!? ")) {
    const ByteSpan unit = UnitIn(context, clause);
    if (!unit.empty() && unit.end == end) return unit;
  }
  return town;
}

ByteSpan FromPlaceInTitle(const NameContext& context) {
  return context.outline.sections.empty() ? ByteSpan{}
                                          : PlaceAtStart(context, context.outline.sections[0].heading, false);
}

ByteSpan FromFirstLines(const NameContext& context) {
  for (std::size_t i = 0; i < std::min<std::size_t>(context.lines.size(), 6); ++i) {
    ByteSpan unit{};
    if (IsUnitLine(context, context.lines[i].span, unit)) return unit;
  }
  return {};
}

/// Alone in the line above the title, at the top of the page: whose form it is, whoever carried the project out.
ByteSpan FromLineAboveTitle(const NameContext& context) {
  constexpr std::size_t kNearTop = 3;
  constexpr std::string_view kPapers[] = {"自评表", "自评报告", "评价表", "评价报告"};
  for (std::size_t i = 0; i + 1 < std::min(kNearTop, context.lines.size()); ++i) {
    const std::string_view below = In(context.text, context.lines[i + 1].span);
    const bool title = std::any_of(std::begin(kPapers), std::end(kPapers),
                                   [&](std::string_view paper) { return below.ends_with(paper); });
    ByteSpan unit{};
    if (title && IsUnitLine(context, context.lines[i].span, unit)) return unit;
  }
  return {};
}

/// 实施单位 of a form.
ByteSpan FromFormField(const NameContext& context) {
  for (const FormField& field : context.fields) {
    if (field.meaning != "unit") continue;
    const ByteSpan value = WithoutCode(context.text, field.value);
    const ByteSpan unit = UnitIn(context, value);
    if (!unit.empty() && unit.start == value.start) return unit;
  }
  return {};
}

/// A unit alone in a line with a date below it, at the end of the report or before its attachments.
ByteSpan FromSignOff(const NameContext& context) {
  for (std::size_t i = context.lines.size(); i-- > 1;) {
    const std::string_view below = In(context.text, context.lines[i].span);
    const Quantity* date = context.QuantityStartingAt(context.lines[i].span.start);
    if (date == nullptr || date->kind != QuantityKind::kDate || below.size() > 40) continue;
    ByteSpan unit{};
    if (IsUnitLine(context, context.lines[i - 1].span, unit)) return unit;
  }
  return {};
}

/// 按照区财政局《…》, 《河南省财政厅关于…》, 县财政局下达资金, 在区人大常委会第三次会议上: whose paper is followed,
/// whose money it is or who hears the report, not who reports.
bool IsFollowed(const NameContext& context, ByteSpan clause, ByteSpan unit) {
  constexpr std::string_view kBy[] = {"按照", "根据", "依据", "依照", "遵照", "按", "经"};
  const std::string_view text = In(context.text, clause);
  const std::string_view name = In(context.text, unit);
  const bool by =
      std::any_of(std::begin(kBy), std::end(kBy), [&](std::string_view word) { return text.starts_with(word); });
  const bool titled = text::Has(In(context.text, {clause.start, unit.start}), "《");
  const std::string_view behind = In(context.text, {unit.end, clause.end});
  const bool gives = text::Has(behind, "下达");
  const bool hears = text::Has(behind, "次会议上");
  return by || titled || gives || hears || text::Has(name, "我");
}

/// 现将2022年某局…情况报告如下.
ByteSpan FromAnnouncement(const NameContext& context) {
  constexpr std::size_t kNearTop = 8;
  constexpr std::string_view kNow = "现将";
  for (std::size_t i = 0; i < std::min(kNearTop, context.lines.size()); ++i) {
    if (!text::Has(In(context.text, context.lines[i].span), kNow)) continue;
    for (const ByteSpan clause : SplitAt(context.text, context.lines[i].span, U",;。")) {
      if (!In(context.text, clause).starts_with(kNow)) continue;
      const ByteSpan unit = UnitIn(context, {clause.start + static_cast<std::uint32_t>(kNow.size()), clause.end});
      const Quantity* date = context.QuantityStartingAt(clause.start + static_cast<std::uint32_t>(kNow.size()));
      const bool leads =
          !unit.empty() && unit.start <= (date == nullptr ? clause.start + kNow.size() : date->span.end + 3);
      if (leads) return unit;
    }
  }
  return {};
}

/// 受委托,对某区城管委实施的某项目开展了绩效评价: whose work was evaluated, not who asked for it or did it.
ByteSpan FromEvaluation(const NameContext& context) {
  constexpr std::size_t kNearTop = 15;
  constexpr std::string_view kOf = "对";
  for (std::size_t i = 0; i < std::min(kNearTop, context.lines.size()); ++i) {
    for (const ByteSpan clause : SplitAt(context.text, context.lines[i].span, U",;。")) {
      constexpr std::size_t kLongestClause = 400;  ///< bytes
      const std::string_view text = In(context.text, clause);
      if (text.size() > kLongestClause || !text::Has(text, "评价")) continue;
      for (std::size_t at = text.find(kOf); at != std::string_view::npos; at = text.find(kOf, at + kOf.size())) {
        const std::uint32_t start = clause.start + static_cast<std::uint32_t>(at + kOf.size());
        const ByteSpan unit = UnitIn(context, {start, clause.end});
        if (!unit.empty() && unit.start == start) return unit;
      }
    }
  }
  return {};
}

/// 某小学承担小学阶段教学: whose duties the report tells first.
ByteSpan FromDuties(const NameContext& context) {
  for (const Sentence& sentence : context.outline.sentences) {
    if (context.outline.KindOf(sentence.section) != SectionKind::kDuties) continue;
    const ByteSpan unit = UnitIn(context, sentence.span);
    const bool subject = !unit.empty() && unit.start == sentence.span.start &&
                         Predicates(In(context.text, {unit.end, sentence.span.end}));
    return subject && FirstArea(In(context.text, unit)) != std::string_view::npos ? unit : ByteSpan{};
  }
  return {};
}

/// 项目由某县农业农村局组织实施: who carries the project out, where nobody signs.
ByteSpan FromCarrier(const NameContext& context) {
  constexpr std::string_view kBy = "由";
  constexpr std::string_view kCarries[] = {"组织实施", "负责实施", "具体实施", "牵头实施", "承担实施", "实施"};
  for (const Line& line : context.lines) {
    if (In(context.text, line.span).find(kBy) == std::string_view::npos) continue;
    for (const ByteSpan clause : SplitAt(context.text, line.span, U",;。")) {
      const std::size_t by = In(context.text, clause).find(kBy);
      if (by == std::string_view::npos) continue;
      const auto start = static_cast<std::uint32_t>(clause.start + by + kBy.size());
      const ByteSpan unit = UnitIn(context, {start, clause.end});
      if (unit.empty() || unit.start != start) continue;
      const std::string_view behind = In(context.text, {unit.end, clause.end});
      if (std::any_of(std::begin(kCarries), std::end(kCarries), [&](std::string_view w) { return behind == w; }))
        return unit;
    }
  }
  return {};
}

/// 省乡村振兴局电话:0371-…: whom one may call.
bool IsHotline(std::string_view line) { return line.find("电话") != std::string_view::npos; }

/// 省财政厅: whom a report below the province speaks of; its own would say which province.
bool IsOfProvince(std::string_view name) { return name.starts_with("省"); }

/// The first subject of the text: a unit at the start of a sentence of the first lines.
ByteSpan FromFirstSubject(const NameContext& context) {
  for (std::size_t i = 0; i < std::min<std::size_t>(context.lines.size(), 12); ++i) {
    if (IsHotline(In(context.text, context.lines[i].span))) continue;
    const auto clauses = SplitAt(context.text, context.lines[i].span, U",;。");
    for (std::size_t c = 0; c < std::min<std::size_t>(clauses.size(), 2); ++c) {
      const ByteSpan unit = UnitIn(context, clauses[c]);
      if (unit.empty() || IsFollowed(context, clauses[c], unit) || IsOfProvince(In(context.text, unit))) continue;
      if (FirstArea(In(context.text, unit)) != std::string_view::npos) return unit;
    }
  }
  return {};
}

/// 株洲市芦淞区航空产业服务中心 -> 航空产业服务中心: what stands behind the last area in the name.
std::string_view OwnPart(std::string_view name) {
  std::size_t cut = 0;
  for (const std::string_view area : {"省", "市", "区", "县", "州", "旗"}) {
    const std::size_t at = text::FindLast(name.substr(0, name.size() * 2 / 3), area);
    if (at != std::string_view::npos) cut = std::max(cut, at + area.size());
  }
  return name.substr(cut);
}

void AddAlias(Names& names, const std::string& alias) {
  const auto& all = names.reporting_unit_aliases;
  if (alias.size() < 9 || alias == names.reporting_unit || std::find(all.begin(), all.end(), alias) != all.end())
    return;
  names.reporting_unit_aliases.push_back(alias);
}

/// 区 + own part, and 管委会 for 管理委员会, where the text has them.
void FindShortForms(const NameContext& context, Names& names) {
  std::vector<std::string> tails{std::string(OwnPart(names.reporting_unit))};
  constexpr std::string_view kLong = "管理委员会";
  if (tails[0].ends_with(kLong)) tails.push_back(tails[0].substr(0, tails[0].size() - kLong.size()) + "管委会");
  for (const std::string& tail : tails) {
    if (tail.size() < 12) continue;
    for (const std::string_view area : {"", "省", "市", "区", "县", "州"}) {
      const std::string alias = std::string(area) + tail;
      if (names.reporting_unit.ends_with(alias) && area.empty() && tail.size() < 15) continue;
      std::size_t at = text::Find(context.text, alias);
      while (at != std::string_view::npos) {
        const std::size_t full = names.reporting_unit.size() - std::min(alias.size(), names.reporting_unit.size());
        const bool inside =
            at >= full && context.text.substr(at - full, names.reporting_unit.size()) == names.reporting_unit;
        const char32_t before = CodePointBefore(context.text, at);
        if (!inside && (before == 0 || IsDelimiter(before))) {
          AddAlias(names, alias);
          break;
        }
        at = text::Find(context.text, alias, at + alias.size());
      }
    }
  }
}

}  // namespace

void FindUnits(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kUnit)) continue;
    for (const ByteSpan clause : SplitAt(context.text, line.span, U",;。:、!?")) {
      const std::string_view text = In(context.text, clause);
      std::uint32_t from = clause.start;  // one clause may name several: X由Y归口管理
      for (std::size_t at = 0; const WordSet::Hit suffix = context.words.unit_suffix.First(text, at);) {
        at = suffix.start + suffix.length;
        if (context.words.unit_suffix.MeaningOf(text.substr(suffix.start, suffix.length)) == "not") continue;
        const std::uint32_t end = clause.start + static_cast<std::uint32_t>(at);
        const ByteSpan unit = UnitIn(context, {NameStart(context, from, end, {false, false, false, 120}), end});
        if (unit.empty()) continue;
        const std::string_view name = In(context.text, unit);
        const std::size_t area = FirstArea(name);
        if (area > 30 || context.words.generic.Contains(name)) continue;
        found.push_back({unit, "Unit", "unit_suffix", 0.8, {}, {}});
        from = unit.end;
      }
    }
  }
}

void FindReportingUnit(const NameContext& context, Names& names) {
  using Finder = ByteSpan (*)(const NameContext&);
  constexpr Finder kFinders[] = {FromTitle,     FromTownInTitle,    FromLineAboveTitle, FromEvaluation,
                                 FromFormField, FromPublisherField, FromFirstLines,     FromOtherField,
                                 FromSignOff,   FromShortField,     FromDuties,         FromAnnouncement,
                                 FromCarrier,   FromFirstSubject,   FromPlaceInTitle};
  for (const Finder find : kFinders) {
    const ByteSpan span = find(context);
    if (span.empty()) continue;
    names.reporting_unit_span = span;
    names.reporting_unit = context.document.NameAt(span);
    break;
  }
  if (names.reporting_unit.empty()) return;
  const std::string own(OwnPart(names.reporting_unit));
  for (const Abbreviation& abbreviation : names.abbreviations) {
    if (abbreviation.full == names.reporting_unit ||
        (abbreviation.label == "Unit" && std::string_view(abbreviation.full).ends_with(own))) {
      AddAlias(names, abbreviation.full);
      AddAlias(names, abbreviation.brief);
    }
  }
  FindShortForms(context, names);
}

}  // namespace jitu::ingest

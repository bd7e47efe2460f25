/// Projects: by suffix (工程, 项目, 二期), quoted and selected, built by somebody, and in the fields of a form.
#include "ingest/names/finder.h"
#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

ByteSpan Bytes(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

/// The text before the suffix says which project: something that is no word of the language.
bool IsOwnName(const NameContext& context, std::string_view core) {
  return core.size() >= 12 && !IsCutShort(context, core) && !IsCommon(context, core) &&
         !context.words.generic.Contains(core);
}

/// 项目一：名称: what stands behind the colon, else the whole.
ByteSpan BehindFieldMark(std::string_view text, ByteSpan span) {
  const std::string_view line = In(text, span);
  const std::size_t colon = std::min(line.find(':'), line.find("："));
  if (!line.starts_with("项目") || colon == std::string_view::npos || colon > 18) return span;
  const std::size_t skip = line[colon] == ':' ? 1 : 3;
  return TrimBlanks(text, {static_cast<std::uint32_t>(span.start + colon + skip), span.end});
}

/// 投资建设某综合体: the name behind the verb.
std::uint32_t BehindVerb(const NameContext& context, std::uint32_t start, std::uint32_t end) {
  const std::string_view stretch = context.text.substr(start, end - start);
  for (const std::string_view verb :
       {"投资建设", "投资兴建", "投资新建", "建设", "新建", "实施", "承建", "承担", "投建", "用于"}) {
    if (stretch.starts_with(verb) && stretch.size() >= verb.size() + 12) {
      return start + static_cast<std::uint32_t>(verb.size());
    }
  }
  return start;
}

/// 某公司“智慧冷库”项目, 某公司(以下简称“某某”)综合体项目: whose project it is stands before the quote or the bracket.
std::uint32_t BehindOwner(const NameContext& context, std::uint32_t start, std::uint32_t end) {
  const std::string_view name = context.text.substr(start, end - start);
  if (const std::size_t open = name.find('('); open != std::string_view::npos && open > 0) {
    const std::size_t after = AfterClosing(context.text, start + open, 150);
    const bool brief = context.words.enterprise_suffix.SuffixOf(name.substr(0, open)) != 0;
    if (brief && after != std::string_view::npos && after + 12 <= end)
      return BehindVerb(context, static_cast<std::uint32_t>(after), end);
  }
  const std::size_t quote = text::Find(name, "“");
  if (quote == std::string_view::npos || quote == 0) return start;
  const std::string_view owner = name.substr(0, quote);
  const bool named =
      context.words.enterprise_suffix.SuffixOf(owner) != 0 || context.words.unit_suffix.SuffixOf(owner) != 0;
  return named ? start + static_cast<std::uint32_t>(quote) : start;
}

/// 该项目, 以下项目, 部分村道项目: words that speak of projects named elsewhere, or of none in particular.
bool Points(const NameContext& context, std::string_view core) {
  const WordSet& pointing = context.words.pointing;
  const std::size_t behind = pointing.SuffixOf(core);
  const std::string_view last = pointing.MeaningOf(core.substr(core.size() - behind));
  if (behind != 0 && (last == "behind" || last == "before")) return true;
  const std::size_t before = pointing.PrefixOf(core);
  return before != 0 && pointing.MeaningOf(core.substr(0, before)) == "before";
}

/// What goes from one place to another: a road, a line, a canal.
bool LeadsAlong(std::string_view core) {
  for (const std::string_view way : {"公路", "道路", "大道", "快速路", "线", "段", "渠", "管网", "铁路", "隧道"}) {
    if (text::Has(core, way)) return true;
  }
  return false;
}

/// 保护与发展项目 of 少数民族特色村寨保护与发展项目: where a conjunction leaves nothing but words of the language, and
/// the whole is an item of a list, a heading or a cell, it belongs to the name.
std::uint32_t OverConjunction(const NameContext& context, const Line& line, std::uint32_t start, std::uint32_t end) {
  constexpr std::uint32_t kConjunction = 3;
  constexpr std::size_t kShortest = 6;
  if (start < line.span.start + kConjunction) return start;
  const std::string_view conjunction = context.text.substr(start - kConjunction, kConjunction);
  const std::string_view core = context.text.substr(start, end - start);
  const bool way = conjunction == "至" && LeadsAlong(core);  // 石口至云陂公路改建工程
  if (!way && conjunction != "与" && conjunction != "及" && conjunction != "并") return start;
  if (!way && OwnCharacters(context, core) != 0) return start;
  const std::uint32_t before = start - kConjunction;
  const std::uint32_t whole = NameStart(context, line.span.start, before, {false, true, true, 150});
  const char32_t lead = CodePointBefore(context.text, whole);
  const std::string_view left = context.text.substr(whole, before - whole);
  const bool other = context.words.unit_suffix.SuffixOf(left) != 0 ||
                     context.words.enterprise_suffix.SuffixOf(left) != 0 ||
                     context.words.project_suffix.SuffixOf(left) != 0;
  const bool item = whole == line.span.start || IsDelimiter(lead) || lead == U'.' || BeginsWithPlace(context, left) ||
                    OwnCharacters(context, left) >= 2;
  return (item || way) && !other && left.size() >= kShortest ? whole : start;
}

/// 滨江带二期工程和城东泵站工程: of two projects in a row the name is the second.
std::uint32_t BehindFirstOfTwo(const NameContext& context, std::uint32_t start, std::uint32_t end) {
  constexpr std::size_t kShortest = 12;
  const std::string_view core = context.text.substr(start, end - start);
  for (const std::string_view conjunction : {"和", "以及", "及", "与"}) {
    for (std::size_t at = text::Find(core, conjunction); at != std::string_view::npos;
         at = text::Find(core, conjunction, at + 3)) {
      const std::size_t behind = at + conjunction.size();
      if (context.words.project_suffix.SuffixOf(core.substr(0, at)) != 0 && core.size() >= behind + kShortest)
        return start + static_cast<std::uint32_t>(behind);
    }
  }
  return start;
}

/// 中央水污染防治资金某某项目: the money that pays for the project stands in front of its name.
std::uint32_t BehindMoney(const NameContext& context, std::uint32_t start, std::uint32_t end) {
  constexpr std::size_t kShortest = 18;
  const std::string_view core = context.text.substr(start, end - start);
  for (const std::string_view money : {"资金", "公益金"}) {
    const std::size_t at = text::FindLast(core, money);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = core.substr(at + money.size());
    const std::size_t goes_on = context.words.pointing.PrefixOf(rest);
    const bool of_money = goes_on != 0 && context.words.pointing.MeaningOf(rest.substr(0, goes_on)) == "money";
    if (rest.size() < kShortest || of_money) continue;
    return end - static_cast<std::uint32_t>(rest.size());
  }
  return start;
}

/// “上庄村等5个村饮水工程”: what quotation marks hold is the name, whatever it is made of.
std::uint32_t InQuotes(const NameContext& context, const Line& line, std::uint32_t start, std::size_t end) {
  constexpr std::size_t kLongestName = 120, kQuoteBytes = 3;  ///< bytes
  if (CodePointAt(context.text, end) != U'”') return start;
  const std::size_t open = OpeningOf(context.text, end + kQuoteBytes, kLongestName);
  if (open == std::string_view::npos || open < line.span.start || CodePointAt(context.text, open) != U'“') return start;
  const std::size_t first = open + kQuoteBytes;
  const std::string_view name = context.text.substr(first, end - first);
  const bool list = name.find_first_of(",;:") != std::string_view::npos || text::Has(name, "、");
  return list ? start : std::min(start, static_cast<std::uint32_t>(first));
}

/// 项目一 某公司5000吨技改项目: behind such a mark the name begins, whatever stands in it.
std::uint32_t BehindNumber(const NameContext& context, const Line& line, std::uint32_t start, std::uint32_t end) {
  constexpr std::string_view kMark = "项目";
  constexpr std::u32string_view kNumbers = U"一二三四五六七八九十0123456789";
  const std::string_view text = In(context.text, line.span);
  if (!text.starts_with(kMark)) return start;
  std::size_t at = kMark.size();
  while (kNumbers.find(CodePointAt(text, at)) != std::u32string_view::npos && at < text.size())
    at = NextOffset(text, at);
  if (at == kMark.size() || CodePointAt(text, at) != U' ') return start;
  const std::uint32_t behind = line.span.start + static_cast<std::uint32_t>(at) + 1;
  const bool one =
      behind < end && context.text.substr(behind, end - behind).find_first_of(",;:") == std::string_view::npos;
  return one ? std::min(start, behind) : start;
}

/// “X项目” in quotes, X项目: at the start of a line, X项目 in the title: a project, whatever words it is made of.
bool StandsOut(const NameContext& context, const Line& line, std::uint32_t start, std::size_t end) {
  const char32_t before = CodePointBefore(context.text, start);
  const char32_t after = CodePointAt(context.text, end);
  if (before == U'“' && after == U'”') return true;
  const std::string_view lead = context.text.substr(line.span.start, start - line.span.start);
  const bool assessed = context.text.substr(end).starts_with("自评");
  if ((after == U':' || assessed) && lead.size() <= 9) return true;
  return !context.outline.sections.empty() && context.outline.sections[0].heading.Contains(line.span) &&
         end - start >= 24;
}

void AddSuffixHit(const NameContext& context, const Line& line, std::size_t suffix_start, std::size_t length,
                  std::vector<Candidate>& found) {
  const std::size_t end = suffix_start + length;
  const std::string_view suffix = context.text.substr(suffix_start, length);
  const bool phase = context.words.project_suffix.MeaningOf(suffix) == "phase";
  const std::string_view rest = context.text.substr(end, line.span.end - end);
  const bool titled = rest.starts_with("绩效") || rest.starts_with("支出绩效") || rest.starts_with("自评");
  if ((context.words.project_continued.PrefixOf(rest) != 0 && !titled) || IsCountedBehind(context, end)) return;
  std::uint32_t start =
      NameStart(context, line.span.start, static_cast<std::uint32_t>(suffix_start), {false, true, true, 150});
  const auto core_end = static_cast<std::uint32_t>(suffix_start);
  const std::uint32_t behind_verb = BehindVerb(context, start, core_end);
  const bool after_amount = IsCounted(context, start) && behind_verb != start;  // 投资2亿元建设某某项目
  if (after_amount || BeginsWithPlace(context, context.text.substr(behind_verb, core_end - behind_verb)))
    start = behind_verb;
  start = BehindFirstOfTwo(context, start, core_end);
  const std::uint32_t walked = start;
  const std::uint32_t numbered =
      std::min(BehindNumber(context, line, walked, core_end), InQuotes(context, line, walked, end));
  if (start >= suffix_start || (numbered == start && IsCounted(context, start))) return;
  start = BehindMoney(context, BehindOwner(context, start, core_end), core_end);
  start = numbered < walked ? numbered : OverConjunction(context, line, start, core_end);
  constexpr std::uint32_t kShortestCode = 12;  // 51000021R000000019951-工资性支出; 2022-2024年 is none
  const ByteSpan bare = WithoutCode(context.text, Bytes(start, end));
  if (bare.start >= start + kShortestCode) start = bare.start;
  const std::string_view core = context.text.substr(start, suffix_start - start);
  const std::string_view name = context.text.substr(start, end - start);
  const std::size_t plain = context.words.generic.SuffixOf(name);
  const bool part_of_works = plain != 0 && name.ends_with("工程");
  if (Points(context, core)) return;
  if (part_of_works || context.words.generic.Contains(name) || (phase && core.size() < 6)) return;
  const std::size_t paid = rest.starts_with("支出") ? end + 6 : end;
  const Quantity* amount = context.QuantityStartingAt(static_cast<std::uint32_t>(paid));
  const bool item =
      amount != nullptr && amount->kind == QuantityKind::kMoney && core.size() >= 12 && !IsCutShort(context, core);
  const bool stands_out = core.size() >= 12 && StandsOut(context, line, start, end);
  if (titled && !stands_out) return;
  if (!item && !stands_out && !(phase ? !IsCommon(context, core) : IsOwnName(context, core))) return;
  found.push_back({Bytes(start, end), "Project", phase ? "project_phase" : "project_suffix", 0.8, {}, {}});
}

}  // namespace

void FindProjectsBySuffix(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kProject)) continue;
    const std::string_view text = In(context.text, line.span);
    std::size_t at = 0;
    while (const WordSet::Hit hit = context.words.project_suffix.First(text, at)) {
      std::size_t length = hit.length;
      const std::size_t start = line.span.start + hit.start;
      const std::size_t more = context.words.project_suffix.PrefixOf(text.substr(hit.start + length));
      length += more;
      at = hit.start + length;
      AddSuffixHit(context, line, start, length, found);
    }
  }
}

void FindQuotedProjects(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kSelected)) continue;
    const std::string_view text = In(context.text, line.span);
    for (std::size_t at = 0; const WordSet::Hit hit = context.words.selected.First(text, at);) {
      at = hit.start + hit.length;
      const std::string_view object = text.substr(at, std::min<std::size_t>(60, text.size() - at));
      if (context.words.project_suffix.First(object).length == 0) continue;
      const std::size_t verb = line.span.start + hit.start;
      std::size_t start = verb;
      while (start > line.span.start && verb - start < 400) {
        const char32_t c = CodePointBefore(context.text, start);
        const std::size_t open = IsClosing(c) ? OpeningOf(context.text, start, 150) : std::string_view::npos;
        if (open != std::string_view::npos && open >= line.span.start) {
          start = open;
          continue;
        }
        if (c != U'、' && IsDelimiter(c)) break;
        start = PreviousOffset(context.text, start);
      }
      for (ByteSpan item : SplitAt(context.text, Bytes(start, verb), U"、")) {
        std::size_t open = item.start;
        bool quoted = false;
        while (open < item.end) {
          if (CodePointAt(context.text, open) != U'“') {
            open = NextOffset(context.text, open);
            continue;
          }
          const std::size_t after = AfterClosing(context.text, open);
          if (after == std::string_view::npos || after > item.end) break;
          const ByteSpan inside = Bytes(open + 3, after - 3);
          if (context.words.quoted_project.SuffixOf(In(context.text, inside)) != 0) {
            found.push_back({inside, "Project", "quoted_and_selected", 0.9, {}, {}});
            quoted = true;
          }
          open = after;
        }
        if (quoted) continue;
        item.start = NameStart(context, item.start, item.end, {false, false, false, 120});
        const std::string_view name = In(context.text, item);
        if (context.words.quoted_project.SuffixOf(name) != 0 && name.size() >= 18) {
          found.push_back({item, "Project", "selected_as_project", 0.85, {}, {}});
        }
      }
    }
  }
}

void FindBuiltProjects(const NameContext& context, std::vector<Candidate>& found) {
  constexpr std::string_view kBy = "由";
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kBuilt) || !text::Has(In(context.text, line.span), kBy)) continue;
    for (const ByteSpan clause : SplitAt(context.text, line.span, U",;。!?:")) {
      const std::string_view text = In(context.text, clause);
      const std::size_t by = text::Find(text, kBy);
      if (by == std::string_view::npos || by < 12) continue;
      if (!context.words.built_by.First(text, by)) continue;
      const std::uint32_t end = clause.start + static_cast<std::uint32_t>(by);
      const std::uint32_t start = NameStart(context, clause.start, end, {false, true, true, 120});
      const std::string_view name = context.text.substr(start, end - start);
      const bool other =
          context.words.enterprise_suffix.SuffixOf(name) != 0 || context.words.unit_suffix.SuffixOf(name) != 0;
      const std::size_t last = context.words.pointing.SuffixOf(name);
      const bool work = last != 0 && context.words.pointing.MeaningOf(name.substr(name.size() - last)) == "work";
      if (name.size() < 18 || other || work || IsCommon(context, name) || IsCounted(context, start)) continue;
      found.push_back({Bytes(start, end), "Project", "built_by", 0.7, {}, {}});
    }
  }
}

/// 由A承建的B主体完工: what stands behind the builder, up to the verb.
void FindBuiltByFirm(const NameContext& context, std::vector<Candidate>& found) {
  constexpr std::size_t kLongestName = 90;
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kBuilt)) continue;
    const std::string_view text = In(context.text, line.span);
    for (std::size_t at = 0; const WordSet::Hit hit = context.words.built_by.First(text, at);) {
      at = hit.start + hit.length;
      if (!text.substr(at).starts_with("的") || text.substr(0, hit.start).rfind("由") == std::string_view::npos)
        continue;
      const std::size_t start = at + 3;
      std::size_t end = start;
      while (end < text.size() && end - start < kLongestName && !IsDelimiter(CodePointAt(text, end)) &&
             context.words.boundary.PrefixOf(text.substr(end)) == 0 && !text.substr(end).starts_with("主体") &&
             !text.substr(end).starts_with("完工")) {
        end = NextOffset(text, end);
      }
      const std::string_view name = text.substr(start, end - start);
      if (name.size() < 15 || IsCommon(context, name)) continue;
      found.push_back({Bytes(line.span.start + start, line.span.start + end), "Project", "built_by", 0.7, {}, {}});
    }
  }
}

namespace {

void AddField(const NameContext& context, ByteSpan span, std::string_view rule, std::vector<Candidate>& found) {
  span = TrimBlanks(context.text, span);
  if (CodePointBefore(context.text, span.end) == U'。') span.end -= 3;
  const std::string_view name = In(context.text, span);
  const std::size_t last = context.words.pointing.SuffixOf(name);
  const std::string_view kind = context.words.pointing.MeaningOf(name.substr(name.size() - last));
  const bool money = name.ends_with("资金") || (last != 0 && kind == "paid");
  const bool no_project = money || (last != 0 && kind == "work");  // 就业补助资金, 宣传工作
  if (name.size() < 9 || name.size() > 180 || context.words.generic.Contains(name)) return;
  found.push_back({span, no_project ? kItem : "Project", rule, 0.95, {}, {}});
}

}  // namespace

void FindProjectFields(const NameContext& context, std::vector<Candidate>& found) {
  for (const FormField& field : context.fields) {
    if (field.meaning == "project") AddField(context, WithoutCode(context.text, field.value), "form_field", found);
  }
}

void FindNamedSections(const NameContext& context, std::vector<Candidate>& found) {
  for (const Section& section : context.outline.sections) {
    if (section.title != "项目名称" && section.title != "项目(政策)名称") continue;
    const std::string_view body = In(context.text, section.body);
    const std::size_t first = body.find_first_not_of(" \n");
    if (first == std::string_view::npos) continue;
    const std::size_t end = std::min(body.find('\n', first), body.size());
    AddField(context, Bytes(section.body.start + first, section.body.start + end), "form_field", found);
  }
}

void FindProjectHeadings(const NameContext& context, std::vector<Candidate>& found) {
  for (const Section& section : context.outline.sections) {
    if (section.level == 0 || section.title.empty()) continue;
    const std::size_t at = text::Find(In(context.text, section.heading), section.title);
    if (at == std::string_view::npos) continue;
    const std::uint32_t start = section.heading.start + static_cast<std::uint32_t>(at);
    const ByteSpan whole{start, start + static_cast<std::uint32_t>(section.title.size())};
    const ByteSpan span = BehindFieldMark(context.text, whole);
    const std::string_view name = In(context.text, span);
    const bool headed = context.words.project_suffix.SuffixOf(name) != 0 && name.size() >= 18 &&
                        section.kind == SectionKind::kOther && name.find(',') == std::string_view::npos;
    const bool numbered = span.start != whole.start || section.mark.starts_with("项目");
    const bool item = numbered && !name.ends_with("经费") && !name.ends_with("资金");
    if (headed || item) AddField(context, span, "project_heading", found);
  }
}

}  // namespace jitu::ingest

/// Two names of one thing, said by the report itself.
#include <algorithm>

#include "ingest/names/finder.h"
#include "schema/text/credit_code.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

ByteSpan Bytes(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

ByteSpan WithoutQuotes(std::string_view text, ByteSpan span) {
  span = TrimBlanks(text, span);
  const char32_t first = CodePointAt(text, span.start);
  const char32_t last = CodePointBefore(text, span.end);
  if (!span.empty() && (first == U'“' || first == U'"' || first == U'‘')) {
    span.start = static_cast<std::uint32_t>(NextOffset(text, span.start));
  }
  if (!span.empty() && (last == U'”' || last == U'"' || last == U'’')) {
    span.end = static_cast<std::uint32_t>(PreviousOffset(text, span.end));
  }
  return span;
}

/// All characters of `brief` stand in `full` in the same order.
bool IsShortOf(std::string_view brief, std::string_view full) {
  const std::u32string few = text::ToCodePoints(brief);
  const std::u32string many = text::ToCodePoints(full);
  std::size_t at = 0;
  for (const char32_t c : many) {
    if (at < few.size() && few[at] == c) ++at;
  }
  return at == few.size() && few.size() >= 2 && few.size() < many.size();
}

/// 由贵州同行康复器材公司(简称“同行康复”): where the short name begins earlier than the full one was found to, in a
/// character that elsewhere stands before names, the full one begins there, with the place in front of it.
ByteSpan Completed(const NameContext& context, const Line& line, ByteSpan full, std::string_view brief) {
  constexpr std::size_t kMostMissing = 6;  ///< bytes
  if (IsShortOf(brief, In(context.text, full))) return full;
  std::uint32_t start = full.start;
  while (start > line.span.start && full.start - start < kMostMissing) {
    start = static_cast<std::uint32_t>(PreviousOffset(context.text, start));
    if (IsDelimiter(CodePointAt(context.text, start))) return full;
    if (IsShortOf(brief, In(context.text, {start, full.end}))) {
      return {NameStart(context, line.span.start, start, {true, false, true, 120}), full.end};
    }
  }
  return full;
}

constexpr std::size_t kShortestBrief = 6, kLongestBrief = 75;  ///< bytes

std::string_view LabelOf(const NameContext& context, std::string_view name) {
  if (context.words.unit_suffix.SuffixOf(name) != 0) return "Unit";
  if (context.words.enterprise_suffix.SuffixOf(name) != 0) return "Enterprise";
  if (context.words.event_suffix.SuffixOf(name) != 0) return "Event";
  if (context.words.project_suffix.SuffixOf(name) != 0) return "Project";
  return {};
}

/// The name that ends at `end`: a found one, else what stands there with a known suffix.
Candidate FullNameBefore(const NameContext& context, const Line& line, std::uint32_t end,
                         const std::vector<Candidate>& found) {
  Candidate best;
  for (const Candidate& candidate : found) {
    const bool fits = candidate.span.end == end && candidate.label != "Policy" && candidate.label != "Honour";
    if (fits && candidate.span.length() > best.span.length()) best = candidate;
  }
  if (!best.span.empty()) return best;
  const std::uint32_t start = NameStart(context, line.span.start, end, {true, false, true, 120});
  const std::string_view name = context.text.substr(start, end - start);
  const std::string_view label = LabelOf(context, name);
  if (label.empty() || name.size() < 12) return best;
  best.span = {start, end};
  best.label = label;
  return best;
}

/// What a clause of the bracket says is the short name; an empty span where it says something else.
ByteSpan BriefIn(const NameContext& context, ByteSpan clause, std::string_view& lead) {
  clause = TrimBlanks(context.text, clause);
  const std::string_view text = In(context.text, clause);
  const std::size_t length = context.words.abbreviation_lead.PrefixOf(text);
  lead = text.substr(0, length);
  ByteSpan brief = Bytes(clause.start + length, clause.end);
  if (length != 0 && In(context.text, brief).starts_with(":")) ++brief.start;
  return WithoutQuotes(context.text, brief);
}

/// (统一社会信用代码:91350100M000100Y43): the number, if its check character is right.
ByteSpan CreditCodeIn(std::string_view text, ByteSpan inside) {
  constexpr std::string_view kLead = "统一社会信用代码";
  if (!In(text, inside).starts_with(kLead)) return {};
  inside.start += static_cast<std::uint32_t>(kLead.size());
  if (In(text, inside).starts_with(":")) ++inside.start;
  inside = TrimBlanks(text, inside);
  return text::IsSocialCreditCode(In(text, inside)) ? inside : ByteSpan{};
}

/// (全称某某有限公司), (应为某某有限公司): the name alone.
ByteSpan FullNameIn(const NameContext& context, ByteSpan inside) {
  const std::string_view text = In(context.text, inside);
  const std::size_t lead = context.words.abbreviation_lead.PrefixOf(text);
  if (context.words.abbreviation_lead.MeaningOf(text.substr(0, lead)) != "full") return inside;
  return WithoutQuotes(context.text, Bytes(inside.start + lead, inside.end));
}

/// The characters in front of a bracket that are a short form of the full name inside it:
/// 普环城建(上海普环城市建设有限公司).
std::uint32_t ShortFormStart(const NameContext& context, std::uint32_t from, std::uint32_t end, std::string_view full) {
  std::uint32_t best = end;
  std::size_t at = end;
  while (at > from && end - at < 30) {
    at = PreviousOffset(context.text, at);
    if (IsDelimiter(CodePointAt(context.text, at))) break;
    if (!IsShortOf(context.text.substr(at, end - at), full)) continue;
    best = static_cast<std::uint32_t>(at);
  }
  return end - best >= 6 && !IsCommon(context, context.text.substr(best, end - best)) ? best : end;
}

/// 某某有限公司以下简称“某某”, 某某有限公司,简称某某: the same without a bracket.
template <class Add>
void FindBriefsInText(const NameContext& context, const std::vector<Candidate>& found, const Add& add) {
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kBrief)) continue;
    const std::string_view text = In(context.text, line.span);
    for (std::size_t at = 0; const WordSet::Hit lead = context.words.abbreviation_lead.First(text, at);) {
      at = lead.start + lead.length;
      if (context.words.abbreviation_lead.MeaningOf(text.substr(lead.start, lead.length)) != "brief") continue;
      const std::string_view before = text.substr(0, lead.start);
      const std::size_t open = before.rfind('(');
      const bool in_bracket = open != std::string_view::npos && before.find(')', open) == std::string_view::npos;
      if (CodePointAt(text, at) != U'“' || lead.start == 0 || in_bracket) continue;
      const std::size_t after = AfterClosing(text, at, kLongestBrief);
      if (after == std::string_view::npos) continue;
      std::uint32_t end = line.span.start + static_cast<std::uint32_t>(lead.start);
      if (context.text[end - 1] == ',') --end;
      const Candidate full = FullNameBefore(context, line, end, found);
      const ByteSpan brief = WithoutQuotes(context.text, Bytes(line.span.start + at, line.span.start + after));
      if (!full.span.empty() && brief.length() >= kShortestBrief)
        add(full.label, context.document.NameAt(full.span), brief, 0.95);
    }
  }
}

}  // namespace

std::vector<Abbreviation> FindAbbreviations(const NameContext& context, std::vector<Candidate>& found) {
  std::vector<Abbreviation> abbreviations;
  std::vector<Candidate> added;
  const auto add = [&](std::string_view label, std::string full, ByteSpan brief, double confidence) {
    const std::string name = context.document.NameAt(brief);
    abbreviations.push_back({std::string(label), full, name, brief});
    added.push_back({brief, label, "abbreviation", confidence, {}, std::move(full)});
  };
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kBracket)) continue;
    for (std::size_t at = line.span.start; at < line.span.end; at = NextOffset(context.text, at)) {
      if (CodePointAt(context.text, at) != U'(') continue;
      const std::size_t after = AfterClosing(context.text, at, 240);
      if (after == std::string_view::npos || after > line.span.end) continue;
      const ByteSpan inside = Bytes(at + 1, after - 1);
      const std::uint32_t here = static_cast<std::uint32_t>(at);
      if (const ByteSpan code = CreditCodeIn(context.text, inside); !code.empty()) {
        const Candidate firm = FullNameBefore(context, line, here, found);
        if (!firm.span.empty()) add(firm.label, context.document.NameAt(firm.span), code, 0.98);
        continue;
      }
      const std::size_t known = abbreviations.size();
      for (const ByteSpan clause : SplitAt(context.text, inside, U",;")) {  // (原524厂,以下简称“辽海重锻”)
        std::string_view lead;
        const ByteSpan brief = BriefIn(context, clause, lead);
        const std::string_view name = In(context.text, brief);
        if (name.size() < kShortestBrief || name.size() > kLongestBrief) continue;
        if (lead.empty() && clause.start != inside.start) continue;
        Candidate full = FullNameBefore(context, line, here, found);
        const ByteSpan whole_name = full.span.empty() ? full.span : Completed(context, line, full.span, name);
        for (Candidate& candidate : found) {
          if (candidate.span == full.span) candidate.span = whole_name;
        }
        full.span = whole_name;
        const bool short_form = name.size() <= kLongestBrief / 2 && IsShortOf(name, In(context.text, full.span));
        const bool former =
            context.words.abbreviation_lead.MeaningOf(lead) == "former" && !LabelOf(context, name).empty();
        const bool told = context.words.abbreviation_lead.MeaningOf(lead) == "brief";
        if (!full.span.empty() && (told || former || (lead.empty() && short_form && full.label != "Project"))) {
          add(full.label, context.document.NameAt(full.span), brief, told ? 0.98 : 0.85);
        }
      }
      if (abbreviations.size() != known) continue;
      const ByteSpan full_name = FullNameIn(context, inside);
      const std::string_view whole = In(context.text, full_name);
      const bool firm = whole.ends_with("公司") || whole.ends_with("集团") || whole.ends_with("合作社");
      if (!firm || whole.size() < 24) continue;
      const std::uint32_t start = ShortFormStart(context, line.span.start, here, whole);
      if (start != here) add("Enterprise", context.document.NameAt(full_name), {start, here}, 0.9);
    }
  }
  FindBriefsInText(context, found, add);
  found.insert(found.end(), added.begin(), added.end());
  return abbreviations;
}

}  // namespace jitu::ingest

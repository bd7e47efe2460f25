/// Products by model code, events, honours.
#include <algorithm>

#include "ingest/names/finder.h"
#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

ByteSpan Bytes(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

bool IsUpper(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool IsLetter(char32_t c) { return IsUpper(c) || (c >= U'a' && c <= U'z'); }
bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

struct Code {
  std::size_t start = 0, end = 0;
  std::size_t letters = 0, digits = 0;
};

/// The run of letters, digits and hyphens at `at`, with at least one capital first and a digit after it.
Code ReadCode(std::string_view text, std::size_t at, std::size_t line_end) {
  Code code{at, at, 0, 0};
  while (code.end < line_end) {
    const char32_t c = CodePointAt(text, code.end);
    const char32_t next = CodePointAt(text, code.end + 1);
    const bool hyphen = c == U'-' && code.end > at && (IsDigit(next) || IsUpper(next));
    if (!IsLetter(c) && !IsDigit(c) && !hyphen) break;
    if (IsLetter(c)) ++code.letters;
    if (IsDigit(c)) ++code.digits;
    ++code.end;
  }
  return code;
}

/// The product noun that begins within the next characters and before any delimiter: the end of the name, or 0.
std::size_t NounAfter(const NameContext& context, std::size_t at, std::size_t line_end) {
  std::size_t end = 0;
  std::size_t step = at;
  for (int count = 0; count < 12 && step < line_end; ++count) {
    if (IsDelimiter(CodePointAt(context.text, step))) break;
    const std::string_view rest = context.text.substr(step, line_end - step);
    if (context.words.boundary.PrefixOf(rest) != 0 || IsDigit(CodePointAt(rest, 0))) break;
    if (const std::size_t noun = context.words.product_noun.PrefixOf(rest); noun != 0) {
      end = step + noun;
      step = end;
      continue;
    }
    step = NextOffset(context.text, step);
  }
  return end;
}

/// 农残速测仪 behind a code: words that end like the name of an apparatus; 0 if what follows does not.
std::size_t ApparatusAfter(const NameContext& context, std::size_t at, std::size_t line_end) {
  constexpr std::u32string_view kEnds = U"仪机器车船泵炉床舱屏";
  constexpr int kLongest = 10, kShortest = 2;  ///< characters
  std::size_t end = at;
  int count = 0;
  for (; count < kLongest && end < line_end; ++count) {
    const std::string_view rest = context.text.substr(end, line_end - end);
    if (!text::IsHan(CodePointAt(rest, 0)) || context.words.boundary.PrefixOf(rest) != 0) break;
    end = NextOffset(context.text, end);
  }
  const bool apparatus =
      count >= kShortest && kEnds.find(CodePointBefore(context.text, end)) != std::u32string_view::npos;
  return apparatus ? end : 0;
}

/// The product noun within a few characters behind a quoted brand; figures may stand between (52度). 0 if there is
/// none.
std::size_t QuotedNounAfter(const NameContext& context, std::size_t at, std::size_t line_end) {
  std::size_t step = at;
  for (int count = 0; count < 10 && step < line_end; ++count) {
    if (IsDelimiter(CodePointAt(context.text, step))) return 0;
    const std::string_view rest = context.text.substr(step, line_end - step);
    if (context.words.boundary.PrefixOf(rest) != 0) return 0;
    std::size_t noun = context.words.product_noun.PrefixOf(rest);
    if (noun != 0 && context.words.product_noun.MeaningOf(rest.substr(0, noun)) == "coded") return 0;
    if (noun != 0) {  // 茶具套装
      for (std::size_t more = noun; more != 0; noun += more) {
        more = context.words.product_noun.PrefixOf(rest.substr(noun));
      }
      return step + noun;
    }
    step = NextOffset(context.text, step);
  }
  return 0;
}

/// HW-300型移动排灌泵: the end of the words behind 型 that say what it is; 0 if the code is not followed so.
std::size_t TypeEnd(const NameContext& context, const Code& code, std::size_t line_end) {
  constexpr std::string_view kType = "型";
  constexpr std::size_t kShortestWhat = 6;  ///< bytes
  constexpr int kLongestWhat = 12;          ///< characters
  const bool model = code.letters >= 1 && code.digits >= 1 && IsUpper(CodePointAt(context.text, code.start));
  if (!model || !context.text.substr(code.end, line_end - code.end).starts_with(kType)) return 0;
  const std::size_t start = code.end + kType.size();
  std::size_t end = start;
  for (int count = 0; count < kLongestWhat && end < line_end; ++count) {
    const std::string_view rest = context.text.substr(end, line_end - end);
    const std::size_t kept = context.words.kept.PrefixOf(rest);  // 自动监测仪
    if (!text::IsHan(CodePointAt(rest, 0)) || (kept == 0 && context.words.boundary.PrefixOf(rest) != 0)) break;
    end += kept != 0 ? kept : NextOffset(rest, 0);
  }
  return end < start + kShortestWhat ? 0 : end;
}

bool NounBefore(const NameContext& context, std::size_t line_start, std::size_t at) {
  const char32_t c = CodePointBefore(context.text, at);
  const std::size_t end = c == U'(' || c == U'“' ? PreviousOffset(context.text, at) : at;
  return context.words.product_noun.SuffixOf(context.text.substr(line_start, end - line_start)) != 0;
}

/// 阿若拉 in 阿若拉SA60L: a brand of at most four characters between what no name runs across.
std::size_t BrandBefore(const NameContext& context, std::size_t line_start, std::size_t at) {
  std::uint32_t start = NameStart(context, static_cast<std::uint32_t>(line_start), static_cast<std::uint32_t>(at),
                                  {true, false, false, 40});
  const std::string_view stretch = context.text.substr(start, at - start);
  if (const WordSet::Hit firm = context.words.industry.Last(stretch)) {
    start += static_cast<std::uint32_t>(firm.start + firm.length);
  }
  const std::string_view brand = context.text.substr(start, at - start);
  return brand.size() >= 6 && brand.size() <= 12 && !IsCutShort(context, brand) && IsBrand(context, brand) &&
                 OwnCharacters(context, brand) > 0
             ? start
             : at;
}

}  // namespace

void FindProductCodes(const NameContext& context, std::vector<Candidate>& found) {
  constexpr std::size_t kMostLetters = 5;  ///< of a code before a word that only ends like an apparatus
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kCapital) || !line.MayHold(Sign::kDigit)) continue;
    std::size_t at = line.span.start;
    while (at < line.span.end) {
      const char32_t c = CodePointAt(context.text, at);
      if (!IsLetter(c) && !IsDigit(c)) {
        at = NextOffset(context.text, at);
        continue;
      }
      const Code code = ReadCode(context.text, at, line.span.end);
      at = std::max(code.end, at + 1);
      const std::string_view name = context.text.substr(code.start, code.end - code.start);
      if (const std::size_t end = TypeEnd(context, code, line.span.end); end != 0) {
        found.push_back({Bytes(code.start, end), "Product", "model_type", 0.9, {}, {}});
        at = end;
        continue;
      }
      const bool shaped = IsUpper(c) && code.letters >= 1 && code.digits >= 2 && name.size() >= 4 && name.size() <= 12;
      if (!shaped || context.words.no_product_code.PrefixOf(name) != 0) continue;
      std::size_t noun_end = NounAfter(context, code.end, line.span.end);
      if (noun_end == 0 && code.letters <= kMostLetters) noun_end = ApparatusAfter(context, code.end, line.span.end);
      const bool named = noun_end != 0 || NounBefore(context, line.span.start, code.start);
      const bool of_firm = code.letters >= 2 && context.words.industry.SuffixOf(context.text.substr(
                                                    line.span.start, code.start - line.span.start)) != 0;
      if (!named && !of_firm) continue;
      const std::size_t start = BrandBefore(context, line.span.start, code.start);
      if (noun_end != 0) {
        const std::string full(context.text.substr(start, noun_end - start));
        if (start != code.start)
          found.push_back({Bytes(start, noun_end), "Product", "model_code", 0.9, {}, {}});
        else
          found.push_back({Bytes(code.start, code.end), "Product", "model_code", 0.9, {}, full});
        continue;
      }
      found.push_back({Bytes(start, code.end), "Product", "model_code", 0.85, {}, {}});
    }
  }
}

/// 型号为HG-C2: what a field or a clause calls a model.
void FindModelFields(const NameContext& context, std::vector<Candidate>& found) {
  constexpr std::string_view kModel = "型号";
  constexpr std::size_t kShortest = 4, kLongest = 24;  ///< bytes
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kModel)) continue;
    const std::string_view text = In(context.text, line.span);
    for (std::size_t at = text::Find(text, kModel); at != std::string_view::npos;
         at = text::Find(text, kModel, at + kModel.size())) {
      std::size_t start = line.span.start + at + kModel.size();
      for (const std::string_view lead : {"为", "是", ":", " "}) {
        if (context.text.substr(start, line.span.end - start).starts_with(lead)) start += lead.size();
      }
      const Code code = ReadCode(context.text, start, line.span.end);
      const std::size_t length = code.end - code.start;
      const bool shaped = code.letters >= 1 && code.digits >= 1 && length >= kShortest && length <= kLongest;
      if (!shaped) continue;
      const std::size_t end = TypeEnd(context, code, line.span.end);
      found.push_back({Bytes(code.start, std::max(code.end, end)), "Product", "model_field", 0.9, {}, {}});
    }
  }
}

/// “云山湖”绿茶, “浪花”52度浓香型白酒: a brand in quotes and what it is the brand of.
void FindQuotedProducts(const NameContext& context, std::vector<Candidate>& found) {
  constexpr std::size_t kLongestBrand = 36;  ///< bytes, with the quotation marks
  constexpr std::string_view kQuote = "“";
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kQuote)) continue;
    const std::string_view text = In(context.text, line.span);
    for (std::size_t at = text::Find(text, kQuote); at != std::string_view::npos;
         at = text::Find(text, kQuote, at + kQuote.size())) {
      const std::size_t open = line.span.start + at;
      const std::size_t after = AfterClosing(context.text, open, kLongestBrand);
      if (after == std::string_view::npos || after >= line.span.end) continue;
      const std::size_t end = QuotedNounAfter(context, after, line.span.end);
      if (end != 0) found.push_back({Bytes(open, end), "Product", "quoted_brand", 0.85, {}, {}});
    }
  }
}

namespace {

/// 直播第五届某某节: words of the language in front of an edition are no part of the name; a place or a brand is.
std::uint32_t AtEdition(const NameContext& context, std::uint32_t start, std::uint32_t end) {
  const std::string_view core = context.text.substr(start, end - start);
  const std::size_t edition = text::Find(core, "届");
  if (edition == std::string_view::npos) return start;
  const std::size_t first = core.substr(0, edition).rfind("第");
  if (first == std::string_view::npos || first == 0) return start;
  const std::string_view before = core.substr(0, first);
  const bool named = BeginsWithPlace(context, before) || OwnCharacters(context, before) != 0 ||
                     text::Has(before, "”") || text::Has(before, "暨");
  return named ? start : start + static_cast<std::uint32_t>(first);
}

/// 2024 in front of 云间半程马拉松: a year without 年 belongs to the event's name.
std::uint32_t WithYear(std::string_view text, std::uint32_t line_start, std::uint32_t start) {
  std::size_t at = start;
  if (at > line_start && text[at - 1] == ' ') --at;
  constexpr std::size_t kYear = 4;
  if (at < line_start + kYear) return start;
  const std::string_view year = text.substr(at - kYear, kYear);
  const bool digits = std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool starts = at == line_start + kYear || !IsDigit(CodePointBefore(text, at - kYear));
  return digits && starts && (year.starts_with("19") || year.starts_with("20")) ? static_cast<std::uint32_t>(at - kYear)
                                                                                : start;
}

/// 第三届云山湖农机展: an edition and the first 会, 展, 节 or 赛 behind it that ends a word of its own.
void FindEditions(const NameContext& context, const Line& line, std::vector<Candidate>& found) {
  const std::string_view text = In(context.text, line.span);
  constexpr std::string_view kEdition = "届", kFirst = "首";
  for (std::size_t at = text::Find(text, kEdition); at != std::string_view::npos;
       at = text::Find(text, kEdition, at + 3)) {
    std::size_t start = text.substr(0, at).rfind("第");
    if (text.substr(0, at).ends_with(kFirst)) start = at - kFirst.size();
    if (start == std::string_view::npos || at - start > 15) continue;
    for (std::size_t i = at + 3; i < text.size() && i < at + 75;) {
      const char32_t c = CodePointAt(text, i);
      if (IsDelimiter(c)) break;
      const char32_t before = CodePointBefore(text, i);
      const char32_t after = CodePointAt(text, NextOffset(text, i));
      const bool meeting = c == U'会' && before != U'社' && before != U'机' && after != U'展' && after != U'议';
      const bool show = c == U'展' && std::u32string_view(U"发开进拓扩会").find(before) == std::u32string_view::npos &&
                        after != U'览';
      const bool other = (c == U'节' && before != U'环' && before != U'季') || c == U'赛';
      i = NextOffset(text, i);
      if (!(meeting || show || other) || i < at + 12) continue;
      found.push_back({Bytes(line.span.start + start, line.span.start + i), "Event", "event_edition", 0.95, {}, {}});
      break;
    }
  }
}

}  // namespace

void FindEvents(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (line.MayHold(Sign::kEdition)) FindEditions(context, line, found);
    if (!line.MayHold(Sign::kEvent)) continue;
    const std::string_view text = In(context.text, line.span);
    constexpr std::string_view kAnd = "和";
    std::uint32_t from = line.span.start;  // behind the event before: 宣传周活动和宣传月
    std::size_t at = 0;
    while (const WordSet::Hit hit = context.words.event_suffix.First(text, at)) {
      at = hit.start + hit.length;
      const std::size_t end = line.span.start + at;
      const std::size_t suffix = line.span.start + hit.start;
      std::uint32_t start = NameStart(context, from, static_cast<std::uint32_t>(suffix), {false, true, true, 120});
      if (text.substr(at).starts_with(kAnd)) from = static_cast<std::uint32_t>(end);
      if (context.text.substr(start).starts_with(kAnd)) start += static_cast<std::uint32_t>(kAnd.size());
      start = AtEdition(context, start, static_cast<std::uint32_t>(suffix));
      const std::string_view core = context.text.substr(start, suffix - start);
      const bool edition = core.starts_with("第") || text::Has(core, "届");
      const bool quoted = text::Has(core, "“") || CodePointAt(context.text, end) == U'”';
      const bool only_quoted = context.words.event_suffix.MeaningOf(text.substr(hit.start, hit.length)) == "quoted";
      const bool one_of_several = text::Has(core, "”等");  // “水蜜桃节”等主题活动: the quoted is the name
      if (only_quoted && (!quoted || one_of_several)) continue;
      const Quantity* next = context.QuantityStartingAt(static_cast<std::uint32_t>(end));
      const bool counted = IsCounted(context, start) || (next != nullptr && next->kind == QuantityKind::kMeasure);
      const bool goes_on = context.words.event_continued.PrefixOf(text.substr(at)) != 0;  // 山河展会|展服务公司
      if (IsCutShort(context, core) || core.ends_with("代表") || goes_on) continue;
      if (core.size() < 6 || context.words.generic.Contains(context.text.substr(start, end - start))) continue;
      if (!edition && !quoted && (counted || IsCommon(context, core) || core.size() < 12)) continue;
      const std::uint32_t first = WithYear(context.text, line.span.start, start);
      found.push_back(
          {Bytes(first, end), "Event", edition ? "event_edition" : "event_suffix", edition ? 0.95 : 0.8, {}, {}});
    }
  }
}

/// “城北古桥摄影展”等临时展览, 举办“村寨杯”篮球赛: a quoted name that ends like an event's, beside what says that it
/// was held.
void FindQuotedEvents(const NameContext& context, std::vector<Candidate>& found) {
  constexpr std::size_t kLongestName = 90, kShortestName = 12, kNear = 30;  ///< bytes
  constexpr std::string_view kQuote = "“", kOthers = "等";
  constexpr std::u32string_view kEnds = U"展赛节会营周季";
  const WordSet& words = context.words.event_context;
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kQuote)) continue;
    const std::string_view text = In(context.text, line.span);
    for (std::size_t at = text::Find(text, kQuote); at != std::string_view::npos;
         at = text::Find(text, kQuote, at + kQuote.size())) {
      const std::size_t after = AfterClosing(text, at, kLongestName);
      if (after == std::string_view::npos) continue;
      const std::string_view name = text.substr(at + kQuote.size(), after - at - 2 * kQuote.size());
      if (name.size() < kShortestName || kEnds.find(CodePointBefore(name, name.size())) == std::u32string_view::npos)
        continue;
      const std::size_t clause_start = text.substr(0, at).find_last_of(",;") + 1;
      const std::string_view clause = text.substr(clause_start, at - clause_start);
      const WordSet::Hit held = words.Last(clause);
      std::string_view behind = text.substr(after);
      if (behind.starts_with(kOthers)) behind.remove_prefix(kOthers.size());
      const std::size_t next = words.PrefixOf(behind);
      const bool told = (held && held.start + kNear >= clause.size() &&
                         words.MeaningOf(clause.substr(held.start, held.length)) != "behind") ||
                        (next != 0 && words.MeaningOf(behind.substr(0, next)) != "before");
      if (told) {
        found.push_back({Bytes(line.span.start + at, line.span.start + after), "Event", "quoted_event", 0.85, {}, {}});
      }
    }
  }
}

namespace {

constexpr std::size_t kLongestHonour = 75, kShortestHonour = 12;  ///< bytes

/// 国家级…, 江西省…: what is awarded bears the rank of who awards it.
bool IsRanked(std::string_view object) {
  for (const std::string_view rank : {"全国", "国家", "中国", "省级", "市级", "省", "市", "自治区"}) {
    if (text::Has(object.substr(0, 15), rank)) return true;
  }
  return false;
}

/// Where the object of the verb that ends at `start` ends: at a delimiter outside quotes, or a full stop of ASCII.
std::size_t ObjectEnd(const NameContext& context, std::size_t start, std::size_t line_end) {
  std::size_t end = start;
  while (end < line_end && end - start < 2 * kLongestHonour) {
    const char32_t c = CodePointAt(context.text, end);
    if (c == U'“') {
      const std::size_t after = AfterClosing(context.text, end, 120);
      if (after == std::string_view::npos) break;
      end = after;
      continue;
    }
    if (IsDelimiter(c) || (c == U'.' && !IsDigit(CodePointAt(context.text, end + 1)))) break;
    end = NextOffset(context.text, end);
  }
  return end;
}

/// Whether the object of such a verb is an honour though it ends with no noun of one. strong: 获评, where a rank, a
/// mark or quotes do; selected: 入选, where what is ranked is one unless money or plans are meant; else mark and rank.
bool IsAwarded(const NameContext& context, std::string_view verb, std::string_view object) {
  constexpr std::string_view kQuote = "“";
  if (object.size() > kLongestHonour) return false;
  const bool quoted = text::Has(object, kQuote);
  const bool marked = context.words.honour_mark.OccursIn(object);
  const bool ranked = IsRanked(object);
  const std::string_view kind = context.words.honour_verb.MeaningOf(verb);
  if (kind == "strong") return marked || ranked || quoted;
  if (kind == "selected" && ranked && !context.words.no_honour.OccursIn(object)) return true;
  return marked && (ranked || object.starts_with(kQuote));
}

}  // namespace

void FindHonours(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kHonour)) continue;
    const std::string_view text = In(context.text, line.span);
    std::size_t at = 0;
    while (const WordSet::Hit hit = context.words.honour_verb.First(text, at)) {
      at = hit.start + hit.length;
      std::size_t start = line.span.start + at;
      std::size_t end = ObjectEnd(context, start, line.span.end);
      const std::string_view object = context.text.substr(start, end - start);
      const WordSet::Hit noun = context.words.honour_noun.Last(object);
      if (!noun && !IsAwarded(context, text.substr(hit.start, hit.length), object)) continue;
      if (noun) end = start + noun.start + noun.length;
      if (const Quantity* date = context.QuantityStartingAt(static_cast<std::uint32_t>(start));
          date != nullptr && date->kind == QuantityKind::kDate && date->span.end < end) {
        start = date->span.end;
        if (context.text.substr(start, 3) == "度") start += 3;
      }
      for (const std::string_view tail : {"称号", "名单"}) {
        if (context.text.substr(start, end - start).ends_with(tail)) end -= tail.size();
      }
      if (CodePointAt(context.text, start) == U'“' && AfterClosing(context.text, start, 120) > end) start += 3;
      if (end < start + kShortestHonour) continue;
      found.push_back({Bytes(start, end), "Honour", "honour_verb", 0.9, {}, {}});
    }
  }
}

}  // namespace jitu::ingest

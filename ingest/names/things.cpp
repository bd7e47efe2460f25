/// Products by model code, events, honours.
#include "ingest/names/finder.h"
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
    const bool hyphen = c == U'-' && code.end > at && IsDigit(CodePointAt(text, code.end + 1));
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

/// The product noun within a few characters behind a quoted brand; figures may stand between (52度). 0 if there is
/// none.
std::size_t QuotedNounAfter(const NameContext& context, std::size_t at, std::size_t line_end) {
  std::size_t step = at;
  for (int count = 0; count < 10 && step < line_end; ++count) {
    if (IsDelimiter(CodePointAt(context.text, step))) return 0;
    const std::string_view rest = context.text.substr(step, line_end - step);
    if (context.words.boundary.PrefixOf(rest) != 0) return 0;
    if (const std::size_t noun = context.words.product_noun.PrefixOf(rest); noun != 0) return step + noun;
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
    if (!text::IsHan(CodePointAt(rest, 0)) || context.words.boundary.PrefixOf(rest) != 0) break;
    end = NextOffset(context.text, end);
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
  return brand.size() >= 6 && brand.size() <= 12 && !IsCutShort(context, brand) && IsBrand(context, brand) ? start : at;
}

}  // namespace

void FindProductCodes(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
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
      const std::size_t noun_end = NounAfter(context, code.end, line.span.end);
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

/// “云山湖”绿茶, “浪花”52度浓香型白酒: a brand in quotes and what it is the brand of.
void FindQuotedProducts(const NameContext& context, std::vector<Candidate>& found) {
  constexpr std::size_t kLongestBrand = 36;  ///< bytes, with the quotation marks
  constexpr std::string_view kQuote = "“";
  for (const Line& line : context.lines) {
    const std::string_view text = In(context.text, line.span);
    for (std::size_t at = text.find(kQuote); at != std::string_view::npos; at = text.find(kQuote, at + kQuote.size())) {
      const std::size_t open = line.span.start + at;
      const std::size_t after = AfterClosing(context.text, open, kLongestBrand);
      if (after == std::string_view::npos || after >= line.span.end) continue;
      const std::size_t end = QuotedNounAfter(context, after, line.span.end);
      if (end != 0) found.push_back({Bytes(open, end), "Product", "quoted_brand", 0.85, {}, {}});
    }
  }
}

namespace {

/// 第三届云山湖农机展: an edition and the first 会, 展, 节 or 赛 behind it that ends a word of its own.
void FindEditions(const NameContext& context, const Line& line, std::vector<Candidate>& found) {
  const std::string_view text = In(context.text, line.span);
  constexpr std::string_view kEdition = "届";
  for (std::size_t at = text.find(kEdition); at != std::string_view::npos; at = text.find(kEdition, at + 3)) {
    const std::size_t start = text.substr(0, at).rfind("第");
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
    FindEditions(context, line, found);
    const std::string_view text = In(context.text, line.span);
    std::size_t at = 0;
    while (const WordSet::Hit hit = context.words.event_suffix.First(text, at)) {
      at = hit.start + hit.length;
      const std::size_t end = line.span.start + at;
      const std::size_t suffix = line.span.start + hit.start;
      const std::uint32_t start =
          NameStart(context, line.span.start, static_cast<std::uint32_t>(suffix), {false, false, true, 120});
      const std::string_view core = context.text.substr(start, suffix - start);
      const bool edition = core.starts_with("第") || core.find("届") != std::string_view::npos;
      const bool quoted = core.find("“") != std::string_view::npos || CodePointAt(context.text, end) == U'”';
      const bool only_quoted = context.words.event_suffix.MeaningOf(text.substr(hit.start, hit.length)) == "quoted";
      const bool one_of_several =
          core.find("”等") != std::string_view::npos;  // “水蜜桃节”等主题活动: the quoted is the name
      if (only_quoted && (!quoted || one_of_several)) continue;
      const Quantity* next = context.QuantityStartingAt(static_cast<std::uint32_t>(end));
      const bool counted = IsCounted(context, start) || (next != nullptr && next->kind == QuantityKind::kMeasure);
      if (core.size() < 6 || context.words.generic.Contains(context.text.substr(start, end - start))) continue;
      if (!edition && !quoted && (counted || IsCommon(context, core) || core.size() < 12)) continue;
      found.push_back(
          {Bytes(start, end), "Event", edition ? "event_edition" : "event_suffix", edition ? 0.95 : 0.8, {}, {}});
    }
  }
}

namespace {

/// 国家级…, 江西省…, “…”: what is awarded bears the rank of who awards it, or stands in quotes.
bool IsRanked(std::string_view object) {
  constexpr std::string_view kQuote = "“";
  if (object.starts_with(kQuote)) return true;
  for (const std::string_view rank : {"全国", "国家", "中国", "省级", "市级", "省", "市", "自治区"}) {
    if (object.substr(0, 15).find(rank) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

void FindHonours(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    const std::string_view text = In(context.text, line.span);
    std::size_t at = 0;
    while (const WordSet::Hit hit = context.words.honour_verb.First(text, at)) {
      at = hit.start + hit.length;
      std::size_t start = line.span.start + at;
      std::size_t end = start;
      while (end < line.span.end && end - start < 150) {
        const char32_t c = CodePointAt(context.text, end);
        if (c == U'“') {
          const std::size_t after = AfterClosing(context.text, end, 120);
          if (after == std::string_view::npos) break;
          end = after;
          continue;
        }
        if (IsDelimiter(c)) break;
        end = NextOffset(context.text, end);
      }
      const WordSet::Hit noun = context.words.honour_noun.Last(context.text.substr(start, end - start));
      const std::string_view object = context.text.substr(start, end - start);
      const bool strong = context.words.honour_verb.MeaningOf(text.substr(hit.start, hit.length)) == "strong";
      const bool marked =
          object.size() <= 75 && (strong ? context.words.honour_mark.OccursIn(object) || IsRanked(object)
                                         : context.words.honour_mark.OccursIn(object) && IsRanked(object));
      if (!noun && !marked) continue;
      if (noun) end = start + noun.start + noun.length;
      if (const Quantity* date = context.QuantityStartingAt(static_cast<std::uint32_t>(start));
          date != nullptr && date->kind == QuantityKind::kDate && date->span.end < end) {
        start = date->span.end;
        if (context.text.substr(start, 3) == "度") start += 3;
      }
      if (context.text.substr(start, end - start).ends_with("称号")) end -= 6;
      if (end <= start + 12) continue;
      found.push_back({Bytes(start, end), "Honour", "honour_verb", 0.9, {}, {}});
    }
  }
}

}  // namespace jitu::ingest

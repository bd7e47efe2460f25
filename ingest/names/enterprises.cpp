/// Firms by how their names are built: a suffix (公司, 合作社), a number (331厂), an industry word (山河科技).
#include <algorithm>

#include "ingest/names/finder.h"
#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

ByteSpan Bytes(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

/// 集团有限公司, 银行忠县支行: a suffix that goes on.
std::size_t ExtendSuffix(const NameContext& context, std::size_t end, std::size_t line_end) {
  for (;;) {
    const std::string_view rest = context.text.substr(end, line_end - end);
    if (const std::size_t more = context.words.enterprise_suffix.PrefixOf(rest); more != 0) {
      end += more;
      continue;
    }
    std::size_t at = 0;
    std::size_t branch = 0;
    for (int step = 0; step < 8 && at < rest.size() && !IsDelimiter(CodePointAt(rest, at)); ++step) {
      at = NextOffset(rest, at);
      const std::size_t suffix = context.words.enterprise_suffix.PrefixOf(rest.substr(at));
      if (suffix != 0 && context.words.enterprise_suffix.MeaningOf(rest.substr(at, suffix)) == "branch") {
        branch = at + suffix;
        break;
      }
    }
    if (branch == 0) return end;
    end += branch;
  }
}

std::string_view WithoutPlace(const NameContext& context, std::string_view name) {
  const std::size_t place = context.words.place.PrefixOf(name);
  return place < name.size() ? name.substr(place) : name;
}

/// The report itself uses the word as a place: 云山 where 云山市 stands.
bool IsPlaceHere(const NameContext& context, std::string_view word) {
  constexpr std::u32string_view kAreas = U"市县区镇乡省州";
  for (std::size_t at = text::Find(context.text, word); at != std::string_view::npos;
       at = text::Find(context.text, word, at + word.size())) {
    if (kAreas.find(CodePointAt(context.text, at + word.size())) != std::u32string_view::npos) return true;
  }
  return false;
}

/// A weak industry word needs a model or a quoted thing behind it, or the whole name a second time in the report.
bool IsConfirmed(const NameContext& context, std::string_view name, std::string_view behind) {
  const char32_t next = CodePointAt(behind, 0);
  if ((next >= U'A' && next <= U'Z') || next == U'“') return true;
  const std::size_t first = text::Find(context.text, name);
  return first != std::string_view::npos &&
         text::Find(context.text, name, first + name.size()) != std::string_view::npos;
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// 公司制, 厂房: the suffix is the beginning of another word. What goes on so behind works only does not behind a
/// company.
bool GoesOn(const NameContext& context, std::string_view name, std::string_view rest) {
  const std::size_t length = context.words.suffix_continued.PrefixOf(rest);
  if (length == 0) return false;
  const std::string_view meaning = context.words.suffix_continued.MeaningOf(rest.substr(0, length));
  if (meaning == "works") return !name.ends_with("公司") && !name.ends_with("集团");
  return meaning != "not";
}

/// 浦和 in 云浦区浦和饮水设备经营部: a conjunction cut the name where nothing but words of the language is left of it,
/// while with what stands in front it has a place or a brand.
std::uint32_t OverConjunction(const NameContext& context, std::uint32_t from, std::uint32_t start, std::uint32_t end) {
  constexpr std::uint32_t kConjunction = 3;
  if (start < from + kConjunction || !IsCommon(context, context.text.substr(start, end - start))) return start;
  const std::string_view before = context.text.substr(start - kConjunction, kConjunction);
  if (context.words.boundary.MeaningOf(before) != "firm") return start;
  const std::uint32_t whole = NameStart(context, from, end, {false, false, false, 120});
  const std::string_view core = context.text.substr(whole, end - whole);
  const bool named = BeginsWithPlace(context, core) || OwnCharacters(context, core) >= 2;
  return whole < start && named ? whole : start;
}

/// 市总工会职工服务部: a part of a public body.
bool NamesBody(const NameContext& context, std::string_view core) {
  const WordSet::Hit body = context.words.unit_suffix.Last(core);
  constexpr std::size_t kTwoHan = 6;
  return body.length >= kTwoHan;
}

/// 公开招标确定四川山河会展有限公司: a firm's name begins with its place, and what stands in front is no name if it is
/// made of words of the language.
std::uint32_t AtPlace(const NameContext& context, std::uint32_t start, std::uint32_t end) {
  const std::string_view core = context.text.substr(start, end - start);
  for (std::size_t at = NextOffset(core, 0); at < core.size(); at = NextOffset(core, at)) {
    if (context.words.place.PrefixOf(core.substr(at)) == 0) continue;
    const std::string_view before = core.substr(0, at);
    const bool other = BeginsWithPlace(context, before) || context.words.enterprise_suffix.First(before).length != 0;
    return other || OwnCharacters(context, before) != 0 ? start : start + static_cast<std::uint32_t>(at);
  }
  return start;
}

/// 颐年养老服务(莱州)有限公司: a place in a bracket stands before the kind of company.
bool IsBehindPlace(const NameContext& context, std::uint32_t from, std::uint32_t end) {
  constexpr std::uint32_t kShortest = 6, kLongest = 18;  ///< bytes of the place
  if (end <= from || context.text[end - 1] != ')') return false;
  const std::size_t open = context.text.substr(from, end - from).rfind('(');
  if (open == std::string_view::npos || open == 0) return false;
  const std::uint32_t length = end - from - static_cast<std::uint32_t>(open) - 2;
  return length >= kShortest && length <= kLongest && text::IsHan(CodePointAt(context.text, from + open + 1));
}

}  // namespace

void FindFirmsBySuffix(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kFirm)) continue;
    const std::string_view text = In(context.text, line.span);
    std::size_t at = 0;
    while (const WordSet::Hit hit = context.words.enterprise_suffix.First(text, at)) {
      const std::size_t suffix_start = line.span.start + hit.start;
      const std::size_t end = ExtendSuffix(context, suffix_start + hit.length, line.span.end);
      at = end - line.span.start;
      const std::string_view rest = context.text.substr(end, line.span.end - end);
      if (GoesOn(context, text.substr(0, at), rest)) continue;
      const auto core_end = static_cast<std::uint32_t>(suffix_start);
      const bool placed = IsBehindPlace(context, line.span.start, core_end);
      std::uint32_t start = NameStart(context, line.span.start, core_end, {true, placed, false, 120});
      start = AtPlace(context, OverConjunction(context, line.span.start, start, core_end), core_end);
      if (start >= suffix_start || IsCounted(context, start)) continue;
      const std::string_view core = context.text.substr(start, suffix_start - start);
      const std::string_view name = context.text.substr(start, end - start);
      const std::string_view own = WithoutPlace(context, core);
      const bool limited = name.ends_with("有限公司") || name.ends_with("有限责任公司");
      if (own.size() < 6 || IsCutShort(context, core) || context.words.generic.Contains(name) ||
          context.words.generic.Contains(core))
        continue;
      if (IsCommon(context, own) && !(limited && own.size() >= 12) && !(own != core && own.size() >= 18)) continue;
      const bool works = context.words.public_works.SuffixOf(name) != 0;
      if (!limited && (works || NamesBody(context, core) || IsCountedBehind(context, end))) continue;
      found.push_back({Bytes(start, end), "Enterprise", "firm_suffix", limited ? 0.98 : 0.9, {}, {}});
    }
  }
}

/// 学校136所: a count behind its noun, where a code name has a delimiter, a place or a word in front that no name
/// holds.
static bool IsCountOf(const NameContext& context, const Line& line, std::size_t at) {
  const std::string_view before = context.text.substr(line.span.start, at - line.span.start);
  if (before.empty() || !text::IsHan(CodePointBefore(context.text, at))) return false;
  // 请709所与某公司攻关: who is asked or worked with is named.
  for (const std::string_view word : {"请", "由", "与", "同", "向", "依托", "联合", "委托"}) {
    if (before.ends_with(word)) return false;
  }
  return context.words.boundary.SuffixOf(before) == 0 && context.words.place.SuffixOf(before) == 0 &&
         !before.ends_with("原") && !before.ends_with("和");
}

/// 123所农村幸福院: what is counted follows.
static bool CountsWhatFollows(std::string_view after) {
  constexpr std::size_t kNear = 24;  ///< bytes
  constexpr std::string_view kCounted[] = {"学校", "院", "园", "中心", "站", "馆", "小学", "中学", "村小", "机构"};
  const std::string_view near = after.substr(0, after.find_first_of(",;:"));
  return std::any_of(std::begin(kCounted), std::end(kCounted),
                     [&](std::string_view noun) { return near.substr(0, kNear).find(noun) != std::string_view::npos; });
}

void FindNumberedWorks(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kDigit) || !line.MayHold(Sign::kWorks)) continue;
    std::size_t at = line.span.start;
    while (at < line.span.end) {
      if (!IsDigit(CodePointAt(context.text, at))) {
        at = NextOffset(context.text, at);
        continue;
      }
      std::size_t digits = at;
      while (digits < line.span.end && IsDigit(CodePointAt(context.text, digits))) ++digits;
      const std::string_view rest = context.text.substr(digits, line.span.end - digits);
      const char32_t before = at > line.span.start ? CodePointBefore(context.text, at) : U'\0';
      const std::size_t count = digits - at;
      const bool works = rest.starts_with("所") || rest.starts_with("厂");
      if (works && count >= 3 && count <= 4 && before != U'.' && before != U'第') {
        const std::size_t end = digits + 3;
        const std::string_view after = context.text.substr(end, line.span.end - end);
        const bool counts = rest.starts_with("所") && CountsWhatFollows(after);
        if (!counts && !GoesOn(context, "厂", after) && !IsCountOf(context, line, at)) {
          found.push_back({Bytes(at, end), "Enterprise", "numbered_works", 0.95, {}, {}});
        }
      }
      at = digits;
    }
  }
}

void FindFirmsByIndustry(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kIndustry)) continue;
    const std::string_view text = In(context.text, line.span);
    std::size_t at = 0;
    while (const WordSet::Hit hit = context.words.industry.First(text, at)) {
      at = hit.start + hit.length;
      const bool strong = context.words.industry.MeaningOf(text.substr(hit.start, hit.length)) == "strong";
      const std::size_t word = line.span.start + hit.start;
      const std::size_t end = word + hit.length;
      const std::string_view rest = context.text.substr(end, line.span.end - end);
      if (context.words.industry_continued.PrefixOf(rest) != 0) continue;
      const std::uint32_t start =
          NameStart(context, line.span.start, static_cast<std::uint32_t>(word), {true, false, false, 60});
      const std::string_view own = WithoutPlace(context, context.text.substr(start, word - start));
      const bool short_brand = own.size() >= 6 && own.size() <= 9;
      if (!short_brand || !IsBrand(context, own)) continue;
      if (IsPlaceHere(context, own)) continue;
      const bool confirmed = OwnCharacters(context, own) != 0 &&  // of the language: 预警信息
                             IsConfirmed(context, context.text.substr(start, end - start), rest);
      if (!strong && !confirmed) continue;
      found.push_back({Bytes(start, end), "Enterprise", "industry_word", 0.75, {}, {}});
    }
  }
}

/// 启承华路航空零部件生产线: the firm in front of what it makes.
void FindFirmsInProjects(const NameContext& context, std::vector<Candidate>& found) {
  const std::size_t given = found.size();
  for (std::size_t i = 0; i < given; ++i) {
    if (found[i].label != "Project") continue;
    const ByteSpan span = found[i].span;
    const std::string_view name = In(context.text, span);
    if (!context.words.industrial.OccursIn(name)) continue;
    std::size_t end = 0;
    while (end < name.size()) {
      const std::string_view rest = name.substr(end);
      if (context.words.common.PrefixOf(rest) + context.words.industry.PrefixOf(rest) +
              context.words.industrial.PrefixOf(rest) !=
          0)
        break;
      end = NextOffset(name, end);
    }
    const std::string_view brand = name.substr(0, end);
    if (brand.size() < 9 || brand.size() > 15 || !IsBrand(context, brand)) continue;
    if (BeginsWithPlace(context, brand) || OwnCharacters(context, brand) < 2) continue;
    found.push_back({Bytes(span.start, span.start + end), "Enterprise", "firm_in_project", 0.6, {}, {}});
  }
}

std::vector<std::string_view> ShortFormsOf(const NameContext& context, std::string_view name) {
  constexpr std::size_t kShortest = 12;  ///< bytes
  std::vector<std::string_view> forms;
  const auto add = [&](std::string_view form) {
    if (form.size() < kShortest || form == name || (!forms.empty() && forms.back() == form)) return;
    if (IsBrand(context, form) && OwnCharacters(context, form) > 0) forms.push_back(form);
  };
  std::string_view stem = name;
  for (std::size_t suffix = context.words.enterprise_suffix.SuffixOf(stem); suffix != 0 && suffix < stem.size();
       suffix = context.words.enterprise_suffix.SuffixOf(stem)) {
    stem.remove_suffix(suffix);
  }
  if (stem.size() == name.size()) return forms;
  add(stem);
  stem = WithoutPlace(context, stem);
  add(stem);
  for (;;) {
    const std::size_t trade = std::max(context.words.industry.SuffixOf(stem), context.words.common.SuffixOf(stem));
    if (trade == 0 || trade >= stem.size()) return forms;
    stem.remove_suffix(trade);
    add(stem);
  }
}

std::string_view FourCharactersOf(const NameContext& context, std::string_view name) {
  constexpr std::size_t kFour = 4, kBrand = 2;  ///< characters
  const std::string_view core = WithoutPlace(context, name);
  std::size_t end = 0;
  for (std::size_t i = 0; i < kFour && end < core.size(); ++i) end = NextOffset(core, end);
  const std::string_view start = core.substr(0, end);
  return end < core.size() && OwnCharacters(context, start) >= kBrand ? start : std::string_view();
}

}  // namespace jitu::ingest

#include "ingest/names/finder.h"

#include <algorithm>

#include "schema/text/dictionary_words.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

bool IsSkipped(SectionKind kind) {
  return kind == SectionKind::kGlossary || kind == SectionKind::kContents || kind == SectionKind::kDuties;
}

/// Where cells of tables begin that nothing parts from the cell before: no name runs across.
std::vector<std::size_t> GluedCellStarts(const Document& document) {
  std::vector<std::size_t> starts;
  for (const Table& table : document.tables) {
    for (std::size_t i = 1; i < table.cells.size(); ++i) {
      if (table.cells[i].span.start == table.cells[i - 1].span.end) starts.push_back(table.cells[i].span.start);
    }
  }
  std::sort(starts.begin(), starts.end());
  return starts;
}

std::vector<Line> MakeLines(const Document& document, const Outline& outline, const LineSigns& signs) {
  std::vector<Line> lines;
  const std::string_view text = document.text;
  int section = 0;
  const std::vector<std::size_t> cells = GluedCellStarts(document);
  auto cell = cells.begin();
  std::size_t start = 0;
  while (start < text.size()) {
    std::size_t end = std::min(text.find('\n', start), text.size());
    while (cell != cells.end() && *cell <= start) ++cell;
    const bool cut = cell != cells.end() && *cell < end;
    if (cut) end = *cell;
    while (static_cast<std::size_t>(section) + 1 < outline.sections.size() &&
           outline.sections[static_cast<std::size_t>(section) + 1].heading.start < end) {
      ++section;
      if (outline.sections[static_cast<std::size_t>(section)].heading.start >= start) break;
    }
    const ByteSpan span = TrimBlanks(text, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    const bool known = !outline.sections.empty();
    if (!span.empty() && !(known && IsSkipped(outline.KindOf(section)))) {
      const bool heading = known && outline.sections[static_cast<std::size_t>(section)].heading.Overlaps(span);
      lines.push_back({span, section, heading, signs.Of(In(text, span))});
    }
    start = cut ? end : end + 1;
  }
  return lines;
}

/// 宁和 of 宁和县: areas that the title speaks of and whose names hold a word that no other name runs across.
std::vector<std::string> PlacesWithBoundary(std::string_view title, const NameWords& words) {
  constexpr std::u32string_view kAreas = U"市县区旗州镇乡";
  std::vector<std::string> places;
  const std::u32string characters = text::ToCodePoints(title.substr(0, std::min<std::size_t>(title.size(), 120)));
  for (std::size_t i = 2; i < characters.size(); ++i) {
    if (kAreas.find(characters[i]) == std::u32string_view::npos) continue;
    for (const std::size_t length : {std::size_t{3}, std::size_t{2}}) {
      if (i < length) continue;
      const std::string place = text::FromCodePoints(std::u32string_view(characters).substr(i - length, length));
      const bool whole = i == length || !text::IsHan(characters[i - length - 1]) ||
                         kAreas.find(characters[i - length - 1]) != std::u32string_view::npos ||
                         characters[i - length - 1] == U'省';
      if (whole && words.boundary.OccursIn(place)) places.push_back(place);
    }
  }
  return places;
}

std::size_t CountHan(std::string_view name) {
  std::size_t count = 0;
  for (const char32_t c : text::ToCodePoints(name)) {
    if (text::IsHan(c)) ++count;
  }
  return count;
}

}  // namespace

NameWords::NameWords(const model::Catalog& catalog)
    : enterprise_suffix(catalog.Words("enterprise_suffix")),
      suffix_continued(catalog.Words("suffix_continued")),
      industry(catalog.Words("industry_word")),
      industry_continued(catalog.Words("industry_continued")),
      public_works(catalog.Words("public_works")),
      industrial(catalog.Words("industrial_word")),
      boundary(catalog.Words("name_boundary")),
      kept(catalog.Words("name_kept")),
      common(catalog.Words("common_word")),
      generic(catalog.Words("generic_name")),
      place(catalog.Words("place_name")),
      project_suffix(catalog.Words("project_suffix")),
      project_continued(catalog.Words("project_continued")),
      quoted_project(catalog.Words("quoted_project")),
      selected(catalog.Words("selected_verb")),
      product_noun(catalog.Words("product_noun")),
      no_product_code(catalog.Words("no_product_code")),
      event_suffix(catalog.Words("event_suffix")),
      event_continued(catalog.Words("event_continued")),
      no_honour(catalog.Words("no_honour")),
      honour_verb(catalog.Words("honour_verb")),
      honour_noun(catalog.Words("honour_noun")),
      honour_mark(catalog.Words("honour_mark")),
      unit_suffix(catalog.Words("unit_suffix")),
      unit_boundary(catalog.Words("unit_boundary")),
      abbreviation_lead(catalog.Words("abbreviation_lead")),
      publisher_field(catalog.Words("publisher_field")),
      enumeration_head(catalog.Words("enumeration_head")),
      built_by(catalog.Words("built_by")),
      slip_mark(catalog.Words("slip_mark")),
      pointing(catalog.Words("pointing_word")),
      event_context(catalog.Words("event_context")),
      known(catalog),
      signs(catalog) {
  for (const model::Term& term : catalog.Words("look_alike")) look_alikes.push_back(text::ToCodePoints(term.word));
}

NameContext::NameContext(const Document& document_in, const Outline& outline_in, const Quantities& quantities_in,
                         const model::Catalog& catalog_in, const NameWords& words_in)
    : document(document_in),
      outline(outline_in),
      quantities(quantities_in),
      catalog(catalog_in),
      words(words_in),
      text(document_in.text),
      fields(FindFormFields(document_in, catalog_in)),
      lines(MakeLines(document_in, outline_in, words_in.signs)),
      own_places(PlacesWithBoundary(
          outline_in.sections.empty() ? text.substr(0, text.find('\n')) : In(text, outline_in.sections[0].heading),
          words_in)) {}

std::size_t NameContext::KeptAt(std::string_view rest) const {
  for (const std::string& place : own_places) {
    if (rest.starts_with(place)) return place.size();
  }
  return words.kept.PrefixOf(rest);
}

const Quantity* NameContext::QuantityEndingAt(std::uint32_t end) const {
  const auto& all = quantities.quantities;
  const auto after = std::lower_bound(
      all.begin(), all.end(), end, [](const Quantity& quantity, std::uint32_t at) { return quantity.span.end < at; });
  return after != all.end() && after->span.end == end ? &*after : nullptr;
}

const Quantity* NameContext::QuantityStartingAt(std::uint32_t start) const {
  const auto& all = quantities.quantities;
  const auto at = std::lower_bound(all.begin(), all.end(), start, [](const Quantity& quantity, std::uint32_t place) {
    return quantity.span.start < place;
  });
  return at != all.end() && at->span.start == start ? &*at : nullptr;
}

namespace {

/// The leftmost place the name may begin at: after a delimiter, a quantity or the most bytes.
std::uint32_t LeftLimit(const NameContext& context, std::uint32_t from, std::uint32_t end, const Walk& walk) {
  std::size_t at = end;
  while (at > from && end - at < walk.most_bytes) {
    const char32_t c = CodePointBefore(context.text, at);
    const bool bracket = c == U')' || c == U'）';
    const bool quote = c == U'”' || c == U'"';
    if ((bracket && walk.over_brackets) || (quote && walk.over_quotes)) {
      const std::size_t open = OpeningOf(context.text, at, 60);
      if (open == std::string_view::npos || open < from || (bracket && open == from)) break;
      at = open;
      continue;
    }
    if (IsDelimiter(c) || (c == U'.' && CodePointAt(context.text, at) > U'z')) break;
    const Quantity* quantity = context.QuantityEndingAt(static_cast<std::uint32_t>(at));
    const bool era =
        quantity != nullptr && quantity->unit == "年" && text::IsHan(CodePointAt(context.text, quantity->span.start));
    if (quantity != nullptr && !era && quantity->role != Quantity::Role::kNamePart &&
        quantity->kind != QuantityKind::kOrdinal && quantity->kind != QuantityKind::kNumber) {
      break;
    }
    at = PreviousOffset(context.text, at);
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace

std::uint32_t NameStart(const NameContext& context, std::uint32_t from, std::uint32_t end, const Walk& walk) {
  const std::uint32_t limit = LeftLimit(context, from, end, walk);
  std::uint32_t start = limit;
  std::size_t at = limit;
  while (at < end) {
    const char32_t c = CodePointAt(context.text, at);
    if (IsOpening(c)) {
      const std::size_t after = AfterClosing(context.text, at, 90);
      at = after != std::string_view::npos && after <= end ? after : NextOffset(context.text, at);
      continue;
    }
    const std::string_view rest = context.text.substr(at, end - at);
    if (const std::size_t kept = context.KeptAt(rest); kept != 0) {
      at += kept;
      continue;
    }
    const std::size_t length = context.words.boundary.PrefixOf(rest);
    const bool holds = length != 0 && (walk.firm || context.words.boundary.MeaningOf(rest.substr(0, length)) != "firm");
    // Two characters have to be left of the name, or the number of a code name (二是401厂).
    const bool leaves =
        length + 6 <= rest.size() || (length < rest.size() && rest[length] >= '0' && rest[length] <= '9');
    if (holds && leaves) {
      at += length;
      start = static_cast<std::uint32_t>(at);
      continue;
    }
    at = NextOffset(context.text, at);
  }
  return start;
}

bool IsCommon(const NameContext& context, std::string_view name) {
  std::size_t at = 0;
  while (at < name.size()) {
    const std::string_view rest = name.substr(at);
    std::size_t length = context.words.common.PrefixOf(rest);
    if (length == 0) length = context.words.industry.PrefixOf(rest);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::size_t OwnCharacters(const NameContext& context, std::string_view name) {
  std::size_t own = 0;
  const auto count = [&](std::string_view stretch) {
    for (const std::string_view word : text::DictionaryWords(stretch)) {
      if (text::CountCodePoints(word) == 1 && text::IsHan(CodePointAt(word, 0))) ++own;
    }
  };
  std::size_t start = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::string_view rest = name.substr(at);
    const std::size_t known = std::max({context.words.place.PrefixOf(rest), context.words.common.PrefixOf(rest),
                                        context.words.industry.PrefixOf(rest), context.words.boundary.PrefixOf(rest)});
    if (known == 0) {
      at = NextOffset(name, at);
      continue;
    }
    count(name.substr(start, at - start));
    start = at += known;
  }
  count(name.substr(start));
  return own;
}

bool BeginsWithPlace(const NameContext& context, std::string_view name) {
  constexpr std::u32string_view kAreas = U"省市县区州旗镇乡村";
  constexpr int kLongestPlace = 5;  ///< characters
  if (context.words.place.PrefixOf(name) != 0) return true;
  std::size_t at = NextOffset(name, 0);
  for (int count = 1; count < kLongestPlace && at < name.size(); ++count, at = NextOffset(name, at)) {
    if (count > 1 && kAreas.find(CodePointAt(name, at)) != std::u32string_view::npos) return true;
  }
  return false;
}

bool IsCountedBehind(const NameContext& context, std::size_t end) {
  constexpr std::string_view kCounts[] = {"个", "项", "家", "条", "批", "处", "座", "户"};
  const Quantity* next = context.QuantityStartingAt(static_cast<std::uint32_t>(end));
  if (next == nullptr || next->kind != QuantityKind::kMeasure) return false;
  if (text::IsHan(CodePointAt(context.text, end))) return false;  // 某公司一家, 甲公司与乙公司两家企业
  return std::find(std::begin(kCounts), std::end(kCounts), next->unit) != std::end(kCounts);
}

bool IsBrand(const NameContext& context, std::string_view name) {
  const std::size_t han = CountHan(name);
  if (han < 2 || han > 10) return false;
  for (const char32_t c : text::ToCodePoints(name)) {
    if (IsDelimiter(c)) return false;
  }
  std::string_view rest = name;
  if (const std::size_t place = context.words.place.PrefixOf(rest); place != 0 && place < rest.size()) {
    rest.remove_prefix(place);
  }
  std::size_t own = 0;
  for (std::size_t at = 0; at < rest.size();) {
    const std::string_view tail = rest.substr(at);
    const std::size_t industry = context.words.industry.PrefixOf(tail);
    if (industry != tail.size() && context.words.common.PrefixOf(tail) != 0) return false;  // 华钺|医疗
    if (industry == 0) ++own;
    at += industry != 0 ? industry : std::max<std::size_t>(1, NextOffset(tail, 0));
  }
  const std::string_view behind_first = name.substr(NextOffset(name, 0));  // 驻深圳
  return own >= 2 && !context.words.place.Contains(name) && !context.words.place.Contains(behind_first);
}

bool IsCutShort(const NameContext& context, std::string_view core) {
  return context.words.boundary.SuffixOf(core) != 0 && context.words.kept.SuffixOf(core) == 0;
}

bool IsCounted(const NameContext& context, std::uint32_t start) {
  const Quantity* quantity = context.QuantityEndingAt(start);
  return quantity != nullptr && quantity->kind != QuantityKind::kDate && quantity->role != Quantity::Role::kNamePart;
}

}  // namespace jitu::ingest

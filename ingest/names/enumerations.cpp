/// Firms and projects in lists: A、B等企业, A和B两家公司, A、B联合研制, 小巨人企业2家(A、B).
#include <algorithm>

#include "ingest/names/finder.h"
#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

ByteSpan Bytes(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

bool EndsAsProject(const NameContext& context, std::string_view item) {
  return context.words.project_suffix.SuffixOf(item) != 0;
}

bool EndsAsFirm(const NameContext& context, std::string_view item) {
  return context.words.enterprise_suffix.SuffixOf(item) != 0;
}

/// The items of the list that ends at `end`, without the verb in front of the first.
std::vector<ByteSpan> ItemsBefore(const NameContext& context, std::uint32_t line_start, std::size_t end,
                                  std::u32string_view between = U"、") {
  std::size_t start = end;
  while (start > line_start && end - start < 300) {
    const char32_t c = CodePointBefore(context.text, start);
    if (IsClosing(c)) {
      const std::size_t open = OpeningOf(context.text, start, 120);
      if (open == std::string_view::npos || open < line_start) break;
      start = open;
      continue;
    }
    if (c != U'、' && IsDelimiter(c)) break;
    start = PreviousOffset(context.text, start);
  }
  std::vector<ByteSpan> items = SplitAt(context.text, Bytes(start, end), between);
  for (ByteSpan& item : items) {
    item = TrimBlanks(context.text, item);
    item.start = NameStart(context, item.start, item.end, {true, true, true, 120});
  }
  return items;
}

void AddItems(const NameContext& context, const std::vector<ByteSpan>& items, bool projects, double confidence,
              std::string_view rule, std::vector<Candidate>& found) {
  const auto is_brand = [&](ByteSpan item) { return IsBrand(context, In(context.text, item)); };
  const auto is_own = [&](ByteSpan item) {
    return is_brand(item) && OwnCharacters(context, In(context.text, item)) > 0;
  };
  // A word of the language is a brand only beside others that are none.
  const bool brands = std::any_of(items.begin(), items.end(), is_own);
  for (const ByteSpan item : items) {
    const std::string_view name = In(context.text, item);
    if (EndsAsFirm(context, name)) continue;
    if (EndsAsProject(context, name)) {
      if (projects) found.push_back({item, "Project", rule, 0.85, {}, {}});
      continue;
    }
    if (brands && is_brand(item)) {
      found.push_back({item, "Enterprise", rule, confidence, {}, {}});
    } else if (projects && name.size() >= 15 && !IsCommon(context, name)) {
      found.push_back({item, "Project", rule, 0.7, {}, {}});
    }
  }
}

/// The items of the list behind 家企业: and the like; the last one ends where a verb begins.
std::vector<ByteSpan> ItemsBehind(const NameContext& context, std::size_t start, std::size_t line_end) {
  const std::string_view rest = context.text.substr(start, line_end - start);
  std::size_t head = context.words.enumeration_head.PrefixOf(rest);
  if (head == 0 && rest.starts_with("单位")) head = std::string_view("单位").size();
  std::size_t list = 0;
  for (const std::string_view lead : {":", ",分别为", ",分别是", "分别为", "分别是", ",即", ",包括"}) {
    if (rest.substr(head).starts_with(lead)) list = head + lead.size();
  }
  if (list == 0) return {};
  std::size_t end = list;
  while (end < rest.size() && (CodePointAt(rest, end) == U'、' || !IsDelimiter(CodePointAt(rest, end)))) {
    const std::string_view tail = rest.substr(end);
    const std::size_t kept = context.words.kept.PrefixOf(tail);
    if (kept == 0 && context.words.boundary.PrefixOf(tail) != 0) break;
    end += kept != 0 ? kept : NextOffset(tail, 0);
  }
  return SplitAt(context.text, Bytes(start + list, start + end), U"、");
}

/// What the list is a list of: the head noun within the next characters, before any delimiter.
std::string_view HeadAfter(const NameContext& context, std::size_t at, std::size_t line_end) {
  std::string_view rest = context.text.substr(at, line_end - at);
  std::size_t length = 0;
  while (length < rest.size() && length < 60 && !IsDelimiter(CodePointAt(rest, length)))
    length = NextOffset(rest, length);
  rest = rest.substr(0, length);
  const WordSet::Hit hit = context.words.enumeration_head.First(rest);
  return hit ? context.words.enumeration_head.MeaningOf(rest.substr(hit.start, hit.length)) : std::string_view();
}

void FindListsBefore(const NameContext& context, const Line& line, std::string_view word,
                     std::vector<Candidate>& found) {
  const std::string_view text = In(context.text, line.span);
  for (std::size_t at = text::Find(text, word); at != std::string_view::npos;
       at = text::Find(text, word, at + word.size())) {
    const std::size_t end = line.span.start + at;
    const std::string_view head = HeadAfter(context, end + word.size(), line.span.end);
    if (head.empty()) continue;
    const auto items = ItemsBefore(context, line.span.start, end);
    if (items.size() < 2 && head != "Enterprise") continue;
    AddItems(context, items, head == "Project", head == "Enterprise" ? 0.8 : 0.7, "enumerated_with_head", found);
  }
}

/// As many firms as are counted: A、B、C3家, 和A、B两家企业; and behind the count: 3家企业:A、B、C.
void FindCountedLists(const NameContext& context, const Line& line, std::vector<Candidate>& found) {
  const auto& all = context.quantities.quantities;
  auto quantity = std::lower_bound(all.begin(), all.end(), line.span.start,
                                   [](const Quantity& each, std::uint32_t at) { return each.span.start < at; });
  for (; quantity != all.end() && quantity->span.end <= line.span.end; ++quantity) {
    const bool counts =
        (quantity->unit == "家" || quantity->unit == "户") && quantity->value && quantity->value->scale == 0;
    if (!counts || quantity->value->digits < 2) continue;
    const auto count = static_cast<std::size_t>(quantity->value->digits);
    for (const std::u32string_view between : {U"、", U"、和与及"}) {
      const auto before = ItemsBefore(context, line.span.start, quantity->span.start, between);
      if (before.size() != count) continue;
      AddItems(context, before, false, 0.85, "counted_list", found);
      break;
    }
    const auto behind = ItemsBehind(context, quantity->span.end, line.span.end);
    if (behind.size() == count) AddItems(context, behind, false, 0.85, "counted_list", found);
  }
}

/// A、B联合研制: whoever does so is a firm or an institute.
void FindJointWork(const NameContext& context, const Line& line, std::vector<Candidate>& found) {
  const std::string_view text = In(context.text, line.span);
  for (const std::string_view word : {"联合研制", "联合研发", "共同研制", "联合攻关"}) {
    for (std::size_t at = text::Find(text, word); at != std::string_view::npos;
         at = text::Find(text, word, at + word.size())) {
      const auto items = ItemsBefore(context, line.span.start, line.span.start + at);
      if (items.size() >= 2) AddItems(context, items, false, 0.8, "joint_work", found);
    }
  }
}

}  // namespace

void FindEnumeratedFirms(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (line.MayHold(Sign::kOthers)) FindListsBefore(context, line, "等", found);
    FindCountedLists(context, line, found);
    if (line.MayHold(Sign::kJoint)) FindJointWork(context, line, found);
  }
}

void FindFirmsInBrackets(const NameContext& context, std::vector<Candidate>& found) {
  for (const Quantity& quantity : context.quantities.quantities) {
    if (quantity.unit != "家" && quantity.unit != "户" && quantity.unit != "个") continue;
    const std::size_t open = quantity.span.end;
    if (CodePointAt(context.text, open) != U'(') continue;
    const std::size_t after = AfterClosing(context.text, open, 300);
    if (after == std::string_view::npos || !quantity.value) continue;
    const ByteSpan inside = Bytes(open + 1, after - 1);
    const auto items = SplitAt(context.text, inside, U"、,");
    const bool all_there =
        quantity.value->scale == 0 && quantity.value->digits == static_cast<std::int64_t>(items.size());
    if (!all_there) continue;
    bool brands = true;
    for (const ByteSpan item : items) brands = brands && IsBrand(context, In(context.text, item));
    if (brands) AddItems(context, items, false, 0.85, "counted_in_brackets", found);
  }
}

}  // namespace jitu::ingest

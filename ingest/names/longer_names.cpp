/// Short forms of projects and events that the same report names in full.
#include <algorithm>
#include <map>

#include "ingest/names/finder.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kMostNames = 200;   // of one kind in one report
constexpr std::size_t kFirstStretch = 3;  // characters that a short form has in common with the full one at once
constexpr std::size_t kLeastStretch = 2;  // and each further time
constexpr std::size_t kMostStretches = 4;

/// 第三届, 2024, 河套旗: an edition, a year or an area in front of what is the same.
bool IsOnlyWhereOrWhen(const NameContext& context, std::string_view before) {
  constexpr std::u32string_view kAreas = U"省市县区州旗镇乡村";
  constexpr std::u32string_view kTimes = U"0123456789年度届第一二三四五六七八九十 ";
  const std::u32string characters = text::ToCodePoints(before);
  const auto is_time = [&](char32_t c) { return kTimes.find(c) != std::u32string_view::npos; };
  if (std::all_of(characters.begin(), characters.end(), is_time)) return true;
  const bool area =
      characters.size() > 1 && characters.size() < 8 && kAreas.find(characters.back()) != std::u32string_view::npos;
  return area || context.words.place.Contains(before);
}

/// What the full name has more tells it from its siblings: 二期 of 二期工程.
bool TellsApart(std::u32string_view left_out) {
  constexpr std::u32string_view kTellApart = U"一二三四五六七八九十东西南北新旧上下0123456789";
  return left_out.find_first_of(kTellApart) != std::u32string_view::npos;
}

/// What a short form begins with names something: a brand or a place, or four characters that are no common words.
bool NamesOne(const NameContext& context, std::u32string_view stretch) {
  constexpr std::size_t kLongStretch = 4;
  const std::string name = text::FromCodePoints(stretch);
  return OwnCharacters(context, name) >= kLeastStretch || (stretch.size() >= kLongStretch && !IsCommon(context, name));
}

/// 青石磷肥|地块|调查|项目 of 云州青石磷肥有限公司地块土壤调查项目: a few stretches in order, the first with a name of
/// its own.
bool IsShortOf(const NameContext& context, std::u32string_view brief, std::u32string_view full) {
  std::size_t from = 0, stretches = 0;
  for (std::size_t at = 0; at < brief.size(); ++stretches) {
    std::size_t length = brief.size() - at, found = std::u32string_view::npos;
    const std::size_t least = at == 0 ? kFirstStretch : kLeastStretch;
    while (length >= least && (found = full.find(brief.substr(at, length), from)) == std::u32string_view::npos)
      --length;
    if (length < least || found == std::u32string_view::npos || stretches == kMostStretches) return false;
    if (TellsApart(full.substr(from, found - from))) return false;
    if (at == 0 && !NamesOne(context, brief.substr(0, length))) return false;
    at += length;
    from = found + length;
  }
  return from == full.size() && stretches > 1;
}

bool StandsFor(const NameContext& context, std::string_view label, const std::string& brief, const std::string& full) {
  if (brief.size() >= full.size()) return false;
  if (std::string_view(full).ends_with(brief)) {
    return IsOnlyWhereOrWhen(context, std::string_view(full).substr(0, full.size() - brief.size()));
  }
  return label == "Project" && IsShortOf(context, text::ToCodePoints(brief), text::ToCodePoints(full));
}

}  // namespace

void FindLongerNames(const NameContext& context, std::vector<Candidate>& found) {
  for (const std::string_view label : {"Project", "Event"}) {
    std::map<std::string, ByteSpan> names;  ///< as written, with one place where it stands
    for (const Candidate& candidate : found) {
      if (candidate.label == label && candidate.full_name.empty() && names.size() < kMostNames)
        names.emplace(In(context.text, candidate.span), candidate.span);
    }
    std::map<std::string, std::string> full;
    for (const auto& [brief, place] : names) {
      std::vector<ByteSpan> longer;
      for (const auto& [name, span] : names) {
        if (StandsFor(context, label, brief, name)) longer.push_back(span);
      }
      if (longer.size() == 1) full.emplace(brief, context.document.NameAt(longer.front()));
    }
    for (Candidate& candidate : found) {
      if (candidate.label != label || !candidate.full_name.empty()) continue;
      const auto meant = full.find(std::string(In(context.text, candidate.span)));
      if (meant != full.end()) candidate.full_name = meant->second;
    }
  }
}

}  // namespace jitu::ingest

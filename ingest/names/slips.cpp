/// Names that are a slip of another name of the same report.
#include <algorithm>
#include <map>

#include "ingest/names/finder.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kShortestSlip = 4, kLongestSlip = 12;  ///< characters
constexpr std::size_t kMostSlips = 2;                        ///< characters that may be other ones
constexpr std::size_t kMostNames = 400;

/// A way in which the report calls something, and what it is called in full.
struct Known {
  std::u32string characters;
  std::string_view label;
  std::string full;
};

/// By the number of characters: only names of one length are compared.
using KnownByLength = std::map<std::size_t, std::vector<Known>>;

KnownByLength NamesIn(const NameContext& context, const std::vector<Candidate>& found) {
  KnownByLength names;
  std::size_t count = 0;
  const auto add = [&](std::string_view written, const Candidate& candidate) {
    std::u32string characters = text::ToCodePoints(written);
    if (characters.size() < kShortestSlip || characters.size() > kLongestSlip || count >= kMostNames) return;
    std::vector<Known>& same_length = names[characters.size()];
    const auto same = [&](const Known& known) { return known.characters == characters; };
    if (std::any_of(same_length.begin(), same_length.end(), same)) return;
    const std::string full =
        candidate.full_name.empty() ? context.document.NameAt(candidate.span) : candidate.full_name;
    same_length.push_back({std::move(characters), candidate.label, full});
    ++count;
  };
  for (const Candidate& candidate : found) {
    if (candidate.label == "Policy" || candidate.label == "Honour" || candidate.label == "Unit") continue;
    const std::string_view written = In(context.text, candidate.span);
    add(written, candidate);
    if (candidate.label != "Enterprise") continue;
    for (const std::string_view form : ShortFormsOf(context, written)) add(form, candidate);
  }
  return names;
}

/// The name of which the quoted one is a slip; nullptr if there is none. One that nobody calls a slip has to sound the
/// same.
const Known* Meant(const KnownByLength& names, std::string_view quoted, bool told) {
  const std::u32string characters = text::ToCodePoints(quoted);
  const auto same_length = names.find(characters.size());
  if (same_length == names.end()) return nullptr;
  const Known* meant = nullptr;
  for (const Known& known : same_length->second) {
    std::size_t others = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) others += characters[i] != known.characters[i] ? 1U : 0U;
    if (others == 0) return nullptr;  // a name of its own
    if (others > kMostSlips || (told && others * 2 > characters.size())) continue;
    const bool sounds = text::PinyinKey(quoted) == text::PinyinKey(text::FromCodePoints(known.characters));
    if (sounds || (told && meant == nullptr)) meant = &known;
  }
  return meant;
}

/// The clause around a place, from the comma or stop before it to the one behind.
std::string_view ClauseAround(std::string_view line, std::size_t start, std::size_t end) {
  constexpr std::string_view kStops = ",;";
  const std::size_t from = line.substr(0, start).find_last_of(kStops) + 1;
  const std::size_t to = line.find_first_of(kStops, end);
  std::string_view clause = line.substr(from, std::min(to, line.size()) - from);
  if (const std::size_t stop = clause.rfind("。", start - from); stop != std::string_view::npos) {
    clause.remove_prefix(stop);
  }
  return clause;
}

}  // namespace

void FindSlips(const NameContext& context, std::vector<Candidate>& found, std::vector<Abbreviation>& abbreviations) {
  constexpr std::string_view kQuote = "“";
  constexpr std::size_t kMostBytes = 3 * kLongestSlip + 6;
  const KnownByLength names = NamesIn(context, found);
  if (names.empty()) return;
  for (const Line& line : context.lines) {
    const std::string_view text = In(context.text, line.span);
    for (std::size_t at = text.find(kQuote); at != std::string_view::npos; at = text.find(kQuote, at + kQuote.size())) {
      const std::size_t after = AfterClosing(text, at, kMostBytes);
      if (after == std::string_view::npos) continue;
      const std::string_view quoted = text.substr(at + kQuote.size(), after - at - 2 * kQuote.size());
      const bool told = context.words.slip_mark.OccursIn(ClauseAround(text, at, after));
      const Known* meant = Meant(names, quoted, told);
      if (meant == nullptr) continue;
      const std::uint32_t start = line.span.start + static_cast<std::uint32_t>(at + kQuote.size());
      const ByteSpan span{start, start + static_cast<std::uint32_t>(quoted.size())};
      found.push_back({span, meant->label, "slip", told ? 0.9 : 0.7, {}, told ? meant->full : std::string()});
      if (told) abbreviations.push_back({std::string(meant->label), meant->full, std::string(quoted), span});
    }
  }
}

}  // namespace jitu::ingest

/// Names that are a slip of another name of the same report.
#include <algorithm>
#include <map>

#include "ingest/names/finder.h"
#include "schema/text/find.h"
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
    add(FourCharactersOf(context, written), candidate);
  }
  return names;
}

/// Each character is the same or one of its look-alikes: 晟, 晨.
bool LooksAlike(const NameContext& context, std::u32string_view one, std::u32string_view other) {
  const auto is_alike = [&](char32_t a, char32_t b) {
    return a == b ||
           std::any_of(context.words.look_alikes.begin(), context.words.look_alikes.end(),
                       [&](const std::u32string& row) { return row.find(a) != row.npos && row.find(b) != row.npos; });
  };
  return std::equal(one.begin(), one.end(), other.begin(), is_alike);
}

/// The name of which the written one is a slip; nullptr if there is none. One that nobody calls a slip has to sound or
/// look the same.
const Known* Meant(const NameContext& context, const KnownByLength& names, std::string_view written, bool told) {
  const std::u32string characters = text::ToCodePoints(written);
  const auto same_length = names.find(characters.size());
  if (same_length == names.end()) return nullptr;
  const Known* meant = nullptr;
  for (const Known& known : same_length->second) {
    std::size_t others = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) others += characters[i] != known.characters[i] ? 1U : 0U;
    if (others == 0) return nullptr;  // a name of its own
    if (others > kMostSlips || (told && others * 2 > characters.size())) continue;
    const bool sounds = text::PinyinKey(written) == text::PinyinKey(text::FromCodePoints(known.characters));
    const bool alike = sounds || LooksAlike(context, characters, known.characters);
    if (alike || (told && meant == nullptr)) meant = &known;
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

/// Adds a stretch that is a slip of a name, and where the report itself calls it one, what it means.
class SlipFinder {
 public:
  SlipFinder(const NameContext& context, std::vector<Candidate>& found, std::vector<Abbreviation>& abbreviations)
      : context_(context), found_(found), abbreviations_(abbreviations), names_(NamesIn(context, found)) {}

  void Find() {
    for (const Line& line : context_.lines) {
      if (line.MayHold(Sign::kQuote)) FindQuoted(line);
      for (const auto& [length, names] : names_) {
        for (const Known& known : names) FindUnquoted(line, known);
      }
    }
  }

 private:
  void FindQuoted(const Line& line) {
    constexpr std::string_view kQuote = "“";
    constexpr std::size_t kMostBytes = 3 * kLongestSlip + 6;
    const std::string_view text = In(context_.text, line.span);
    for (std::size_t at = text::Find(text, kQuote); at != std::string_view::npos;
         at = text::Find(text, kQuote, at + kQuote.size())) {
      const std::size_t after = AfterClosing(text, at, kMostBytes);
      if (after == std::string_view::npos) continue;
      const ByteSpan quoted = Bytes(at + kQuote.size(), after - kQuote.size());
      const bool told = context_.words.slip_mark.OccursIn(ClauseAround(text, at, after));
      Add(line, quoted, told, Meant(context_, names_, In(text, quoted), told));
    }
  }

  /// Without quotes only what differs in one character: there one half of the name stands as it is.
  void FindUnquoted(const Line& line, const Known& known) {
    const std::string name = text::FromCodePoints(known.characters);
    const std::size_t middle = text::FromCodePoints(known.characters.substr(0, known.characters.size() / 2)).size();
    if (name.size() != 3 * known.characters.size()) return;  // all of them Han
    const std::string_view text = In(context_.text, line.span);
    const std::string_view halves[] = {std::string_view(name).substr(0, middle), std::string_view(name).substr(middle)};
    for (const std::string_view half : halves) {
      const std::size_t before = half.data() == name.data() ? 0 : middle;
      for (std::size_t at = text::Find(text, half); at != std::string_view::npos; at = text::Find(text, half, at + 3)) {
        if (at < before || at - before + name.size() > text.size()) continue;
        const ByteSpan written = Bytes(at - before, at - before + name.size());
        if (!IsOneOther(In(text, written), name)) continue;
        const bool told = context_.words.slip_mark.OccursIn(ClauseAround(text, written.start, written.end));
        Add(line, written, told, Meant(context_, names_, In(text, written), false));
      }
    }
  }

  static ByteSpan Bytes(std::size_t start, std::size_t end) {
    return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
  }

  /// Of as many Han characters, all the same but one.
  static bool IsOneOther(std::string_view one, std::string_view other) {
    std::size_t others = 0;
    for (std::size_t i = 0; i < one.size(); i += 3) {
      if (!text::IsHan(CodePointAt(one, i))) return false;
      others += one.substr(i, 3) != other.substr(i, 3) ? 1U : 0U;
    }
    return others == 1;
  }

  void Add(const Line& line, ByteSpan in_line, bool told, const Known* meant) {
    if (meant == nullptr) return;
    const ByteSpan span{line.span.start + in_line.start, line.span.start + in_line.end};
    found_.push_back({span, meant->label, "slip", told ? 0.9 : 0.7, {}, told ? meant->full : std::string()});
    if (told) {
      abbreviations_.push_back({std::string(meant->label), meant->full, std::string(In(context_.text, span)), span});
    }
  }

  const NameContext& context_;
  std::vector<Candidate>& found_;
  std::vector<Abbreviation>& abbreviations_;
  const KnownByLength names_;
};

}  // namespace

void FindSlips(const NameContext& context, std::vector<Candidate>& found, std::vector<Abbreviation>& abbreviations) {
  SlipFinder(context, found, abbreviations).Find();
}

}  // namespace jitu::ingest

#include "ingest/statements/own_words.h"

#include <algorithm>
#include <map>
#include <set>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestName = 60;   ///< characters of a name
constexpr std::size_t kLongestText = 160;  ///< of a text
constexpr std::size_t kTellingRun = 3;     ///< characters in one piece that name an item
constexpr std::size_t kTellingAll = 4;     ///< in several pieces
constexpr std::size_t kMostSharing = 8;    ///< names with the same two characters; more are not told apart
constexpr std::size_t kMostCompared = 60;  ///< items whose every character is looked for in a text
constexpr std::size_t kShortestWhole = 4;  ///< characters of a name that is told of in other words
constexpr std::size_t kNobody = SIZE_MAX;
constexpr char32_t kGap = 0;
constexpr double kAll = 0.8, kNearlyAll = 0.5;  ///< shares of a name's characters

std::uint64_t PairOf(char32_t first, char32_t second) { return (std::uint64_t{first} << 32) | second; }

bool IsWord(char32_t c) { return c != kGap && text::IsHan(c); }

std::u32string CharactersOf(std::string_view text, std::size_t most) {
  std::u32string characters = text::ToCodePoints(text::NameKey(text.substr(0, 4 * most)));
  if (characters.size() > most) characters.resize(most);
  return characters;
}

}  // namespace

OwnWords::OwnWords(const std::vector<SpendingFact>& spending, const WordSet& common) {
  std::set<std::string_view> known;
  for (const bool parts : {false, true}) {
    for (const SpendingFact& fact : spending) {
      if (fact.part_of.empty() == parts || !known.insert(fact.name).second) continue;
      items_.push_back(fact.name);
      wholes_.push_back(fact.part_of);
    }
  }
  for (std::size_t item = 0; item < items_.size(); ++item) AddName(item, common);
}

void OwnWords::AddName(std::size_t item, const WordSet& common) {
  constexpr std::u32string_view kAnd = U"及和与";
  const std::string key = text::FromCodePoints(CharactersOf(items_[item], kLongestName));
  char32_t before = kGap;
  bool opens = true;
  lengths_.push_back(0);
  own_.emplace_back();
  for (std::size_t at = 0; at < key.size();) {
    if (const std::size_t word = common.PrefixOf(std::string_view(key).substr(at)); word != 0) {
      at += word;
      before = kGap;
      opens = true;
      continue;
    }
    const char32_t c = CodePointAt(key, at);
    at = NextOffset(key, at);
    ++lengths_.back();
    own_.back() += c;
    if (kAnd.find(c) != std::u32string_view::npos) {
      before = kGap;
      opens = true;
      continue;
    }
    if (IsWord(before) && IsWord(c)) {
      AddPair(PairOf(before, c), {item, opens});
      opens = false;
    }
    before = c;
  }
}

void OwnWords::AddPair(std::uint64_t pair, Pair of) {
  std::vector<Pair>& known = pairs_[pair];
  const bool again = std::any_of(known.begin(), known.end(), [&](const Pair& one) { return one.item == of.item; });
  if (again || known.size() == kMostSharing) return;
  for (Pair& other : known) {
    const bool its_part = wholes_[of.item] == items_[other.item];
    other.own = other.own && its_part;
    of.own = false;
  }
  known.push_back(of);
}

template <class Telling>
std::string OwnWords::MostSaid(const std::map<std::size_t, Said>& said, const Telling& telling) const {
  std::size_t best = kNobody;
  std::size_t most = 0;
  for (const auto& [item, of] : said) {
    if (of.all == 0 || !telling(item, of) || of.all < most) continue;
    best = of.all == most ? kNobody : item;
    most = of.all;
  }
  return best == kNobody ? std::string() : items_[best];
}

void OwnWords::Count(const Run& run, Said& of) {
  if (!run.own) return;
  of.all += run.length;
  of.longest = std::max(of.longest, run.length);
  of.opens = of.opens || run.opens;
}

std::map<std::size_t, OwnWords::Said> OwnWords::SaidIn(std::string_view text) const {
  std::map<std::size_t, Said> said;
  std::map<std::size_t, Run> runs;
  const std::u32string characters = CharactersOf(text, kLongestText);
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    const auto pair = pairs_.find(PairOf(characters[i], characters[i + 1]));
    if (pair == pairs_.end()) continue;
    for (const Pair& of : pair->second) {
      Run& run = runs[of.item];
      if (run.length == 0 || run.end != i) {
        Count(run, said[of.item]);
        run = {i + 1, 2, of.opens, of.own};
      } else {
        run = {i + 1, run.length + 1, run.opens || of.opens, run.own || of.own};
      }
    }
  }
  for (const auto& [item, run] : runs) Count(run, said[item]);
  return said;
}

std::string OwnWords::ItemOf(std::string_view text) const {
  const auto said = SaidIn(text);
  return MostSaid(said, [&](std::size_t item, const Said& of) {
    return of.opens && (of.longest >= kTellingRun || of.all >= kTellingAll) && 2 * of.all >= lengths_[item];
  });
}

std::string OwnWords::InOtherOrder(std::string_view text) const {
  if (items_.size() > kMostCompared) return {};
  const std::u32string said = CharactersOf(text, kLongestText);
  const auto share = [&](const std::u32string& characters) {
    const auto is_said = [&](char32_t c) { return said.find(c) != std::u32string::npos; };
    const auto count = std::count_if(characters.begin(), characters.end(), is_said);
    return characters.empty() ? 0 : static_cast<double>(count) / static_cast<double>(characters.size());
  };
  std::size_t best = kNobody;
  for (std::size_t item = 0; item < items_.size(); ++item) {
    const std::u32string name = CharactersOf(items_[item], kLongestName);
    const double all = share(name);
    if (all < kNearlyAll || share(own_[item]) < kNearlyAll) continue;
    if (best != kNobody || all < kAll || name.size() < kShortestWhole) return {};
    best = item;
  }
  return best == kNobody ? std::string() : items_[best];
}

std::string OwnWords::PartOf(std::string_view whole, std::string_view text) const {
  const auto said = SaidIn(text);
  return MostSaid(said, [&](std::size_t item, const Said& of) {
    return wholes_[item] == whole && (of.opens || of.longest >= kTellingRun || of.all >= kTellingAll);
  });
}

}  // namespace jitu::ingest

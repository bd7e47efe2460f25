#include "ingest/statements/aligned_groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestLead = 60;    ///< bytes of a label
constexpr std::size_t kLongestGroup = 600;  ///< bytes of a group that are looked at
constexpr std::size_t kMostItems = 60;
constexpr std::size_t kNobody = SIZE_MAX;

std::uint64_t PairOf(char32_t first, char32_t second) { return (std::uint64_t{first} << 32) | second; }

/// Which items two characters side by side are of. A word that is common elsewhere tells items apart here if one alone
/// has it.
class ItemPairs {
 public:
  explicit ItemPairs(const std::vector<SpendingFact>& spending) {
    std::set<std::string_view> known;
    for (const SpendingFact& fact : spending) {
      if (!known.insert(fact.name).second) continue;
      items_.push_back(fact.name);
      wholes_.push_back(fact.part_of);
    }
    if (items_.size() > kMostItems) items_.clear();
    for (std::size_t item = 0; item < items_.size(); ++item) {
      const std::u32string name = text::ToCodePoints(text::NameKey(items_[item]));
      for (std::size_t i = 0; i + 1 < name.size(); ++i) {
        const auto [owner, is_new] = owners_.emplace(PairOf(name[i], name[i + 1]), item);
        if (!is_new && owner->second != item) owner->second = kNobody;
      }
    }
  }

  const std::vector<std::string>& items() const { return items_; }
  const std::string& WholeOf(std::size_t item) const { return wholes_[item]; }

  /// The item of whose own pairs the text has most, `fewest` at least; kNobody if there is none, or two alike.
  std::size_t MostSaid(std::string_view text, std::size_t fewest) const {
    std::map<std::size_t, std::size_t> said;
    const std::u32string characters = text::ToCodePoints(text::NameKey(text.substr(0, kLongestGroup)));
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
      const auto owner = owners_.find(PairOf(characters[i], characters[i + 1]));
      if (owner != owners_.end() && owner->second != kNobody) ++said[owner->second];
    }
    std::size_t best = kNobody;
    std::size_t most = fewest - 1;
    for (const auto& [item, pairs] : said) {
      if (pairs < most || (pairs == most && best == kNobody)) continue;
      best = pairs == most ? kNobody : item;
      most = pairs;
    }
    return best;
  }

 private:
  std::vector<std::string> items_;   ///< in order of first appearance
  std::vector<std::string> wholes_;  ///< what each is part of
  std::unordered_map<std::uint64_t, std::size_t> owners_;
};

/// How a group begins; groups of one list begin alike.
enum class Opening : std::uint8_t { kNone, kLabel, kAspect, kOrdinal };

struct Group {
  std::size_t first = 0, end = 0;  ///< passages
  Opening opening = Opening::kNone;
  std::size_t item = kNobody;
};

bool MayTell(const Passage& passage) {
  return !passage.in_table && (passage.kind == SectionKind::kResults || passage.kind == SectionKind::kItemResults ||
                               passage.kind == SectionKind::kOther || passage.kind == SectionKind::kEvidence);
}

class Aligner {
 public:
  Aligner(const Draft& draft, std::vector<ItemScope>& scopes)
      : reading_(draft.reading), pairs_(draft.facts.spending), scopes_(scopes) {}

  void Align() {
    if (pairs_.items().size() < 2) return;
    std::vector<Group> run;
    for (std::size_t i = 0; i < reading_.passages.size();) {
      const Group group = GroupAt(i);
      const bool goes_on = !run.empty() && group.opening == run.back().opening && group.first == run.back().end;
      if (!goes_on) Settle(run);
      if (group.opening != Opening::kNone) run.push_back(group);
      i = std::max(group.end, i + 1);
    }
    Settle(run);
  }

 private:
  std::string_view TextOf(const Group& group) const {
    const std::uint32_t start = reading_.passages[group.first].span.start;
    return reading_.In({start, std::max(start, reading_.passages[group.end - 1].span.end)});
  }

  /// The group that begins with the passage: it and those behind it up to the next opening or heading.
  Group GroupAt(std::size_t first) const {
    Group group{first, first + 1, OpeningOf(first), kNobody};
    if (group.opening == Opening::kNone) return group;
    const Passage& opens = reading_.passages[first];
    while (group.end < reading_.passages.size()) {
      const Passage& next = reading_.passages[group.end];
      const bool own = next.section == opens.section && !next.heading && OpeningOf(group.end) == Opening::kNone &&
                       (next.block == opens.block || !next.marked);
      if (!own || (next.block != opens.block && group.opening != Opening::kOrdinal)) break;
      ++group.end;
    }
    return group;
  }

  Opening OpeningOf(std::size_t index) const {
    const Passage& passage = reading_.passages[index];
    if (passage.clauses.empty() || passage.heading || !MayTell(passage)) return Opening::kNone;
    if (passage.ordinal_word) return Opening::kOrdinal;
    const bool new_block = index == 0 || reading_.passages[index - 1].block != passage.block;
    if (!new_block && !passage.marked) return Opening::kNone;
    const std::string_view lead = reading_.In(passage.clauses.front().span);
    if (lead.size() > kLongestLead) return Opening::kNone;
    const bool colon = passage.clauses.size() > 1 && passage.clauses[1].before == U':';
    if (colon && passage.clauses.front().quantities.empty()) return Opening::kLabel;
    constexpr std::string_view kAspects[] = {"一项", "方面"};
    const bool aspect = std::any_of(std::begin(kAspects), std::end(kAspects),
                                    [&](std::string_view word) { return lead.find(word) != std::string_view::npos; });
    return aspect ? Opening::kAspect : Opening::kNone;
  }

  void Settle(std::vector<Group>& run) {
    constexpr std::size_t kFewest = 2;
    std::size_t told = 0;
    for (Group& group : run) {
      const std::string_view lead = reading_.In(reading_.passages[group.first].clauses.front().span);
      if (group.opening != Opening::kOrdinal) group.item = pairs_.MostSaid(lead, 1);
      if (group.item == kNobody) group.item = pairs_.MostSaid(TextOf(group), 3);
      told += group.item != kNobody ? 1U : 0U;
    }
    for (const Group& group : run) {
      const auto same = std::count_if(run.begin(), run.end(), [&](const Group& one) { return one.item == group.item; });
      if (told >= kFewest && group.item != kNobody && same == 1) Give(group);
    }
    run.clear();
  }

  void Give(const Group& group) {
    const std::string& item = pairs_.items()[group.item];
    const std::string_view text = TextOf(group);
    for (std::size_t i = group.first; i < group.end; ++i) {
      ItemScope& scope = scopes_[i];
      const bool carried = scope.rule == "sentence_begins_with_item" && text.find(scope.item) == std::string_view::npos;
      // 一是兑现认定奖励, below the item of which that is a part: told of the item; a label speaks of the part alone.
      const bool of_whole = group.opening != Opening::kOrdinal && scope.item == pairs_.WholeOf(group.item);
      if (scope.item.empty() || of_whole || carried) scope = {item, "group_of_item", 0.8};
    }
  }

  const Reading& reading_;
  const ItemPairs pairs_;
  std::vector<ItemScope>& scopes_;
};

}  // namespace

void AlignGroups(const Draft& draft, std::vector<ItemScope>& scopes) { Aligner(draft, scopes).Align(); }

}  // namespace jitu::ingest

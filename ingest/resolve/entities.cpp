#include "ingest/resolve/entities.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

#include "ingest/resolve/likeness.h"
#include "ingest/resolve/sets.h"
#include "ingest/resolve/unit_names.h"
#include "schema/base/ids.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kShortestContained = 4;  // 高精传动 in 南方宇航高精传动
constexpr std::size_t kShortestBrand = 3;      // 云运达 of 云运达物流
constexpr std::size_t kEnd = 4;                // characters of an end that nearly equal names share
constexpr std::size_t kShortName = 12;         // up to here names with one character left out are looked for
constexpr std::size_t kLargestBlock = 200;     // names that share a blocking key; more say nothing
constexpr double kJudged = 2;                  // weights of what is said, above all that is only alike
constexpr double kSaid = 1;
constexpr double kContained = 0.78;
constexpr double kContainedSound = 0.76;
constexpr std::size_t kLongestHomophone = 8;  // characters
constexpr double kNearlyEqual = 0.9;          // from here on even names side by side are one
constexpr double kShortUnit = 0.9;
constexpr std::size_t kMostUnitsOfArea = 400;  // more bodies in one area are not compared

/// A name that takes part in resolving: claimed, known, or given by an alias claim.
struct Candidate {
  NameForm form;
  std::set<std::string> spellings;  ///< names with this key
  std::uint64_t mentions = 0;
  bool claimed = false;
  bool known = false;  ///< the preferred name of a known entity
};

struct Link {
  std::size_t a, b;
  double weight;
  std::string why;
};

using Pair = Sets::Pair;

Pair Ordered(std::size_t a, std::size_t b) { return {std::min(a, b), std::max(a, b)}; }

class Resolver {
 public:
  Resolver(const Names& names, const model::Catalog& catalog) : catalog_(catalog), anatomy_(catalog) {
    for (const ClaimedName& name : names.claimed) {
      Candidate& candidate = candidates_[Add(name.label, name.name)];
      candidate.claimed = true;
      candidate.mentions += name.mentions;
    }
    for (const AliasClaim& alias : names.aliases) {
      const auto full = Find(alias.label, alias.full);
      if (full) links_.push_back({*full, Add(alias.label, alias.brief), kSaid, "报告自述 said by the report"});
    }
    for (const model::KnownEntity& known : catalog.known_entities()) AddKnown(known);
    SortOut();
    for (const Judgement& judgement : names.judgements) AddJudgement(judgement);
    for (const model::KnownDifferent& pair : catalog.known_different()) {
      ForEachLabel(pair.one, pair.other, [&](std::size_t a, std::size_t b) {
        if (!judged_.contains(Ordered(a, b))) apart_.insert(Ordered(a, b));
      });
    }
    alike_ = AlikeLinks(kSame);
    AddContained(alike_);
    AddShortUnits(alike_);
    KeepApart(names.beside);
  }

  std::vector<Entity> Resolve() {
    std::vector<Link> used, refused;
    Sets sets = JoinAll(&used, &refused);
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < candidates_.size(); ++i) groups[sets.Root(i)].push_back(i);
    std::map<std::size_t, std::vector<std::string>> reasons;
    for (const Link& link : used) {
      reasons[sets.Root(link.a)].push_back(candidates_[link.b].form.name + " = " + candidates_[link.a].form.name +
                                           ": " + link.why);
    }
    std::set<Pair> beside;
    for (const auto& [a, b] : beside_) beside.insert(Ordered(sets.Root(a), sets.Root(b)));
    for (const Link& link : refused) {
      if (!beside.contains(Ordered(sets.Root(link.a), sets.Root(link.b)))) continue;
      const std::string pair = candidates_[link.b].form.name + " ≠ " + candidates_[link.a].form.name;
      for (const std::size_t i : {link.a, link.b}) {
        reasons[sets.Root(i)].push_back(pair + ": 同句并列 named side by side; " + link.why);
      }
    }
    std::vector<Entity> entities;
    for (const auto& [root, members] : groups) {
      const bool claimed =
          std::any_of(members.begin(), members.end(), [&](std::size_t i) { return candidates_[i].claimed; });
      if (claimed) entities.push_back(MakeEntity(members, reasons[root]));
    }
    std::sort(entities.begin(), entities.end(),
              [](const Entity& a, const Entity& b) { return std::tie(a.label, a.key) < std::tie(b.label, b.key); });
    return entities;
  }

  std::vector<Doubt> Doubts() {
    std::set<Pair> said = apart_;
    for (const Link& link : links_) said.insert(Ordered(link.a, link.b));
    Sets sets = JoinAll(nullptr, nullptr);
    std::vector<Doubt> doubts;
    for (const Link& link : AlikeLinks(kDoubtful)) {
      const Candidate& a = candidates_[link.a];
      const Candidate& b = candidates_[link.b];
      if (!a.claimed || !b.claimed || said.contains({link.a, link.b}) || judged_.contains({link.a, link.b})) continue;
      const bool joined = sets.Root(link.a) == sets.Root(link.b);
      if (joined && link.weight < kSame) continue;  // one by way of another name
      doubts.push_back(
          {a.form.label, a.form.name, b.form.name, link.weight, link.why, joined, std::min(a.mentions, b.mentions)});
    }
    const auto gain = [](const Doubt& doubt) {
      const double certain =
          doubt.weight < kSame ? (kSame - doubt.weight) / kSame : (doubt.weight - kSame) / (1 - kSame);
      return (1 - certain) * static_cast<double>(doubt.mentions);
    };
    std::sort(doubts.begin(), doubts.end(), [&](const Doubt& x, const Doubt& y) {
      if (gain(x) != gain(y)) return gain(x) > gain(y);
      return std::tie(x.label, x.one, x.other) < std::tie(y.label, y.one, y.other);
    });
    return doubts;
  }

 private:
  static std::string Place(std::string_view label, std::string_view key) {
    return std::string(label) + "\n" + std::string(key);
  }

  std::optional<std::size_t> Find(std::string_view label, std::string_view name) const {
    const auto found = places_.find(Place(label, text::NameKey(name)));
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }

  std::size_t Add(std::string_view label, std::string_view name) {
    NameForm form = anatomy_.FormOf(label, name);
    const auto [place, fresh] = places_.try_emplace(Place(label, form.key), candidates_.size());
    if (fresh) candidates_.push_back({std::move(form), {}, 0, false, false});
    candidates_[place->second].spellings.insert(std::string(name));
    return place->second;
  }

  void AddKnown(const model::KnownEntity& known) {
    std::vector<std::string> all = known.aliases;
    all.push_back(known.name);
    const bool claimed = std::any_of(all.begin(), all.end(),
                                     [&](const std::string& name) { return Find(known.label, name).has_value(); });
    if (!claimed) return;
    const std::size_t name = Add(known.label, known.name);
    candidates_[name].known = true;
    for (const std::string& alias : known.aliases) {
      links_.push_back({name, Add(known.label, alias), kSaid, "已知别名 known alias: " + known.source});
    }
  }

  template <class Visit>
  void ForEachLabel(const std::string& one, const std::string& other, const Visit& visit) const {
    for (const model::LabelDefinition& label : catalog_.graph().labels) {
      const auto a = label.entity ? Find(label.name, one) : std::nullopt;
      const auto b = label.entity ? Find(label.name, other) : std::nullopt;
      if (a && b && *a != *b) visit(*a, *b);
    }
  }

  void AddJudgement(const Judgement& judgement) {
    ForEachLabel(judgement.one, judgement.other, [&](std::size_t a, std::size_t b) {
      judged_.insert(Ordered(a, b));
      if (judgement.verdict == Judgement::Verdict::kDifferent) apart_.insert(Ordered(a, b));
      if (judgement.verdict == Judgement::Verdict::kSame) {
        const auto [first, second] = Ordered(a, b);
        links_.push_back({first, second, kJudged, "判断 judged to be one"});
      }
    });
  }

  /// Orders candidates by (label, key) so that nothing below depends on the order of arrival.
  void SortOut() {
    std::vector<std::size_t> order(candidates_.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const NameForm& x = candidates_[a].form;
      const NameForm& y = candidates_[b].form;
      return std::tie(x.label, x.key) < std::tie(y.label, y.key);
    });
    std::vector<std::size_t> place(order.size());
    std::vector<Candidate> sorted;
    sorted.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(std::move(candidates_[order[i]]));
      sorted.back().form.name = *sorted.back().spellings.begin();
    }
    candidates_ = std::move(sorted);
    for (auto& [key, index] : places_) index = place[index];
    for (Link& link : links_) link = {place[link.a], place[link.b], link.weight, link.why};
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const NameForm& form = candidates_[i].form;
      if (form.label == "Enterprise" && !form.place.empty()) placed_[form.core].push_back(i);
    }
  }

  /// `used`, if wanted: the links that joined something, in the order in which they did; `refused`: those that did not
  /// because what they would join is kept apart.
  Sets JoinAll(std::vector<Link>* used, std::vector<Link>* refused) const {
    std::vector<Link> links = links_;
    links.insert(links.end(), alike_.begin(), alike_.end());
    return Joined(std::move(links), used, refused);
  }

  Sets Joined(std::vector<Link> links, std::vector<Link>* used, std::vector<Link>* refused) const {
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
      return std::tie(y.weight, x.a, x.b, x.why) < std::tie(x.weight, y.a, y.b, y.why);
    });
    Sets sets(candidates_.size(), apart_);
    for (const Link& link : links) {
      if (sets.Join(link.a, link.b)) {
        if (used != nullptr) used->push_back(link);
      } else if (refused != nullptr && sets.Root(link.a) != sets.Root(link.b)) {
        refused->push_back(link);
      }
    }
    return sets;
  }

  /// Names side by side are two things, unless they are said to be one or are equal but for place and form.
  void KeepApart(const std::vector<BesideClaim>& claims) {
    if (claims.empty()) return;
    std::vector<Link> links = links_;
    std::copy_if(alike_.begin(), alike_.end(), std::back_inserter(links),
                 [](const Link& link) { return link.weight >= kNearlyEqual || link.weight == kContained; });
    Sets one = Joined(std::move(links), nullptr, nullptr);
    for (const BesideClaim& claim : claims) {
      const auto a = Find(claim.label, claim.one);
      const auto b = Find(claim.label, claim.other);
      if (!a || !b || one.Root(*a) == one.Root(*b) || judged_.contains(Ordered(*a, *b))) continue;
      beside_.insert(Ordered(*a, *b));
    }
    apart_.insert(beside_.begin(), beside_.end());
  }

  /// 越州区住建局 and the only body of its area that this may be short for.
  void AddShortUnits(std::vector<Link>& links) const {
    std::map<std::u32string, std::vector<std::size_t>> areas;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].form.label != "Unit") continue;
      if (std::u32string area = AreaOf(candidates_[i].form.name); !area.empty()) areas[std::move(area)].push_back(i);
    }
    for (const auto& [area, units] : areas) {
      if (units.size() > kMostUnitsOfArea) continue;
      for (const std::size_t brief : units) {
        std::vector<std::size_t> full;
        for (const std::size_t other : units) {
          if (IsShortWithinArea(candidates_[brief].form.name, candidates_[other].form.name)) full.push_back(other);
        }
        if (full.size() != 1) continue;
        const auto [a, b] = Ordered(brief, full.front());
        links.push_back({a, b, kShortUnit, "同地简称 short name in one area 0.90"});
      }
    }
  }

  /// Pairs that are alike enough, each once, by weight and place.
  std::vector<Link> AlikeLinks(double least) const {
    std::vector<Link> links;
    const std::vector<Keyed> keyed = BlockingKeys();
    for (std::size_t first = 0; first < keyed.size();) {
      std::size_t end = first;
      while (end < keyed.size() && keyed[end].first == keyed[first].first) ++end;
      for (std::size_t i = first; end - first <= kLargestBlock && i < end; ++i) {
        for (std::size_t j = i + 1; j < end; ++j) AddIfAlike(keyed[i].second, keyed[j].second, least, links);
      }
      first = end;
    }
    const auto place = [](const Link& link) { return std::tie(link.a, link.b); };
    std::sort(links.begin(), links.end(), [&](const Link& x, const Link& y) { return place(x) < place(y); });
    const auto same = [&](const Link& x, const Link& y) { return place(x) == place(y); };
    links.erase(std::unique(links.begin(), links.end(), same), links.end());
    return links;
  }

  void AddIfAlike(std::size_t a, std::size_t b, double least, std::vector<Link>& links) const {
    const NameForm& x = candidates_[a].form;
    const NameForm& y = candidates_[b].form;
    if (a == b || x.label != y.label) return;
    const Likeness likeness = Compare(x, y);
    if (likeness.weight < least || IsAmbiguous(a, b)) return;
    const auto [first, second] = Ordered(a, b);
    links.push_back({first, second, likeness.weight,
                     std::string(likeness.why) + " " + std::to_string(likeness.weight).substr(0, 4)});
  }

  /// A firm without a place in its name, where firms of that name sit in several places: it may be any of them.
  bool IsAmbiguous(std::size_t a, std::size_t b) const {
    const NameForm& x = candidates_[a].form;
    const NameForm& y = candidates_[b].form;
    if (x.label != "Enterprise" || x.place.empty() == y.place.empty() || x.core != y.core) return false;
    const auto same = placed_.find(x.core);
    if (same == placed_.end()) return false;
    const NameForm& placed = x.place.empty() ? y : x;
    return std::any_of(same->second.begin(), same->second.end(),
                       [&](std::size_t other) { return PlacesConflict(candidates_[other].form, placed); });
  }

  using Keyed = std::pair<std::uint64_t, std::uint32_t>;  ///< hash of a key, candidate

  /// Names that could be the same share a key: sound, shape, code, core, one of its ends, or itself with one character
  /// left out. Sorted. A collision of hashes costs a comparison and joins nobody.
  std::vector<Keyed> BlockingKeys() const {
    std::vector<Keyed> keyed;
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
      const NameForm& form = candidates_[i].form;
      if (form.label == "Unit" || form.label == "Policy") continue;
      std::set<std::string> keys{"s" + form.sound, "k" + text::FromCodePoints(form.core),
                                 "f" + text::FromCodePoints(form.shape)};
      for (const std::string& code : form.codes) keys.insert("c" + code);
      if (form.core.size() >= 2 * kEnd - 1) {  // one character more leaves one of its ends as it was
        keys.insert("h" + text::FromCodePoints(form.core.substr(0, kEnd)));
        keys.insert("t" + text::FromCodePoints(form.core.substr(form.core.size() - kEnd)));
      }
      AddGaps(form.core, keys);
      if (form.plain != form.core) AddGaps(form.plain, keys);
      for (const std::string& key : keys) keyed.emplace_back(Hash64(form.label + key), i);
    }
    std::sort(keyed.begin(), keyed.end());
    return keyed;
  }

  static void AddGaps(const std::u32string& name, std::set<std::string>& keys) {
    if (name.size() < kShortestContained - 1 || name.size() > kShortName) return;
    keys.insert("x" + text::FromCodePoints(name));
    for (std::size_t gap = 0; gap < name.size(); ++gap) {
      std::u32string shorter = name;
      shorter.erase(gap, 1);
      keys.insert("x" + text::FromCodePoints(shorter));
    }
  }

  using Parts = std::unordered_map<std::u32string, std::vector<std::size_t>>;  ///< candidates by a part of their cores

  /// The longer names that a short one is part of; none where these are several, or far longer.
  std::vector<std::size_t> OnlyHolders(const Parts& parts, const std::u32string& part) const {
    const auto longer = parts.find(part);
    if (longer == parts.end()) return {};
    std::set<std::u32string> cores;
    for (const std::size_t other : longer->second) cores.insert(candidates_[other].form.core);
    if (cores.size() != 1 || cores.begin()->size() > 3 * part.size()) return {};
    return longer->second;
  }

  /// A short enterprise name that is found, or one that sounds like it, at the start or end of exactly one longer core.
  void AddContained(std::vector<Link>& links) const {
    Parts parts;
    Parts sounds;  ///< of starts alone
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const NameForm& form = candidates_[i].form;
      if (form.label != "Enterprise") continue;
      for (std::size_t length = kShortestContained; length < form.core.size(); ++length) {
        parts[form.core.substr(0, length)].push_back(i);
        parts[form.core.substr(form.core.size() - length)].push_back(i);
        if (length <= kLongestHomophone) sounds[SoundOf(form.core.substr(0, length))].push_back(i);
      }
      if (form.brand.size() == kShortestBrand && form.brand != form.core) parts[form.brand].push_back(i);
    }
    const auto add = [&](std::size_t i, std::size_t other, double weight, std::string_view why) {
      if (PlacesConflict(candidates_[i].form, candidates_[other].form)) return;
      const auto [a, b] = Ordered(i, other);
      links.push_back({a, b, weight, std::string(why)});
    };
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const NameForm& form = candidates_[i].form;
      if (form.label != "Enterprise" || form.core.size() < kShortestBrand) continue;
      for (const std::size_t other : OnlyHolders(parts, form.core))
        add(i, other, kContained, "简称 contained name 0.78");
      const bool short_name = form.core.size() >= kShortestContained && form.core.size() <= kLongestHomophone;
      const bool in_full = form.characters.find(U"有限") != std::u32string::npos;
      if (!short_name || in_full || parts.contains(form.core)) continue;
      for (const std::size_t other : OnlyHolders(sounds, SoundOf(form.core))) {
        const std::u32string_view core = candidates_[other].form.core;
        const auto differs = std::inner_product(form.core.begin(), form.core.end(), core.begin(), 0, std::plus<>(),
                                                std::not_equal_to<>());
        if (differs == 1) add(i, other, kContainedSound, "简称同音 sounds like a contained name 0.76");
      }
    }
  }

  /// The sound of each character, so that as many characters sound alike one by one.
  static std::u32string SoundOf(const std::u32string& name) {
    std::string sound;
    for (const char32_t c : name) sound += text::PinyinKey(text::FromCodePoints(std::u32string(1, c))) + ' ';
    return text::ToCodePoints(sound);
  }

  Entity MakeEntity(const std::vector<std::size_t>& members, std::vector<std::string> why) const {
    Entity entity;
    std::set<std::string> all;
    const Candidate* preferred = nullptr;
    for (const std::size_t i : members) {
      const Candidate& candidate = candidates_[i];
      all.insert(candidate.spellings.begin(), candidate.spellings.end());
      if (candidate.claimed)
        entity.names.insert(entity.names.end(), candidate.spellings.begin(), candidate.spellings.end());
      if (preferred == nullptr || Rank(candidate) > Rank(*preferred)) preferred = &candidate;
    }
    entity.label = candidates_[members.front()].form.label;
    entity.name = preferred->form.name;
    // A body that reports has the id of its full name, whoever calls it short.
    entity.key = entity.label == "Unit" ? preferred->form.key : candidates_[members.front()].form.key;
    all.erase(entity.name);
    entity.aliases.assign(all.begin(), all.end());
    std::sort(entity.names.begin(), entity.names.end());
    std::sort(why.begin(), why.end());
    entity.why = std::move(why);
    return entity;
  }

  /// Known names first, then full names (with their kind of company), then the most mentioned (of a public body: the
  /// longest, as the full name of a body has no kind of company), then the longest.
  static std::tuple<bool, bool, std::uint64_t, std::size_t> Rank(const Candidate& candidate) {
    const NameForm& form = candidate.form;
    const bool full = form.place.size() + form.core.size() < form.characters.size();
    const std::uint64_t mentions = form.label == "Unit" ? 0 : candidate.mentions;
    return {candidate.known, full, mentions, form.characters.size()};
  }

  const model::Catalog& catalog_;
  const NameAnatomy anatomy_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<Link> links_;  ///< what is said
  std::vector<Link> alike_;  ///< what is alike, contained or short
  std::set<Pair> apart_, judged_;
  std::set<Pair> beside_;                                                ///< of `apart_`: named side by side
  std::unordered_map<std::u32string, std::vector<std::size_t>> placed_;  ///< firms with a place, by core
};

}  // namespace

std::vector<Entity> ResolveEntities(const Names& names, const model::Catalog& catalog) {
  return Resolver(names, catalog).Resolve();
}

std::vector<Doubt> FindDoubts(const Names& names, const model::Catalog& catalog) {
  return Resolver(names, catalog).Doubts();
}

}  // namespace jitu::ingest

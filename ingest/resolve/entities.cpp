#include "ingest/resolve/entities.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kShortestHomophone = 4;  // characters: below that too many names sound alike
constexpr std::size_t kMostHomophones = 2;     // characters that may differ in writing
constexpr std::size_t kShortestVariant = 8;    // a long name may lose or gain one character
constexpr std::size_t kLongestInsertion = 2;   // characters that a project's name may have more in its middle
constexpr std::size_t kShortestContained = 4;  // 高精传动 in 南方宇航高精传动
constexpr std::size_t kLargestBlock = 200;     // names that share a blocking key; more say nothing

std::size_t Differences(std::u32string_view a, std::u32string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i] ? 1U : 0U;
  return count;
}

/// One is the other with so many characters more, in one place.
bool HasMore(std::u32string_view a, std::u32string_view b, std::size_t more) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() != a.size() + more) return false;
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin());
  return std::equal(left, a.end(), right + static_cast<std::ptrdiff_t>(more));
}

bool ShareCode(const NameForm& a, const NameForm& b) {
  return std::any_of(a.codes.begin(), a.codes.end(), [&](const std::string& code) {
    return std::find(b.codes.begin(), b.codes.end(), code) != b.codes.end();
  });
}

class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0); }
  std::size_t Root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  bool Join(std::size_t a, std::size_t b) {
    a = Root(a);
    b = Root(b);
    if (a == b) return false;
    parent_[std::max(a, b)] = std::min(a, b);
    return true;
  }

 private:
  std::vector<std::size_t> parent_;
};

/// A name that takes part in resolving: claimed, known, or given by an alias claim.
struct Candidate {
  NameForm form;
  std::set<std::string> spellings;  ///< names with this key
  std::uint64_t mentions = 0;
  bool claimed = false;
  bool known = false;  ///< the preferred name of a known entity
};

class Resolver {
 public:
  Resolver(const std::vector<ClaimedName>& names, const std::vector<AliasClaim>& aliases, const model::Catalog& catalog)
      : catalog_(catalog) {
    for (const ClaimedName& name : names) {
      Candidate& candidate = candidates_[Add(name.label, name.name)];
      candidate.claimed = true;
      candidate.mentions += name.mentions;
    }
    for (const AliasClaim& alias : aliases) {
      const auto full = Find(alias.label, alias.full);
      if (full) links_.push_back({*full, Add(alias.label, alias.brief), "报告自述 said by the report"});
    }
    for (const model::KnownEntity& known : catalog.known_entities()) AddKnown(known);
    SortOut();
  }

  std::vector<Entity> Resolve() {
    Sets sets(candidates_.size());
    std::vector<Link> used;
    for (const Link& link : AllLinks()) {
      if (!KeptApart(link.a, link.b) && sets.Join(link.a, link.b)) used.push_back(link);
    }
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < candidates_.size(); ++i) groups[sets.Root(i)].push_back(i);
    std::map<std::size_t, std::vector<std::string>> reasons;
    for (const Link& link : used) {
      reasons[sets.Root(link.a)].push_back(candidates_[link.b].form.name + " = " + candidates_[link.a].form.name +
                                           ": " + link.why);
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

 private:
  struct Link {
    std::size_t a, b;
    std::string why;
  };

  static std::string Place(std::string_view label, std::string_view key) {
    return std::string(label) + "\n" + std::string(key);
  }

  std::optional<std::size_t> Find(std::string_view label, std::string_view name) const {
    const auto found = places_.find(Place(label, text::NameKey(name)));
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }

  std::size_t Add(std::string_view label, std::string_view name) {
    NameForm form = FormOf(label, name, catalog_);
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
      links_.push_back({name, Add(known.label, alias), "已知别名 known alias: " + known.source});
    }
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
    for (std::size_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(std::move(candidates_[order[i]]));
      sorted.back().form.name = *sorted.back().spellings.begin();
    }
    candidates_ = std::move(sorted);
    for (auto& [key, index] : places_) index = place[index];
    for (Link& link : links_) link = {place[link.a], place[link.b], link.why};
  }

  /// Links that were said, then those the rules find, each in order of its names.
  std::vector<Link> AllLinks() {
    std::vector<Link> links = links_;
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const auto& [block, members] : Blocks()) {
      if (members.size() > kLargestBlock) continue;
      for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t j = i + 1; j < members.size(); ++j) {
          if (!seen.emplace(members[i], members[j]).second) continue;
          const char* why = WhySame(candidates_[members[i]].form, candidates_[members[j]].form);
          if (why != nullptr) links.push_back({members[i], members[j], why});
        }
      }
    }
    AddContained(links);
    std::sort(links.begin(), links.end(),
              [](const Link& x, const Link& y) { return std::tie(x.a, x.b, x.why) < std::tie(y.a, y.b, y.why); });
    return links;
  }

  /// Names that could be the same share a block: sound, code, core, or one of its ends.
  std::map<std::string, std::vector<std::size_t>> Blocks() const {
    std::map<std::string, std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const NameForm& form = candidates_[i].form;
      std::set<std::string> keys{"s" + form.sound, "k" + text::FromCodePoints(form.core)};
      for (const std::string& code : form.codes) keys.insert("c" + code);
      if (form.core.size() + 1 >= kShortestVariant) {  // one character more leaves one of its ends as it was
        keys.insert("h" + text::FromCodePoints(form.core.substr(0, kShortestVariant / 2)));
        keys.insert("t" + text::FromCodePoints(form.core.substr(form.core.size() - kShortestVariant / 2)));
      }
      for (const std::string& key : keys) blocks[form.label + key].push_back(i);
    }
    return blocks;
  }

  /// A short enterprise name that is found at the start or end of exactly one longer core.
  void AddContained(std::vector<Link>& links) const {
    std::unordered_map<std::u32string, std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const NameForm& form = candidates_[i].form;
      if (form.label != "Enterprise") continue;
      for (std::size_t length = kShortestContained; length < form.core.size(); ++length) {
        parts[form.core.substr(0, length)].push_back(i);
        parts[form.core.substr(form.core.size() - length)].push_back(i);
      }
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const NameForm& form = candidates_[i].form;
      if (form.label != "Enterprise" || form.core.size() < kShortestContained) continue;
      const auto longer = parts.find(form.core);
      if (longer == parts.end()) continue;
      std::set<std::u32string> cores;
      for (const std::size_t other : longer->second) cores.insert(candidates_[other].form.core);
      if (cores.size() != 1 || cores.begin()->size() > 3 * form.core.size()) continue;
      for (const std::size_t other : longer->second) {
        links.push_back({std::min(i, other), std::max(i, other), "简称 contained name"});
      }
    }
  }

  bool KeptApart(std::size_t a, std::size_t b) const {
    const std::string& x = candidates_[a].form.key;
    const std::string& y = candidates_[b].form.key;
    const auto& different = catalog_.known_different();
    return std::any_of(different.begin(), different.end(), [&](const model::KnownDifferent& pair) {
      const std::string one = text::NameKey(pair.one);
      const std::string other = text::NameKey(pair.other);
      return (x == one && y == other) || (x == other && y == one);
    });
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
    entity.key = candidates_[members.front()].form.key;
    entity.name = preferred->form.name;
    all.erase(entity.name);
    entity.aliases.assign(all.begin(), all.end());
    std::sort(entity.names.begin(), entity.names.end());
    std::sort(why.begin(), why.end());
    entity.why = std::move(why);
    return entity;
  }

  /// Known names first, then full names (with their kind of company), then the most mentioned, then the longest.
  static std::tuple<bool, bool, std::uint64_t, std::size_t> Rank(const Candidate& candidate) {
    const NameForm& form = candidate.form;
    return {candidate.known, form.core.size() < form.characters.size(), candidate.mentions, form.characters.size()};
  }

  const model::Catalog& catalog_;
  std::vector<Candidate> candidates_;
  std::map<std::string, std::size_t> places_;
  std::vector<Link> links_;
};

}  // namespace

const char* WhySame(const NameForm& a, const NameForm& b) {
  if (a.label == "Unit") return nullptr;  // bodies of neighbouring places differ in one character
  if (!a.place.empty() && !b.place.empty() && a.place != b.place) return nullptr;
  const std::size_t length = std::min(a.core.size(), b.core.size());
  if (a.label == "Enterprise" && a.core == b.core && length + 1 >= kShortestContained) {
    return "同名 same name without place and kind of company";
  }
  if (a.label == "Product" && ShareCode(a, b)) return "同型号 same model code";
  if (a.label == "Policy") return nullptr;
  if (a.sound == b.sound && length >= kShortestHomophone && a.core.size() == b.core.size() &&
      Differences(a.core, b.core) <= kMostHomophones && a.distinguishing == b.distinguishing) {
    return "同音 homophone";
  }
  if (length + 1 >= kShortestVariant && a.distinguishing == b.distinguishing && HasMore(a.core, b.core, 1)) {
    return "一字之差 one character more";
  }
  if (a.label == "Project" && length > kShortestVariant && a.distinguishing == b.distinguishing &&
      a.core.front() == b.core.front() && a.core.back() == b.core.back() &&
      HasMore(a.core, b.core, kLongestInsertion)) {
    return "多出一词 one word more";
  }
  return nullptr;
}

std::vector<Entity> ResolveEntities(const std::vector<ClaimedName>& names, const std::vector<AliasClaim>& aliases,
                                    const model::Catalog& catalog) {
  return Resolver(names, aliases, catalog).Resolve();
}

}  // namespace jitu::ingest

#include "query/lookup/lookup.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/model/indexes.h"
#include "query/lookup/name_match.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

using graph::Direction;

constexpr std::size_t kPerIndex = 200;  // candidates taken from one index range
constexpr std::size_t kPerSound = 64;   // candidates that have one stretch of sounds
constexpr std::size_t kTextHits = 400;  // candidates that share most characters with the question
constexpr std::size_t kSounds = 3;      // characters whose sounds are looked for together
constexpr std::size_t kTypedSound = 7;  // letters of typed pinyin, likewise: two or three syllables
constexpr double kGoodEnough = 0.6;     // a match that needs no scan over all names
constexpr double kLeastScore = 0.4;
constexpr double kBesideTheBest = 0.6;  // of the best score
constexpr double kOtherReading = 0.99;
constexpr std::size_t kMostReadings = 12;   // of what was typed
constexpr double kThroughKnownName = 0.98;  // the catalogue says that the name asked for is another's

struct Candidate {
  NodeId id;
  std::string label;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<std::string> why;  ///< "alias = name: reason", as resolved
};

/// A name to look for, with where it comes from.
struct Asked {
  NameForms forms;
  double worth = 1;
  Message source;
};

class Finder {
 public:
  Finder(const GraphMoment& reader, const model::Catalog& catalog, std::string_view name, const LookupOptions& options)
      : reader_(reader), options_(options), shaper_(catalog) {
    for (const auto& label : catalog.graph().labels) {
      if (label.entity) labels_.push_back(label.name);
    }
    AddAsked(name, 1, {});
    AddOtherReadings(name, catalog);
    const std::string key = text::NameKey(name);
    for (const auto& known : catalog.known_entities()) {
      std::vector<std::string> names = known.aliases;
      names.push_back(known.name);
      const auto is_asked = [&](const std::string& other) { return text::NameKey(other) == key; };
      if (std::none_of(names.begin(), names.end(), is_asked)) continue;
      for (const auto& other : names) {
        if (is_asked(other)) continue;
        AddAsked(other, kThroughKnownName,
                 Say("已知又名“{}”（{}）", "known to be also “{}” ({})", other, known.source));
      }
    }
  }

  Result<std::vector<LookupMatch>> Find() {
    for (const auto& label : labels_) JITU_CHECK_OK(FromIndexes(label));
    if (Best() < kGoodEnough) {
      for (const auto& label : labels_) JITU_CHECK_OK(FromScan(label));
    }
    std::vector<LookupMatch> matches;
    for (auto& [id, match] : matches_) matches.push_back(std::move(match));
    return matches;
  }

 private:
  double Best() const {
    double best = 0;
    for (const auto& [id, match] : matches_) best = std::max(best, match.score);
    return best;
  }

  void AddAsked(std::string_view name, double worth, Message source) {
    asked_.push_back({shaper_.FormsOf(name), worth, std::move(source)});
  }

  /// A character has one reading in the keys. Who types another one (chong for 重) is helped by the catalog.
  void AddOtherReadings(std::string_view name, const model::Catalog& catalog) {
    const std::string typed = text::NameKey(name);
    if (!std::all_of(typed.begin(), typed.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return;
    for (const auto& other : catalog.Words("other_reading")) {
      const std::size_t at = typed.find(other.word);
      if (at == std::string::npos || asked_.size() > kMostReadings) continue;
      AddAsked(std::string(typed).replace(at, other.word.size(), other.meaning), kOtherReading,
               Say("“{}”又读“{}”", "“{}” is also read “{}”", other.word, other.meaning));
    }
  }

  Result<void> FromIndexes(const std::string& label) {
    std::set<NodeId> ids;
    const auto take = [&](const std::vector<NodeId>& found) { ids.insert(found.begin(), found.end()); };
    for (const auto& asked : asked_) {
      const std::string key = text::FromCodePoints(asked.forms.key);
      for (const auto& [prefix, form] :
           {std::pair("n:", key), std::pair("p:", asked.forms.sound), std::pair("i:", asked.forms.sound)}) {
        if (form.empty()) continue;
        JITU_TRY(const auto same, reader_.WithText(label, "keys", prefix + form, kPerIndex));
        take(same);
        if (form.size() < 4) continue;
        JITU_TRY(const auto longer, reader_.BeginningWith(label, "keys", prefix + form, kPerIndex));
        take(longer);
      }
      for (const auto& sound : SoundsWithin(asked.forms)) {
        for (const char* prefix : {"s:", "p:"}) {
          JITU_TRY(const auto found, reader_.BeginningWith(label, "keys", prefix + sound, kPerSound));
          take(found);
        }
      }
      const auto terms = graph::TextTerms(key);
      const auto least = static_cast<std::uint32_t>(std::max<std::size_t>(1, terms.size() / 4));
      for (const auto* property : {"name", "aliases"}) {
        JITU_TRY(const auto hits, reader_.Search(label, property, terms, least, kTextHits));
        for (const auto& hit : hits) ids.insert(hit.node);
      }
    }
    const std::vector<NodeId> list(ids.begin(), ids.end());
    JITU_TRY(auto records, reader_.Nodes(list, {"name", "aliases", "why"}));
    for (auto& record : records) Consider(label, record);
    return {};
  }

  /// Stretches of sound that a name has if it sounds like what was asked, here or there: a slip leaves some of them.
  static std::set<std::string> SoundsWithin(const NameForms& asked) {
    std::set<std::string> sounds;
    if (IsTyped(asked.key)) {
      if (asked.sound.size() > 3) sounds.insert(asked.sound.substr(0, kTypedSound));
      return sounds;
    }
    for (std::size_t at = 0; at == 0 || at + kSounds <= asked.key.size(); ++at) {
      const auto part = std::u32string_view(asked.key).substr(at, kSounds);
      if (part.size() > 1) sounds.insert(text::PinyinKey(text::FromCodePoints(part)));
    }
    return sounds;
  }

  Result<void> FromScan(const std::string& label) {
    return reader_.Scan(label, {"name", "aliases", "why"}, options_.scan_limit, [&](FoundNode&& record) {
      std::vector<std::string> names = TextsOf(record.values[1]);
      names.push_back(TextOf(record.values[0]));
      if (std::any_of(names.begin(), names.end(), [&](const std::string& name) { return MayAnswer(name); })) {
        Consider(label, record);
      }
      return true;
    });
  }

  /// A cheap look, so that a scan does not compare every name: enough common characters, or the typed sound inside.
  bool MayAnswer(const std::string& name) const {
    const std::u32string characters = text::ToCodePoints(name);
    return std::any_of(asked_.begin(), asked_.end(), [&](const Asked& asked) {
      const std::u32string& key = asked.forms.key;
      if (IsTyped(key)) {
        return text::PinyinKey(name).find(asked.forms.sound) != std::string::npos ||
               text::PinyinInitials(name).find(asked.forms.sound) != std::string::npos;
      }
      const auto common =
          std::count_if(key.begin(), key.end(), [&](char32_t c) { return characters.find(c) != std::u32string::npos; });
      return static_cast<std::size_t>(common) * 2 >= std::min(key.size(), characters.size());
    });
  }

  /// Letters and digits alone: pinyin, initials or a code.
  static bool IsTyped(const std::u32string& key) {
    return std::all_of(key.begin(), key.end(), [](char32_t c) { return c < 128; });
  }

  void Consider(const std::string& label, const FoundNode& record) {
    if (matches_.contains(record.id)) return;
    Candidate candidate{record.id, label, TextOf(record.values[0]), TextsOf(record.values[1]),
                        TextsOf(record.values[2])};
    LookupMatch match;
    ConsiderName(candidate, candidate.name, match);
    for (const auto& alias : candidate.aliases) ConsiderName(candidate, alias, match);
    if (match.score < kLeastScore) return;
    match.id = candidate.id;
    match.label = label;
    match.name = candidate.name;
    match.aliases = std::move(candidate.aliases);
    matches_.emplace(match.id, std::move(match));
  }

  void ConsiderName(const Candidate& candidate, const std::string& name, LookupMatch& match) const {
    const NameForms forms = shaper_.FormsOf(name);
    for (const auto& asked : asked_) {
      NameMatch found = MatchName(asked.forms, forms);
      const double score = found.score * asked.worth;
      if (score <= match.score) continue;
      match.score = score;
      match.why = Explained(candidate, name, asked, std::move(found.how));
    }
  }

  /// How the name answers; which name, if it is not the preferred one; why that name is one of this thing's.
  static Message Explained(const Candidate& candidate, const std::string& name, const Asked& asked, Message how) {
    Message why = std::move(how);
    const auto append = [&](const Message& more) {
      why.zh += "；" + more.zh;
      why.en += "; " + more.en;
    };
    if (!asked.source.zh.empty()) append(asked.source);
    if (name == candidate.name) return why;
    append(Say("又名“{}”", "also called “{}”", name));
    for (const auto& line : candidate.why) {
      if (line.find(name) != std::string::npos && line.find(" ≠ ") == std::string::npos) {
        append({line, line});
        break;
      }
    }
    return why;
  }

  const GraphMoment& reader_;
  LookupOptions options_;
  const NameShaper shaper_;
  std::vector<std::string> labels_;
  std::vector<Asked> asked_;
  std::map<NodeId, LookupMatch> matches_;
};

std::vector<NodeId> Ends(const std::vector<Link>& links) {
  std::vector<NodeId> ids;
  for (const auto& link : links) ids.push_back(link.to);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Result<std::vector<std::string>> NamesOf(const GraphMoment& reader, const std::vector<NodeId>& ids,
                                         std::string_view property) {
  JITU_TRY(const auto records, reader.Nodes(ids, {property}));
  std::set<std::string> names;
  for (const auto& record : records) names.insert(TextOf(record.values[0]));
  return std::vector<std::string>(names.begin(), names.end());
}

/// Who speaks of it: the publishers of the reports its passages are in, and of the outcomes that involve it.
Result<void> AddSpeakers(const GraphMoment& reader, std::size_t evidence_limit, LookupMatch& match) {
  const std::vector<NodeId> self{match.id};
  JITU_TRY(auto evidence, EvidenceOf(reader, self));
  auto& passages = evidence[match.id];
  std::set<NodeId> reports;
  for (const auto& passage : passages) reports.insert(passage.report_node);
  if (match.label == "Unit") {
    JITU_TRY(const auto published, reader.Follow(self, "PUBLISHED", Direction::kOut));
    for (const auto& link : published) reports.insert(link.to);
  }
  JITU_TRY(const auto outcomes, reader.Follow(self, "INVOLVES", Direction::kIn));
  JITU_TRY(const auto claims, reader.Follow(Ends(outcomes), "CLAIMS", Direction::kIn));
  const std::vector<NodeId> report_ids(reports.begin(), reports.end());
  JITU_TRY(const auto publishers, reader.Follow(report_ids, "PUBLISHED", Direction::kIn));
  std::set<NodeId> units;
  for (const auto* links : {&claims, &publishers}) {
    for (const auto& link : *links) units.insert(link.to);
  }
  JITU_TRY(match.units, NamesOf(reader, std::vector<NodeId>(units.begin(), units.end()), "name"));
  JITU_TRY(match.reports, NamesOf(reader, report_ids, "title"));
  match.mentions = static_cast<std::int64_t>(passages.size());
  if (passages.size() > evidence_limit) passages.resize(evidence_limit);
  match.evidence = std::move(passages);
  return {};
}

}  // namespace

Result<LookupAnswer> Lookup(const graph::Store& store, const model::Catalog& catalog, std::string_view name,
                            const LookupOptions& options) {
  if (text::NameKey(name).empty()) {
    return Fail(ErrorCode::kInvalidArgument, Say("要查的名称是空的；请给出名称或其一部分",
                                                 "the name to look up is empty; give a name or a part of one"));
  }
  const GraphMoment reader(store, options.stop);
  LookupAnswer answer;
  answer.query = name;
  JITU_TRY(answer.matches, Finder(reader, catalog, name, options).Find());
  auto& matches = answer.matches;
  const auto better = [](const LookupMatch& a, const LookupMatch& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.mentions != b.mentions) return a.mentions > b.mentions;
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
  };
  std::sort(matches.begin(), matches.end(), better);
  const double least = matches.empty() ? 0 : matches.front().score * kBesideTheBest;
  std::erase_if(matches, [least](const LookupMatch& match) { return match.score < least; });
  if (matches.size() > options.limit * 2) matches.resize(options.limit * 2);
  for (auto& match : matches) JITU_CHECK_OK(AddSpeakers(reader, options.evidence_limit, match));
  std::sort(matches.begin(), matches.end(), better);
  if (matches.size() > options.limit) matches.resize(options.limit);
  return answer;
}

}  // namespace jitu::query

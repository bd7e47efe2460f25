#include "query/trace/find_outcomes.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/model/indexes.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

constexpr std::size_t kTextHits = 1000;        // candidates that share most terms with the question
constexpr std::size_t kEntityOutcomes = 2000;  // candidates that involve a thing the question names
constexpr std::size_t kDescribed = 400;        // candidates that are compared with all that is known of them
constexpr std::size_t kLongestName = 30;       // characters of a name that is looked for in the question
constexpr std::size_t kShortestName = 3;
constexpr double kLeastScore = 0.55;
constexpr double kLeastOwn = 0.25;      // an item's name may complete a sentence, never replace it
constexpr double kBesideTheBest = 0.8;  // of the best score

std::vector<NodeId> Targets(const std::vector<Link>& links) {
  std::vector<NodeId> ids;
  ids.reserve(links.size());
  for (const auto& link : links) ids.push_back(link.to);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// One list of strings per outcome: those properties of its neighbours over `type`.
Result<std::vector<std::vector<std::string>>> NeighbourTexts(const GraphMoment& reader, const std::vector<NodeId>& ids,
                                                             std::string_view type, graph::Direction direction,
                                                             const Names& properties) {
  std::vector<std::vector<std::string>> texts(ids.size());
  JITU_TRY(const auto links, reader.Follow(ids, type, direction));
  JITU_TRY(const auto records, reader.Nodes(Targets(links), properties));
  std::map<NodeId, std::vector<std::string>> of;
  for (const auto& record : records) {
    auto& own = of[record.id];
    for (const auto& value : record.values) {
      if (value.AsString() != nullptr) own.push_back(*value.AsString());
      for (auto& text : TextsOf(value)) own.push_back(std::move(text));
    }
  }
  for (const auto& link : links) {
    const auto& own = of[link.to];
    texts[link.input].insert(texts[link.input].end(), own.begin(), own.end());
  }
  return texts;
}

/// The titles of the reports that tell each: what the whole report is about its sentences leave out.
Result<std::vector<std::vector<std::string>>> TitlesOf(const GraphMoment& reader, const std::vector<NodeId>& ids) {
  JITU_TRY(const auto told, reader.Follow(ids, "EVIDENCED_BY", graph::Direction::kOut));
  const std::vector<NodeId> passages = Targets(told);
  JITU_TRY(const auto of, NeighbourTexts(reader, passages, "IN", graph::Direction::kOut, {"title"}));
  std::vector<std::vector<std::string>> titles(ids.size());
  for (const auto& link : told) {
    const auto place = std::lower_bound(passages.begin(), passages.end(), link.to) - passages.begin();
    for (const std::string& title : of[static_cast<std::size_t>(place)]) titles[link.input].push_back(title);
  }
  return titles;
}

bool Better(const FoundOutcome& a, const FoundOutcome& b) {
  if (a.match.score != b.match.score) return a.match.score > b.match.score;
  return std::tie(a.text, a.id) < std::tie(b.text, b.id);
}

}  // namespace

std::vector<std::string> WeakWords(const model::Catalog& catalog) {
  std::vector<std::string> words;
  for (const auto& term : catalog.Words("weak_in_question")) words.push_back(term.word);
  return words;
}

Result<std::vector<OutcomeText>> DescribeOutcomes(const GraphMoment& reader, const std::vector<NodeId>& ids) {
  using graph::Direction;
  JITU_TRY(auto names, NeighbourTexts(reader, ids, "INVOLVES", Direction::kOut, {"name", "aliases"}));
  JITU_TRY(auto spending, NeighbourTexts(reader, ids, "SUPPORTS", Direction::kIn, {"name"}));
  JITU_TRY(auto units, NeighbourTexts(reader, ids, "CLAIMS", Direction::kIn, {"name", "aliases"}));
  JITU_TRY(auto quotes, NeighbourTexts(reader, ids, "EVIDENCED_BY", Direction::kOut, {"quote"}));
  JITU_TRY(auto titles, TitlesOf(reader, ids));
  JITU_TRY(const auto records, reader.Nodes(ids, {"text", "fiscalYear"}));
  std::map<NodeId, const FoundNode*> by_id;
  for (const auto& record : records) by_id[record.id] = &record;
  std::vector<OutcomeText> described(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    auto& outcome = described[i];
    if (const auto record = by_id.find(ids[i]); record != by_id.end()) {
      outcome.text = TextOf(record->second->values[0]);
      const auto year = IntegerOf(record->second->values[1]);
      if (year > 0) outcome.surroundings.push_back(std::to_string(year) + "年");
    }
    outcome.other_names = std::move(names[i]);
    outcome.spending = std::move(spending[i]);
    outcome.speakers = std::move(units[i]);
    outcome.speakers.insert(outcome.speakers.end(), titles[i].begin(), titles[i].end());
    outcome.surroundings.insert(outcome.surroundings.end(), quotes[i].begin(), quotes[i].end());
  }
  return described;
}

OutcomeFinder::OutcomeFinder(const GraphMoment& reader, const model::Catalog& catalog, std::string_view question)
    : reader_(reader), question_(question), matcher_(question, WeakWords(catalog)) {}

Result<std::vector<NodeId>> OutcomeFinder::ThroughEntities() const {
  const std::u32string key = text::ToCodePoints(text::NameKey(question_));
  std::set<std::string> names;
  for (std::size_t length = kShortestName; length <= std::min(key.size(), kLongestName); ++length) {
    names.insert(text::FromCodePoints(std::u32string_view(key).substr(0, length)));
    names.insert(text::FromCodePoints(std::u32string_view(key).substr(key.size() - length)));
  }
  std::vector<NodeId> entities;
  for (const auto& label : reader_.store().indexes().definitions()) {
    if (reader_.tokens().Name(label.property) != "keys") continue;
    for (const auto& name : names) {
      JITU_TRY(const auto found, reader_.WithText(reader_.tokens().Name(label.label), "keys", "n:" + name, 16));
      entities.insert(entities.end(), found.begin(), found.end());
    }
  }
  std::sort(entities.begin(), entities.end());
  entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
  JITU_TRY(const auto links, reader_.Follow(entities, "INVOLVES", graph::Direction::kIn));
  auto outcomes = Targets(links);
  if (outcomes.size() > kEntityOutcomes) outcomes.resize(kEntityOutcomes);
  return outcomes;
}

Result<std::vector<NodeId>> OutcomeFinder::Candidates() const {
  const auto terms = graph::TextTerms(question_);
  JITU_TRY(const auto hits, reader_.Search("Outcome", "text", terms, 1, kTextHits));
  JITU_TRY(auto ids, ThroughEntities());
  for (const auto& hit : hits) ids.push_back(hit.node);
  if (terms.empty() || !reader_.HasTextIndex("Outcome", "text")) {
    JITU_CHECK_OK(reader_.Scan("Outcome", {}, kTextHits * 10, [&](FoundNode&& record) {
      ids.push_back(record.id);
      return true;
    }));
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Result<std::vector<FoundOutcome>> OutcomeFinder::Find(std::size_t limit) {
  JITU_TRY(const auto candidates, Candidates());
  JITU_TRY(const auto records, reader_.Nodes(candidates, {"text"}));
  std::vector<std::string> texts;
  for (const auto& record : records) texts.push_back(TextOf(record.values[0]));
  JITU_TRY(const auto all, reader_.Count("Outcome"));
  matcher_.WeighByRarity(texts, all);
  std::vector<FoundOutcome> found;
  for (std::size_t i = 0; i < records.size(); ++i) {
    OutcomeText alone;
    alone.text = texts[i];
    found.push_back({records[i].id, texts[i], matcher_.Score(alone)});
  }
  std::sort(found.begin(), found.end(), Better);
  if (found.size() > kDescribed) found.resize(kDescribed);
  std::vector<NodeId> ids;
  for (const auto& outcome : found) ids.push_back(outcome.id);
  JITU_TRY(const auto scores, ScoreOf(ids));
  for (std::size_t i = 0; i < found.size(); ++i) found[i].match = scores[i];
  std::erase_if(found, [](const FoundOutcome& outcome) {
    return outcome.match.score < kLeastScore || outcome.match.own < kLeastOwn;
  });
  std::sort(found.begin(), found.end(), Better);
  const double least = found.empty() ? 0 : kBesideTheBest * found.front().match.score;
  std::erase_if(found, [least](const FoundOutcome& outcome) { return outcome.match.score < least; });
  if (found.size() > limit) found.resize(limit);
  return found;
}

Result<std::vector<MatchScore>> OutcomeFinder::ScoreOf(const std::vector<NodeId>& ids) const {
  JITU_TRY(const auto described, DescribeOutcomes(reader_, ids));
  std::vector<MatchScore> scores;
  for (const auto& outcome : described) scores.push_back(matcher_.Score(outcome));
  return scores;
}

}  // namespace jitu::query

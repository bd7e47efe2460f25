#include <algorithm>
#include <map>
#include <set>

#include "graph/model/indexes.h"
#include "query/trace/outcome_match.h"
#include "query/trace/spending.h"
#include "query/trace/trace.h"
#include "schema/text/normalise.h"

namespace jitu::query {
namespace {

using graph::Direction;

constexpr std::uint64_t kMostScanned = 300'000;  // spending items looked at where no index finds the name
constexpr std::size_t kTextHits = 500;
constexpr double kLeastScore = 0.7;
constexpr double kBesideTheBest = 0.9;

struct NamedSpending {
  NodeId id;
  std::string name;
  double score = 0;
};

Result<std::vector<NamedSpending>> Candidates(const GraphMoment& reader, std::string_view name) {
  std::vector<NamedSpending> candidates;
  const auto take = [&](const FoundNode& record) { candidates.push_back({record.id, TextOf(record.values[0]), 0}); };
  JITU_TRY(const auto exact, reader.WithText("Spending", "name", name, kTextHits));
  std::vector<NodeId> ids = exact;
  const auto terms = graph::TextTerms(name);
  JITU_TRY(const auto hits, reader.Search("Spending", "name", terms, 1, kTextHits));
  for (const auto& hit : hits) ids.push_back(hit.node);
  if (ids.empty()) {
    JITU_CHECK_OK(reader.Scan("Spending", {"name"}, kMostScanned, [&](FoundNode&& record) {
      take(record);
      return true;
    }));
    return candidates;
  }
  JITU_TRY(const auto records, reader.Nodes(SortedUnique(std::move(ids)), {"name"}));
  for (const auto& record : records) take(record);
  return candidates;
}

Result<std::vector<NamedSpending>> FindSpending(const GraphMoment& reader, std::string_view name, std::size_t limit) {
  const OutcomeMatcher matcher(name, {"支出", "经费", "资金", "项目"});  // a name with or without them is one name
  JITU_TRY(auto found, Candidates(reader, name));
  double best = 0;
  for (auto& spending : found) {
    OutcomeText text;
    text.text = spending.name;
    spending.score = matcher.Score(text).score;
    best = std::max(best, spending.score);
  }
  std::erase_if(found, [&](const NamedSpending& spending) {
    return spending.score < std::max(kLeastScore, best * kBesideTheBest);
  });
  std::sort(found.begin(), found.end(), [](const NamedSpending& a, const NamedSpending& b) {
    if (a.score != b.score) return a.score > b.score;
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

/// Units that claim each outcome or another claim of it.
Result<std::map<NodeId, std::vector<std::string>>> Claimants(const GraphMoment& reader,
                                                             const std::vector<NodeId>& outcomes,
                                                             const TraceOptions& options) {
  std::map<NodeId, std::vector<std::string>> claimants;
  for (const NodeId outcome : outcomes) {
    JITU_TRY(const auto same, SameOutcomes(reader, {outcome}, options.same_as_hops, options.least_confidence));
    std::vector<NodeId> ids;
    for (const auto& [id, confidence] : same) ids.push_back(id);
    JITU_TRY(const auto names, NeighbourNames(reader, ids, "CLAIMS", Direction::kIn, "name"));
    std::set<std::string> units;
    for (const auto& [id, list] : names) units.insert(list.begin(), list.end());
    claimants[outcome].assign(units.begin(), units.end());
  }
  return claimants;
}

Result<void> ListOutcomes(const GraphMoment& reader, const TraceOptions& options, OutcomesAnswer& answer) {
  std::vector<NodeId> spending, outcomes, passages;
  for (const auto& item : answer.spendings) spending.push_back(item.id);
  JITU_TRY(const auto links, reader.Follow(spending, "SUPPORTS", Direction::kOut, {"mode", "confidence", "evidence"}));
  for (const auto& link : links) {
    outcomes.push_back(link.to);
    for (const NodeId id : PassageIds(link.values[2])) passages.push_back(id);
  }
  outcomes = SortedUnique(std::move(outcomes));
  JITU_TRY(const auto records, reader.Nodes(outcomes, {"text"}));
  std::map<NodeId, std::string> text_of;
  for (const auto& record : records) text_of[record.id] = TextOf(record.values[0]);
  JITU_TRY(const auto claimants, Claimants(reader, outcomes, options));
  JITU_TRY(const auto evidence, EvidenceAt(reader, std::move(passages)));
  JITU_TRY(const auto said, EvidenceOf(reader, outcomes));
  for (const auto& link : links) {
    OutcomeRow row;
    row.outcome_id = link.to;
    row.text = text_of[link.to];
    row.spending = link.input;
    row.mode = TextOf(link.values[0]).empty() ? "stated" : TextOf(link.values[0]);
    row.confidence = NumberOf(link.values[1], 1);
    row.claimed_by = claimants.at(link.to);
    const auto own = PassageIds(link.values[2]);
    for (const auto& passage : evidence) {
      if (std::find(own.begin(), own.end(), passage.passage) != own.end()) row.evidence.push_back(passage);
    }
    if (const auto at = said.find(link.to); row.evidence.empty() && at != said.end()) row.evidence = at->second;
    if (row.confidence >= options.least_confidence) answer.outcomes.push_back(std::move(row));
  }
  std::sort(answer.outcomes.begin(), answer.outcomes.end(), [](const OutcomeRow& a, const OutcomeRow& b) {
    return std::tie(a.spending, a.text, a.outcome_id) < std::tie(b.spending, b.text, b.outcome_id);
  });
  return {};
}

}  // namespace

Result<OutcomesAnswer> TraceOutcomes(const graph::Store& store, const model::Catalog&, std::string_view spending,
                                     const TraceOptions& options) {
  if (text::NameKey(spending).empty()) {
    return Fail(ErrorCode::kInvalidArgument, Say("支出的名称是空的；请写出支出项目的名称",
                                                 "the spending's name is empty; give the name of an item"));
  }
  const GraphMoment reader(store, options.stop);
  OutcomesAnswer answer;
  answer.query = spending;
  JITU_TRY(const auto found, FindSpending(reader, spending, options.outcome_limit));
  std::vector<NodeId> ids;
  for (const auto& item : found) ids.push_back(item.id);
  JITU_TRY(const auto facts, ReadSpending(reader, ids));
  for (const auto& item : found) {
    const auto& known = facts.at(item.id);
    answer.spendings.push_back(
        {item.id, known.unit, known.name, known.fund, known.fiscal_year, known.amount_fen, item.score});
  }
  JITU_CHECK_OK(ListOutcomes(reader, options, answer));
  return answer;
}

}  // namespace jitu::query

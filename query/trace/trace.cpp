#include "query/trace/trace.h"

#include <algorithm>
#include <map>
#include <set>

#include "query/trace/find_outcomes.h"
#include "query/trace/spending.h"
#include "schema/text/normalise.h"

namespace jitu::query {
namespace {

using graph::Direction;

// Another claim of a matched outcome answers the question itself from this share of the best score on: SAME_AS speaks
// for it already.
constexpr double kBesideTheBestWhenSame = 0.6;
constexpr double kLeastOwnWhenSame = 0.35;
// A sentence of several results is the same as others by any of them: what says nothing of the question came by
// another.
constexpr double kLeastWhenSame = 0.3;
constexpr std::size_t kSeveralResults = 2;  // times as long as the question

int RankOf(const std::string& mode) { return mode == "stated" ? 0 : mode == "joined" ? 1 : 2; }

class FundsTrace {
 public:
  FundsTrace(const graph::Store& store, const model::Catalog& catalog, std::string_view question,
             const TraceOptions& options)
      : reader_(store, options.stop), finder_(reader_, catalog, question), options_(options) {
    answer_.query = question;
  }

  Result<TraceAnswer> Run() {
    JITU_CHECK_OK(FindOutcomes());
    JITU_CHECK_OK(DescribeClaims());
    JITU_CHECK_OK(FindFunds());
    JITU_CHECK_OK(LeaveOutWholesOfParts());
    JITU_CHECK_OK(ReadMoney());
    JITU_CHECK_OK(ReadEvidence());
    SortAndSum();
    return std::move(answer_);
  }

 private:
  Result<void> FindOutcomes() {
    JITU_TRY(const auto found, finder_.Find(options_.outcome_limit));
    std::vector<NodeId> ids;
    for (const auto& outcome : found) {
      ids.push_back(outcome.id);
      AddOutcome(outcome.id, outcome.text, outcome.match.score, true, 1);
    }
    if (found.empty()) return {};
    JITU_TRY(const auto same, SameOutcomes(reader_, ids, options_.same_as_hops, options_.least_confidence));
    std::vector<NodeId> others;
    for (const auto& [id, confidence] : same) {
      if (!index_of_.contains(id)) others.push_back(id);
    }
    JITU_TRY(const auto scores, finder_.ScoreOf(others));
    std::vector<NodeId> plain;
    const std::size_t longest = kSeveralResults * SymbolsOf(answer_.query).size();
    for (const auto& outcome : found) {
      if (SymbolsOf(outcome.text).size() <= longest) plain.push_back(outcome.id);
    }
    JITU_TRY(const auto same_as_plain, SameOutcomes(reader_, plain, 1, options_.least_confidence));
    JITU_TRY(const auto records, reader_.Nodes(others, {"text"}));
    std::map<NodeId, std::string> text_of;
    for (const auto& record : records) text_of[record.id] = TextOf(record.values[0]);
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (scores[i].score < kLeastWhenSame && !same_as_plain.contains(others[i])) continue;
      const bool matched =
          scores[i].score >= kBesideTheBestWhenSame * found.front().match.score && scores[i].own >= kLeastOwnWhenSame;
      AddOutcome(others[i], text_of[others[i]], scores[i].score, matched, same.at(others[i]));
    }
    std::sort(answer_.outcomes.begin(), answer_.outcomes.end(), [](const TracedOutcome& a, const TracedOutcome& b) {
      if (a.matched != b.matched) return a.matched;
      if (a.score != b.score) return a.score > b.score;
      return std::tie(a.text, a.id) < std::tie(b.text, b.id);
    });
    index_of_.clear();
    for (std::size_t i = 0; i < answer_.outcomes.size(); ++i) index_of_[answer_.outcomes[i].id] = i;
    return {};
  }

  void AddOutcome(NodeId id, std::string text, double score, bool matched, double same_confidence) {
    index_of_[id] = answer_.outcomes.size();
    TracedOutcome outcome;
    outcome.id = id;
    outcome.text = std::move(text);
    outcome.score = score;
    outcome.matched = matched;
    outcome.same_confidence = same_confidence;
    answer_.outcomes.push_back(std::move(outcome));
  }

  std::vector<NodeId> OutcomeIds() const {
    std::vector<NodeId> ids;
    for (const auto& outcome : answer_.outcomes) ids.push_back(outcome.id);
    return ids;
  }

  Result<void> DescribeClaims() {
    const auto ids = OutcomeIds();
    JITU_TRY(const auto units, NeighbourNames(reader_, ids, "CLAIMS", Direction::kIn, "name"));
    JITU_TRY(const auto evidence, EvidenceOf(reader_, ids));
    JITU_TRY(const auto records, reader_.Nodes(ids, {"fiscalYear"}));
    for (const auto& record : records) {
      if (record.values[0].AsInteger() != nullptr) {
        answer_.outcomes[index_of_[record.id]].fiscal_year = *record.values[0].AsInteger();
      }
    }
    std::set<std::string> claimants;
    for (auto& outcome : answer_.outcomes) {
      if (const auto own = units.find(outcome.id); own != units.end()) outcome.units = own->second;
      outcome.unit = Joined(outcome.units, "、");
      claimants.insert(outcome.units.begin(), outcome.units.end());
      if (const auto said = evidence.find(outcome.id); said != evidence.end()) {
        outcome.evidence = said->second;
        outcome.report = outcome.evidence.front().report;
      }
    }
    answer_.claimed_by.assign(claimants.begin(), claimants.end());
    return {};
  }

  Result<void> FindFunds() {
    const auto ids = OutcomeIds();
    JITU_TRY(const auto links, reader_.Follow(ids, "SUPPORTS", Direction::kIn, {"mode", "confidence", "evidence"}));
    std::set<NodeId> stated;
    for (const auto& link : links) {
      const auto& outcome = answer_.outcomes[index_of_[link.from]];
      FundRow row;
      row.spending_id = link.to;
      row.outcome = index_of_[link.from];
      row.mode = TextOf(link.values[0]);
      if (row.mode.empty()) row.mode = "stated";
      if (!outcome.matched && row.mode == "stated") row.mode = "joined";
      row.confidence = NumberOf(link.values[1], 1) * (outcome.matched ? 1 : outcome.same_confidence);
      if (row.confidence < options_.least_confidence) continue;
      if (row.mode == "stated") stated.insert(row.spending_id);
      passages_.push_back(PassageIds(link.values[2]));
      row.evidence.clear();
      answer_.funds.push_back(std::move(row));
    }
    Keep([&](const FundRow& row) { return row.mode == "stated" || !stated.contains(row.spending_id); });
    return {};
  }

  /// Drops rows with their passages.
  template <class Wanted>
  void Keep(const Wanted& wanted) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < answer_.funds.size(); ++i) {
      if (!wanted(answer_.funds[i])) continue;
      if (kept != i) {
        answer_.funds[kept] = std::move(answer_.funds[i]);
        passages_[kept] = std::move(passages_[i]);
      }
      ++kept;
    }
    answer_.funds.resize(kept);
    passages_.resize(kept);
  }

  Result<void> LeaveOutWholesOfParts() {
    std::vector<NodeId> spending;
    for (const auto& row : answer_.funds) spending.push_back(row.spending_id);
    JITU_TRY(const auto links, reader_.Follow(SortedUnique(std::move(spending)), "PART_OF", Direction::kOut));
    std::map<NodeId, std::vector<NodeId>> wholes;
    for (const auto& link : links) wholes[link.from].push_back(link.to);
    std::set<std::pair<std::size_t, NodeId>> said_by_part;
    for (const auto& row : answer_.funds) {
      if (row.mode != "stated") continue;
      for (const NodeId whole : wholes[row.spending_id]) said_by_part.emplace(row.outcome, whole);
    }
    Keep([&](const FundRow& row) { return !said_by_part.contains({row.outcome, row.spending_id}); });
    return {};
  }

  Result<void> ReadMoney() {
    std::vector<NodeId> ids;
    for (const auto& row : answer_.funds) ids.push_back(row.spending_id);
    JITU_TRY(const auto facts, ReadSpending(reader_, std::move(ids)));
    for (auto& row : answer_.funds) {
      const auto at = facts.find(row.spending_id);
      if (at == facts.end()) continue;
      row.unit = at->second.unit;
      row.spending = at->second.name;
      row.fund = at->second.fund;
      row.fiscal_year = at->second.fiscal_year;
      row.amount_fen = at->second.amount_fen;
    }
    return {};
  }

  /// The link's own passages; where it has none, those of the outcome.
  Result<void> ReadEvidence() {
    std::vector<NodeId> all;
    for (const auto& ids : passages_) all.insert(all.end(), ids.begin(), ids.end());
    JITU_TRY(const auto evidence, EvidenceAt(reader_, std::move(all)));
    for (std::size_t i = 0; i < answer_.funds.size(); ++i) {
      auto& row = answer_.funds[i];
      const std::set<NodeId> own(passages_[i].begin(), passages_[i].end());
      for (const auto& passage : evidence) {
        if (own.contains(passage.passage)) row.evidence.push_back(passage);
      }
      if (!row.evidence.empty()) continue;
      row.evidence = answer_.outcomes[row.outcome].evidence;
    }
    return {};
  }

  void SortAndSum() {
    std::sort(answer_.funds.begin(), answer_.funds.end(), [](const FundRow& a, const FundRow& b) {
      return std::make_tuple(RankOf(a.mode), std::cref(a.unit), std::cref(a.spending), a.spending_id, a.outcome) <
             std::make_tuple(RankOf(b.mode), std::cref(b.unit), std::cref(b.spending), b.spending_id, b.outcome);
    });
    std::set<NodeId> counted;
    for (const auto& row : answer_.funds) {
      if (row.mode == "stated" && counted.insert(row.spending_id).second) answer_.stated_fen += row.amount_fen;
    }
  }

  GraphMoment reader_;
  OutcomeFinder finder_;
  TraceOptions options_;
  TraceAnswer answer_;
  std::map<NodeId, std::size_t> index_of_;     ///< outcome -> place in answer_.outcomes
  std::vector<std::vector<NodeId>> passages_;  ///< of funds, row by row
};

}  // namespace

std::vector<std::string> TraceAnswer::OtherClaimants() const {
  std::set<std::string> paying;
  for (const auto& row : funds) {
    if (row.mode == "stated") paying.insert(row.unit);
  }
  std::vector<std::string> others;
  for (const auto& unit : claimed_by) {
    if (!paying.contains(unit)) others.push_back(unit);
  }
  return others;
}

Result<TraceAnswer> TraceFunds(const graph::Store& store, const model::Catalog& catalog, std::string_view outcome,
                               const TraceOptions& options) {
  if (text::NameKey(outcome).empty()) {
    return Fail(ErrorCode::kInvalidArgument, Say("要追溯的成效是空的；请写出成效的一句话或其中的关键词",
                                                 "the outcome to trace is empty; give a sentence or its key words"));
  }
  return FundsTrace(store, catalog, outcome, options).Run();
}

Result<std::vector<std::pair<NodeId, double>>> MatchOutcomes(const graph::Store& store, const model::Catalog& catalog,
                                                             std::string_view outcome, const TraceOptions& options) {
  const GraphMoment moment(store, options.stop);
  JITU_TRY(const auto found, OutcomeFinder(moment, catalog, outcome).Find(options.outcome_limit));
  std::vector<std::pair<NodeId, double>> matches;
  for (const auto& one : found) matches.emplace_back(one.id, one.match.score);
  return matches;
}

}  // namespace jitu::query

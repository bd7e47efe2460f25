/// From words to outcomes: candidates through the indexes, then ranked by OutcomeMatcher.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/reading/graph_moment.h"
#include "query/trace/outcome_match.h"
#include "schema/model/catalog.h"

namespace jitu::query {

/// Words that nearly every report uses of its outcomes, from the catalog's word lists.
std::vector<std::string> WeakWords(const model::Catalog& catalog);

struct FoundOutcome {
  NodeId id;
  std::string text;
  MatchScore match;
};

/// Reads what OutcomeText wants of each outcome; in the order of `ids`.
Result<std::vector<OutcomeText>> DescribeOutcomes(const GraphMoment& reader, const std::vector<NodeId>& ids);

class OutcomeFinder {
 public:
  OutcomeFinder(const GraphMoment& reader, const model::Catalog& catalog, std::string_view question);

  /// Best first, ties by text and id; at most `limit`. Those that say clearly less of the question than the best does
  /// are left out, and everything if even the best says too little.
  Result<std::vector<FoundOutcome>> Find(std::size_t limit);

  /// The same measure for outcomes found another way, in the order of `ids`.
  Result<std::vector<MatchScore>> ScoreOf(const std::vector<NodeId>& ids) const;

 private:
  Result<std::vector<NodeId>> Candidates() const;
  Result<std::vector<NodeId>> ThroughEntities() const;

  const GraphMoment& reader_;
  std::string question_;
  OutcomeMatcher matcher_;
};

}  // namespace jitu::query

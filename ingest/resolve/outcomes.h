/// Which outcomes, of one report or of several, are one outcome.
///
/// Joined by what they name in common and by text that is the same, never by stock phrases: those of word list
/// "stock_phrase" count for nothing, and what stands in very many reports joins nobody.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/resolve/entities.h"
#include "schema/base/ids.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct ClaimedOutcome {
  NodeId id;
  std::string text;
  std::optional<int> year;
  std::vector<NodeId> entities;  ///< what it involves, sorted; without units and places
};

struct SameOutcome {
  NodeId from, to;  ///< from < to
  double confidence = 0;
  std::string why;  ///< "文字重合 common text: 株洲中小航空发动机集群"
  friend auto operator<=>(const SameOutcome&, const SameOutcome&) = default;
};

/// Sorted by (from, to); a function of the set of outcomes, whatever their order. A judgement whose names are the texts
/// of two outcomes decides over them: `same` joins them for certain, `different` keeps them apart whatever they share.
std::vector<SameOutcome> JoinOutcomes(const std::vector<ClaimedOutcome>& outcomes,
                                      const std::vector<Judgement>& judgements, const model::Catalog& catalog);

}  // namespace jitu::ingest

/// What follows from all claims together: entities with their names, who is involved in which outcome, and which
/// outcomes are one.
///
/// A pure function of the claims in the graph. Derived are: nodes of entity labels other than Unit; Unit nodes of
/// bodies that are only spoken of; EVIDENCED_BY of entities and units; INVOLVES; SAME_AS. Nothing else is touched.
#pragma once

#include "graph/store/store.h"
#include "ingest/load/graph_part.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct DeriveSummary {
  std::size_t entities = 0;
  std::size_t joined_names = 0;     ///< names that stand for an entity beside its preferred one
  std::size_t joined_outcomes = 0;  ///< SAME_AS relationships
};

/// Brings the derived part up to date in one commit, and marks the graph as derived (setting "derived").
Result<DeriveSummary> Derive(graph::Store& store, const model::Catalog& catalog, const StopSignal& stop);

/// False while claims have come or gone since the last Derive, as after an interrupted ingest.
Result<bool> IsDerived(const graph::Store& store);
inline constexpr std::string_view kDerivedSetting = "derived";

}  // namespace jitu::ingest

/// Which part of a graph is exported.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/value.h"
#include "query/executor/engine.h"
#include "query/findings/finding.h"
#include "query/lookup/lookup.h"
#include "query/reading/graph_moment.h"
#include "query/trace/trace.h"
#include "schema/base/result.h"

namespace jitu::query::exporting {

/// What was asked for. Nothing set: the whole graph. `unit`, `year` and `check` go together; else one stands alone.
struct Selection {
  std::string unit;  ///< a unit's name or alias, as it is in the graph
  std::optional<std::int64_t> year;
  std::string statement;  ///< of the query language; its rows are the one table `result`
  graph::Map parameters;
  std::string trace;   ///< an outcome
  std::string lookup;  ///< a name: the thing it means, what is said of it, and the money behind that
  bool check = false;  ///< the findings of this moment, and what they are about; with a unit or a year, those of theirs

  /// As on the command line, without the program's name; empty for the whole graph.
  std::string Question() const;
};

/// The answer to a Selection: which nodes and relationships, and what the command of that name would show.
struct Selected {
  /// Sorted; nothing: all nodes.
  std::optional<std::vector<NodeId>> nodes;
  /// Sorted; nothing: all relationships with both ends among `nodes`.
  std::optional<std::vector<graph::RelationshipKey>> relationships;
  std::optional<ResultTable> result;  ///< of `statement`; nodes and relationships expanded into maps
  std::optional<TraceAnswer> trace;
  std::optional<LookupAnswer> lookup;
  std::optional<std::vector<Finding>> findings;

  bool Has(NodeId node) const;
};

/// kInvalidArgument for two selections at once, a unit that the graph does not know, and what the parts say themselves.
/// Memory grows with the selection, not with the graph. `definitions_folder`: further findings, as for `check`.
Result<Selected> Select(graph::Store& store, const model::Catalog& catalog, const GraphMoment& moment,
                        const Selection& selection, const std::string& definitions_folder);

}  // namespace jitu::query::exporting

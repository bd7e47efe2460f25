/// All findings of a graph.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/store/store.h"
#include "query/executor/engine.h"
#include "query/findings/checks.h"
#include "query/findings/definition.h"
#include "query/findings/finding.h"
#include "schema/base/result.h"
#include "schema/base/stop.h"

namespace jitu::query {

struct CheckOptions {
  std::vector<std::string> kinds;   ///< only these; empty: all
  std::size_t evidence_limit = 60;  ///< sentences shown of each finding
  RunOptions run;                   ///< for the queries; its `stop` also stops the checks
};

/// Runs each definition and words its rows. Sorted by severity (warnings first), kind, unit, report and message; the
/// same finding is told once. The first fault ends it, with the definition's file in its place.
Result<std::vector<Finding>> Check(Engine& engine, const graph::Store& store,
                                   const std::vector<FindingDefinition>& definitions, const CheckOptions& options = {});

/// What one definition finds, before it is put into words: for whoever wants the figures themselves.
Result<std::vector<FindingRow>> RunDefinition(Engine& engine, const GraphMoment& reader,
                                              const FindingDefinition& definition, const RunOptions& run);

/// Rows of a query as rows of findings: columns by name; `evidence` holds nodes, passage ids or lists of them.
std::vector<FindingRow> RowsOf(const ResultTable& table);

}  // namespace jitu::query

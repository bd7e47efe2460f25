/// Findings as nodes, so that queries can use them: (:Finding {kind, severity, message})-[:ABOUT]->(what bears it out).
#pragma once

#include <vector>

#include "graph/store/store.h"
#include "query/findings/finding.h"
#include "schema/base/result.h"

namespace jitu::query {

/// Puts these in the place of all findings that the graph holds, in one commit. They are those of this moment: reading
/// further reports does not change them.
Result<void> StoreFindings(graph::Store& store, const std::vector<Finding>& findings);

}  // namespace jitu::query

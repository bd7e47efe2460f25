/// Answers as a person reads them: the answer in a sentence first, then each row with its sentence and its place.
#pragma once

#include <string>
#include <vector>

#include "graph/store/store.h"
#include "query/cli/console.h"
#include "query/cli/table.h"
#include "query/findings/finding.h"
#include "query/lookup/lookup.h"
#include "query/trace/trace.h"

namespace jitu::query {

std::string Shown(const Common& common, const TraceAnswer& answer);
std::string Shown(const Common& common, const OutcomesAnswer& answer);
std::string Shown(const Common& common, const LookupAnswer& answer);
std::string Shown(const Common& common, const std::vector<Finding>& findings);

/// One row per fund, outcome, match or finding, for CSV and JSON lines.
Table AsTable(const TraceAnswer& answer);
Table AsTable(const OutcomesAnswer& answer);
Table AsTable(const LookupAnswer& answer, text::Language language);
Table AsTable(const std::vector<Finding>& findings, text::Language language);

}  // namespace jitu::query

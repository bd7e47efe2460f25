/// Checks that are more than a question to the graph: they compare names or take sentences apart. Each is named by the
/// `check:` line of a finding's file and gives rows as a query would.
#pragma once

#include <string_view>
#include <vector>

#include "graph/model/value.h"
#include "query/findings/definition.h"
#include "query/reading/graph_moment.h"
#include "schema/base/result.h"

namespace jitu::query {

/// What one finding is made of: the message's placeholders by name, and the nodes that bear it out.
struct FindingRow {
  graph::Map values;             ///< `unit` is the unit's name
  std::vector<NodeId> evidence;  ///< nodes whose passages are shown
  std::vector<NodeId> passages;  ///< passages themselves
};

using CheckFunction = Result<std::vector<FindingRow>> (*)(const GraphMoment& reader,
                                                          const FindingDefinition& definition);

/// Nothing for a name that is not known.
CheckFunction FindCheck(std::string_view name);

/// Items that a section on project spending lists, against the total of project spending beside it.
Result<std::vector<FindingRow>> CheckListedItems(const GraphMoment& reader, const FindingDefinition& definition);
/// Outcomes that are the same and claimed by more than one unit.
Result<std::vector<FindingRow>> CheckSharedOutcomes(const GraphMoment& reader, const FindingDefinition& definition);
/// One indicator and year with several values.
Result<std::vector<FindingRow>> CheckConflictingValues(const GraphMoment& reader, const FindingDefinition& definition);
/// One item with two amounts, in a form and in the text, or in two reports.
Result<std::vector<FindingRow>> CheckConflictingAmounts(const GraphMoment& reader, const FindingDefinition& definition);
/// One thing under names that differ by a slip or a homophone.
Result<std::vector<FindingRow>> CheckNameVariants(const GraphMoment& reader, const FindingDefinition& definition);

/// Indicators whose result repeats the target; targets without a result.
Result<std::vector<FindingRow>> CheckTargetEqualsActual(const GraphMoment& reader, const FindingDefinition& definition);
Result<std::vector<FindingRow>> CheckTargetWithoutActual(const GraphMoment& reader,
                                                         const FindingDefinition& definition);
/// Money of one year behind an outcome of another.
Result<std::vector<FindingRow>> CheckPeriodMismatch(const GraphMoment& reader, const FindingDefinition& definition);
/// Long sentences that several units share word for word.
Result<std::vector<FindingRow>> CheckIdenticalParagraphs(const GraphMoment& reader,
                                                         const FindingDefinition& definition);

}  // namespace jitu::query

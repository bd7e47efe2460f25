/// What the reports of one unit say, as a piece of the graph.
///
/// A pure function of their facts: the same reports give the same piece, whatever the order in which they came.
/// Spending of one unit, year and item is one node even where two reports speak of it, so its money counts once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/tokens.h"
#include "ingest/load/graph_part.h"
#include "ingest/statements/facts.h"

namespace jitu::ingest {

/// A stored report: its facts and every path at which the same bytes were found.
struct StoredReport {
  ReportFacts facts;
  std::vector<std::string> paths;  ///< sorted
};

NodeId ReportId(std::string_view sha256);
NodeId UnitId(std::string_view name);
NodeId OutcomeId(std::string_view unit, std::optional<int> year, std::string_view text);

/// The name under which a report's claims are grouped: its unit, or its title where no unit was found.
std::string GroupName(const ReportFacts& facts);

/// `reports` by sha256. Labels whose nodes other units may also speak of: Unit, Fund, Indicator.
GraphPart ClaimsOf(const std::map<std::string, StoredReport>& reports, const graph::Tokens& tokens);
const std::vector<std::string>& SharedLabels();

/// Look-up keys of an entity's names: "n:" name key, "p:" pinyin, "i:" initials, "s:" the sound of four characters from
/// each place within the name, so that a part is found by how it sounds.
std::vector<std::string> LookupKeys(const std::vector<std::string>& names);

/// How a name stands in the `names` of passages and outcomes: "Enterprise:山河科技".
std::string NameEntry(std::string_view label, std::string_view name);

}  // namespace jitu::ingest

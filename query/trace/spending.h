/// What trace shows of spending items: their unit, book and money.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "query/reading/graph_moment.h"

namespace jitu::query {

struct SpendingFacts {
  std::string name;
  std::string unit;  ///< several joined by 、
  std::string fund;
  std::optional<std::int64_t> fiscal_year;
  std::int64_t amount_fen = 0;
};

Result<std::map<NodeId, SpendingFacts>> ReadSpending(const GraphMoment& reader, std::vector<NodeId> ids);

/// Names of the nodes at the other end, per frontier node, sorted, each once.
Result<std::map<NodeId, std::vector<std::string>>> NeighbourNames(const GraphMoment& reader,
                                                                  const std::vector<NodeId>& frontier,
                                                                  std::string_view type, graph::Direction direction,
                                                                  std::string_view property);

std::vector<NodeId> SortedUnique(std::vector<NodeId> ids);
std::string Joined(const std::vector<std::string>& texts, std::string_view separator);

/// Nodes reached over SAME_AS in at most `hops` steps, themselves included, each with the product of the confidences on
/// its best way. Ways below `least` are not walked.
Result<std::map<NodeId, double>> SameOutcomes(const GraphMoment& reader, const std::vector<NodeId>& outcomes, int hops,
                                              double least);

}  // namespace jitu::query

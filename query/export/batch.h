/// What stands around a batch of nodes, one entry per node, for the tables. For the inside of this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/export/content.h"

namespace jitu::query::exporting {

std::vector<NodeId> IdsOf(const std::vector<FoundNode>& nodes);
graph::Value IdCell(NodeId id);

/// Names (or another property) of the neighbours over a relationship that the content has, per node, sorted, each once.
Result<std::vector<std::vector<std::string>>> NeighbourTexts(const Content& content, const std::vector<NodeId>& nodes,
                                                             std::string_view type, graph::Direction direction,
                                                             std::string_view property);

/// Joined by 、; null for none.
graph::Value JoinedCell(const std::vector<std::string>& texts);

}  // namespace jitu::query::exporting

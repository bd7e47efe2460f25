#include "query/export/batch.h"

#include <algorithm>

#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

/// Of one node; a fair or a fund that everybody names has more neighbours than a cell holds.
constexpr std::uint64_t kMostNeighbours = 200;

}  // namespace

std::vector<NodeId> IdsOf(const std::vector<FoundNode>& nodes) {
  std::vector<NodeId> ids;
  ids.reserve(nodes.size());
  for (const auto& node : nodes) ids.push_back(node.id);
  return ids;
}

graph::Value IdCell(NodeId id) { return std::to_string(id.value); }

Result<std::vector<std::vector<std::string>>> NeighbourTexts(const Content& content, const std::vector<NodeId>& nodes,
                                                             std::string_view type, graph::Direction direction,
                                                             std::string_view property) {
  const auto& moment = content.moment();
  JITU_TRY(const auto links, moment.Follow(nodes, type, direction, {}, kMostNeighbours));
  std::vector<NodeId> neighbours;
  neighbours.reserve(links.size());
  for (const auto& link : links) neighbours.push_back(link.to);
  JITU_TRY(auto known, content.TextsOf(neighbours, property));
  std::vector<std::vector<std::string>> texts(nodes.size());
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (content.selected().Has(links[i].to)) texts[links[i].input].push_back(std::move(known[i]));
  }
  for (auto& list : texts) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return texts;
}

graph::Value JoinedCell(const std::vector<std::string>& texts) {
  return texts.empty() ? graph::Value() : graph::Value(Joined(texts, "、"));
}

}  // namespace jitu::query::exporting

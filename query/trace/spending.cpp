#include "query/trace/spending.h"

#include <algorithm>

namespace jitu::query {

std::vector<NodeId> SortedUnique(std::vector<NodeId> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::string Joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string joined;
  for (const auto& text : texts) {
    if (!joined.empty()) joined += separator;
    joined += text;
  }
  return joined;
}

Result<std::map<NodeId, std::vector<std::string>>> NeighbourNames(const GraphMoment& reader,
                                                                  const std::vector<NodeId>& frontier,
                                                                  std::string_view type, graph::Direction direction,
                                                                  std::string_view property) {
  std::map<NodeId, std::vector<std::string>> names;
  JITU_TRY(const auto links, reader.Follow(frontier, type, direction));
  std::vector<NodeId> targets;
  for (const auto& link : links) targets.push_back(link.to);
  JITU_TRY(const auto records, reader.Nodes(SortedUnique(std::move(targets)), {property}));
  std::map<NodeId, std::string> name_of;
  for (const auto& record : records) name_of[record.id] = TextOf(record.values[0]);
  for (const auto& link : links) names[link.from].push_back(name_of[link.to]);
  for (auto& [id, list] : names) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return names;
}

Result<std::map<NodeId, SpendingFacts>> ReadSpending(const GraphMoment& reader, std::vector<NodeId> ids) {
  ids = SortedUnique(std::move(ids));
  JITU_TRY(const auto records, reader.Nodes(ids, {"name", "fiscalYear", "amountFen"}));
  JITU_TRY(auto units, NeighbourNames(reader, ids, "SPENT", graph::Direction::kIn, "name"));
  JITU_TRY(auto funds, NeighbourNames(reader, ids, "FROM_FUND", graph::Direction::kOut, "name"));
  std::map<NodeId, SpendingFacts> facts;
  for (const auto& record : records) {
    auto& spending = facts[record.id];
    spending.name = TextOf(record.values[0]);
    if (record.values[1].AsInteger() != nullptr) spending.fiscal_year = *record.values[1].AsInteger();
    spending.amount_fen = IntegerOf(record.values[2]);
    spending.unit = Joined(units[record.id], "、");
    spending.fund = Joined(funds[record.id], "、");
  }
  return facts;
}

Result<std::map<NodeId, double>> SameOutcomes(const GraphMoment& reader, const std::vector<NodeId>& outcomes, int hops,
                                              double least) {
  std::map<NodeId, double> reached;
  for (const NodeId id : outcomes) reached[id] = 1;
  std::vector<NodeId> frontier = outcomes;
  for (int hop = 0; hop < hops && !frontier.empty(); ++hop) {
    JITU_TRY(const auto links, reader.Follow(frontier, "SAME_AS", graph::Direction::kBoth, {"confidence"}));
    std::vector<NodeId> next;
    const auto before = reached;
    for (const auto& link : links) {
      const double confidence = before.at(link.from) * NumberOf(link.values[0], 1);
      auto [at, is_new] = reached.try_emplace(link.to, 0);
      if (confidence < least || confidence <= at->second) {
        if (is_new) reached.erase(at);
        continue;
      }
      at->second = confidence;
      next.push_back(link.to);
    }
    frontier = SortedUnique(std::move(next));
  }
  return reached;
}

}  // namespace jitu::query

#include <algorithm>
#include <map>
#include <set>

#include "query/findings/checks.h"

namespace jitu::query {
namespace {

using graph::Direction;

constexpr double kLeastSameness = 0.6;
constexpr std::size_t kMostEvidence = 8;
constexpr std::size_t kShortestTelling = 24;  // bytes: 8 Han characters

struct Claim {
  std::string text;
  std::set<std::string> units;
};

/// Disjoint sets over outcomes; the smallest id stands for its set, so the answer has no order of merging in it.
class Groups {
 public:
  NodeId Find(NodeId id) {
    const auto at = parent_.find(id);
    if (at == parent_.end() || at->second == id) return id;
    return at->second = Find(at->second);
  }
  void Join(NodeId a, NodeId b) {
    a = Find(a);
    b = Find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::map<NodeId, NodeId> parent_;
};

Result<std::map<NodeId, Claim>> ReadClaims(const GraphMoment& reader) {
  std::map<NodeId, Claim> claims;
  std::vector<NodeId> ids;
  JITU_CHECK_OK(reader.Scan("Outcome", {"text"}, UINT64_MAX, [&](FoundNode&& record) {
    claims[record.id].text = TextOf(record.values[0]);
    ids.push_back(record.id);
    return true;
  }));
  JITU_TRY(const auto links, reader.Follow(ids, "CLAIMS", Direction::kIn));
  std::vector<NodeId> units;
  for (const auto& link : links) units.push_back(link.to);
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  JITU_TRY(const auto records, reader.Nodes(units, {"name"}));
  std::map<NodeId, std::string> name_of;
  for (const auto& record : records) name_of[record.id] = TextOf(record.values[0]);
  for (const auto& link : links) claims[link.from].units.insert(name_of[link.to]);
  return claims;
}

/// The shortest text that still tells something stands for all.
const std::string& Representative(const std::vector<const Claim*>& group) {
  const Claim* best = group.front();
  const auto rank = [](const Claim* claim) {
    return std::tuple(claim->text.size() < kShortestTelling, claim->text.size(), std::string_view(claim->text));
  };
  for (const Claim* claim : group) {
    if (rank(claim) < rank(best)) best = claim;
  }
  return best->text;
}

}  // namespace

Result<std::vector<FindingRow>> CheckSharedOutcomes(const GraphMoment& reader, const FindingDefinition&) {
  JITU_TRY(const auto claims, ReadClaims(reader));
  std::vector<NodeId> ids;
  for (const auto& [id, claim] : claims) ids.push_back(id);
  JITU_TRY(const auto same, reader.Follow(ids, "SAME_AS", Direction::kOut, {"confidence"}));
  Groups groups;
  for (const auto& link : same) {
    if (NumberOf(link.values[0], 1) >= kLeastSameness && claims.contains(link.to)) groups.Join(link.from, link.to);
  }
  std::map<NodeId, std::vector<NodeId>> members;
  for (const NodeId id : ids) members[groups.Find(id)].push_back(id);
  std::vector<FindingRow> rows;
  for (const auto& [group, outcomes] : members) {
    std::set<std::string> units;
    std::vector<const Claim*> group_claims;
    for (const NodeId id : outcomes) {
      units.insert(claims.at(id).units.begin(), claims.at(id).units.end());
      group_claims.push_back(&claims.at(id));
    }
    if (units.size() < 2) continue;
    FindingRow row;
    row.values = {{"unit", *units.begin()},
                  {"units", graph::List(units.begin(), units.end())},
                  {"count", static_cast<std::int64_t>(units.size())},
                  {"outcome", Representative(group_claims)}};
    std::set<std::string> shown;
    for (const NodeId id : outcomes) {  // every unit is heard before one is heard twice
      const auto& own = claims.at(id).units;
      if (!own.empty() && shown.insert(*own.begin()).second) row.evidence.push_back(id);
    }
    for (const NodeId id : outcomes) {
      const bool there = std::find(row.evidence.begin(), row.evidence.end(), id) != row.evidence.end();
      if (!there && row.evidence.size() < kMostEvidence) row.evidence.push_back(id);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace jitu::query

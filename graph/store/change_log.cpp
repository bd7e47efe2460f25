#include "graph/store/change_log.h"

#include <algorithm>

namespace jitu::graph {
namespace {

constexpr std::size_t kMostNodes = 1u << 18;
constexpr std::size_t kMostChanges = 1u << 14;

void SortEachOnce(std::vector<NodeId>& nodes) {
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

std::vector<NodeId> NodesOf(const WriteBatch& batch) {
  std::vector<NodeId> nodes = batch.removed_nodes;
  for (const WriteBatch::Node& node : batch.nodes) nodes.push_back(node.id);
  for (const RelationshipKey& key : batch.removed_relationships) nodes.insert(nodes.end(), {key.from, key.to});
  for (const auto& one : batch.relationships) nodes.insert(nodes.end(), {one.key.from, one.key.to});
  SortEachOnce(nodes);
  return nodes;
}

}  // namespace

void ChangeLog::Add(std::uint64_t version, const WriteBatch& batch) {
  std::vector<NodeId> nodes = NodesOf(batch);
  const std::lock_guard<std::mutex> lock(mutex_);
  held_ += nodes.size();
  changes_.push_back({version, std::move(nodes)});
  while (held_ > kMostNodes || changes_.size() > kMostChanges) {
    held_ -= changes_.front().nodes.size();
    changes_.pop_front();
  }
}

std::optional<std::vector<NodeId>> ChangeLog::Between(std::uint64_t since, std::uint64_t until) const {
  std::vector<NodeId> nodes;
  if (since == until) return nodes;
  const std::lock_guard<std::mutex> lock(mutex_);
  if (since > until || changes_.empty() || changes_.front().version > since + 1) return std::nullopt;
  if (changes_.back().version < until) return std::nullopt;
  for (const Change& change : changes_) {
    if (change.version <= since || change.version > until) continue;
    nodes.insert(nodes.end(), change.nodes.begin(), change.nodes.end());
  }
  SortEachOnce(nodes);
  return nodes;
}

}  // namespace jitu::graph

#include "query/executor/pending_writes.h"

#include <utility>

namespace jitu::query {

void PendingWrites::PutNode(NodeId id, NodeRecord record) {
  gone_nodes_.erase(id);
  nodes_[id] = std::move(record);
}

void PendingWrites::PutRelationship(const graph::RelationshipKey& key, graph::Properties properties) {
  gone_.erase(key);
  relationships_[key] = std::move(properties);
}

void PendingWrites::RemoveNode(NodeId id) {
  nodes_.erase(id);
  gone_nodes_.insert(id);
}

void PendingWrites::RemoveRelationship(const graph::RelationshipKey& key) {
  relationships_.erase(key);
  gone_.insert(key);
}

const NodeRecord* PendingWrites::FindNode(NodeId id) const {
  const auto found = nodes_.find(id);
  return found == nodes_.end() ? nullptr : &found->second;
}

const graph::Properties* PendingWrites::FindRelationship(const graph::RelationshipKey& key) const {
  const auto found = relationships_.find(key);
  return found == relationships_.end() ? nullptr : &found->second;
}

graph::WriteBatch PendingWrites::ToBatch() const {
  graph::WriteBatch batch;
  batch.removed_nodes.assign(gone_nodes_.begin(), gone_nodes_.end());
  batch.removed_relationships.assign(gone_.begin(), gone_.end());
  for (const auto& [id, record] : nodes_) batch.nodes.push_back({id, record.labels, record.properties});
  for (const auto& [key, properties] : relationships_) batch.relationships.push_back({key, properties});
  return batch;
}

}  // namespace jitu::query

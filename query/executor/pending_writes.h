/// What a statement is going to commit, in a form that it can read back itself.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/store/store.h"
#include "query/functions/graph_access.h"

namespace jitu::query {

class PendingWrites {
 public:
  bool empty() const { return nodes_.empty() && relationships_.empty() && gone_nodes_.empty() && gone_.empty(); }

  void PutNode(NodeId id, NodeRecord record);
  void PutRelationship(const graph::RelationshipKey& key, graph::Properties properties);
  void RemoveNode(NodeId id);
  void RemoveRelationship(const graph::RelationshipKey& key);

  const NodeRecord* FindNode(NodeId id) const;
  bool IsGone(NodeId id) const { return gone_nodes_.count(id) != 0; }
  bool IsGone(const graph::RelationshipKey& key) const { return gone_.count(key) != 0; }
  const graph::Properties* FindRelationship(const graph::RelationshipKey& key) const;
  const std::map<NodeId, NodeRecord>& nodes() const { return nodes_; }
  const std::map<graph::RelationshipKey, graph::Properties>& relationships() const { return relationships_; }

  /// All of it as one batch; `tokens` where the statement added names.
  graph::WriteBatch ToBatch() const;

 private:
  std::map<NodeId, NodeRecord> nodes_;
  std::map<graph::RelationshipKey, graph::Properties> relationships_;
  std::set<NodeId> gone_nodes_;
  std::set<graph::RelationshipKey> gone_;
};

}  // namespace jitu::query

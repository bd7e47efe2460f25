#include "ingest/load/graph_part.h"

#include <algorithm>
#include <set>

namespace jitu::ingest {

void GraphPart::AddNode(NodeId id, std::string_view label) { nodes_.try_emplace(id, Node{std::string(label), {}}); }

void GraphPart::Say(NodeId id, std::string_view property, graph::Value value) {
  if (value.IsNull()) return;
  graph::Properties& properties = nodes_.at(id).properties;
  if (graph::Find(properties, Key(property)) == nullptr) graph::Set(properties, Key(property), std::move(value));
}

void GraphPart::Collect(NodeId id, std::string_view property, const std::vector<std::string>& values) {
  graph::Properties& properties = nodes_.at(id).properties;
  std::vector<std::string> all = StringsOf(graph::Find(properties, Key(property)));
  all.insert(all.end(), values.begin(), values.end());
  if (!all.empty()) graph::Set(properties, Key(property), StringSet(std::move(all)));
}

const graph::Value* GraphPart::Said(NodeId id, std::string_view property) const {
  const auto node = nodes_.find(id);
  return node == nodes_.end() ? nullptr : graph::Find(node->second.properties, Key(property));
}

graph::Properties& GraphPart::Relate(NodeId from, std::string_view type, NodeId to) {
  return relationships_[graph::RelationshipKey{from, *tokens_->FindType(type), to, 0}];
}

graph::Value StringSet(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  graph::List list;
  list.reserve(values.size());
  for (std::string& value : values) list.emplace_back(std::move(value));
  return graph::Value(std::move(list));
}

std::vector<std::string> StringsOf(const graph::Value* value) {
  std::vector<std::string> strings;
  if (value == nullptr || value->AsList() == nullptr) return strings;
  for (const graph::Value& element : *value->AsList()) {
    if (element.AsString() != nullptr) strings.push_back(*element.AsString());
  }
  return strings;
}

PartChange Difference(const GraphPart& before, const GraphPart& after, const graph::Tokens& tokens,
                      const std::vector<std::string>& shared_labels) {
  const auto is_shared = [&](const std::string& label) {
    return std::find(shared_labels.begin(), shared_labels.end(), label) != shared_labels.end();
  };
  PartChange change;
  for (const auto& [id, node] : before.nodes()) {
    if (after.Has(id)) continue;
    (is_shared(node.label) ? change.abandoned : change.batch.removed_nodes).push_back(id);
  }
  for (const auto& [id, node] : after.nodes()) {
    const auto old = before.nodes().find(id);
    if (old != before.nodes().end() && old->second == node) continue;
    change.batch.nodes.push_back({id, {*tokens.FindLabel(node.label)}, node.properties});
  }
  for (const auto& [key, properties] : before.relationships()) {
    if (!after.relationships().contains(key)) change.batch.removed_relationships.push_back(key);
  }
  for (const auto& [key, properties] : after.relationships()) {
    const auto old = before.relationships().find(key);
    if (old != before.relationships().end() && graph::Encode(old->second) == graph::Encode(properties)) continue;
    change.batch.relationships.push_back({key, properties});
  }
  return change;
}

namespace {

/// All relationships of these nodes, by node.
Result<std::map<NodeId, std::set<graph::RelationshipKey>>> RelationshipsOf(const std::vector<NodeId>& nodes,
                                                                           const graph::Store& store,
                                                                           const graph::Snapshot& at) {
  std::map<NodeId, std::set<graph::RelationshipKey>> found;
  graph::ExpandSpec everything;
  everything.direction = graph::Direction::kBoth;
  JITU_CHECK_OK(store.expand(at, nodes, everything, [&](const graph::NeighbourBlock& block) {
    for (std::size_t row = 0; row < block.size(); ++row) {
      const NodeId node = nodes[block.input[row]];
      found[node].insert(block.Key(row, node));
    }
    return true;
  }));
  return found;
}

}  // namespace

Result<void> Complete(PartChange& change, const graph::Store& store, const graph::Snapshot& at) {
  graph::WriteBatch& batch = change.batch;
  std::set<graph::RelationshipKey> removed(batch.removed_relationships.begin(), batch.removed_relationships.end());
  JITU_TRY(const auto of_removed, RelationshipsOf(batch.removed_nodes, store, at));
  for (const auto& [node, keys] : of_removed) removed.insert(keys.begin(), keys.end());

  std::set<NodeId> gaining;
  for (const auto& relationship : batch.relationships) {
    gaining.insert(relationship.key.from);
    gaining.insert(relationship.key.to);
  }
  JITU_TRY(const auto of_abandoned, RelationshipsOf(change.abandoned, store, at));
  for (const NodeId node : change.abandoned) {
    const auto keys = of_abandoned.find(node);
    const bool alone =
        keys == of_abandoned.end() ||
        std::all_of(keys->second.begin(), keys->second.end(), [&](const auto& key) { return removed.contains(key); });
    if (alone && !gaining.contains(node)) batch.removed_nodes.push_back(node);
  }
  std::sort(batch.removed_nodes.begin(), batch.removed_nodes.end());
  batch.removed_relationships.assign(removed.begin(), removed.end());
  return {};
}

}  // namespace jitu::ingest

/// Small graphs in memory for the tests of the view and the algorithms.
#pragma once

#include <algorithm>
#include <memory>
#include <random>

#include "graph/store/open.h"
#include "graph/view/topology.h"

namespace jitu::graph {

inline model::GraphSchema TwoLabelsThreeTypes() {
  model::GraphSchema schema;
  schema.labels.push_back({"A", false, {}, {{"weight", {}, model::IndexKind::kOrdered, {}}}});
  schema.labels.push_back({"B", false, {}, {}});
  for (const char* type : {"R", "S", "T"}) schema.relationships.push_back({type, {}, {}, {}, {{"weight", {}, {}, {}}}});
  return schema;
}

/// Nodes 1 to `nodes`; relationships by their keys. Weights go to property 0.
inline WriteBatch BatchOf(std::uint64_t nodes, const std::vector<RelationshipKey>& keys,
                          const std::vector<Value>& weights = {}) {
  WriteBatch batch;
  for (std::uint64_t id = 1; id <= nodes; ++id) {
    WriteBatch::Node node;
    node.id = NodeId{id};
    if (id % 2 == 0) node.labels.push_back(LabelId{0});
    if (id % 3 == 0) node.labels.push_back(LabelId{1});
    batch.nodes.push_back(std::move(node));
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    WriteBatch::Relationship relationship;
    relationship.key = keys[i];
    if (i < weights.size()) Set(relationship.properties, PropertyId{0}, weights[i]);
    batch.relationships.push_back(std::move(relationship));
  }
  return batch;
}

inline std::unique_ptr<Store> StoreOf(std::uint64_t nodes, const std::vector<RelationshipKey>& keys,
                                      const std::vector<Value>& weights = {}) {
  auto store = OpenMemory(TwoLabelsThreeTypes());
  const auto committed = store->commit(BatchOf(nodes, keys, weights));
  return committed ? std::move(store) : nullptr;
}

inline RelationshipKey Edge(std::uint64_t from, std::uint64_t to, std::uint16_t type = 0, std::uint32_t ordinal = 0) {
  return {NodeId{from}, TypeId{type}, NodeId{to}, ordinal};
}

/// Sorted, each once.
inline std::vector<RelationshipKey> RandomEdges(std::mt19937& random, std::uint64_t nodes, std::size_t count) {
  std::vector<RelationshipKey> keys;
  for (std::size_t i = 0; i < count; ++i) {
    keys.push_back(Edge(1 + random() % nodes, 1 + random() % nodes, static_cast<std::uint16_t>(random() % 3),
                        random() % 8 == 0 ? 1 : 0));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

inline TopologyView ViewOf(const Store& store, const ViewOptions& options = {}) {
  return TopologyView::Build(store, *store.snapshot(), options).value();
}

}  // namespace jitu::graph

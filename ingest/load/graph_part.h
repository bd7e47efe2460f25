/// A piece of the graph as it should be, and the change that leads from one such piece to another.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/properties.h"
#include "graph/model/tokens.h"
#include "graph/store/store.h"

namespace jitu::ingest {

/// Nodes and relationships by key, so that two pieces made from the same claims are equal however they were made.
/// Labels, types and property names must be those of the schema (its tokens never change).
class GraphPart {
 public:
  struct Node {
    std::string label;
    graph::Properties properties;
    friend bool operator==(const Node& a, const Node& b) {
      return a.label == b.label && graph::Encode(a.properties) == graph::Encode(b.properties);
    }
  };

  explicit GraphPart(const graph::Tokens& tokens) : tokens_(&tokens) {}

  /// Adds the node if it is not there yet. What is said first stays: callers come in a fixed order.
  void AddNode(NodeId id, std::string_view label);
  /// Sets a property that has no value yet. Null values are passed over.
  void Say(NodeId id, std::string_view property, graph::Value value);
  /// Adds strings to a list property; kept sorted, each once.
  void Collect(NodeId id, std::string_view property, const std::vector<std::string>& values);
  const graph::Value* Said(NodeId id, std::string_view property) const;
  graph::Properties& PropertiesOf(NodeId id) { return nodes_.at(id).properties; }
  bool Has(NodeId id) const { return nodes_.contains(id); }

  /// Adds the relationship (ordinal 0) if it is not there yet and hands out its properties.
  graph::Properties& Relate(NodeId from, std::string_view type, NodeId to);
  PropertyId Key(std::string_view property) const { return *tokens_->FindProperty(property); }

  const std::map<NodeId, Node>& nodes() const { return nodes_; }
  const std::map<graph::RelationshipKey, graph::Properties>& relationships() const { return relationships_; }

 private:
  const graph::Tokens* tokens_;
  std::map<NodeId, Node> nodes_;
  std::map<graph::RelationshipKey, graph::Properties> relationships_;
};

/// Joins strings into a sorted list value, each once.
graph::Value StringSet(std::vector<std::string> values);
std::vector<std::string> StringsOf(const graph::Value* value);

/// What to write so that `before` becomes `after`. Nodes with a shared label may be said by others too: they are put,
/// but not removed; Complete removes those that are left without relationships.
struct PartChange {
  graph::WriteBatch batch;
  std::vector<NodeId> abandoned;  ///< shared nodes of `before` that `after` lacks
};
PartChange Difference(const GraphPart& before, const GraphPart& after, const graph::Tokens& tokens,
                      const std::vector<std::string>& shared_labels);

/// Adds to the change what the rest of the graph makes necessary: relationships of removed nodes go too, and abandoned
/// nodes go if nothing is related to them any more.
Result<void> Complete(PartChange& change, const graph::Store& store, const graph::Snapshot& at);

}  // namespace jitu::ingest

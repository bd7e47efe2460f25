/// How a function asks the graph: in batches, at the moment the statement sees.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/model/properties.h"
#include "graph/model/tokens.h"
#include "graph/model/value.h"
#include "schema/base/result.h"

namespace jitu::query {

struct NodeRecord {
  std::vector<LabelId> labels;  ///< sorted
  graph::Properties properties;
};

class GraphAccess {
 public:
  virtual ~GraphAccess() = default;
  virtual const graph::Tokens& tokens() const = 0;
  /// One per id, in order; nothing for a node that is not there.
  virtual Result<std::vector<std::optional<NodeRecord>>> Nodes(std::span<const NodeId> ids) = 0;
  virtual Result<std::vector<std::optional<graph::Properties>>> Relationships(
      std::span<const graph::RelationshipKey> keys) = 0;
  /// One property of each node, null where there is none.
  virtual Result<std::vector<graph::Value>> PropertyOf(std::span<const NodeId> ids, PropertyId property) = 0;
  /// The neighbours over outgoing relationships of a type, one list per node, in the store's order.
  virtual Result<std::vector<std::vector<NodeId>>> Targets(std::span<const NodeId> ids, TypeId type) = 0;
};

}  // namespace jitu::query

/// A write batch in the order of its keys, each key once: what is wanted of each node and relationship in the end.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/store/store.h"

namespace jitu::graph::rocks {

struct NodeWish {
  NodeId id;
  const WriteBatch::Node* put = nullptr;  ///< null: only removed
  bool removed = false;                   ///< removed first, whether or not it is put again
};

struct RelationshipWish {
  RelationshipKey key;
  const Properties* put = nullptr;  ///< null: removed
};

struct BatchPlan {
  std::vector<NodeWish> nodes;                  ///< by id
  std::vector<RelationshipWish> relationships;  ///< by key

  const NodeWish* FindNode(NodeId id) const;
};

/// Borrows from the batch. Where a key comes more than once, the last wish of the later step holds.
BatchPlan PlanOf(const WriteBatch& batch);

/// kInvalidArgument where the batch is wrong in itself: an id of 0, a label, type or property that the tokens do not
/// know, tokens that do not extend the old ones, a name of an attachment that is too long.
Result<void> CheckBatch(const WriteBatch& batch, const Tokens& old_tokens);

/// Sorted, each once.
std::vector<LabelId> Canonical(std::vector<LabelId> labels);

}  // namespace jitu::graph::rocks

#include "graph/store/batch_plan.h"

#include <algorithm>

namespace jitu::graph::rocks {

namespace {

constexpr std::size_t kLongestName = 32;

Error Wrong(Message message) { return Fail(ErrorCode::kInvalidArgument, std::move(message)); }

template <class TokenId>
bool Extends(const Tokens& longer, std::size_t longer_count, const Tokens& shorter, std::size_t shorter_count) {
  if (longer_count < shorter_count) return false;
  for (std::size_t i = 0; i < shorter_count; ++i) {
    const TokenId id{static_cast<std::uint16_t>(i)};
    if (longer.Name(id) != shorter.Name(id)) return false;
  }
  return true;
}

bool Extends(const Tokens& longer, const Tokens& shorter) {
  return Extends<LabelId>(longer, longer.label_count(), shorter, shorter.label_count()) &&
         Extends<TypeId>(longer, longer.type_count(), shorter, shorter.type_count()) &&
         Extends<PropertyId>(longer, longer.property_count(), shorter, shorter.property_count());
}

bool Known(const Properties& properties, const Tokens& tokens) {
  for (std::size_t i = 0; i < properties.size(); ++i) {
    if (properties[i].first.value >= tokens.property_count() || properties[i].second.IsNull()) return false;
    if (i > 0 && properties[i - 1].first >= properties[i].first) return false;
  }
  return true;
}

/// Keeps the last of each run of equal keys of a stably sorted list.
template <class Wish, class Same>
void KeepLast(std::vector<Wish>& wishes, Same same) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (i + 1 < wishes.size() && same(wishes[i], wishes[i + 1])) continue;
    wishes[kept++] = wishes[i];
  }
  wishes.resize(kept);
}

}  // namespace

const NodeWish* BatchPlan::FindNode(NodeId id) const {
  const auto at = std::lower_bound(nodes.begin(), nodes.end(), id,
                                   [](const NodeWish& wish, NodeId wanted) { return wish.id < wanted; });
  return at != nodes.end() && at->id == id ? &*at : nullptr;
}

BatchPlan PlanOf(const WriteBatch& batch) {
  BatchPlan plan;
  for (const NodeId id : batch.removed_nodes) plan.nodes.push_back({id, nullptr, true});
  for (const WriteBatch::Node& node : batch.nodes) plan.nodes.push_back({node.id, &node, false});
  std::stable_sort(plan.nodes.begin(), plan.nodes.end(),
                   [](const NodeWish& a, const NodeWish& b) { return a.id < b.id; });
  for (std::size_t i = 1; i < plan.nodes.size(); ++i) {
    if (plan.nodes[i].id == plan.nodes[i - 1].id) plan.nodes[i].removed = plan.nodes[i - 1].removed;
  }
  KeepLast(plan.nodes, [](const NodeWish& a, const NodeWish& b) { return a.id == b.id; });

  for (const RelationshipKey& key : batch.removed_relationships) plan.relationships.push_back({key, nullptr});
  for (const WriteBatch::Relationship& one : batch.relationships) {
    plan.relationships.push_back({one.key, &one.properties});
  }
  std::stable_sort(plan.relationships.begin(), plan.relationships.end(),
                   [](const RelationshipWish& a, const RelationshipWish& b) { return a.key < b.key; });
  KeepLast(plan.relationships, [](const RelationshipWish& a, const RelationshipWish& b) { return a.key == b.key; });
  return plan;
}

std::vector<LabelId> Canonical(std::vector<LabelId> labels) {
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  return labels;
}

Result<void> CheckBatch(const WriteBatch& batch, const Tokens& old_tokens) {
  if (batch.tokens && !Extends(*batch.tokens, old_tokens)) {
    return Wrong(Say("名称表只能增加，不能改动。", "The table of names may only grow."));
  }
  const Tokens& tokens = batch.tokens ? *batch.tokens : old_tokens;
  const auto unknown = [] {
    return Wrong(Say("标签、类型或属性不在名称表里，或属性没有排好。",
                     "A label, type or property is not in the table of names, or properties are not in order."));
  };
  for (const WriteBatch::Node& node : batch.nodes) {
    if (node.id.value == 0) return Wrong(Say("节点号不能是 0。", "The id of a node must not be 0."));
    for (const LabelId label : node.labels) {
      if (label.value >= tokens.label_count()) return unknown();
    }
    if (!Known(node.properties, tokens)) return unknown();
  }
  for (const WriteBatch::Relationship& one : batch.relationships) {
    if (one.key.type.value >= tokens.type_count() || !Known(one.properties, tokens)) return unknown();
  }
  for (const WriteBatch::Attachment& attachment : batch.attachments) {
    if (attachment.name.empty() || attachment.name.size() > kLongestName) {
      return Wrong(Say("附件名“{}”须为 1 到 {} 个字节。", "The name \"{}\" of an attachment must have 1 to {} bytes.",
                       attachment.name, kLongestName));
    }
  }
  return {};
}

}  // namespace jitu::graph::rocks

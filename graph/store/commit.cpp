#include "graph/store/commit.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "graph/store/adjacency.h"
#include "graph/store/keys.h"
#include "graph/store/point_reads.h"
#include "graph/store/records.h"

namespace jitu::graph::rocks {

Commit::Commit(const Indexes& indexes, const Moment& now, const WriteBatch& batch)
    : now_(now),
      database_(now.database()),
      indexes_(indexes),
      batch_(batch),
      plan_(PlanOf(batch)),
      tokens_(batch.tokens ? std::make_shared<const Tokens>(*batch.tokens) : now.shared_tokens()),
      counts_(now.counts()),
      changes_(batch.tokens && !(*batch.tokens == now.tokens())) {
  counts_.nodes_by_label.resize(std::max(counts_.nodes_by_label.size(), tokens_->label_count()));
  counts_.relationships_by_type.resize(std::max(counts_.relationships_by_type.size(), tokens_->type_count()));
}

Result<void> Commit::Prepare() {
  JITU_CHECK_OK(PrepareNodes());
  JITU_CHECK_OK(PrepareRelationships());
  JITU_CHECK_OK(CheckRemovedNodes());
  GatherLoose();
  JITU_CHECK_OK(PrepareAttachments());
  return PrepareSettings();
}

Result<void> Commit::PrepareNodes() {
  PointReads reads(database_, Family::kNodes, nullptr);
  std::vector<NodeKey> keys;
  std::vector<rocksdb::Slice> slices;
  const std::span<const NodeWish> wishes(plan_.nodes);
  for (std::size_t begin = 0; begin < wishes.size(); begin += PointReads::kBatch) {
    const auto some = wishes.subspan(begin, std::min(PointReads::kBatch, wishes.size() - begin));
    keys.clear();
    slices.clear();
    for (const NodeWish& wish : some) keys.push_back(KeyOf(wish.id));
    for (const NodeKey& key : keys) slices.push_back(AsSlice(View(key)));
    JITU_CHECK_OK(reads.Read(slices));
    for (std::size_t i = 0; i < some.size(); ++i) JITU_CHECK_OK(PrepareNode(some[i], reads[i]));
  }
  return {};
}

Result<void> Commit::PrepareNode(const NodeWish& wish, std::optional<std::string_view> before) {
  std::vector<LabelId> old_labels;
  Properties old_properties;
  if (before) {
    const auto record = NodeRecord::Parse(*before);
    if (!record) return database_.Damaged(Say("节点 {} 无法读出。", "The node {} cannot be read.", wish.id.value));
    old_labels = record->Labels();
    JITU_TRY(old_properties, Decode(record->properties));
  }
  std::vector<LabelId> labels;
  const NodeKey key = KeyOf(wish.id);
  auto* family = database_.family(Family::kNodes);
  if (wish.put != nullptr) {
    labels = Canonical(wish.put->labels);
    const std::string after = EncodeNode(labels, wish.put->properties);
    if (before == after) return {};
    writes_.Put(family, AsSlice(View(key)), AsSlice(after));
    if (!before) {
      ++counts_.nodes;
      new_.push_back(wish.id);
    }
  } else {
    if (!before) return {};
    writes_.Delete(family, AsSlice(View(key)));
    removed_.push_back(wish.id);
    --counts_.nodes;
  }
  changes_ = true;
  CountLabels(old_labels, false);
  CountLabels(labels, true);
  for (const LabelId label : old_labels) WantPosting(LabelKey(label), wish.id, false);
  for (const LabelId label : labels) WantPosting(LabelKey(label), wish.id, true);
  const auto want_entries = [&](const std::vector<Indexes::Entry>& entries, bool add) {
    for (const Indexes::Entry& entry : entries) WantPosting(PostingKey(entry.index, entry.key), wish.id, add);
  };
  want_entries(indexes_.EntriesOf(old_labels, old_properties), false);
  if (wish.put != nullptr) want_entries(indexes_.EntriesOf(labels, wish.put->properties), true);
  return {};
}

void Commit::CountLabels(const std::vector<LabelId>& labels, bool add) {
  for (const LabelId label : labels) {
    if (label.value >= counts_.nodes_by_label.size()) counts_.nodes_by_label.resize(label.value + std::size_t{1});
    counts_.nodes_by_label[label.value] += add ? 1 : UINT64_MAX;
  }
}

void Commit::WantPosting(std::string key, NodeId node, bool add) {
  AppendBig64(key, node.value);
  postings_.emplace_back(std::move(key), add);
}

/// A text touches many long lists, so its entries are only noted beside them; they are packed many at a time. What a
/// node had and still has is wanted both ways, and stays as it is.
void Commit::GatherLoose() {
  std::sort(postings_.begin(), postings_.end());
  postings_.erase(std::unique(postings_.begin(), postings_.end()), postings_.end());
  for (std::size_t i = 0; i < postings_.size(); ++i) {
    const auto& [key, add] = postings_[i];
    if (i + 1 < postings_.size() && postings_[i + 1].first == key) {
      ++i;
    } else {
      loose_.Add(key, add);
    }
  }
}

bool Commit::IsNew(NodeId node) const { return std::binary_search(new_.begin(), new_.end(), node); }

Result<void> Commit::PrepareRelationships() {
  std::vector<ListEdits> lists;
  for (const RelationshipWish& wish : plan_.relationships) {
    const ListKey key = KeyOf(wish.key.from, wish.key.type);
    if (lists.empty() || lists.back().key != View(key))
      lists.push_back({std::string(View(key)), {}, {}, IsNew(wish.key.from)});
    lists.back().edits.push_back({{wish.key.to.value, wish.key.ordinal}, wish.put != nullptr});
  }
  ListEditor editor(database_, Family::kOut, kAdjacencyBits, writes_);
  JITU_CHECK_OK(editor.Apply(lists));
  std::vector<std::uint8_t> changed;
  for (const ListEdits& list : lists) changed.insert(changed.end(), list.changed.begin(), list.changed.end());

  std::vector<RelationshipKey> changed_keys;
  std::vector<RelationshipKey> added_keys;
  std::vector<std::uint8_t> added;
  std::vector<const RelationshipWish*> stored;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    const RelationshipWish& wish = plan_.relationships[i];
    const bool add = wish.put != nullptr;
    // A relationship that was not there has no record either.
    if (add == (changed[i] != 0)) {
      PutRecord(wish, std::nullopt);
    } else {
      stored.push_back(&wish);
    }
    if (changed[i] == 0) continue;
    changed_keys.push_back(wish.key);
    added.push_back(add ? 1 : 0);
    if (add) added_keys.push_back(wish.key);
    counts_.relationships += add ? 1 : UINT64_MAX;
    if (wish.key.type.value < counts_.relationships_by_type.size()) {
      counts_.relationships_by_type[wish.key.type.value] += add ? 1 : UINT64_MAX;
    }
    for (const NodeId end : {wish.key.from, wish.key.to}) incident_[end.value] += add ? 1 : -1;
    changes_ = true;
  }
  JITU_CHECK_OK(CheckEnds(added_keys));
  JITU_CHECK_OK(PrepareIncoming(std::move(changed_keys), added));
  return PrepareRecords(std::move(stored));
}

Result<void> Commit::PrepareIncoming(std::vector<RelationshipKey> changed_keys,
                                     const std::vector<std::uint8_t>& added) {
  std::map<std::string, std::vector<Edit>> by_target;
  for (std::size_t i = 0; i < changed_keys.size(); ++i) {
    const RelationshipKey& key = changed_keys[i];
    const ListKey list = KeyOf(key.to, key.type);
    by_target[std::string(View(list))].push_back({{key.from.value, key.ordinal}, added[i] != 0});
  }
  std::vector<ListEdits> lists;
  for (auto& [key, edits] : by_target) {
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.entry < b.entry; });
    const bool is_new = IsNew(NodeId{ReadBig64(key)});
    lists.push_back({key, std::move(edits), {}, is_new});
  }
  ListEditor editor(database_, Family::kIn, kAdjacencyBits, writes_);
  JITU_CHECK_OK(editor.Apply(lists));
  for (const ListEdits& list : lists) {
    if (std::find(list.changed.begin(), list.changed.end(), std::uint8_t{0}) != list.changed.end()) {
      return database_.Damaged(
          Say("关系的两个方向不一致。请运行校验。", "The two directions of a relationship differ."));
    }
  }
  return {};
}

/// Those that were there.
Result<void> Commit::PrepareRecords(std::vector<const RelationshipWish*> stored) {
  PointReads reads(database_, Family::kRelationships, nullptr);
  std::vector<RelationshipBytes> keys;
  std::vector<rocksdb::Slice> slices;
  for (std::size_t begin = 0; begin < stored.size(); begin += PointReads::kBatch) {
    const std::size_t end = std::min(stored.size(), begin + PointReads::kBatch);
    keys.clear();
    slices.clear();
    for (std::size_t i = begin; i < end; ++i) keys.push_back(KeyOf(stored[i]->key));
    for (const RelationshipBytes& key : keys) slices.push_back(AsSlice(View(key)));
    JITU_CHECK_OK(reads.Read(slices));
    for (std::size_t i = begin; i < end; ++i) PutRecord(*stored[i], reads[i - begin]);
  }
  return {};
}

void Commit::PutRecord(const RelationshipWish& wish, std::optional<std::string_view> before) {
  const bool keep = wish.put != nullptr && !wish.put->empty();
  const std::string after = keep ? Encode(*wish.put) : std::string();
  if (keep ? before == after : !before) return;
  auto* family = database_.family(Family::kRelationships);
  const RelationshipBytes key = KeyOf(wish.key);
  if (keep) {
    writes_.Put(family, AsSlice(View(key)), AsSlice(after));
  } else {
    writes_.Delete(family, AsSlice(View(key)));
  }
  changes_ = true;
}

Result<void> Commit::CheckEnds(const std::vector<RelationshipKey>& added) {
  std::set<std::uint64_t> unknown;
  const auto missing = [](std::uint64_t node) {
    return Fail(ErrorCode::kConflict,
                Say("关系的一端（节点 {}）不存在。", "An end of a relationship, the node {}, is not there.", node));
  };
  for (const RelationshipKey& key : added) {
    for (const NodeId end : {key.from, key.to}) {
      const NodeWish* wish = plan_.FindNode(end);
      if (wish == nullptr) unknown.insert(end.value);
      if (wish != nullptr && wish->put == nullptr) return missing(end.value);
    }
  }
  const std::vector<std::uint64_t> ids(unknown.begin(), unknown.end());
  PointReads reads(database_, Family::kNodes, nullptr);
  std::vector<NodeKey> keys;
  std::vector<rocksdb::Slice> slices;
  for (std::size_t begin = 0; begin < ids.size(); begin += PointReads::kBatch) {
    const std::size_t end = std::min(ids.size(), begin + PointReads::kBatch);
    keys.clear();
    slices.clear();
    for (std::size_t i = begin; i < end; ++i) keys.push_back(KeyOf(NodeId{ids[i]}));
    for (const NodeKey& key : keys) slices.push_back(AsSlice(View(key)));
    JITU_CHECK_OK(reads.Read(slices));
    for (std::size_t i = begin; i < end; ++i) {
      if (!reads[i - begin]) return missing(ids[i]);
    }
  }
  return {};
}

Result<void> Commit::CheckRemovedNodes() {
  if (removed_.empty()) return {};
  std::vector<std::int64_t> left(removed_.size(), 0);
  Adjacency adjacency(now_, removed_, Direction::kBoth, {});
  JITU_CHECK_OK(adjacency.Visit(
      [&](const ListPart& part) -> Result<Go> {
        left[part.input] += static_cast<std::int64_t>(part.chunk.count());
        return Go::kOn;
      },
      {}));
  for (std::size_t i = 0; i < removed_.size(); ++i) {
    const auto changed = incident_.find(removed_[i].value);
    if (changed != incident_.end()) left[i] += changed->second;
    if (left[i] != 0) {
      return Fail(ErrorCode::kConflict,
                  Say("节点 {} 还有关系，不能删除。", "The node {} has relationships left and cannot be removed.",
                      removed_[i].value));
    }
  }
  return {};
}

Result<void> Commit::PutIfNew(Family family, std::string_view key, std::string_view value) {
  rocksdb::PinnableSlice before;
  auto* handle = database_.family(family);
  const rocksdb::Status status = database_.db().Get(rocksdb::ReadOptions(), handle, AsSlice(key), &before);
  if (!status.ok() && !status.IsNotFound()) return database_.Fault(status);
  if (status.IsNotFound() ? value.empty() : AsView(before) == value) return {};
  if (value.empty()) {
    writes_.Delete(handle, AsSlice(key));
  } else {
    writes_.Put(handle, AsSlice(key), AsSlice(value));
  }
  changes_ = true;
  return {};
}

Result<void> Commit::PrepareAttachments() {
  std::map<std::string, std::string_view> wanted;
  for (const NodeWish& wish : plan_.nodes) {
    if (!wish.removed) continue;
    const NodeKey owner = KeyOf(wish.id);
    const std::unique_ptr<rocksdb::Iterator> at(
        database_.db().NewIterator(rocksdb::ReadOptions(), database_.family(Family::kAttachments)));
    for (at->Seek(AsSlice(View(owner))); at->Valid() && at->key().starts_with(AsSlice(View(owner))); at->Next()) {
      wanted[at->key().ToString()] = {};
    }
    if (!at->status().ok()) return database_.Fault(at->status());
  }
  for (const WriteBatch::Attachment& attachment : batch_.attachments) {
    std::string key;
    AppendBig64(key, attachment.owner.value);
    wanted[key += attachment.name] = attachment.bytes;
  }
  for (const auto& [key, bytes] : wanted) JITU_CHECK_OK(PutIfNew(Family::kAttachments, key, bytes));
  return {};
}

Result<void> Commit::PrepareSettings() {
  std::map<std::string, std::string_view> wanted;
  for (const auto& [name, value] : batch_.settings) wanted[std::string(kSettingPrefix) + name] = value;
  for (const auto& [key, value] : wanted) JITU_CHECK_OK(PutIfNew(Family::kMeta, key, value));
  return {};
}

}  // namespace jitu::graph::rocks

/// Turns one batch into one RocksDB write. Not for other rooms.
#pragma once

#include <optional>
#include <rocksdb/write_batch.h>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/store/batch_plan.h"
#include "graph/store/list_editor.h"
#include "graph/store/moment.h"

namespace jitu::graph::rocks {

/// Lives for one commit, under the writer's mutex: `now` is the latest state, and nobody changes it meanwhile.
class Commit {
 public:
  Commit(const Indexes& indexes, const Moment& now, const WriteBatch& batch);

  /// Works everything out and checks it; nothing is written yet.
  Result<void> Prepare();
  /// Whether anything of the graph changes at all.
  bool changes() const { return changes_; }
  rocksdb::WriteBatch& writes() { return writes_; }
  /// The index entries that come and go; not among the writes yet.
  LooseRun& loose() { return loose_; }
  Counts& counts() { return counts_; }
  const std::shared_ptr<const Tokens>& tokens() const { return tokens_; }

 private:
  Result<void> PrepareNodes();
  Result<void> PrepareNode(const NodeWish& wish, std::optional<std::string_view> before);
  Result<void> PrepareRelationships();
  Result<void> PrepareRecords(std::vector<const RelationshipWish*> stored);
  Result<void> PrepareIncoming(std::vector<RelationshipKey> changed_keys, const std::vector<std::uint8_t>& added);
  void PutRecord(const RelationshipWish& wish, std::optional<std::string_view> before);
  bool IsNew(NodeId node) const;
  Result<void> CheckEnds(const std::vector<RelationshipKey>& added);
  Result<void> CheckRemovedNodes();
  Result<void> PrepareAttachments();
  Result<void> PrepareSettings();
  void GatherLoose();
  void WantPosting(std::string key, NodeId node, bool add);
  Result<void> PutIfNew(Family family, std::string_view key, std::string_view value);
  void CountLabels(const std::vector<LabelId>& labels, bool add);

  const Moment& now_;
  const Database& database_;
  const Indexes& indexes_;
  const WriteBatch& batch_;
  BatchPlan plan_;
  rocksdb::WriteBatch writes_;
  std::shared_ptr<const Tokens> tokens_;
  Counts counts_;
  bool changes_ = false;
  std::vector<NodeId> removed_;  ///< nodes that were there and go
  std::vector<NodeId> new_;      ///< nodes that were not there, by id: they have no lists yet
  std::unordered_map<std::uint64_t, std::int64_t> incident_;  ///< by node: relationships more than before, loops twice
  std::vector<std::pair<std::string, bool>> postings_;        ///< loose keys: whether the entry is to be there
  LooseRun loose_;
};

}  // namespace jitu::graph::rocks

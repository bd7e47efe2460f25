/// Tables that were read, as the store's bulk load wants them: nodes by id, then relationships by key. Merged and
/// decoded beside the caller.
#pragma once

#include "ingest/tables/read_ahead.h"
#include "ingest/tables/tables.h"

namespace jitu::ingest {

class SortedTables : public graph::BulkSource {
 public:
  /// `tables` has been read and outlives this.
  SortedTables(Tables& tables, const ImportWatcher& watcher)
      : tables_(tables),
        watcher_(watcher),
        nodes_(tables.TakeNodes(), kNodeKeyBytes),
        relationships_(tables.TakeRelationships(), kRelationshipKeyBytes),
        nodes_ahead_([this](graph::WriteBatch::Node& node) { return Read(node); }),
        relationships_ahead_([this](Relationship& relationship) { return Read(relationship); }) {}

  const graph::Tokens& tokens() const override { return tables_.tokens(); }
  /// The first of several nodes with one id; the others are bad rows.
  Result<bool> Next(graph::WriteBatch::Node& node) override;
  Result<bool> Next(graph::WriteBatch::Relationship& relationship) override;

  /// Of the relationship handed out last.
  RowPlace place() const { return handed_out_.place; }
  bool ends_known() const { return handed_out_.ends_known; }

  std::uint64_t node_count() const { return node_count_; }
  std::uint64_t relationship_count() const { return relationship_count_; }

 private:
  struct Relationship {
    graph::WriteBatch::Relationship relationship;
    RowPlace place;
    bool ends_known = true;
  };
  Result<bool> Read(graph::WriteBatch::Node& node);
  Result<bool> Read(Relationship& relationship);
  void Tell() const;

  Tables& tables_;
  const ImportWatcher& watcher_;
  Relationship handed_out_;
  std::uint64_t node_count_ = 0;
  std::uint64_t relationship_count_ = 0;

  // Of the thread that reads ahead.
  MergedRuns nodes_;
  MergedRuns relationships_;
  NodeRecord node_;
  std::optional<NodeId> last_node_;
  RelationshipRecord relationship_;
  std::optional<graph::RelationshipKey> last_;

  ReadAhead<graph::WriteBatch::Node> nodes_ahead_;
  ReadAhead<Relationship> relationships_ahead_;
};

}  // namespace jitu::ingest

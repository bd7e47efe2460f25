/// Tables that were read, as the store's bulk load wants them: nodes by id, then relationships by key.
#pragma once

#include "ingest/tables/tables.h"

namespace jitu::ingest {

class SortedTables : public graph::BulkSource {
 public:
  /// `tables` has been read and outlives this.
  SortedTables(Tables& tables, const ImportWatcher& watcher)
      : tables_(tables),
        watcher_(watcher),
        nodes_(tables.TakeNodes(), kNodeKeyBytes),
        relationships_(tables.TakeRelationships(), kRelationshipKeyBytes) {}

  const graph::Tokens& tokens() const override { return tables_.tokens(); }
  /// The first of several nodes with one id; the others are bad rows.
  Result<bool> Next(graph::WriteBatch::Node& node) override;
  Result<bool> Next(graph::WriteBatch::Relationship& relationship) override;

  /// Of the relationship handed out last.
  RowPlace place() const { return relationship_.place; }
  bool ends_known() const { return relationship_.ends_known; }

  std::uint64_t node_count() const { return node_count_; }
  std::uint64_t relationship_count() const { return relationship_count_; }

 private:
  void Tell() const;

  Tables& tables_;
  const ImportWatcher& watcher_;
  MergedRuns nodes_;
  MergedRuns relationships_;
  NodeRecord node_;
  RelationshipRecord relationship_;
  graph::RelationshipKey last_;
  std::uint64_t node_count_ = 0;
  std::uint64_t relationship_count_ = 0;
};

}  // namespace jitu::ingest

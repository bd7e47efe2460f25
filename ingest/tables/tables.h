/// Reads all tables of an import to sorted runs of records.
#pragma once

#include <atomic>
#include <vector>

#include "ingest/tables/rows.h"

namespace jitu::ingest {

class Tables {
 public:
  /// `graph_has_more`: relationships may end in nodes that the graph has already.
  Tables(const ImportOptions& options, graph::Tokens tokens, bool graph_has_more, const StopSignal& stop,
         const ImportWatcher& watcher);

  /// Headers, then nodes, then relationships. Once.
  Result<void> Read();

  /// After Read.
  const graph::Tokens& tokens() { return names_.tokens(); }
  RecordRuns TakeNodes() { return std::move(node_runs_); }
  RecordRuns TakeRelationships() { return std::move(relationship_runs_); }
  const graph::SortedIds& nodes() const { return nodes_; }
  BadRows& bad_rows() { return bad_rows_; }
  std::uint64_t bytes() const { return bytes_; }
  std::uint64_t total_bytes() const { return total_bytes_; }

 private:
  struct Table {
    std::filesystem::path path;
    std::uint32_t number = 0;
    TableHeader header;
  };

  Result<void> AddTables(const std::vector<std::filesystem::path>& paths, TableKind kind, std::vector<Table>& tables);
  Result<void> ReadNodes();
  Result<void> ReadRelationships();
  /// `make_rows(context, worker)` gives what takes the rows of one table.
  template <class MakeRows>
  Result<RecordRuns> ReadPhase(const std::vector<Table>& tables, ImportPhase phase, std::size_t key_bytes,
                               std::size_t memory_bytes, const MakeRows& make_rows);
  template <class Rows>
  Result<void> ReadTable(const Table& table, Rows rows);
  void Tell(ImportPhase phase) const;

  const ImportOptions& options_;
  bool graph_has_more_;
  StopSignal stop_;
  const ImportWatcher& watcher_;
  std::size_t workers_;
  SharedNames names_;
  BadRows bad_rows_;
  SpillFolder spill_folder_;
  std::vector<Table> node_tables_;
  std::vector<Table> relationship_tables_;
  graph::SortedIds nodes_;
  RecordRuns node_runs_;
  RecordRuns relationship_runs_;
  std::atomic<std::uint64_t> bytes_ = 0;
  std::atomic<std::uint64_t> rows_ = 0;
  std::uint64_t total_bytes_ = 0;
};

}  // namespace jitu::ingest

#include "ingest/tables/import.h"

#include <unordered_set>

#include "ingest/tables/sorted_tables.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kBatch = 20000;

/// Commits batch by batch into a graph that holds something already.
class BatchedStoring {
 public:
  BatchedStoring(graph::Store& store, SortedTables& source, Tables& tables, const StopSignal& stop)
      : store_(store), source_(source), tables_(tables), stop_(stop) {
    batch_.tokens = tables.tokens();
  }

  Result<void> Run() {
    graph::WriteBatch::Node node;
    while (true) {
      JITU_TRY(const bool more, source_.Next(node));
      if (!more) break;
      batch_.nodes.push_back(std::move(node));
      if (batch_.nodes.size() >= kBatch) JITU_CHECK_OK(Commit(false));
    }
    JITU_CHECK_OK(Commit(false));
    graph::WriteBatch::Relationship relationship;
    while (true) {
      JITU_TRY(const bool more, source_.Next(relationship));
      if (!more) break;
      pending_.push_back({std::move(relationship), source_.place(), source_.ends_known()});
      if (pending_.size() >= kBatch) JITU_CHECK_OK(CommitPending(false));
    }
    return CommitPending(true);
  }

  std::uint64_t left_out() const { return left_out_; }

 private:
  struct Pending {
    graph::WriteBatch::Relationship relationship;
    RowPlace place;
    bool ends_known = true;
  };

  Result<void> Commit(bool durable) {
    if (stop_.Requested() || stop_.Expired()) return Fail(ErrorCode::kCancelled, Say("已取消", "cancelled"));
    graph::Preconditions preconditions;
    preconditions.durable = durable;
    const auto committed = store_.commit(batch_, preconditions);
    if (!committed) return committed.error();
    batch_ = {};
    return {};
  }

  /// Which ends that this import does not bring are in the graph.
  Result<std::unordered_set<NodeId>> EndsInGraph() const {
    std::vector<NodeId> asked;
    for (const Pending& one : pending_) {
      if (one.ends_known) continue;
      for (const NodeId end : {one.relationship.key.from, one.relationship.key.to}) {
        if (!tables_.nodes().Find(end)) asked.push_back(end);
      }
    }
    std::unordered_set<NodeId> found;
    if (asked.empty()) return found;
    const auto snapshot = store_.snapshot();
    const auto take = [&](const graph::NodeBlock& block) {
      found.insert(block.id.begin(), block.id.end());
      return true;
    };
    JITU_CHECK_OK(store_.nodes(*snapshot, asked, {}, take, stop_));
    return found;
  }

  Result<void> CommitPending(bool durable) {
    JITU_TRY(const auto in_graph, EndsInGraph());
    const auto is_there = [&](NodeId end) { return tables_.nodes().Find(end) || in_graph.contains(end); };
    for (Pending& one : pending_) {
      const graph::RelationshipKey& key = one.relationship.key;
      if (one.ends_known || (is_there(key.from) && is_there(key.to))) {
        batch_.relationships.push_back(std::move(one.relationship));
        continue;
      }
      ++left_out_;
      JITU_CHECK_OK(tables_.bad_rows().Add(
          one.place,
          Say("起点或终点的 id 既不在表中也不在图中", "the id of an end is neither in the tables nor in the graph")));
    }
    pending_.clear();
    return Commit(durable);
  }

  graph::Store& store_;
  SortedTables& source_;
  Tables& tables_;
  const StopSignal& stop_;
  graph::WriteBatch batch_;
  std::vector<Pending> pending_;
  std::uint64_t left_out_ = 0;
};

}  // namespace

Result<ImportSummary> ImportTables(graph::Store& store, const ImportOptions& options, const StopSignal& stop,
                                   const ImportWatcher& watcher) {
  auto snapshot = store.snapshot();
  JITU_TRY(const graph::Counts counts, store.counts(*snapshot));
  const bool is_empty = counts.nodes == 0;
  Tables tables(options, store.tokens(*snapshot), !is_empty, stop, watcher);
  snapshot.reset();  // a bulk load beside a reader costs a second writing of all files
  JITU_CHECK_OK(tables.Read());
  SortedTables source(tables, watcher);
  ImportSummary summary;
  if (is_empty) {
    JITU_CHECK_OK(store.bulk_load(source, stop));
  } else {
    BatchedStoring storing(store, source, tables, stop);
    JITU_CHECK_OK(storing.Run());
    summary.relationships -= storing.left_out();
  }
  summary.nodes += source.node_count();
  summary.relationships += source.relationship_count();
  summary.bytes = tables.bytes();
  tables.bad_rows().MoveTo(summary);
  return summary;
}

}  // namespace jitu::ingest

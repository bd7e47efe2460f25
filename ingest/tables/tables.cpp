#include "ingest/tables/tables.h"

#include <algorithm>

#include "ingest/tables/files_in_parallel.h"
#include "schema/base/in_order.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kMostFiles = 0xFFFF;  // RowPlace

}  // namespace

Tables::Tables(const ImportOptions& options, graph::Tokens tokens, bool graph_has_more, const StopSignal& stop,
               const ImportWatcher& watcher)
    : options_(options),
      graph_has_more_(graph_has_more),
      stop_(stop),
      watcher_(watcher),
      workers_(options.threads != 0 ? options.threads : AllCores()),
      names_(std::move(tokens)),
      bad_rows_(options),
      spill_folder_(options.spill_folder) {}

Result<void> Tables::Read() {
  if (options_.nodes.size() + options_.relationships.size() > kMostFiles) {
    return Fail(ErrorCode::kLimit, Say("文件超过 {} 个", "more than {} files", kMostFiles));
  }
  JITU_CHECK_OK(AddTables(options_.nodes, TableKind::kNodes, node_tables_));
  JITU_CHECK_OK(AddTables(options_.relationships, TableKind::kRelationships, relationship_tables_));
  JITU_CHECK_OK(ReadNodes());
  return ReadRelationships();
}

/// Headers are read one after the other, so that new property names get the same numbers every time.
Result<void> Tables::AddTables(const std::vector<std::filesystem::path>& paths, TableKind kind,
                               std::vector<Table>& tables) {
  const auto first_number = static_cast<std::uint32_t>(kind == TableKind::kNodes ? 0 : options_.nodes.size());
  for (const std::filesystem::path& path : paths) {
    Table& table = tables.emplace_back();
    table.path = path;
    table.number = first_number + static_cast<std::uint32_t>(tables.size() - 1);
    bool has_header = false;
    const auto take_header = [&](const CsvRow& row) -> Result<bool> {
      has_header = true;
      auto header = ReadHeader(row, kind, names_.tokens());
      if (!header) {
        Error fault = std::move(header).error();
        fault.where = path.string() + ":" + std::to_string(row.line());
        return fault;
      }
      table.header = std::move(header).value();
      return false;
    };
    JITU_CHECK_OK(ReadCsv(
        path, take_header, [](std::uint64_t) {}, stop_));
    if (!has_header) {
      return Fail(ErrorCode::kUnreadableInput, Say("文件 {} 没有表头", "the file {} has no header", path.string()));
    }
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    if (!unknown) total_bytes_ += size;
  }
  return {};
}

void Tables::Tell(ImportPhase phase) const {
  if (watcher_) watcher_({phase, bytes_, total_bytes_, rows_});
}

template <class Rows>
Result<void> Tables::ReadTable(const Table& table, Rows rows) {
  bool is_header = true;
  std::uint64_t unreported = 0;
  const auto take = [&](const CsvRow& row) -> Result<bool> {
    if (is_header) {
      is_header = false;
      return true;
    }
    JITU_CHECK_OK(rows.Take(row));
    ++unreported;
    return true;
  };
  const auto progress = [&](std::uint64_t bytes) {
    bytes_ += bytes;
    rows_ += unreported;
    unreported = 0;
  };
  return ReadCsv(table.path, take, progress, stop_);
}

template <class MakeRows>
Result<RecordRuns> Tables::ReadPhase(const std::vector<Table>& tables, ImportPhase phase, std::size_t key_bytes,
                                     std::size_t memory_bytes, const MakeRows& make_rows) {
  rows_ = 0;
  names_.Begin(tables.size());
  std::vector<RecordSorter> sorters;
  for (std::size_t i = 0; i < workers_; ++i) sorters.emplace_back(key_bytes, memory_bytes / workers_, spill_folder_);
  const auto work = [&](std::size_t file, std::size_t worker) -> Result<void> {
    const Table& table = tables[file];
    auto read = ReadTable(
        table,
        make_rows(RowsContext{file, table.number, &table.header, &names_, &bad_rows_, &sorters[worker]}, worker));
    names_.Done(file);
    return read;
  };
  JITU_CHECK_OK(ForEachFile(tables.size(), workers_, work, [&] { Tell(phase); }));
  std::vector<RecordRuns> finished(workers_);
  const auto finish = [&](std::size_t sorter, std::size_t) -> Result<void> {
    JITU_TRY(finished[sorter], sorters[sorter].Finish());
    return {};
  };
  JITU_CHECK_OK(ForEachFile(workers_, workers_, finish, [&] { Tell(phase); }));
  RecordRuns runs;
  for (RecordRuns& more : finished) std::move(more.begin(), more.end(), std::back_inserter(runs));
  return runs;
}

Result<void> Tables::ReadNodes() {
  std::vector<std::vector<NodeId>> ids(workers_);
  const auto make_rows = [&](const RowsContext& context, std::size_t worker) { return NodeRows(context, ids[worker]); };
  JITU_TRY(node_runs_,
           ReadPhase(node_tables_, ImportPhase::kReadingNodes, kNodeKeyBytes, options_.memory_bytes / 3, make_rows));
  std::vector<NodeId> all = std::move(ids[0]);
  for (std::size_t i = 1; i < ids.size(); ++i) {
    all.insert(all.end(), ids[i].begin(), ids[i].end());
    ids[i] = {};
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  nodes_ = graph::SortedIds(std::move(all));
  return {};
}

Result<void> Tables::ReadRelationships() {
  const auto make_rows = [&](const RowsContext& context, std::size_t) {
    return RelationshipRows(context, nodes_, graph_has_more_);
  };
  JITU_TRY(relationship_runs_, ReadPhase(relationship_tables_, ImportPhase::kReadingRelationships,
                                         kRelationshipKeyBytes, options_.memory_bytes / 3 * 2, make_rows));
  return {};
}

}  // namespace jitu::ingest

/// Bulk import of CSV tables with the header convention of Neo4j's bulk import.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/store/store.h"
#include "schema/base/stop.h"

namespace jitu::ingest {

struct ImportOptions {
  std::vector<std::filesystem::path> nodes;          ///< tables of nodes, each with its own header
  std::vector<std::filesystem::path> relationships;  ///< tables of relationships, likewise
  bool skip_bad_rows = false;                        ///< go on after a bad row and count it
  std::size_t memory_bytes = std::size_t{1} << 30;   ///< for sorting, beside 12 bytes per node; what is more is spilled
  std::filesystem::path spill_folder;                ///< for temporary files; empty: the system's folder for them
  unsigned threads = 0;                              ///< that read tables; 0: as many as there are cores
};

struct BadRow {
  std::string file;
  std::uint64_t line = 0;
  Message reason;
};

struct ImportSummary {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t bytes = 0;
  std::uint64_t bad_row_count = 0;
  std::vector<BadRow> bad_rows;  ///< the first thousand, in the order of the files and lines
};

enum class ImportPhase { kReadingNodes, kReadingRelationships, kStoring };

struct ImportProgress {
  ImportPhase phase = ImportPhase::kReadingNodes;
  std::uint64_t bytes = 0;        ///< read so far
  std::uint64_t total_bytes = 0;  ///< of all tables
  std::uint64_t rows = 0;         ///< read, or stored, in this phase
};
/// Called from the calling thread, some times a second.
using ImportWatcher = std::function<void(const ImportProgress&)>;

/// Reads the tables, sorts them and stores them: by one bulk load, all or nothing, if the graph is empty; else in
/// batches, where a row that is there already is replaced. A node's id is what IdSpace says; several relationships of
/// one type between two nodes are numbered in the order of files and lines. kUnreadableInput with the
/// file and line of the first bad row, unless these are skipped; kLimit; kCancelled; kIo; else what the store says.
Result<ImportSummary> ImportTables(graph::Store& store, const ImportOptions& options, const StopSignal& stop = {},
                                   const ImportWatcher& watcher = {});

}  // namespace jitu::ingest

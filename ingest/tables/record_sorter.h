/// Sorting more records than fit in memory: sorted runs, spilled to files when memory is used up, then merged.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/base/result.h"
#include "schema/base/temporary_folder.h"

namespace jitu::ingest {

/// A folder of its own for spilled runs, made when the first is spilled and removed with this. Thread-safe.
class SpillFolder {
 public:
  /// Within `parent`; empty: the system's folder for temporary files.
  explicit SpillFolder(std::filesystem::path parent) : parent_(std::move(parent)) {}

  /// A path where nothing is yet. kIo if the folder cannot be made.
  Result<std::filesystem::path> NewFile();

 private:
  std::mutex mutex_;
  std::filesystem::path parent_;
  std::optional<TemporaryFolder> folder_;  // from the first file on
  std::uint64_t files_ = 0;
};

/// The first sixteen bytes of a record, which nearly always tell two apart without a look at the records themselves.
using RecordHead = std::pair<std::uint64_t, std::uint64_t>;

/// Records in ascending order of their first bytes.
class RecordRun {
 public:
  virtual ~RecordRun() = default;
  /// False at the end. The record is valid until the next call.
  virtual Result<bool> Next(std::string_view& record) = 0;
};
using RecordRuns = std::vector<std::unique_ptr<RecordRun>>;

/// Takes records in any order. For one thread.
class RecordSorter {
 public:
  /// The first `key_bytes` of a record (at least 16) are its key. `folder` must outlive the runs.
  RecordSorter(std::size_t key_bytes, std::size_t memory_bytes, SpillFolder& folder)
      : key_bytes_(key_bytes), memory_bytes_(memory_bytes), folder_(&folder) {}

  Result<void> Add(std::string_view record);
  /// All that was added, as sorted runs. Ends this sorter's life.
  Result<RecordRuns> Finish();

 private:
  friend class MemoryRun;
  struct Entry {
    RecordHead head;
    const char* place;  ///< of its size and bytes
  };
  using Blocks = std::vector<std::unique_ptr<char[]>>;

  char* Room(std::size_t size);
  void Sort();
  Result<void> Spill();
  Result<void> MergeSpilled();

  std::size_t key_bytes_;
  std::size_t memory_bytes_;
  SpillFolder* folder_;
  Blocks blocks_;
  std::size_t used_bytes_ = 0;  // of all blocks
  char* next_ = nullptr;        // in the last block
  std::size_t left_ = 0;
  std::vector<Entry> entries_;
  RecordRuns spilled_;
};

/// Several runs as one. Records with the same key come in the order of the runs.
class MergedRuns {
 public:
  MergedRuns(RecordRuns runs, std::size_t key_bytes) : runs_(std::move(runs)), key_bytes_(key_bytes) {}
  /// False at the end. The record is valid until the next call.
  Result<bool> Next(std::string_view& record);

 private:
  struct Head {
    RecordHead head;
    std::string_view record;
    std::size_t run;
  };
  bool After(const Head& a, const Head& b) const;
  Result<void> Refill(std::size_t run);

  RecordRuns runs_;
  std::size_t key_bytes_;
  std::vector<Head> heap_;
  bool started_ = false;
};

}  // namespace jitu::ingest

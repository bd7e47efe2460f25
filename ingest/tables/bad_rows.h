/// Bad rows: the reason to stop, or a list to report. Thread-safe.
#pragma once

#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "ingest/tables/import.h"
#include "ingest/tables/record.h"

namespace jitu::ingest {

class BadRows {
 public:
  explicit BadRows(const ImportOptions& options);

  /// An error if bad rows are not to be skipped.
  Result<void> Add(RowPlace place, Message reason);
  std::string FileName(std::uint32_t file) const { return files_[file].string(); }
  void MoveTo(ImportSummary& summary);

 private:
  struct Later {
    bool operator()(const std::pair<RowPlace, Message>& a, const std::pair<RowPlace, Message>& b) const {
      return a.first < b.first;
    }
  };

  std::vector<std::filesystem::path> files_;  // nodes, then relationships
  bool skip_;
  std::mutex mutex_;
  std::uint64_t count_ = 0;
  std::multiset<std::pair<RowPlace, Message>, Later> first_;  // as many as are kept
};

}  // namespace jitu::ingest

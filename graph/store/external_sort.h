/// Sorts more records than memory holds: sorted runs in files, then one merge.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <future>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/base/result.h"

namespace jitu::graph::rocks {

/// Records are byte strings, ordered by memcmp. Fill with Add, then Finish, then take with Next until it gives false.
/// Sorting and writing of a full run happen beside the filling of the next one, so up to twice `run_bytes` are used.
class ExternalSort {
 public:
  /// Runs are files `name`.0, `name`.1 ... in `folder`, which must exist; they are removed by their owner with the
  /// folder.
  ExternalSort(std::filesystem::path folder, std::string name, std::size_t run_bytes);
  ~ExternalSort();
  ExternalSort(const ExternalSort&) = delete;
  ExternalSort& operator=(const ExternalSort&) = delete;

  Result<void> Add(std::string_view record);
  Result<void> Finish();
  /// The next record in order, valid until the next call; false at the end.
  Result<bool> Next(std::string_view& record);

 private:
  struct Place {
    std::pair<std::uint64_t, std::uint64_t> head;  ///< the sixteen bytes that are being sorted by
    std::uint64_t offset;
    std::uint32_t size;
  };
  /// Records in memory, one behind the other.
  struct Run {
    std::string bytes;
    std::vector<Place> places;
    void Sort() { SortFrom(0, places); }
    void SortFrom(std::size_t depth, std::span<Place> equal);
  };
  class Reader;

  Result<void> Spill();
  Result<void> AwaitSpill();
  Result<void> WriteSpilled(const std::filesystem::path& file);

  std::filesystem::path folder_;
  std::string name_;
  std::size_t run_bytes_;
  Run run_;
  std::size_t next_in_memory_ = 0;
  std::size_t runs_ = 0;
  Run spilled_;  ///< while it is being written
  std::future<Result<void>> spilling_;
  std::vector<std::unique_ptr<Reader>> readers_;  ///< a heap, the smallest record first
  bool advance_first_ = false;
};

}  // namespace jitu::graph::rocks

/// Rows of a CSV file (RFC 4180): comma, double quotes, doubled quotes inside, line feeds within quotes. libcsv behind
/// it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/result.h"
#include "schema/base/stop.h"

namespace jitu::ingest {

/// One row. Valid during the call that hands it over.
class CsvRow {
 public:
  std::size_t size() const { return cells_.size(); }
  std::string_view operator[](std::size_t place) const {
    return std::string_view(bytes_).substr(cells_[place].start, cells_[place].size);
  }
  /// Nothing between the commas, not even quotes: no value.
  bool IsAbsent(std::size_t place) const { return cells_[place].absent; }
  std::uint64_t line() const { return line_; }  ///< where it starts, from 1

 private:
  friend class CsvParser;
  struct Cell {
    std::size_t start;
    std::size_t size;
    bool absent;
  };
  std::string bytes_;
  std::vector<Cell> cells_;
  std::uint64_t line_ = 1;
};

/// Returns false to stop reading, which is no fault.
using CsvSink = std::function<Result<bool>(const CsvRow&)>;
/// Bytes read since the last call.
using CsvProgress = std::function<void(std::uint64_t)>;

/// Reads a file row by row, header first; empty lines are passed over, a byte order mark too. kUnreadableInput for a
/// file that cannot be read, a quote that is never closed, or a row over 16 MiB; kCancelled as `stop` says; else what
/// the sink says.
Result<void> ReadCsv(const std::filesystem::path& path, const CsvSink& sink, const CsvProgress& progress,
                     const StopSignal& stop);

}  // namespace jitu::ingest

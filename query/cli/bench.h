/// One statement, many parameters, timed in one process.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/executor/engine.h"
#include "schema/base/result.h"

namespace jitu::query {

struct BenchOptions {
  std::size_t warmup = 0;  ///< runs before the clock counts, over the first lines again and again
  StopSignal stop;
};

/// `parameters`: a JSON object a line; none at all is one run without any. Gives {"n", "median_us", "p99_us",
/// "per_second", "rows", "checksum"}; rows and checksum are of the first 200 runs.
Result<std::string> Bench(Engine& engine, std::string_view statement, std::string_view parameters,
                          const BenchOptions& options);

/// FNV-1a (32 bits) over the values in column order, each as text and followed by the byte 0x1f.
std::uint32_t RowHash(const std::vector<graph::Value>& row);

}  // namespace jitu::query

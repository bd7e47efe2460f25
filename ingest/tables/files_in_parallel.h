/// Several files read at once, with the outcome of reading them one by one.
#pragma once

#include <cstddef>
#include <functional>

#include "schema/base/result.h"

namespace jitu::ingest {

/// Calls work(file, worker) for files 0, 1, 2 ... begun in this order, on `workers` threads (numbered from 0). After a
/// fault no later file is begun, and the answer is the fault of the first file that has one, as if there were one
/// thread. `tick` is called on the calling thread some times a second.
Result<void> ForEachFile(std::size_t files, std::size_t workers,
                         const std::function<Result<void>(std::size_t file, std::size_t worker)>& work,
                         const std::function<void()>& tick);

}  // namespace jitu::ingest

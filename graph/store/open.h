/// Ways to come by a Store.
#pragma once

#include <filesystem>
#include <memory>

#include "graph/store/store.h"
#include "schema/model/graph_schema.h"

namespace jitu::graph {

struct OpenOptions {
  bool create_if_missing = false;
  bool read_only = false;  ///< several readers may have it open at once, also beside one writer
  std::size_t cache_bytes = 256u << 20;
  /// Index entries that may wait until they are packed. Commits pack them when there are more, and closing does.
  std::size_t loose_entries = 1u << 18;
};

/// The graph in that folder, embedded RocksDB. kGraphMissing, kGraphLocked, kGraphDamaged (also for a newer format),
/// kIo, each saying what to do.
Result<std::unique_ptr<Store>> OpenRocks(const std::filesystem::path& folder, const model::GraphSchema& schema,
                                         const OpenOptions& options = {});

/// The same graph in memory, as simple as can be: the oracle of the tests, and good for small temporary graphs.
std::unique_ptr<Store> OpenMemory(const model::GraphSchema& schema);

}  // namespace jitu::graph

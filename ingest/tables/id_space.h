/// The ids of a table and the nodes they stand for.
#pragma once

#include <string>
#include <string_view>

#include "schema/base/ids.h"

namespace jitu::ingest {

class IdSpace {
 public:
  explicit IdSpace(std::string name = {});
  const std::string& name() const { return name_; }

  /// The node that `id` names here, on any machine and in any import. A number below 2^32 keeps its place behind the
  /// one before it: rows that are neighbours in a table are mostly also asked for together, and so lie together in the
  /// graph. Other ids are spread as hashes. Ids in the space `jitu`, which `jitu export --format neo4j-csv` writes, are
  /// the nodes' own, so that a graph comes back as it was.
  NodeId Of(std::string_view id) const;

 private:
  std::string name_;
  std::uint64_t numbers_from_;
};

}  // namespace jitu::ingest

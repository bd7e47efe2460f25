/// What DISTINCT stands on.
#pragma once

#include <cstdint>
#include <vector>

#include "query/executor/key_table.h"

namespace jitu::query {

/// Which rows hold a combination of values that none before them held. Of many vertices it keeps a mark for each
/// vertex of the view, else a table.
class FirstSights {
 public:
  /// Of rows [0, count), in order.
  std::vector<std::uint32_t> Select(const std::vector<const Column*>& key, std::size_t count);
  std::size_t byte_count() const { return table_.byte_count() + marks_.size() * sizeof(std::uint64_t); }

 private:
  std::vector<std::uint32_t> SelectByMarks(const std::vector<graph::Vertex>& vertices);
  bool Mark(graph::Vertex vertex);
  void TurnToMarks(const graph::GraphView& view);
  void TurnToTable();

  KeyTable table_;
  const graph::GraphView* marked_ = nullptr;  // the view whose vertices have marks
  std::vector<std::uint64_t> marks_;          // the last one is that of null
};

}  // namespace jitu::query

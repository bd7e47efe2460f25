/// Gathers nodes into blocks of columns. Not for other rooms.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "graph/store/keys.h"
#include "graph/store/moment.h"
#include "graph/store/point_reads.h"

namespace jitu::graph::rocks {

class NodeRows {
 public:
  NodeRows(const Moment& moment, const Projection& projection, const NodeSink& sink, std::size_t block_rows);

  /// Decodes what is projected and nothing else. False once the sink has had enough.
  Result<bool> Add(std::uint32_t input, NodeId id, std::string_view record);
  /// A node of which nothing is projected.
  Result<bool> AddBare(std::uint32_t input, NodeId id);
  bool Flush();

  /// Reads these nodes, sorted by id, and adds those that exist; input i is inputs[i]. False once the sink has enough.
  Result<bool> AddAll(std::span<const NodeId> ids, std::span<const std::uint32_t> inputs);

  bool bare() const { return bare_; }

 private:
  const Moment& moment_;
  const Projection& projection_;
  const NodeSink& sink_;
  std::size_t block_rows_;
  bool bare_;
  NodeBlock block_;
  PointReads reads_;
  std::vector<Value> values_;
  std::vector<NodeKey> keys_;
  std::vector<rocksdb::Slice> slices_;
};

}  // namespace jitu::graph::rocks

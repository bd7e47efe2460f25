/// Reads the packed lists of many nodes: the one way that expand and degrees go. Not for other rooms.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/store/moment.h"
#include "graph/store/packed_list.h"
#include "graph/store/point_reads.h"

namespace jitu::graph::rocks {

/// What a visitor wants next.
enum class Go : std::uint8_t { kOn, kNextSource, kStop };

/// A chunk of one list. Chunks of a source come by (type, direction, order in the list), sources one after the other.
struct ListPart {
  std::uint32_t input;  ///< which id of the frontier
  TypeId type;
  Direction direction;  ///< kOut or kIn
  const Chunk& chunk;
};
/// Called once per chunk, which holds some hundred neighbours where there are many.
using ListVisitor = std::function<Result<Go>(const ListPart&)>;

/// Positions in one direction's family, moving from source to source.
class Walker {
 public:
  Walker(const Moment& moment, Direction direction, bool dense);

  /// To the first chunk of a source. Dense: not before the one of the last call.
  Result<void> GoTo(NodeId source);
  /// Whether it stands on a chunk of the source.
  bool here() const { return here_; }
  TypeId type() const;
  Result<Chunk> chunk() const;
  Result<void> Next();
  Result<void> SkipBehind(TypeId type);
  Direction direction() const { return direction_; }

 private:
  Result<void> Look();

  const Moment& moment_;
  Direction direction_;
  bool dense_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
  NodeKey source_{};
  bool here_ = false;
};

class Adjacency {
 public:
  /// `types` empty: all.
  Adjacency(const Moment& moment, std::span<const NodeId> frontier, Direction direction, std::span<const TypeId> types);

  Result<void> Visit(const ListVisitor& visitor, const StopSignal& stop);

 private:
  Result<void> VisitByWalking(const ListVisitor& visitor, const StopSignal& stop);
  Result<void> VisitByKey(const ListVisitor& visitor, const StopSignal& stop);
  Result<Go> VisitWalked(std::uint32_t input, const ListVisitor& visitor);
  Result<Go> VisitRead(std::uint32_t input, std::size_t row, const ListVisitor& visitor);
  Result<Go> VisitFurther(const ListPart& first, NodeId source, const ListVisitor& visitor);
  Walker& WalkerOf(Direction direction);
  bool Wants(TypeId type) const;

  const Moment& moment_;
  std::span<const NodeId> frontier_;
  std::vector<Direction> directions_;
  std::vector<TypeId> types_;
  bool dense_ = false;
  std::optional<Walker> out_;
  std::optional<Walker> in_;
  std::vector<PointReads> reads_;  ///< one per direction
};

}  // namespace jitu::graph::rocks

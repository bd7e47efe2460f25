/// The topology of a snapshot in memory: immutable, dense vertex numbers, rows of neighbours in both directions.
///
/// Made once from a Store and then read by any number of threads. Knows which nodes there are, their labels and who is
/// tied to whom by which type; properties stay in the store. Memory: 4 bytes per edge end, 4 per run of one type in a
/// row and direction, 18 per vertex.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/model/sorted_ids.h"
#include "graph/store/store.h"
#include "graph/view/adjacency.h"

namespace jitu::graph {

struct ViewOptions {
  std::vector<TypeId> types;  ///< relationship types to take; empty: all. Nodes are always all there
};

/// An edge as met in the row of one of its ends.
struct ViewEdge {
  Vertex source = 0;
  Vertex target = 0;
  EdgePlace place = 0;  ///< in the rows of `side`
  Direction side = Direction::kOut;

  friend bool operator==(const ViewEdge&, const ViewEdge&) = default;
};

class TopologyView {
 public:
  /// kLimit beyond 2^32 - 2 nodes or relationships; kCancelled or kLimit as `stop` says; else what the store says.
  static Result<TopologyView> Build(const Store& store, const Snapshot& at, const ViewOptions& options = {},
                                    const StopSignal& stop = {});

  std::uint32_t vertex_count() const { return static_cast<std::uint32_t>(ids_.size()); }
  std::uint64_t edge_count() const { return out_.edge_count(); }
  std::uint64_t byte_count() const;
  /// Snapshot::version() of what it shows.
  std::uint64_t version() const { return version_; }

  NodeId Node(Vertex vertex) const { return ids_.ids()[vertex]; }
  std::optional<Vertex> Find(NodeId node) const { return ids_.Find(node); }

  const Adjacency& out() const { return out_; }
  const Adjacency& in() const { return in_; }

  /// Sorted, as in the store.
  const std::vector<LabelId>& Labels(Vertex vertex) const { return label_sets_[label_set_of_[vertex]]; }
  bool HasLabel(Vertex vertex, LabelId label) const;
  /// Each combination of labels that occurs has a number.
  std::uint32_t LabelSetOf(Vertex vertex) const { return label_set_of_[vertex]; }
  const std::vector<LabelId>& LabelSet(std::uint32_t set) const { return label_sets_[set]; }
  std::uint32_t label_set_count() const { return static_cast<std::uint32_t>(label_sets_.size()); }
  /// A type that nodes with these labels have relationships of, and on which side.
  struct Occurrence {
    TypeId type;
    bool out = false;
    bool in = false;
  };
  /// By ascending type.
  std::span<const Occurrence> TypesOf(std::uint32_t label_set) const { return types_of_[label_set]; }

  /// The same key whichever end the edge was met from.
  RelationshipKey Key(const ViewEdge& edge) const;

 private:
  friend class ViewBuilder;

  SortedIds ids_;                                 // a vertex is the place of its node
  std::vector<std::vector<LabelId>> label_sets_;  // each that occurs, once
  std::vector<std::uint16_t> label_set_of_;
  std::vector<std::vector<Occurrence>> types_of_;  // by label set
  Adjacency out_;
  Adjacency in_;
  std::uint64_t version_ = 0;
};

}  // namespace jitu::graph

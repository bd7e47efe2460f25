/// Who is tied to whom, on one side, out or in: rows of neighbours, type by type.
#pragma once

#include <vector>

#include "graph/view/typed_rows.h"

namespace jitu::graph {

/// Places number the edges of a side by (type, vertex, neighbour, ordinal).
class Adjacency {
 public:
  /// The edges of one vertex by one type.
  struct Run {
    TypeId type;
    EdgePlace first = 0;
    std::span<const Vertex> neighbours;
  };

  /// One more than the largest type that has edges.
  std::uint16_t type_count() const { return static_cast<std::uint16_t>(rows_.size()); }
  const TypedRows& Of(TypeId type) const { return type.value < rows_.size() ? rows_[type.value] : nothing_; }
  std::span<const Vertex> Row(Vertex vertex, TypeId type) const { return Of(type).Row(vertex); }
  Run RunOf(Vertex vertex, TypeId type) const;
  /// visit(run) for each type that the vertex has edges of, ascending. O(number of types).
  template <class Visit>
  void ForEachRun(Vertex vertex, Visit visit) const {
    for (std::uint16_t type = 0; type < type_count(); ++type) {
      if (rows_[type].Has(vertex)) visit(RunOf(vertex, TypeId{type}));
    }
  }
  std::uint32_t Degree(Vertex vertex) const;

  TypeId TypeAt(EdgePlace place) const;
  std::uint32_t OrdinalAt(EdgePlace place) const;

  std::uint64_t edge_count() const { return edge_count_; }
  std::uint64_t byte_count() const;

  /// Vertices ascend within a type; the edges of each are in order. Places are known after Finish.
  void AddEdge(Vertex vertex, TypeId type, Vertex neighbour, std::uint32_t ordinal);
  void Reserve(TypeId type, std::uint64_t edges);
  void Finish();
  /// The other side. Its vertices are less than `vertices`.
  Adjacency Turned(std::uint32_t vertices) const;

 private:
  TypedRows& Made(TypeId type);

  std::vector<TypedRows> rows_;    // by type
  std::vector<EdgePlace> firsts_;  // by type: the place of its first edge
  std::uint64_t edge_count_ = 0;
  static const TypedRows nothing_;
};

}  // namespace jitu::graph

/// Compressed sparse rows: the neighbours of every vertex in one array, in order of (type, neighbour, ordinal).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "schema/base/ids.h"

namespace jitu::graph {

/// A node's place among all nodes of a view, by ascending id: 0, 1, 2 ...
using Vertex = std::uint32_t;

/// A place in the array of neighbours. Numbers the edges of one side.
using EdgePlace = std::uint32_t;

/// One side of a view, out or in. 4 bytes per edge, 8 per run of one type within a row, 8 per vertex.
class Adjacency {
 public:
  /// Edges of one type within a row, from `start` to the next run's start or the row's end.
  struct Run {
    TypeId type;
    EdgePlace start = 0;
    friend bool operator==(const Run&, const Run&) = default;
  };

  EdgePlace RowStart(Vertex vertex) const { return row_starts_[vertex]; }
  EdgePlace RowEnd(Vertex vertex) const { return row_starts_[vertex + 1]; }
  std::uint32_t Degree(Vertex vertex) const { return RowEnd(vertex) - RowStart(vertex); }
  Vertex NeighbourAt(EdgePlace place) const { return neighbours_[place]; }

  std::span<const Vertex> Row(Vertex vertex) const { return Places(RowStart(vertex), RowEnd(vertex)); }
  /// The neighbours by one type. O(number of types in the row).
  std::span<const Vertex> Row(Vertex vertex, TypeId type) const;
  std::span<const Run> Runs(Vertex vertex) const {
    return std::span(runs_).subspan(run_starts_[vertex], run_starts_[vertex + 1] - run_starts_[vertex]);
  }
  /// All neighbours of all vertices, row after row.
  std::span<const Vertex> Neighbours() const { return neighbours_; }

  /// Brings nearer what Runs and Row of a vertex read: the starts first, what they point to some vertices later.
  void PrefetchStarts(Vertex vertex) const {
    __builtin_prefetch(&row_starts_[vertex]);
    __builtin_prefetch(&run_starts_[vertex]);
  }
  void PrefetchRow(Vertex vertex) const {
    __builtin_prefetch(runs_.data() + run_starts_[vertex]);
    __builtin_prefetch(neighbours_.data() + row_starts_[vertex]);
  }

  TypeId TypeAt(Vertex vertex, EdgePlace place) const;
  /// Which of several edges of one type between the same two nodes. O(log of how many such edges the whole side has).
  std::uint32_t OrdinalAt(EdgePlace place) const;

  std::uint64_t edge_count() const { return neighbours_.size(); }
  std::uint64_t byte_count() const;

  /// Rows are added vertex by vertex: first their edges in order, then the end of the row.
  void AddEdge(TypeId type, Vertex neighbour, std::uint32_t ordinal);
  void EndRow();
  void Reserve(std::uint64_t vertices, std::uint64_t edges);

 private:
  /// Nearly all ordinals are 0; only the others are kept.
  struct Parallel {
    EdgePlace place;
    std::uint32_t ordinal;
  };

  std::span<const Vertex> Places(EdgePlace start, EdgePlace end) const {
    return std::span(neighbours_).subspan(start, end - start);
  }

  std::vector<EdgePlace> row_starts_ = {0};
  std::vector<std::uint32_t> run_starts_ = {0};
  std::vector<Run> runs_;
  std::vector<Vertex> neighbours_;
  std::vector<Parallel> parallels_;
};

}  // namespace jitu::graph

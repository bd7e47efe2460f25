/// A TopologyView as Boost.Graph sees it: IncidenceGraph, BidirectionalGraph, VertexListGraph, EdgeListGraph.
///
/// Only graph/algorithms and its tests include this, so that Boost's headers reach nobody else. The functions stand
/// beside TopologyView, where argument-dependent lookup finds them.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/view/topology.h"

namespace jitu::graph {

/// Walks one row; `hub` is the vertex whose row it is.
class RowIterator : public boost::iterator_facade<RowIterator, ViewEdge, boost::random_access_traversal_tag, ViewEdge,
                                                  std::ptrdiff_t> {
 public:
  RowIterator() = default;
  RowIterator(const Adjacency& rows, Vertex hub, EdgePlace place, Direction side)
      : rows_(&rows), hub_(hub), place_(place), side_(side) {}

 private:
  friend class boost::iterator_core_access;
  ViewEdge dereference() const {
    const Vertex other = rows_->NeighbourAt(place_);
    return side_ == Direction::kOut ? ViewEdge{hub_, other, place_, side_} : ViewEdge{other, hub_, place_, side_};
  }
  bool equal(const RowIterator& other) const { return place_ == other.place_; }
  void increment() { ++place_; }
  void decrement() { --place_; }
  void advance(std::ptrdiff_t steps) { place_ = static_cast<EdgePlace>(place_ + steps); }
  std::ptrdiff_t distance_to(const RowIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.place_) - static_cast<std::ptrdiff_t>(place_);
  }

  const Adjacency* rows_ = nullptr;
  Vertex hub_ = 0;
  EdgePlace place_ = 0;
  Direction side_ = Direction::kOut;
};

/// Walks the out-rows of all vertices, one after the other.
class EdgeIterator
    : public boost::iterator_facade<EdgeIterator, ViewEdge, boost::forward_traversal_tag, ViewEdge, std::ptrdiff_t> {
 public:
  EdgeIterator() = default;
  EdgeIterator(const Adjacency& rows, EdgePlace place) : rows_(&rows), place_(place) { SkipEndedRows(); }

 private:
  friend class boost::iterator_core_access;
  ViewEdge dereference() const { return {source_, rows_->NeighbourAt(place_), place_, Direction::kOut}; }
  bool equal(const EdgeIterator& other) const { return place_ == other.place_; }
  void increment() {
    ++place_;
    SkipEndedRows();
  }
  void SkipEndedRows() {
    while (place_ < rows_->edge_count() && place_ >= rows_->RowEnd(source_)) ++source_;
  }

  const Adjacency* rows_ = nullptr;
  Vertex source_ = 0;
  EdgePlace place_ = 0;
};

}  // namespace jitu::graph

namespace boost {

template <>
struct graph_traits<jitu::graph::TopologyView> {
  using vertex_descriptor = jitu::graph::Vertex;
  using edge_descriptor = jitu::graph::ViewEdge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  struct traversal_category : bidirectional_graph_tag, vertex_list_graph_tag, edge_list_graph_tag {};
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint64_t;
  using degree_size_type = std::uint32_t;
  using vertex_iterator = counting_iterator<jitu::graph::Vertex>;
  using out_edge_iterator = jitu::graph::RowIterator;
  using in_edge_iterator = jitu::graph::RowIterator;
  using edge_iterator = jitu::graph::EdgeIterator;
  static vertex_descriptor null_vertex() { return 0xFFFFFFFF; }
};

/// Vertices are numbers already.
template <>
struct property_map<jitu::graph::TopologyView, vertex_index_t> {
  using type = typed_identity_property_map<jitu::graph::Vertex>;
  using const_type = type;
};

}  // namespace boost

namespace jitu::graph {

using BoostTraits = boost::graph_traits<TopologyView>;

inline Vertex source(const ViewEdge& edge, const TopologyView&) { return edge.source; }
inline Vertex target(const ViewEdge& edge, const TopologyView&) { return edge.target; }

inline std::pair<BoostTraits::vertex_iterator, BoostTraits::vertex_iterator> vertices(const TopologyView& view) {
  return {BoostTraits::vertex_iterator(0), BoostTraits::vertex_iterator(view.vertex_count())};
}
inline std::uint32_t num_vertices(const TopologyView& view) { return view.vertex_count(); }

inline std::pair<RowIterator, RowIterator> out_edges(Vertex vertex, const TopologyView& view) {
  const Adjacency& rows = view.out();
  return {RowIterator(rows, vertex, rows.RowStart(vertex), Direction::kOut),
          RowIterator(rows, vertex, rows.RowEnd(vertex), Direction::kOut)};
}
inline std::uint32_t out_degree(Vertex vertex, const TopologyView& view) { return view.out().Degree(vertex); }

inline std::pair<RowIterator, RowIterator> in_edges(Vertex vertex, const TopologyView& view) {
  const Adjacency& rows = view.in();
  return {RowIterator(rows, vertex, rows.RowStart(vertex), Direction::kIn),
          RowIterator(rows, vertex, rows.RowEnd(vertex), Direction::kIn)};
}
inline std::uint32_t in_degree(Vertex vertex, const TopologyView& view) { return view.in().Degree(vertex); }
inline std::uint32_t degree(Vertex vertex, const TopologyView& view) {
  return out_degree(vertex, view) + in_degree(vertex, view);
}

inline std::pair<EdgeIterator, EdgeIterator> edges(const TopologyView& view) {
  return {EdgeIterator(view.out(), 0), EdgeIterator(view.out(), static_cast<EdgePlace>(view.edge_count()))};
}
inline std::uint64_t num_edges(const TopologyView& view) { return view.edge_count(); }

inline boost::typed_identity_property_map<Vertex> get(boost::vertex_index_t, const TopologyView&) { return {}; }
inline Vertex get(boost::vertex_index_t, const TopologyView&, Vertex vertex) { return vertex; }

}  // namespace jitu::graph

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

/// Walks one row, type by type; `hub` is the vertex whose row it is.
class RowIterator
    : public boost::iterator_facade<RowIterator, ViewEdge, boost::forward_traversal_tag, ViewEdge, std::ptrdiff_t> {
 public:
  RowIterator() = default;
  RowIterator(const Adjacency& rows, Vertex hub, Direction side) : rows_(&rows), hub_(hub), side_(side) { Settle(); }

  bool at_end() const { return rows_ == nullptr; }

 private:
  friend class boost::iterator_core_access;
  ViewEdge dereference() const {
    const Vertex other = run_.neighbours[at_];
    return side_ == Direction::kOut ? ViewEdge{hub_, other, Place(), side_} : ViewEdge{other, hub_, Place(), side_};
  }
  EdgePlace Place() const { return run_.first + static_cast<EdgePlace>(at_); }
  bool equal(const RowIterator& other) const {
    return rows_ == other.rows_ && (rows_ == nullptr || Place() == other.Place());
  }
  void increment() {
    ++at_;
    Settle();
  }
  /// Moves on until there is an edge here, or becomes the end.
  void Settle() {
    while (at_ == run_.neighbours.size()) {
      if (type_ == rows_->type_count()) {
        rows_ = nullptr;
        return;
      }
      run_ = rows_->RunOf(hub_, TypeId{type_++});
      at_ = 0;
    }
  }

  const Adjacency* rows_ = nullptr;  // null: the end
  Vertex hub_ = 0;
  Direction side_ = Direction::kOut;
  std::uint16_t type_ = 0;  // the next one
  Adjacency::Run run_;
  std::size_t at_ = 0;
};

/// Walks the out-rows of all vertices, one after the other.
class EdgeIterator
    : public boost::iterator_facade<EdgeIterator, ViewEdge, boost::forward_traversal_tag, ViewEdge, std::ptrdiff_t> {
 public:
  EdgeIterator() = default;
  EdgeIterator(const TopologyView& view, Vertex source) : view_(&view), source_(source) {
    if (source_ < view_->vertex_count()) row_ = RowIterator(view_->out(), source_, Direction::kOut);
    SkipEndedRows();
  }

 private:
  friend class boost::iterator_core_access;
  ViewEdge dereference() const { return *row_; }
  bool equal(const EdgeIterator& other) const { return source_ == other.source_ && row_ == other.row_; }
  void increment() {
    ++row_;
    SkipEndedRows();
  }
  void SkipEndedRows() {
    while (row_.at_end() && source_ < view_->vertex_count()) {
      if (++source_ < view_->vertex_count()) row_ = RowIterator(view_->out(), source_, Direction::kOut);
    }
  }

  const TopologyView* view_ = nullptr;
  Vertex source_ = 0;
  RowIterator row_;
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
  return {RowIterator(view.out(), vertex, Direction::kOut), RowIterator()};
}
inline std::uint32_t out_degree(Vertex vertex, const TopologyView& view) { return view.out().Degree(vertex); }

inline std::pair<RowIterator, RowIterator> in_edges(Vertex vertex, const TopologyView& view) {
  return {RowIterator(view.in(), vertex, Direction::kIn), RowIterator()};
}
inline std::uint32_t in_degree(Vertex vertex, const TopologyView& view) { return view.in().Degree(vertex); }
inline std::uint32_t degree(Vertex vertex, const TopologyView& view) {
  return out_degree(vertex, view) + in_degree(vertex, view);
}

inline std::pair<EdgeIterator, EdgeIterator> edges(const TopologyView& view) {
  return {EdgeIterator(view, 0), EdgeIterator(view, view.vertex_count())};
}
inline std::uint64_t num_edges(const TopologyView& view) { return view.edge_count(); }

inline boost::typed_identity_property_map<Vertex> get(boost::vertex_index_t, const TopologyView&) { return {}; }
inline Vertex get(boost::vertex_index_t, const TopologyView&, Vertex vertex) { return vertex; }

}  // namespace jitu::graph

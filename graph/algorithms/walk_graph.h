/// A view with a direction and a choice of types, as Boost.Graph's IncidenceGraph and VertexListGraph. For the sources
/// of this folder alone.
#pragma once

#include <algorithm>
#include <utility>

#include "graph/algorithms/walk.h"
#include "graph/view/boost_graph.h"

namespace jitu::graph {

/// Refers to what it is made of. Once `*done` is true no vertex has out-edges any more, so that a search that has found
/// what it wants, or was told to stop, ends by itself: Boost's own way out is to throw.
struct WalkGraph {
  const TopologyView* view;
  const WalkOptions* options;
  const bool* done;

  bool Takes(TypeId type) const {
    const std::vector<TypeId>& types = options->types;
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
  }
};

/// The edges that lead away from one vertex: its out-row, its in-row, or both in this order.
class WalkIterator
    : public boost::iterator_facade<WalkIterator, ViewEdge, boost::forward_traversal_tag, ViewEdge, std::ptrdiff_t> {
 public:
  WalkIterator() = default;
  WalkIterator(const WalkGraph& graph, Vertex hub)
      : graph_(&graph),
        hub_(hub),
        side_(graph.options->direction == Direction::kIn ? Direction::kIn : Direction::kOut) {
    Settle();
  }

 private:
  friend class boost::iterator_core_access;

  const Adjacency& Rows() const { return side_ == Direction::kOut ? graph_->view->out() : graph_->view->in(); }

  ViewEdge dereference() const {
    const Vertex other = run_.neighbours[at_];
    return side_ == Direction::kOut ? ViewEdge{hub_, other, Place(), side_} : ViewEdge{other, hub_, Place(), side_};
  }
  EdgePlace Place() const { return run_.first + static_cast<EdgePlace>(at_); }
  bool equal(const WalkIterator& other) const {
    return graph_ == other.graph_ && (graph_ == nullptr || (Place() == other.Place() && side_ == other.side_));
  }
  void increment() {
    ++at_;
    Settle();
  }

  /// Moves on until there is an edge here, or becomes the end.
  void Settle() {
    while (at_ == run_.neighbours.size()) {
      if (type_ < Rows().type_count()) {
        const TypeId type{type_++};
        run_ = graph_->Takes(type) ? Rows().RunOf(hub_, type) : Adjacency::Run();
        at_ = 0;
      } else if (side_ == Direction::kOut && graph_->options->direction == Direction::kBoth) {
        side_ = Direction::kIn;
        type_ = 0;
      } else {
        graph_ = nullptr;
        return;
      }
    }
  }

  const WalkGraph* graph_ = nullptr;  // null: the end
  Vertex hub_ = 0;
  Direction side_ = Direction::kOut;
  std::uint16_t type_ = 0;  // the next one
  Adjacency::Run run_;
  std::size_t at_ = 0;
};

}  // namespace jitu::graph

namespace boost {

template <>
struct graph_traits<jitu::graph::WalkGraph> {
  using vertex_descriptor = jitu::graph::Vertex;
  using edge_descriptor = jitu::graph::ViewEdge;
  using directed_category = directed_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  struct traversal_category : incidence_graph_tag, vertex_list_graph_tag {};
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint64_t;
  using degree_size_type = std::uint32_t;
  using vertex_iterator = counting_iterator<jitu::graph::Vertex>;
  using out_edge_iterator = jitu::graph::WalkIterator;
  static vertex_descriptor null_vertex() { return 0xFFFFFFFF; }
};

template <>
struct property_map<jitu::graph::WalkGraph, vertex_index_t> {
  using type = typed_identity_property_map<jitu::graph::Vertex>;
  using const_type = type;
};

}  // namespace boost

namespace jitu::graph {

/// An edge of an in-row is walked from its target.
inline Vertex source(const ViewEdge& edge, const WalkGraph&) {
  return edge.side == Direction::kOut ? edge.source : edge.target;
}
inline Vertex target(const ViewEdge& edge, const WalkGraph&) {
  return edge.side == Direction::kOut ? edge.target : edge.source;
}
inline std::pair<WalkIterator, WalkIterator> out_edges(Vertex vertex, const WalkGraph& graph) {
  if (*graph.done) return {WalkIterator(), WalkIterator()};
  return {WalkIterator(graph, vertex), WalkIterator()};
}
inline std::uint32_t out_degree(Vertex vertex, const WalkGraph& graph) {
  const auto [first, last] = out_edges(vertex, graph);
  return static_cast<std::uint32_t>(std::distance(first, last));
}
inline auto vertices(const WalkGraph& graph) { return vertices(*graph.view); }
inline std::uint32_t num_vertices(const WalkGraph& graph) { return graph.view->vertex_count(); }
inline boost::typed_identity_property_map<Vertex> get(boost::vertex_index_t, const WalkGraph&) { return {}; }

}  // namespace jitu::graph

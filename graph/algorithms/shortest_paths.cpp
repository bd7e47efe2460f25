#include "graph/algorithms/shortest_paths.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <boost/pending/queue.hpp>
#include <limits>

#include "graph/algorithms/stopping.h"
#include "graph/algorithms/walk_graph.h"

namespace jitu::graph {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr Vertex kNoVertex = 0xFFFFFFFF;
constexpr std::uint64_t kStride = 4096;  // vertices between two looks at the stop signal

/// What a search shares with the graph it goes over and with the visitors, which Boost copies.
struct Search {
  WalkGraph Graph(const TopologyView& view, const WalkOptions& options) const { return {&view, &options, &done}; }

  /// Called for each vertex before its edges are looked at.
  void Examine(Vertex vertex) {
    if (vertex == goal) done = true;
    if (++examined % kStride != 0 || fault) return;
    if (auto wanted = StillWanted(stop); !wanted) {
      fault = std::move(wanted).error();
      done = true;
    }
  }

  Vertex goal = kNoVertex;
  StopSignal stop;
  bool done = false;
  std::uint64_t examined = 0;
  std::optional<Error> fault;
  std::vector<std::uint32_t> steps;
  std::vector<Vertex> before;  // the vertex a vertex was reached from
};

class StepVisitor : public boost::default_bfs_visitor {
 public:
  StepVisitor(Search& search, std::uint32_t most_steps) : search_(&search), most_steps_(most_steps) {}

  void examine_vertex(Vertex vertex, const WalkGraph&) const {
    search_->Examine(vertex);
    if (search_->steps[vertex] >= most_steps_) search_->done = true;
  }
  void tree_edge(const ViewEdge& edge, const WalkGraph& graph) const {
    const Vertex from = source(edge, graph);
    const Vertex to = target(edge, graph);
    search_->steps[to] = search_->steps[from] + 1;
    if (!search_->before.empty()) search_->before[to] = from;
  }

 private:
  Search* search_;
  std::uint32_t most_steps_;
};

class WeightVisitor : public boost::default_dijkstra_visitor {
 public:
  explicit WeightVisitor(Search& search) : search_(&search) {}
  void examine_vertex(Vertex vertex, const WalkGraph&) const { search_->Examine(vertex); }

 private:
  Search* search_;
};

/// Weights as one of Boost's property maps.
struct WeightMap {
  using key_type = ViewEdge;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;
  const EdgeWeights* weights;

  friend double get(const WeightMap& map, const ViewEdge& edge) {
    return (edge.side == Direction::kOut ? map.weights->out : map.weights->in)[edge.place];
  }
};

Result<void> CheckVertex(const TopologyView& view, Vertex vertex) {
  if (vertex < view.vertex_count()) return {};
  return Fail(ErrorCode::kInvalidArgument, Say("视图中没有编号为 {} 的顶点", "the view has no vertex {}", vertex));
}

Result<void> CheckWeights(const TopologyView& view, const EdgeWeights& weights, Direction direction) {
  const bool out_fits = direction == Direction::kIn || weights.out.size() == view.edge_count();
  const bool in_fits = direction == Direction::kOut || weights.in.size() == view.edge_count();
  if (out_fits && in_fits) return {};
  return Fail(ErrorCode::kInvalidArgument,
              Say("权重不属于这个视图或这个方向", "the weights are not those of this view and direction"));
}

Result<void> SearchBySteps(const TopologyView& view, Vertex from, const WalkOptions& options, std::uint32_t most_steps,
                           Search& search) {
  search.steps.assign(view.vertex_count(), kUnreached);
  search.steps[from] = 0;
  boost::queue<Vertex> queue;
  boost::typed_identity_property_map<Vertex> index;
  boost::breadth_first_visit(search.Graph(view, options), from, queue, StepVisitor(search, most_steps),
                             boost::make_two_bit_color_map(view.vertex_count(), index));
  if (search.fault) return *search.fault;
  return {};
}

Result<std::vector<double>> SearchByWeight(const TopologyView& view, const EdgeWeights& weights, Vertex from,
                                           const WalkOptions& options, Search& search) {
  JITU_CHECK_OK(CheckVertex(view, from));
  JITU_CHECK_OK(CheckWeights(view, weights, options.direction));
  std::vector<double> sums(view.vertex_count(), kInfinity);
  search.before.assign(view.vertex_count(), kNoVertex);
  boost::typed_identity_property_map<Vertex> index;
  try {
    boost::dijkstra_shortest_paths(search.Graph(view, options), from,
                                   boost::weight_map(WeightMap{&weights})
                                       .distance_map(boost::make_iterator_property_map(sums.begin(), index))
                                       .predecessor_map(boost::make_iterator_property_map(search.before.begin(), index))
                                       .vertex_index_map(index)
                                       .distance_inf(kInfinity)
                                       .visitor(WeightVisitor(search)));
  } catch (const boost::negative_edge&) {
    return Fail(ErrorCode::kInvalidArgument, Say("权重不能为负", "weights must not be negative"));
  }
  if (search.fault) return *search.fault;
  return sums;
}

/// The first, or lightest, edge from one vertex to another.
ViewEdge EdgeBetween(const WalkGraph& graph, Vertex from, Vertex to, const EdgeWeights* weights) {
  std::optional<ViewEdge> best;
  const auto [first, last] = out_edges(from, graph);
  for (auto place = first; place != last; ++place) {
    const ViewEdge edge = *place;
    if (target(edge, graph) != to) continue;
    if (weights == nullptr) return edge;
    if (!best || get(WeightMap{weights}, edge) < get(WeightMap{weights}, *best)) best = edge;
  }
  return best.value_or(ViewEdge{});
}

Path PathTo(const TopologyView& view, const WalkOptions& options, const Search& search, Vertex from, Vertex to,
            const EdgeWeights* weights) {
  constexpr bool kNotDone = false;
  const WalkGraph graph{&view, &options, &kNotDone};
  Path path;
  path.nodes.push_back(view.Node(to));
  for (Vertex vertex = to; vertex != from; vertex = search.before[vertex]) {
    path.nodes.push_back(view.Node(search.before[vertex]));
    path.relationships.push_back(view.Key(EdgeBetween(graph, search.before[vertex], vertex, weights)));
  }
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.relationships.begin(), path.relationships.end());
  return path;
}

}  // namespace

Result<std::vector<std::uint32_t>> StepsFrom(const TopologyView& view, Vertex from, const WalkOptions& options,
                                             std::uint32_t most_steps, const StopSignal& stop) {
  JITU_CHECK_OK(CheckVertex(view, from));
  Search search;
  search.stop = stop;
  JITU_CHECK_OK(SearchBySteps(view, from, options, most_steps, search));
  return std::move(search.steps);
}

Result<std::optional<Path>> ShortestPath(const TopologyView& view, Vertex from, Vertex to, const WalkOptions& options,
                                         std::uint32_t most_steps, const StopSignal& stop) {
  JITU_CHECK_OK(CheckVertex(view, from));
  JITU_CHECK_OK(CheckVertex(view, to));
  Search search;
  search.stop = stop;
  search.goal = to;
  search.before.assign(view.vertex_count(), kNoVertex);
  JITU_CHECK_OK(SearchBySteps(view, from, options, most_steps, search));
  if (search.steps[to] == kUnreached) return std::optional<Path>();
  return std::optional(PathTo(view, options, search, from, to, nullptr));
}

Result<std::vector<double>> WeightsFrom(const TopologyView& view, const EdgeWeights& weights, Vertex from,
                                        const WalkOptions& options, const StopSignal& stop) {
  Search search;
  search.stop = stop;
  return SearchByWeight(view, weights, from, options, search);
}

Result<std::optional<WeightedPath>> LightestPath(const TopologyView& view, const EdgeWeights& weights, Vertex from,
                                                 Vertex to, const WalkOptions& options, const StopSignal& stop) {
  JITU_CHECK_OK(CheckVertex(view, to));
  Search search;
  search.stop = stop;
  search.goal = to;
  JITU_TRY(const std::vector<double> sums, SearchByWeight(view, weights, from, options, search));
  if (sums[to] == kInfinity) return std::optional<WeightedPath>();
  return std::optional(WeightedPath{PathTo(view, options, search, from, to, &weights), sums[to]});
}

}  // namespace jitu::graph

#include "graph/view/builder.h"

#include <algorithm>
#include <utility>

#include "schema/base/in_order.h"

namespace jitu::graph {
namespace {

constexpr std::uint32_t kFrontier = 16384;
constexpr std::uint64_t kMostEdges = 0xFFFFFFFE;
constexpr std::size_t kMostLabelSets = 0xFFFF;

Error TooLarge(const char* zh, const char* en) {
  return Fail(ErrorCode::kLimit,
              Say("图太大，内存视图最多容纳 {1} 个{0}",
                  "the graph is too large: a view in memory holds at most {1} {2}", zh, kMostEdges, en));
}

Error DanglingEnd(NodeId source) {
  return Fail(ErrorCode::kGraphDamaged,
              Say("节点 {} 的关系指向不存在的节点：请运行校验",
                  "a relationship of node {} leads to a node that is not there: verify the graph", source.value));
}

}  // namespace

Result<TopologyView> ViewBuilder::Build() {
  view_.version_ = at_.version();
  JITU_CHECK_OK(ReadNodes());
  JITU_CHECK_OK(ReadEdges());
  JITU_CHECK_OK(Stopped());
  view_.in_ = view_.out_.Turned(view_.vertex_count());
  FindTypes();
  return std::move(view_);
}

Result<void> ViewBuilder::Stopped() const {
  if (stop_.Requested()) return Fail(ErrorCode::kCancelled, Say("已取消", "cancelled"));
  if (stop_.Expired())
    return Fail(ErrorCode::kLimit, Say("建立内存视图超过时限", "building the view in memory ran out of time"));
  return {};
}

Result<std::uint16_t> ViewBuilder::LabelSet(const std::vector<LabelId>& labels) {
  if (view_.label_sets_.size() == kMostLabelSets && label_set_numbers_.find(labels) == label_set_numbers_.end()) {
    return Fail(ErrorCode::kLimit, Say("标签的组合太多，无法建立内存视图",
                                       "there are too many combinations of labels for a view in memory"));
  }
  const auto [place, is_new] =
      label_set_numbers_.try_emplace(labels, static_cast<std::uint16_t>(view_.label_sets_.size()));
  if (is_new) view_.label_sets_.push_back(labels);
  return place->second;
}

Result<void> ViewBuilder::ReadNodes() {
  ScanSpec spec;
  spec.projection.labels = true;
  spec.block_rows = kFrontier;
  const std::vector<LabelId>* last = nullptr;  // neighbours by id seldom share labels, but asking is cheap
  std::uint16_t last_set = 0;
  Result<void> numbered;
  std::vector<NodeId> ids;
  do {
    auto end = store_.scan(
        at_, spec,
        [&](const NodeBlock& block) {
          ids.insert(ids.end(), block.id.begin(), block.id.end());
          for (const std::vector<LabelId>& labels : block.labels) {
            if (last == nullptr || *last != labels) {
              const auto set = LabelSet(labels);
              if (!set) numbered = set.error();
              if (!set) return false;
              last_set = *set;
              last = &label_set_numbers_.find(labels)->first;
            }
            view_.label_set_of_.push_back(last_set);
          }
          return true;
        },
        stop_);
    if (!end) return std::move(end).error();
    JITU_CHECK_OK(numbered);
    spec.resume_token = end->resume_token;
    JITU_CHECK_OK(Stopped());
  } while (!spec.resume_token.empty());
  if (ids.size() > kMostEdges) return TooLarge("节点", "nodes");
  view_.ids_ = SortedIds(std::move(ids));
  return {};
}

Result<void> ViewBuilder::ReadEdges() {
  JITU_TRY(const Counts counts, store_.counts(at_));
  if (counts.relationships > kMostEdges && options_.types.empty()) return TooLarge("关系", "relationships");
  for (std::uint16_t type = 0; type < counts.relationships_by_type.size() && options_.types.empty(); ++type) {
    view_.out_.Reserve(TypeId{type}, counts.relationships_by_type[type]);
  }
  const std::span<const NodeId> all(view_.ids_.ids());
  const auto read = [&](std::size_t batch) {
    const std::size_t start = batch * std::size_t{kFrontier};
    return ReadEdgesOf(all.subspan(start, std::min<std::size_t>(kFrontier, all.size() - start)));
  };
  Vertex first = 0;
  const auto take = [&](const std::vector<OutEdge>& edges) -> Result<void> {
    for (const OutEdge& edge : edges) view_.out_.AddEdge(first + edge.input, edge.type, edge.neighbour, edge.ordinal);
    first += kFrontier;
    return view_.out_.edge_count() > kMostEdges ? TooLarge("关系", "relationships") : Result<void>();
  };
  const std::size_t batches = (all.size() + kFrontier - 1) / kFrontier;
  JITU_CHECK_OK(InOrder<std::vector<OutEdge>>(batches, AllCores(), read, take));
  view_.out_.Finish();
  return {};
}

Result<std::vector<ViewBuilder::OutEdge>> ViewBuilder::ReadEdgesOf(std::span<const NodeId> frontier) const {
  JITU_CHECK_OK(Stopped());
  std::vector<OutEdge> edges;
  std::optional<NodeId> dangling;
  ExpandSpec spec;
  spec.types = options_.types;
  const auto take = [&](const NeighbourBlock& block) {
    for (const NodeId neighbour : block.neighbour) view_.ids_.Expect(neighbour);
    for (std::size_t row = 0; row < block.size(); ++row) {
      const auto neighbour = view_.Find(block.neighbour[row]);
      if (!neighbour) {
        dangling = frontier[block.input[row]];
        return false;
      }
      edges.push_back({block.input[row], *neighbour, block.type[row], block.ordinal[row]});
    }
    return true;
  };
  JITU_CHECK_OK(store_.expand(at_, frontier, spec, take, stop_));
  if (dangling) return DanglingEnd(*dangling);
  return edges;
}

/// Nodes of the same labels have relationships of the same few types: who walks along all looks for no others.
void ViewBuilder::FindTypes() {
  view_.types_of_.resize(view_.label_sets_.size());
  const std::uint16_t types = std::max(view_.out_.type_count(), view_.in_.type_count());
  for (std::uint16_t type = 0; type < types; ++type) {
    std::vector<TopologyView::Occurrence> found(view_.label_sets_.size(), {TypeId{type}});
    view_.out_.Of(TypeId{type}).ForEachRow([&](Vertex vertex, std::span<const Vertex>) {
      found[view_.label_set_of_[vertex]].out = true;
    });
    view_.in_.Of(TypeId{type}).ForEachRow([&](Vertex vertex, std::span<const Vertex>) {
      found[view_.label_set_of_[vertex]].in = true;
    });
    for (std::size_t set = 0; set < found.size(); ++set) {
      if (found[set].out || found[set].in) view_.types_of_[set].push_back(found[set]);
    }
  }
}

}  // namespace jitu::graph

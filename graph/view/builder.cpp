#include "graph/view/builder.h"

#include <algorithm>
#include <bit>

namespace jitu::graph {
namespace {

constexpr std::size_t kFrontier = 16384;
constexpr std::uint64_t kMostEdges = 0xFFFFFFFE;
constexpr std::uint64_t kLeastStretch = std::uint64_t{4} << 20;  // in-edges turned round at a time
constexpr std::uint64_t kMostStretches = 8;

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
  FillBuckets();
  JITU_CHECK_OK(ReadEdges());
  JITU_CHECK_OK(TurnRound());
  return std::move(view_);
}

Result<void> ViewBuilder::Stopped() const {
  if (stop_.Requested()) return Fail(ErrorCode::kCancelled, Say("已取消", "cancelled"));
  if (stop_.Expired())
    return Fail(ErrorCode::kLimit, Say("建立内存视图超过时限", "building the view in memory ran out of time"));
  return {};
}

std::uint32_t ViewBuilder::LabelSet(const std::vector<LabelId>& labels) {
  const auto [place, is_new] =
      label_set_numbers_.try_emplace(labels, static_cast<std::uint32_t>(view_.label_sets_.size()));
  if (is_new) view_.label_sets_.push_back(labels);
  return place->second;
}

Result<void> ViewBuilder::ReadNodes() {
  ScanSpec spec;
  spec.projection.labels = true;
  spec.block_rows = kFrontier;
  const std::vector<LabelId>* last = nullptr;  // neighbours by id seldom share labels, but asking is cheap
  std::uint32_t last_set = 0;
  do {
    auto end = store_.scan(
        at_, spec,
        [&](const NodeBlock& block) {
          view_.ids_.insert(view_.ids_.end(), block.id.begin(), block.id.end());
          for (const std::vector<LabelId>& labels : block.labels) {
            if (last == nullptr || *last != labels) {
              last_set = LabelSet(labels);
              last = &label_set_numbers_.find(labels)->first;
            }
            view_.label_set_of_.push_back(last_set);
          }
          return true;
        },
        stop_);
    if (!end) return std::move(end).error();
    spec.resume_token = end->resume_token;
    JITU_CHECK_OK(Stopped());
  } while (!spec.resume_token.empty());
  if (view_.ids_.size() > kMostEdges) return TooLarge("节点", "nodes");
  return {};
}

/// About one bucket per node, over the bits that the largest id has.
void ViewBuilder::FillBuckets() {
  const std::vector<NodeId>& ids = view_.ids_;
  if (ids.empty()) return;
  const auto id_bits = static_cast<int>(std::bit_width(ids.back().value));
  const int bucket_bits = std::min(id_bits, static_cast<int>(std::bit_width(ids.size() - 1)));
  view_.bucket_shift_ = id_bits - bucket_bits;
  const std::uint64_t bucket_count = (ids.back().value >> view_.bucket_shift_) + 1;
  view_.buckets_.reserve(bucket_count + 1);
  std::uint32_t vertex = 0;
  for (std::uint64_t bucket = 0; bucket <= bucket_count; ++bucket) {
    while (vertex < ids.size() && ids[vertex].value >> view_.bucket_shift_ < bucket) ++vertex;
    view_.buckets_.push_back(vertex);
  }
}

Result<void> ViewBuilder::ReadEdges() {
  JITU_TRY(const Counts counts, store_.counts(at_));
  if (counts.relationships > kMostEdges && options_.types.empty()) return TooLarge("关系", "relationships");
  view_.out_.Reserve(view_.ids_.size(), options_.types.empty() ? counts.relationships : 0);
  const std::span<const NodeId> all(view_.ids_);
  for (std::size_t start = 0; start < all.size(); start += kFrontier) {
    JITU_CHECK_OK(Stopped());
    JITU_CHECK_OK(ReadEdgesOf(all.subspan(start, std::min(kFrontier, all.size() - start))));
    if (view_.out_.edge_count() > kMostEdges) return TooLarge("关系", "relationships");
  }
  return {};
}

Result<void> ViewBuilder::ReadEdgesOf(std::span<const NodeId> frontier) {
  batch_.clear();
  std::optional<NodeId> dangling;
  ExpandSpec spec;
  spec.types = options_.types;
  const auto expanded = store_.expand(
      at_, frontier, spec,
      [&](const NeighbourBlock& block) {
        for (std::size_t row = 0; row < block.size(); ++row) {
          const auto neighbour = view_.Find(block.neighbour[row]);
          if (!neighbour) {
            dangling = frontier[block.input[row]];
            return false;
          }
          batch_.push_back({block.input[row], *neighbour, block.type[row], block.ordinal[row]});
        }
        return true;
      },
      stop_);
  if (!expanded) return expanded.error();
  if (dangling) return DanglingEnd(*dangling);
  const auto by_input = [](const OutEdge& a, const OutEdge& b) { return a.input < b.input; };
  if (!std::is_sorted(batch_.begin(), batch_.end(), by_input)) std::stable_sort(batch_.begin(), batch_.end(), by_input);
  auto edge = batch_.begin();
  for (std::uint32_t input = 0; input < frontier.size(); ++input) {
    for (; edge != batch_.end() && edge->input == input; ++edge) {
      view_.out_.AddEdge(edge->type, edge->neighbour, edge->ordinal);
    }
    view_.out_.EndRow();
  }
  return {};
}

/// Stretch by stretch of targets, so that the scratch memory stays small beside the view: drops every edge at its
/// target's place, then orders each row.
Result<void> ViewBuilder::TurnRound() {
  const std::uint32_t vertices = view_.vertex_count();
  std::vector<std::uint32_t> degrees(vertices, 0);
  for (const Vertex target : view_.out_.Neighbours()) ++degrees[target];
  const std::uint64_t stretch_edges = std::max(kLeastStretch, view_.edge_count() / kMostStretches);
  view_.in_.Reserve(vertices, view_.edge_count());
  for (Vertex first = 0; first < vertices;) {
    JITU_CHECK_OK(Stopped());
    std::vector<EdgePlace> starts = {0};
    Vertex last = first;
    while (last < vertices && (last == first || starts.back() + std::uint64_t{degrees[last]} <= stretch_edges)) {
      starts.push_back(starts.back() + degrees[last]);
      ++last;
    }
    AddInRows(first, starts);
    first = last;
  }
  return {};
}

void ViewBuilder::AddInRows(Vertex first, const std::vector<EdgePlace>& starts) {
  const std::size_t count = starts.size() - 1;
  std::vector<InEdge> edges(starts.back());
  std::vector<EdgePlace> next(starts.begin(), starts.end() - 1);
  const Adjacency& out = view_.out_;
  for (Vertex source = 0; source < view_.vertex_count(); ++source) {
    const std::span<const Adjacency::Run> runs = out.Runs(source);
    for (std::size_t run = 0; run < runs.size(); ++run) {
      const EdgePlace end = run + 1 < runs.size() ? runs[run + 1].start : out.RowEnd(source);
      for (EdgePlace place = runs[run].start; place < end; ++place) {
        const std::uint32_t target = out.NeighbourAt(place) - first;  // wraps round for targets before the stretch
        if (target < count) edges[next[target]++] = {source, runs[run].type, out.OrdinalAt(place)};
      }
    }
  }
  const auto by_type = [](const InEdge& a, const InEdge& b) { return a.type < b.type; };  // sources ascend already
  for (std::size_t i = 0; i < count; ++i) {
    const auto row = edges.begin() + starts[i];
    const auto row_end = edges.begin() + starts[i + 1];
    if (!std::is_sorted(row, row_end, by_type)) std::stable_sort(row, row_end, by_type);
    for (auto edge = row; edge != row_end; ++edge) view_.in_.AddEdge(edge->type, edge->source, edge->ordinal);
    view_.in_.EndRow();
  }
}

}  // namespace jitu::graph

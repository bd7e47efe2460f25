#include "graph/algorithms/weights.h"

#include <algorithm>
#include <cmath>

#include "graph/algorithms/stopping.h"

namespace jitu::graph {
namespace {

constexpr std::size_t kFrontier = 16384;

Error NoWeight(const Value& value) {
  const std::string shown = value.AsInteger() != nullptr ? std::to_string(*value.AsInteger())
                            : value.AsFloat() != nullptr ? std::to_string(*value.AsFloat())
                                                         : std::string("?");
  return Fail(ErrorCode::kRuntime,
              Say("关系的权重必须是不小于 0 的有限数，却是 {}",
                  "the weight of a relationship must be a finite number from 0 on, but is {}", shown));
}

std::optional<double> WeightOf(const Value& value, double missing) {
  if (value.IsNull()) return missing;
  double weight = -1;
  if (const auto* integer = value.AsInteger()) weight = static_cast<double>(*integer);
  if (const auto* number = value.AsFloat()) weight = *number;
  if (!std::isfinite(weight) || weight < 0) return std::nullopt;
  return weight;
}

/// Reads one side in batches of whole rows.
class SideReader {
 public:
  SideReader(const Store& store, const Snapshot& at, const TopologyView& view, Direction side, double missing)
      : store_(store),
        at_(at),
        view_(view),
        rows_(side == Direction::kOut ? view.out() : view.in()),
        missing_(missing) {
    spec_.direction = side;
  }

  Result<std::vector<double>> Read(PropertyId property, const StopSignal& stop) {
    spec_.projection.properties = {property};
    weights_.assign(rows_.edge_count(), missing_);
    for (Vertex first = 0; first < view_.vertex_count(); first += kFrontier) {
      JITU_CHECK_OK(StillWanted(stop));
      JITU_CHECK_OK(ReadBatch(first, stop));
    }
    return std::move(weights_);
  }

 private:
  Result<void> ReadBatch(Vertex first, const StopSignal& stop) {
    std::vector<NodeId> frontier;
    for (Vertex vertex = first; vertex < view_.vertex_count() && frontier.size() < kFrontier; ++vertex) {
      frontier.push_back(view_.Node(vertex));
    }
    Adjacency::Run run;  // of the row before
    std::optional<std::uint32_t> input;
    std::size_t at = 0;
    std::optional<Error> fault;
    auto read = store_.expand(
        at_, frontier, spec_,
        [&](const NeighbourBlock& block) {
          for (std::size_t row = 0; row < block.size() && !fault; ++row) {
            if (input != block.input[row] || run.type != block.type[row]) {
              input = block.input[row];
              run = rows_.RunOf(first + *input, block.type[row]);
              at = 0;
            }
            // The view may hold only some types: rows of others are passed over.
            if (at == run.neighbours.size()) continue;
            const Value& value = block.columns[0][row];
            const auto weight = WeightOf(value, missing_);
            if (!weight) fault = NoWeight(value);
            weights_[run.first + at++] = weight.value_or(missing_);
          }
          return !fault;
        },
        stop);
    if (fault) return *fault;
    return read;
  }

  const Store& store_;
  const Snapshot& at_;
  const TopologyView& view_;
  const Adjacency& rows_;
  double missing_;
  ExpandSpec spec_;
  std::vector<double> weights_;
};

}  // namespace

Result<EdgeWeights> ReadWeights(const Store& store, const Snapshot& at, const TopologyView& view, PropertyId property,
                                Direction direction, double missing, const StopSignal& stop) {
  EdgeWeights weights;
  if (direction != Direction::kIn) {
    JITU_TRY(weights.out, SideReader(store, at, view, Direction::kOut, missing).Read(property, stop));
  }
  if (direction != Direction::kOut) {
    JITU_TRY(weights.in, SideReader(store, at, view, Direction::kIn, missing).Read(property, stop));
  }
  return weights;
}

}  // namespace jitu::graph

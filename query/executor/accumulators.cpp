#include "query/executor/accumulators.h"

#include <utility>

namespace jitu::query {
namespace {

using graph::List;
using graph::Value;
using Groups = std::span<const std::uint32_t>;

class Counter : public Accumulator {
 public:
  Result<void> Add(const Column* column, Groups groups, std::size_t group_count) override {
    counts_.resize(group_count, 0);
    for (std::size_t row = 0; row < groups.size(); ++row) {
      if (column == nullptr || !column->IsNull(row)) ++counts_[groups[row]];
    }
    return {};
  }
  Result<std::vector<Value>> Finish(std::size_t group_count) override {
    counts_.resize(group_count, 0);
    return std::vector<Value>(counts_.begin(), counts_.end());
  }
  std::size_t byte_count() const override { return counts_.size() * sizeof(std::int64_t); }

 private:
  std::vector<std::int64_t> counts_;
};

class Extreme : public Accumulator {
 public:
  explicit Extreme(int sign) : sign_(sign) {}

  Result<void> Add(const Column* column, Groups groups, std::size_t group_count) override {
    best_.resize(group_count);
    Value scratch;
    for (std::size_t row = 0; row < groups.size(); ++row) {
      const Value& value = column->Look(row, scratch);
      if (value.IsNull()) continue;
      Value& best = best_[groups[row]];
      if (best.IsNull() || sign_ * graph::Compare(value, best) > 0) best = value;
    }
    return {};
  }
  Result<std::vector<Value>> Finish(std::size_t group_count) override {
    best_.resize(group_count);
    return std::move(best_);
  }
  std::size_t byte_count() const override { return best_.size() * sizeof(Value); }

 private:
  int sign_;
  std::vector<Value> best_;
};

class Collector : public Accumulator {
 public:
  Result<void> Add(const Column* column, Groups groups, std::size_t group_count) override {
    lists_.resize(group_count);
    for (std::size_t row = 0; row < groups.size(); ++row) {
      if (column->IsNull(row)) continue;
      lists_[groups[row]].push_back(column->At(row));
      ++elements_;
    }
    return {};
  }
  Result<std::vector<Value>> Finish(std::size_t group_count) override {
    lists_.resize(group_count);
    std::vector<Value> values;
    for (List& list : lists_) values.emplace_back(std::move(list));
    return values;
  }
  std::size_t byte_count() const override { return lists_.size() * sizeof(List) + elements_ * 2 * sizeof(Value); }

 private:
  std::vector<List> lists_;
  std::size_t elements_ = 0;
};

}  // namespace

bool HasParts(AggregateKind kind) {
  return kind == AggregateKind::kCountRows || kind == AggregateKind::kCount || kind == AggregateKind::kSum ||
         kind == AggregateKind::kAverage || kind == AggregateKind::kMinimum || kind == AggregateKind::kMaximum;
}

std::unique_ptr<Accumulator> MakeAccumulator(AggregateKind kind, Aggregate::Stage stage) {
  switch (kind) {
    case AggregateKind::kSum:
    case AggregateKind::kAverage:
      return MakeSumAccumulator(kind, stage);
    case AggregateKind::kMinimum:
      return std::make_unique<Extreme>(-1);
    case AggregateKind::kMaximum:
      return std::make_unique<Extreme>(1);
    case AggregateKind::kCollect:
      return std::make_unique<Collector>();
    case AggregateKind::kPercentileContinuous:
    case AggregateKind::kPercentileDiscrete:
    case AggregateKind::kDeviation:
    case AggregateKind::kPopulationDeviation:
      return MakeNumberAccumulator(kind);
    default:
      // Numbers of parts make their number by adding up.
      if (stage == Aggregate::Stage::kPartsToWhole) return MakeSumAccumulator(AggregateKind::kSum, stage);
      return std::make_unique<Counter>();
  }
}

}  // namespace jitu::query

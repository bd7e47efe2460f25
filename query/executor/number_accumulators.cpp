/// Accumulators that describe how numbers are spread: percentiles and standard deviations.
#include <algorithm>
#include <cmath>
#include <utility>

#include "query/executor/accumulators.h"
#include "query/functions/function.h"
#include "query/language/statement_error.h"

namespace jitu::query {
namespace {

using graph::Value;
using Groups = std::span<const std::uint32_t>;

double AsDouble(const Value& value) {
  return value.AsInteger() != nullptr ? static_cast<double>(*value.AsInteger()) : *value.AsFloat();
}

bool IsNumber(const Value& value) { return value.AsInteger() != nullptr || value.AsFloat() != nullptr; }

/// Each row is a list of two: the number, and which part of all numbers is to be below the answer.
class Percentile : public Accumulator {
 public:
  explicit Percentile(bool continuous) : continuous_(continuous) {}

  Result<void> Add(const Column* column, Groups groups, std::size_t group_count) override {
    groups_.resize(group_count);
    for (std::size_t row = 0; row < groups.size(); ++row) {
      const Value pair = column->At(row);
      const Value& value = (*pair.AsList())[0];
      const Value& part = (*pair.AsList())[1];
      if (!IsNumber(part) || !(AsDouble(part) >= 0 && AsDouble(part) <= 1)) {
        return NamedFault("NumberOutOfRange", Say("百分位应为 0 到 1 的数", "a percentile takes a part from 0 to 1"));
      }
      if (value.IsNull()) continue;
      if (!IsNumber(value)) return WrongArgument("percentile", value, {"数", "a number"});
      Group& group = groups_[groups[row]];
      if (group.values.empty()) group.part = AsDouble(part);
      group.values.push_back(value);
      ++count_;
    }
    return {};
  }

  Result<std::vector<Value>> Finish(std::size_t group_count) override {
    groups_.resize(group_count);
    std::vector<Value> results;
    for (Group& group : groups_) results.push_back(group.values.empty() ? Value() : ValueOf(group));
    return results;
  }
  std::size_t byte_count() const override { return groups_.size() * sizeof(Group) + count_ * sizeof(Value); }

 private:
  struct Group {
    double part = 0;
    std::vector<Value> values;
  };

  Value ValueOf(Group& group) const {
    std::sort(group.values.begin(), group.values.end(),
              [](const Value& a, const Value& b) { return graph::Compare(a, b) < 0; });
    const auto last = static_cast<double>(group.values.size() - 1);
    if (!continuous_) {
      const double place = std::ceil(group.part * (last + 1)) - 1;
      return group.values[static_cast<std::size_t>(std::max(0.0, place))];
    }
    const double place = group.part * last;
    const double low = AsDouble(group.values[static_cast<std::size_t>(std::floor(place))]);
    const double high = AsDouble(group.values[static_cast<std::size_t>(std::ceil(place))]);
    return Value(low + (high - low) * (place - std::floor(place)));
  }

  bool continuous_;
  std::vector<Group> groups_;
  std::size_t count_ = 0;
};

/// By Welford's method, which does not lose digits where numbers are large and close together.
class Deviation : public Accumulator {
 public:
  explicit Deviation(bool population) : population_(population) {}

  Result<void> Add(const Column* column, Groups groups, std::size_t group_count) override {
    groups_.resize(group_count);
    for (std::size_t row = 0; row < groups.size(); ++row) {
      const Value value = column->At(row);
      if (value.IsNull()) continue;
      if (!IsNumber(value)) return WrongArgument("stDev", value, {"数", "a number"});
      Group& group = groups_[groups[row]];
      group.count += 1;
      const double distance = AsDouble(value) - group.mean;
      group.mean += distance / group.count;
      group.squares += distance * (AsDouble(value) - group.mean);
    }
    return {};
  }

  Result<std::vector<Value>> Finish(std::size_t group_count) override {
    groups_.resize(group_count);
    std::vector<Value> results;
    for (const Group& group : groups_) {
      const double by = population_ ? group.count : group.count - 1;
      results.emplace_back(by > 0 ? std::sqrt(group.squares / by) : 0.0);
    }
    return results;
  }
  std::size_t byte_count() const override { return groups_.size() * sizeof(Group); }

 private:
  struct Group {
    double count = 0;
    double mean = 0;
    double squares = 0;
  };
  bool population_;
  std::vector<Group> groups_;
};

}  // namespace

std::unique_ptr<Accumulator> MakeNumberAccumulator(AggregateKind kind) {
  if (kind == AggregateKind::kDeviation || kind == AggregateKind::kPopulationDeviation) {
    return std::make_unique<Deviation>(kind == AggregateKind::kPopulationDeviation);
  }
  return std::make_unique<Percentile>(kind == AggregateKind::kPercentileContinuous);
}

}  // namespace jitu::query

/// Sums and averages.
#include <utility>

#include "query/executor/accumulators.h"
#include "query/functions/arithmetic.h"
#include "query/functions/function.h"

namespace jitu::query {
namespace {

using graph::List;
using graph::Value;
using Groups = std::span<const std::uint32_t>;

Error NoNumber(AggregateKind kind, const Value& value) {
  return WrongArgument(kind == AggregateKind::kAverage ? "avg" : "sum", value, {"数", "a number"});
}

/// Integers are summed as integers, and exactly; floats beside them as floats, one by one in the order of the rows,
/// also where they come in parts.
class Summer : public Accumulator {
 public:
  Summer(AggregateKind kind, bool of_parts) : kind_(kind), of_parts_(of_parts) {}

  Result<void> Add(const Column* column, Groups groups, std::size_t group_count) override {
    sums_.resize(group_count);
    Value scratch;
    for (std::size_t row = 0; row < groups.size(); ++row) {
      Sum& sum = sums_[groups[row]];
      if (const auto* integer = column->IntegerAt(row)) {
        sum.integers.Add(*integer);
        ++sum.count;
        continue;
      }
      const Value& value = column->Look(row, scratch);
      if (of_parts_ && value.AsList() != nullptr) {
        AddPart(*value.AsList(), sum);
      } else if (const auto* number = value.AsFloat()) {
        AddFloat(*number, sum);
        ++sum.count;
      } else if (!value.IsNull()) {
        return NoNumber(kind_, value);
      }
    }
    return {};
  }

  Result<std::vector<Value>> Finish(std::size_t group_count) override {
    sums_.resize(group_count);
    std::vector<Value> values;
    values.reserve(group_count);
    for (const Sum& sum : sums_) {
      const double total = sum.floats + sum.integers.AsFloat();
      if (kind_ == AggregateKind::kAverage) {
        values.push_back(sum.count == 0 ? Value() : Value(total / static_cast<double>(sum.count)));
      } else if (sum.has_float) {
        values.emplace_back(total);
      } else {
        JITU_TRY(const std::int64_t whole, sum.integers.Whole());
        values.emplace_back(whole);
      }
    }
    return values;
  }
  std::size_t byte_count() const override { return sums_.size() * sizeof(Sum); }

 private:
  struct Sum {
    ExactSum integers;
    double floats = 0;
    std::int64_t count = 0;
    bool has_float = false;
  };

  static void AddFloat(double number, Sum& sum) {
    sum.floats += number;
    sum.has_float = true;
  }
  // As SummerOfParts makes it.
  static void AddPart(const List& part, Sum& sum) {
    sum.count += *part[0].AsInteger();
    sum.integers.Add(ExactSum(*part[1].AsInteger(), *part[2].AsInteger()));
    for (std::size_t i = 3; i < part.size(); ++i) AddFloat(*part[i].AsFloat(), sum);
  }

  AggregateKind kind_;
  bool of_parts_;
  std::vector<Sum> sums_;
};

/// A part is the list of how many numbers there are, the sum of the integers, and the floats one by one; or where it
/// says as much, that sum alone.
class SummerOfParts : public Accumulator {
 public:
  explicit SummerOfParts(AggregateKind kind) : kind_(kind) {}

  Result<void> Add(const Column* column, Groups groups, std::size_t group_count) override {
    parts_.resize(group_count);
    Value scratch;
    for (std::size_t row = 0; row < groups.size(); ++row) {
      Part& part = parts_[groups[row]];
      if (const auto* integer = column->IntegerAt(row)) {
        part.integers.Add(*integer);
        ++part.count;
        continue;
      }
      const Value& value = column->Look(row, scratch);
      if (value.IsNull()) continue;
      if (value.AsFloat() == nullptr) return NoNumber(kind_, value);
      part.floats.push_back(value);
      ++part.count;
      ++floats_;
    }
    return {};
  }

  Result<std::vector<Value>> Finish(std::size_t group_count) override {
    parts_.resize(group_count);
    std::vector<Value> values;
    values.reserve(group_count);
    for (Part& part : parts_) {
      if (kind_ == AggregateKind::kSum && part.floats.empty() && part.integers.Fits()) {
        values.emplace_back(part.integers.low());
        continue;
      }
      List list{Value(part.count), Value(part.integers.low()), Value(part.integers.carries())};
      list.insert(list.end(), part.floats.begin(), part.floats.end());
      values.emplace_back(std::move(list));
    }
    return values;
  }
  std::size_t byte_count() const override { return parts_.size() * sizeof(Part) + floats_ * sizeof(Value); }

 private:
  struct Part {
    ExactSum integers;
    std::int64_t count = 0;
    List floats;
  };
  AggregateKind kind_;
  std::vector<Part> parts_;
  std::size_t floats_ = 0;
};

}  // namespace

std::unique_ptr<Accumulator> MakeSumAccumulator(AggregateKind kind, Aggregate::Stage stage) {
  if (stage == Aggregate::Stage::kRowsToParts) return std::make_unique<SummerOfParts>(kind);
  return std::make_unique<Summer>(kind, stage == Aggregate::Stage::kPartsToWhole);
}

}  // namespace jitu::query

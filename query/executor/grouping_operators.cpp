/// Aggregate and Distinct.
#include "query/executor/accumulators.h"
#include "query/executor/first_sights.h"
#include "query/executor/operator.h"

namespace jitu::query {
namespace {

/// A table's growth, told to the memory meter.
class Held {
 public:
  Result<void> Is(std::size_t bytes, MemoryMeter& memory) {
    const std::size_t grown = bytes > bytes_ ? bytes - bytes_ : 0;
    bytes_ += grown;
    return memory.Add(grown);
  }
  void Free(MemoryMeter& memory) { memory.Release(std::exchange(bytes_, 0)); }

 private:
  std::size_t bytes_ = 0;
};

class DistinctOperator : public PlanOperator {
 public:
  DistinctOperator(Execution& run, const PhysicalNode& node, const Distinct& distinct, Stage& next)
      : PlanOperator(run, node, next), distinct_(distinct) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    std::vector<const Column*> key;
    for (const VariableId variable : distinct_.columns) key.push_back(batch[variable].get());
    const std::vector<std::uint32_t> rows = seen_.Select(key, batch.size);
    if (++batches_ % 16 == 0) JITU_CHECK_OK(held_.Is(seen_.byte_count(), run_.memory));
    batch.Keep(keep_);
    return Emit(batch.Gather(rows));
  }
  Result<void> Finish() override {
    seen_ = FirstSights();
    held_.Free(run_.memory);
    return next_.Finish();
  }

 private:
  const Distinct& distinct_;
  FirstSights seen_;
  Held held_;
  std::size_t batches_ = 0;
};

class AggregateOperator : public PlanOperator {
 public:
  AggregateOperator(Execution& run, const PhysicalNode& node, const Aggregate& aggregate, Stage& next)
      : PlanOperator(run, node, next), aggregate_(aggregate) {
    Reset();
  }

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    std::vector<std::uint32_t> groups(batch.size, 0);
    if (!aggregate_.keys.empty()) {
      JITU_TRY(groups, GroupsOf(batch));
    }
    const std::size_t count = GroupCount();
    for (std::size_t i = 0; i < aggregate_.calls.size(); ++i) {
      JITU_CHECK_OK(AddTo(i, batch, groups, count));
    }
    if (++batches_ % 16 == 0) JITU_CHECK_OK(held_.Is(ByteCount(), run_.memory));
    return true;
  }

  Result<void> Finish() override {
    const std::size_t count = GroupCount();
    Batch batch;
    batch.size = count;
    batch.columns.resize(run_.variables.size());
    std::vector<Column> keys = groups_.TakeColumns();
    for (std::size_t i = 0; i < keys.size(); ++i) batch.Put(aggregate_.keys[i].target, std::move(keys[i]));
    for (std::size_t i = 0; i < aggregate_.calls.size(); ++i) {
      auto values = accumulators_[i]->Finish(count);
      if (!values) return Checked(std::move(values).error(), aggregate_.calls[i]);
      batch.Put(aggregate_.calls[i].target, Column::OfNumbers(std::move(values).value()));
    }
    Reset();
    held_.Free(run_.memory);
    if (count > 0) {
      JITU_TRY(const bool more, Emit(std::move(batch)));
      static_cast<void>(more);
    }
    return next_.Finish();
  }

 private:
  void Reset() {
    groups_ = KeyTable();
    accumulators_.clear();
    seen_.clear();
    for (const AggregateCall& call : aggregate_.calls) {
      accumulators_.push_back(MakeAccumulator(call.kind, aggregate_.stage));
      seen_.emplace_back();
    }
  }

  // Without keys all rows are one group, even where there are none.
  std::size_t GroupCount() const { return aggregate_.keys.empty() ? 1 : groups_.size(); }

  std::size_t ByteCount() const {
    std::size_t bytes = groups_.byte_count();
    for (const auto& accumulator : accumulators_) bytes += accumulator->byte_count();
    for (const FirstSights& one : seen_) bytes += one.byte_count();
    return bytes;
  }

  Result<std::vector<std::uint32_t>> GroupsOf(const Batch& batch) {
    std::vector<ColumnPtr> columns;
    std::vector<const Column*> key;
    for (const Projected& one : aggregate_.keys) {
      JITU_TRY(ColumnPtr column, evaluator_.Evaluate(one.expression, batch));
      const Column::Kind kind = run_.KindOfVariable(one.target);
      if (column->kind() != kind) column = std::make_shared<const Column>(column->As(kind));
      columns.push_back(std::move(column));
      key.push_back(columns.back().get());
    }
    return groups_.FindOrAddAll(key, batch.size);
  }

  Result<void> AddTo(std::size_t which, const Batch& batch, const std::vector<std::uint32_t>& groups,
                     std::size_t count) {
    const AggregateCall& call = aggregate_.calls[which];
    if (!call.argument) return accumulators_[which]->Add(nullptr, groups, count);
    JITU_TRY(const ColumnPtr column, evaluator_.Evaluate(call.argument, batch));
    if (!call.distinct) return Checked(accumulators_[which]->Add(column.get(), groups, count), call);
    std::vector<const Column*> key{column.get()};
    const Column group_column = Column::OfIntegers({groups.begin(), groups.end()});
    if (!aggregate_.keys.empty()) key.push_back(&group_column);
    const std::vector<std::uint32_t> rows = seen_[which].Select(key, batch.size);
    std::vector<std::uint32_t> first_groups;
    for (const std::uint32_t row : rows) first_groups.push_back(groups[row]);
    const Column first = column->Gather(rows);
    return Checked(accumulators_[which]->Add(&first, first_groups, count), call);
  }

  Result<void> Checked(Result<void> added, const AggregateCall& call) const {
    if (added) return added;
    return run_.At(call.argument->place, std::move(added).error());
  }

  const Aggregate& aggregate_;
  KeyTable groups_;
  std::vector<std::unique_ptr<Accumulator>> accumulators_;
  std::vector<FirstSights> seen_;
  Held held_;
  std::size_t batches_ = 0;
};

}  // namespace

std::unique_ptr<Stage> MakeAggregate(Execution& run, const PhysicalNode& node, const Aggregate& aggregate,
                                     Stage& next) {
  return std::make_unique<AggregateOperator>(run, node, aggregate, next);
}

std::unique_ptr<Stage> MakeDistinct(Execution& run, const PhysicalNode& node, const Distinct& distinct, Stage& next) {
  return std::make_unique<DistinctOperator>(run, node, distinct, next);
}

}  // namespace jitu::query

#include "query/executor/apply_operator.h"

#include <algorithm>
#include <numeric>

#include "query/executor/pipeline.h"

namespace jitu::query {
namespace {

std::uint32_t RowOf(const Column& tags, std::size_t i) { return static_cast<std::uint32_t>(*tags.At(i).AsInteger()); }

}  // namespace

Result<bool> InnerRows::Push(Batch batch) {
  const std::size_t bytes = batch.byte_count();
  held_ += bytes;
  JITU_CHECK_OK(run_.memory.Add(bytes));
  rows_.Add(batch);
  return true;
}

Batch InnerRows::Take() {
  run_.memory.Release(std::exchange(held_, 0));
  return rows_.Take();
}

ApplyOperator::ApplyOperator(Execution& run, const PhysicalNode& node, const Apply& apply, Stage& next)
    : PlanOperator(run, node, next),
      apply_(apply),
      inner_rows_(run),
      inner_(std::make_unique<Pipeline>(run, *node.inputs[1], inner_rows_, &node)) {}

ApplyOperator::~ApplyOperator() = default;

Result<bool> ApplyOperator::Push(Batch batch) {
  JITU_CHECK_OK(run_.Check());
  if (apply_.one_by_one && batch.size > 1) {
    bool more = true;
    for (std::uint32_t row = 0; row < batch.size && more; ++row) {
      JITU_TRY(more, Push(batch.Gather({&row, 1})));
    }
    return more;
  }
  Column tags;
  for (std::size_t row = 0; row < batch.size; ++row) tags.Append(graph::Value(static_cast<std::int64_t>(row)));
  Batch argument = batch;
  argument.Put(apply_.tag, std::move(tags));
  JITU_CHECK_OK(inner_->Run(argument));
  const Batch inner = inner_rows_.Take();
  switch (apply_.mode) {
    case Apply::Mode::kExists:
      return Mark(std::move(batch), inner);
    case Apply::Mode::kCollect:
      return Collect(std::move(batch), inner);
    default:
      return Join(batch, inner);
  }
}

Result<bool> ApplyOperator::Join(const Batch& outer, const Batch& inner) {
  std::vector<std::vector<std::uint32_t>> partners(outer.size);
  for (std::uint32_t i = 0; i < inner.size; ++i) partners[RowOf(*inner[apply_.tag], i)].push_back(i);
  Batch kept = outer;
  kept.Keep(keep_);
  std::vector<std::pair<VariableId, Column::Kind>> made;
  for (const VariableId variable : apply_.introduced) {
    if (Keeps(variable)) made.emplace_back(variable, run_.KindOfVariable(variable));
  }
  RowMaker maker(kept, made);
  for (std::uint32_t row = 0; row < outer.size; ++row) {
    if (partners[row].empty() && apply_.mode == Apply::Mode::kOptional) {
      maker.Add(row);
      for (std::size_t k = 0; k < made.size(); ++k) maker.made(k).AppendNull();
    }
    for (const std::uint32_t partner : partners[row]) {
      maker.Add(row);
      for (std::size_t k = 0; k < made.size(); ++k) maker.made(k).AppendFrom(*inner[made[k].first], partner);
    }
    if (!maker.full()) continue;
    JITU_TRY(const bool more, Emit(maker.Take()));
    if (!more) return false;
  }
  if (maker.size() == 0) return true;
  return Emit(maker.Take());
}

Result<bool> ApplyOperator::Mark(Batch outer, const Batch& inner) {
  std::vector<graph::Value> marks(outer.size, graph::Value(false));
  for (std::size_t i = 0; i < inner.size; ++i) marks[RowOf(*inner[apply_.tag], i)] = graph::Value(true);
  outer.Put(apply_.result, Column::OfValues(std::move(marks)));
  return Emit(std::move(outer));
}

Result<bool> ApplyOperator::Collect(Batch outer, const Batch& inner) {
  std::vector<graph::List> lists(outer.size);
  if (inner.size > 0) {
    JITU_TRY(const ColumnPtr values, evaluator_.Evaluate(apply_.collected, inner));
    for (std::size_t i = 0; i < inner.size; ++i) lists[RowOf(*inner[apply_.tag], i)].push_back(values->At(i));
  }
  Column column;
  for (graph::List& list : lists) column.Append(graph::Value(std::move(list)));
  outer.Put(apply_.result, std::move(column));
  return Emit(std::move(outer));
}

}  // namespace jitu::query

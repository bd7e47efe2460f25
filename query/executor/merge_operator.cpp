/// MERGE: find, and where nothing is found, create.
#include <algorithm>
#include <iterator>

#include "query/executor/apply_operator.h"
#include "query/executor/pipeline.h"

namespace jitu::query {
namespace {

/// The last of the merge's own stages: hands rows on to the plan's next one, and does not finish it.
class Exit : public PlanOperator {
 public:
  using PlanOperator::PlanOperator;
  Result<bool> Push(Batch batch) override {
    JITU_TRY(more_, Emit(std::move(batch)));
    return more_;
  }
  Result<void> Finish() override { return {}; }
  bool more() const { return more_; }

 private:
  bool more_ = true;
};

class MergeOperator : public PlanOperator {
 public:
  MergeOperator(Execution& run, const PhysicalNode& node, const Merge& merge, Stage& next)
      : PlanOperator(run, node, next),
        merge_(merge),
        create_{merge.merge.create},
        on_create_{merge.merge.on_create},
        on_match_{merge.merge.on_match},
        rows_(run),
        inner_(run, *node.inputs[1], rows_, &node),
        exit_(run, node, next) {
    // What ON CREATE and ON MATCH speak of has to live until they have run.
    const std::vector<VariableId> used = UsedBy(node.operation);
    const std::vector<VariableId> made = Introduced(node.operation);
    std::vector<VariableId> all;
    std::set_union(node.keep.begin(), node.keep.end(), used.begin(), used.end(), std::back_inserter(all));
    std::set_union(all.begin(), all.end(), made.begin(), made.end(), std::back_inserter(wide_.keep));
    set_created_ = MakeSetProperties(run, wide_, on_create_, exit_);
    set_matched_ = MakeSetProperties(run, wide_, on_match_, exit_);
    creator_ = MakeCreate(run, wide_, create_, *set_created_);
  }

  Result<bool> Push(Batch batch) override {
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      JITU_CHECK_OK(run_.Check());
      const Batch one = batch.Gather({&row, 1});
      for (const CreatedNode& node : create_.create.nodes) JITU_CHECK_OK(CheckValues(node.properties, one));
      for (const CreatedRelationship& made : create_.create.relationships) {
        JITU_CHECK_OK(CheckValues(made.properties, one));
      }
      Batch argument = one;
      argument.Put(merge_.tag, Column::OfValues(std::vector<graph::Value>(1, graph::Value(0))));
      JITU_CHECK_OK(inner_.Run(argument));
      const Batch found = rows_.Take();
      JITU_TRY(const bool more, found.size == 0 ? creator_->Push(one) : set_matched_->Push(Joined(one, found)));
      if (!more) return false;
    }
    return true;
  }

 private:
  // What equals null is never found, and would be made again and again.
  Result<void> CheckValues(const BoundProperties& properties, const Batch& one) {
    for (std::size_t i = 0; i < properties.values.size(); ++i) {
      JITU_TRY(const ColumnPtr column, evaluator_.Evaluate(properties.values[i], one));
      if (!column->IsNull(0)) continue;
      return run_.Fault(properties.values[i]->place, "MergeReadOwnWrites",
                        Say("MERGE 的属性 {} 是空值", "property {} of MERGE is null", properties.names[i]));
    }
    return {};
  }

  Batch Joined(const Batch& one, const Batch& found) const {
    const std::vector<std::uint32_t> again(found.size, 0);
    Batch joined = one.Gather(again);
    joined.columns.resize(run_.variables.size());
    for (VariableId variable = 0; variable < found.columns.size(); ++variable) {
      if (found.columns[variable] && variable != merge_.tag) joined.columns[variable] = found.columns[variable];
    }
    return joined;
  }

  const Merge& merge_;
  Create create_;
  SetProperties on_create_;
  SetProperties on_match_;
  PhysicalNode wide_;
  InnerRows rows_;
  Pipeline inner_;
  Exit exit_;
  std::unique_ptr<Stage> set_created_;
  std::unique_ptr<Stage> set_matched_;
  std::unique_ptr<Stage> creator_;
};

}  // namespace

std::unique_ptr<Stage> MakeMerge(Execution& run, const PhysicalNode& node, const Merge& merge, Stage& next) {
  return std::make_unique<MergeOperator>(run, node, merge, next);
}

}  // namespace jitu::query

/// Operators: rows are pushed from the source upwards, a batch at a time. An operator that has had enough says so, and
/// whoever pushes stops.
#pragma once

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "query/executor/column.h"
#include "query/executor/evaluator.h"
#include "query/executor/execution.h"
#include "query/planner/physical_plan.h"

namespace jitu::query {

class Stage {
 public:
  virtual ~Stage() = default;
  /// False: no more rows are wanted.
  virtual Result<bool> Push(Batch batch) = 0;
  /// After the last batch. Leaves the operator as it was before the first: in an Apply it runs again.
  virtual Result<void> Finish() = 0;
};

/// What operators of a plan have in common: the run, the columns to keep, and who comes next.
class PlanOperator : public Stage {
 public:
  PlanOperator(Execution& run, const PhysicalNode& node, Stage& next)
      : run_(run), keep_(node.keep), evaluator_(run), next_(next) {}
  Result<void> Finish() override { return next_.Finish(); }

 protected:
  bool Keeps(VariableId variable) const { return HasVariable(keep_, variable); }
  /// Nodes as vertices of the view that the run reads from; null where there is no such node.
  std::vector<graph::Vertex> VerticesOf(const Column& nodes) const;
  /// Hands on a batch with the columns that are kept, in portions.
  Result<bool> Emit(Batch batch);

  Execution& run_;
  const std::vector<VariableId>& keep_;
  Evaluator evaluator_;
  Stage& next_;
};

/// Gathers what an operator makes of a batch, row by row, and hands it on in portions: rows of the input by their
/// number, and new columns beside them.
class RowMaker {
 public:
  RowMaker(const Batch& input, std::vector<std::pair<VariableId, Column::Kind>> made);

  void Add(std::uint32_t input_row) { rows_.push_back(input_row); }
  void Add(std::uint32_t input_row, std::size_t times) { rows_.insert(rows_.end(), times, input_row); }
  void Add(std::span<const std::uint32_t> input_rows) {
    rows_.insert(rows_.end(), input_rows.begin(), input_rows.end());
  }
  Column& made(std::size_t i) { return columns_[i]; }
  std::size_t size() const { return rows_.size(); }
  bool full() const { return rows_.size() >= kBatchRows; }
  /// What was gathered, as a batch; empty again.
  Batch Take();

 private:
  const Batch& input_;
  std::vector<std::pair<VariableId, Column::Kind>> made_;
  std::vector<std::uint32_t> rows_;
  std::vector<Column> columns_;
};

/// One factory per operation.
std::unique_ptr<Stage> MakeNodeScan(Execution&, const PhysicalNode&, const NodeScan&, Stage& next);
std::unique_ptr<Stage> MakeIndexSeek(Execution&, const PhysicalNode&, const IndexSeek&, Stage& next);
std::unique_ptr<Stage> MakeReadProperties(Execution&, const PhysicalNode&, const ReadProperties&, Stage& next);
std::unique_ptr<Stage> MakeExpand(Execution&, const PhysicalNode&, const Expand&, Stage& next);
std::unique_ptr<Stage> MakeExpandOnce(Execution&, const PhysicalNode&, const Expand&, Stage& next);
std::unique_ptr<Stage> MakeVarExpand(Execution&, const PhysicalNode&, const VarExpand&, Stage& next);
std::unique_ptr<Stage> MakeReach(Execution&, const PhysicalNode&, const VarExpand&, Stage& next);
std::unique_ptr<Stage> MakeRepeat(Execution&, const PhysicalNode&, const Repeat&, Stage& next);
std::unique_ptr<Stage> MakeSelectPaths(Execution&, const PhysicalNode&, const SelectPaths&, Stage& next);
std::unique_ptr<Stage> MakeFilter(Execution&, const PhysicalNode&, const Filter&, Stage& next);
std::unique_ptr<Stage> MakeProject(Execution&, const PhysicalNode&, const Project&, Stage& next);
std::unique_ptr<Stage> MakeBuildPaths(Execution&, const PhysicalNode&, const BuildPaths&, Stage& next);
std::unique_ptr<Stage> MakeUnwind(Execution&, const PhysicalNode&, const Unwind&, Stage& next);
std::unique_ptr<Stage> MakeSkip(Execution&, const PhysicalNode&, const Skip&, Stage& next);
std::unique_ptr<Stage> MakeLimit(Execution&, const PhysicalNode&, const Limit&, Stage& next);
std::unique_ptr<Stage> MakeEager(Execution&, const PhysicalNode&, Stage& next);
std::unique_ptr<Stage> MakeAggregate(Execution&, const PhysicalNode&, const Aggregate&, Stage& next);
std::unique_ptr<Stage> MakeDistinct(Execution&, const PhysicalNode&, const Distinct&, Stage& next);
std::unique_ptr<Stage> MakeSort(Execution&, const PhysicalNode&, const Sort&, Stage& next);
std::unique_ptr<Stage> MakeTopK(Execution&, const PhysicalNode&, const TopK&, Stage& next);
std::unique_ptr<Stage> MakeProcedureCall(Execution&, const PhysicalNode&, const ProcedureCall&, Stage& next);
std::unique_ptr<Stage> MakeCreate(Execution&, const PhysicalNode&, const Create&, Stage& next);
std::unique_ptr<Stage> MakeSetProperties(Execution&, const PhysicalNode&, const SetProperties&, Stage& next);
std::unique_ptr<Stage> MakeMerge(Execution&, const PhysicalNode&, const Merge&, Stage& next);
std::unique_ptr<Stage> MakeDelete(Execution&, const PhysicalNode&, const Delete&, Stage& next);

}  // namespace jitu::query

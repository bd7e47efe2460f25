#include "query/executor/pipeline.h"

#include <utility>

#include "query/executor/apply_operator.h"

namespace jitu::query {
namespace {

/// Where several pipelines end in one operator: it is finished when the last of them is.
class Junction : public Stage {
 public:
  Junction(Stage& next, std::size_t inputs) : next_(next), inputs_(inputs) {}
  Result<bool> Push(Batch batch) override { return next_.Push(std::move(batch)); }
  Result<void> Finish() override {
    if (++finished_ < inputs_) return {};
    finished_ = 0;
    return next_.Finish();
  }

 private:
  Stage& next_;
  std::size_t inputs_;
  std::size_t finished_ = 0;
};

/// Makes the operator of one operation.
struct Maker {
  Execution& run;
  const PhysicalNode& node;
  Stage& next;

  std::unique_ptr<Stage> operator()(const EmptyRow&) const { return nullptr; }
  std::unique_ptr<Stage> operator()(const Argument&) const { return nullptr; }
  std::unique_ptr<Stage> operator()(const NodeScan& one) const { return MakeNodeScan(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const IndexSeek& one) const { return MakeIndexSeek(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const ReadProperties& one) const {
    return MakeReadProperties(run, node, one, next);
  }
  std::unique_ptr<Stage> operator()(const Expand& one) const { return MakeExpand(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const VarExpand& one) const {
    return one.distinct_ends ? MakeReach(run, node, one, next) : MakeVarExpand(run, node, one, next);
  }
  std::unique_ptr<Stage> operator()(const Filter& one) const { return MakeFilter(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Project& one) const { return MakeProject(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const BuildPaths& one) const { return MakeBuildPaths(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Aggregate& one) const { return MakeAggregate(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Distinct& one) const { return MakeDistinct(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Sort& one) const { return MakeSort(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const TopK& one) const { return MakeTopK(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Skip& one) const { return MakeSkip(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Limit& one) const { return MakeLimit(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Unwind& one) const { return MakeUnwind(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Apply& one) const {
    return std::make_unique<ApplyOperator>(run, node, one, next);
  }
  std::unique_ptr<Stage> operator()(const ProcedureCall& one) const { return MakeProcedureCall(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Create& one) const { return MakeCreate(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const SetProperties& one) const { return MakeSetProperties(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Delete& one) const { return MakeDelete(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Merge& one) const { return MakeMerge(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const Eager&) const { return MakeEager(run, node, next); }
  std::unique_ptr<Stage> operator()(const Union&) const { return std::make_unique<Junction>(next, node.inputs.size()); }
};

}  // namespace

Pipeline::Pipeline(Execution& run, const PhysicalNode& plan, Stage& sink) : run_(run) { Build(plan, sink); }

Pipeline::~Pipeline() = default;

void Pipeline::Build(const PhysicalNode& node, Stage& next) {
  std::unique_ptr<Stage> made = std::visit(Maker{run_, node, next}, node.operation);
  if (!made) {
    sources_.push_back({&next, &node});
    return;
  }
  Stage& here = *made;
  operators_.push_back(std::move(made));
  // The plan inside an Apply is a pipeline of its own.
  const bool inner = std::holds_alternative<Apply>(node.operation) || std::holds_alternative<Merge>(node.operation);
  const std::size_t inputs = inner ? 1 : node.inputs.size();
  for (std::size_t i = 0; i < inputs; ++i) Build(*node.inputs[i], here);
}

Result<void> Pipeline::Run(const Batch& argument) {
  for (const Source& source : sources_) {
    Batch batch;
    batch.size = 1;
    if (std::holds_alternative<Argument>(source.leaf->operation)) {
      batch = argument;
      batch.Keep(source.leaf->keep);
    }
    batch.columns.resize(run_.variables.size());
    JITU_TRY(const bool more, source.first->Push(std::move(batch)));
    static_cast<void>(more);
    JITU_CHECK_OK(source.first->Finish());
  }
  return {};
}

}  // namespace jitu::query

#include "query/executor/pipeline.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/executor/apply_operator.h"
#include "query/executor/exchange.h"
#include "query/executor/partial_aggregate.h"

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

/// For PROFILE, behind each operator: counts its rows, and takes the time of what comes after from its own.
class Meter : public Stage {
  template <class Work>
  auto Timed(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    auto result = work();
    const auto taken = std::chrono::steady_clock::now() - begin;
    profile_[&node_].time -= taken;
    if (above_ != nullptr) profile_[above_].time += taken;
    return result;
  }

 public:
  Meter(Profile& profile, const PhysicalNode& node, const PhysicalNode* above, Stage& next)
      : profile_(profile), node_(node), above_(above), next_(next) {}
  Result<bool> Push(Batch batch) override {
    profile_[&node_].rows += batch.size;
    return Timed([&] { return next_.Push(std::move(batch)); });
  }
  Result<void> Finish() override {
    return Timed([&] { return next_.Finish(); });
  }

 private:
  Profile& profile_;
  const PhysicalNode& node_;
  const PhysicalNode* above_;
  Stage& next_;
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
  std::unique_ptr<Stage> operator()(const Expand& one) const {
    return one.once ? MakeExpandOnce(run, node, one, next) : MakeExpand(run, node, one, next);
  }
  std::unique_ptr<Stage> operator()(const VarExpand& one) const {
    return one.distinct_ends ? MakeReach(run, node, one, next) : MakeVarExpand(run, node, one, next);
  }
  std::unique_ptr<Stage> operator()(const Repeat& one) const { return MakeRepeat(run, node, one, next); }
  std::unique_ptr<Stage> operator()(const SelectPaths& one) const { return MakeSelectPaths(run, node, one, next); }
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

/// Makes of each batch what it makes of it whatever came before it.
bool IsLocal(const Operation& operation) {
  return std::holds_alternative<Filter>(operation) || std::holds_alternative<Expand>(operation) ||
         std::holds_alternative<ReadProperties>(operation) || std::holds_alternative<Project>(operation) ||
         std::holds_alternative<BuildPaths>(operation) || std::holds_alternative<Unwind>(operation);
}

/// What a scan finds; nothing if it may find the same more than once, or is none.
std::optional<VariableId> FoundOnce(const PhysicalNode& scan) {
  if (scan.inputs.empty() || !std::holds_alternative<EmptyRow>(scan.inputs[0]->operation)) return std::nullopt;
  if (const auto* nodes = std::get_if<NodeScan>(&scan.operation)) return nodes->node;
  // A list gives a node several entries of an index; the predicate that stays above the seek is false for it.
  if (const auto* seek = std::get_if<IndexSeek>(&scan.operation)) return seek->node;
  return std::nullopt;
}

/// The scan whose batches may go through the operations from `top` down on several threads; null if there is none.
const PhysicalNode* ScanBelow(const PhysicalNode& top) {
  const PhysicalNode* node = HasParts(top.operation) ? top.inputs[0].get() : &top;
  std::vector<const Distinct*> distincts;
  for (; IsLocal(node->operation) || std::holds_alternative<Distinct>(node->operation); node = node->inputs[0].get()) {
    if (const auto* distinct = std::get_if<Distinct>(&node->operation)) distincts.push_back(distinct);
  }
  const bool scans =
      std::holds_alternative<NodeScan>(node->operation) || std::holds_alternative<IndexSeek>(node->operation);
  if (!scans || node == &top) return nullptr;
  // Rows with what the scan finds are distinct if they are among those of their batch.
  const auto found = FoundOnce(*node);
  const bool apart = std::all_of(distincts.begin(), distincts.end(), [&](const Distinct* distinct) {
    return found && std::find(distinct->columns.begin(), distinct->columns.end(), *found) != distinct->columns.end();
  });
  return apart ? node : nullptr;
}

}  // namespace

Pipeline::Pipeline(Execution& run, const PhysicalNode& plan, Stage& sink, const PhysicalNode* owner)
    : run_(run), owner_(owner) {
  Build(plan, sink, nullptr);
}

Pipeline::~Pipeline() = default;

const PhysicalNode* Pipeline::BuildExchange(const PhysicalNode& top, Stage& next) {
  if (run_.threads < 2 || run_.profile != nullptr || owner_ != nullptr) return nullptr;
  const PhysicalNode* const scan = ScanBelow(top);
  if (scan == nullptr) return nullptr;
  Stage* end = &next;
  std::vector<const PhysicalNode*> operations;
  const PhysicalNode* node = &top;
  if (HasParts(top.operation)) {
    PartialAggregate aggregate = InParts(top);
    operators_.push_back(std::visit(Maker{run_, *aggregate.whole, next}, aggregate.whole->operation));
    end = operators_.back().get();
    operations.push_back(aggregate.parts.get());
    made_.push_back(std::move(aggregate.parts));
    made_.push_back(std::move(aggregate.whole));
    node = top.inputs[0].get();
  }
  for (; node != scan; node = node->inputs[0].get()) operations.push_back(node);
  const auto make_lane = [this, operations](Stage& lane_end) {
    Lane lane;
    lane.first = &lane_end;
    for (const PhysicalNode* operation : operations) {
      lane.operators.push_back(std::visit(Maker{run_, *operation, *lane.first}, operation->operation));
      lane.first = lane.operators.back().get();
    }
    return lane;
  };
  operators_.push_back(std::make_unique<Exchange>(run_.threads, make_lane, *end));
  return scan;
}

void Pipeline::Build(const PhysicalNode& node, Stage& sink, const PhysicalNode* above) {
  if (const PhysicalNode* const scan = BuildExchange(node, sink)) return Build(*scan, *operators_.back(), &node);
  Stage* measured = &sink;
  if (run_.profile != nullptr) {
    operators_.push_back(std::make_unique<Meter>(*run_.profile, node, above, sink));
    measured = operators_.back().get();
  }
  Stage& next = *measured;
  std::unique_ptr<Stage> made = std::visit(Maker{run_, node, next}, node.operation);
  if (!made) {
    sources_.push_back({&next, &node});
    return;
  }
  Stage& here = *made;
  operators_.push_back(std::move(made));
  // The plan inside an Apply is a pipeline of its own.
  const std::size_t inputs = HasInnerPlan(node.operation) ? 1 : node.inputs.size();
  for (std::size_t i = 0; i < inputs; ++i) Build(*node.inputs[i], here, &node);
}

Result<void> Pipeline::Run(const Batch& argument) {
  for (const Source& source : sources_) {
    const auto begin = std::chrono::steady_clock::now();
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
    if (run_.profile == nullptr) continue;
    const auto taken = std::chrono::steady_clock::now() - begin;
    (*run_.profile)[source.leaf].time += taken;
    if (owner_ != nullptr) (*run_.profile)[owner_].time -= taken;
  }
  return {};
}

}  // namespace jitu::query

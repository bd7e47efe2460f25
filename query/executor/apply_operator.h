/// A plan inside a plan, run for a batch of rows at a time; `tag` says which row each of its rows belongs to.
#pragma once

#include <vector>

#include "query/executor/operator.h"

namespace jitu::query {

class Pipeline;

/// The end of the inner plan: gathers its rows until the Apply takes them.
class InnerRows : public Stage {
 public:
  explicit InnerRows(Execution& run) : run_(run) {}
  Result<bool> Push(Batch batch) override;
  Result<void> Finish() override { return {}; }
  Batch Take();

 private:
  Execution& run_;
  BatchStore rows_;
  std::size_t held_ = 0;
};

class ApplyOperator : public PlanOperator {
 public:
  ApplyOperator(Execution& run, const PhysicalNode& node, const Apply& apply, Stage& next);
  ~ApplyOperator() override;

  Result<bool> Push(Batch batch) override;

 private:
  Result<bool> Join(const Batch& outer, const Batch& inner);
  Result<bool> Mark(Batch outer, const Batch& inner);
  Result<bool> Collect(Batch outer, const Batch& inner);

  const Apply& apply_;
  InnerRows inner_rows_;
  std::unique_ptr<Pipeline> inner_;
};

}  // namespace jitu::query

/// A physical plan made to run: its operators, chained from the sources to a sink.
#pragma once

#include <memory>
#include <vector>

#include "query/executor/operator.h"

namespace jitu::query {

class Pipeline {
 public:
  /// `sink` gets the rows of the plan's root. `plan` and `sink` must outlive the pipeline.
  /// `owner` is the operation inside which the plan runs, if it is one.
  Pipeline(Execution& run, const PhysicalNode& plan, Stage& sink, const PhysicalNode* owner = nullptr);
  ~Pipeline();

  /// Pushes one row without columns, or for the plan inside an Apply these rows, through all operators. May run again.
  Result<void> Run(const Batch& argument);

 private:
  struct Source {
    Stage* first;
    const PhysicalNode* leaf;
  };
  void Build(const PhysicalNode& node, Stage& sink, const PhysicalNode* above);
  /// Puts the operations from `top` down to a scan into an Exchange, and gives the scan; null if that may not be.
  const PhysicalNode* BuildExchange(const PhysicalNode& top, Stage& next);

  Execution& run_;
  const PhysicalNode* owner_;
  std::vector<std::unique_ptr<const PhysicalNode>> made_;  // for this run alone
  std::vector<std::unique_ptr<Stage>> operators_;
  std::vector<Source> sources_;  // in the order in which they run
};

}  // namespace jitu::query

/// An aggregate in two stages: each thread that works on a scan makes parts of its batches, and these together make the
/// whole, in the order of the scan, so that it is the same to the last bit.
#pragma once

#include <memory>

#include "query/planner/physical_plan.h"

namespace jitu::query {

/// Whether an operation is an aggregate that can be made so.
bool HasParts(const Operation& operation);

struct PartialAggregate {
  std::unique_ptr<PhysicalNode> parts;
  std::unique_ptr<PhysicalNode> whole;
};
/// Without inputs. Of a node whose operation has parts.
PartialAggregate InParts(const PhysicalNode& node);

}  // namespace jitu::query

/// What a long computation answers when it is stopped.
#pragma once

#include "schema/base/result.h"
#include "schema/base/stop.h"

namespace jitu::graph {

inline Result<void> StillWanted(const StopSignal& stop) {
  if (stop.Requested()) return Fail(ErrorCode::kCancelled, Say("已取消", "cancelled"));
  if (stop.Expired()) return Fail(ErrorCode::kLimit, Say("计算超过时限", "the computation ran out of time"));
  return {};
}

}  // namespace jitu::graph

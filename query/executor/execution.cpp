#include "query/executor/execution.h"

#include <algorithm>
#include <chrono>

namespace jitu::query {

graph::Value ThisMoment() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
  graph::Temporal point;
  point.kind = graph::TemporalKind::kDateTime;
  point.day = nanoseconds / graph::kNanosPerDay;
  point.nanosecond = nanoseconds % graph::kNanosPerDay;
  return graph::Value(std::move(point));
}

Result<void> MemoryMeter::Add(std::size_t bytes) {
  if (used_ += bytes; used_ <= limit_) return {};
  return Fail(
      ErrorCode::kLimit,
      Say("语句的中间结果超过 {} 字节；请缩小范围或加 LIMIT",
          "the statement holds more than {} bytes of intermediate rows: narrow it down or add a LIMIT", limit_));
}

void MemoryMeter::Release(std::size_t bytes) {
  std::size_t used = used_;
  while (!used_.compare_exchange_weak(used, used - std::min(bytes, used))) {
  }
}

Result<void> Execution::Check() const {
  if (stop.Requested()) return Fail(ErrorCode::kCancelled, Say("已取消", "cancelled"));
  if (stop.Expired()) return Fail(ErrorCode::kLimit, Say("超过了时限", "the time limit was reached"));
  return {};
}

Error Execution::At(Place place, Error error) const { return AtPlace(std::move(error), text, place.offset); }

}  // namespace jitu::query

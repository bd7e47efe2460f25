#include "query/executor/execution.h"

namespace jitu::query {

Result<void> MemoryMeter::Add(std::size_t bytes) {
  used_ += bytes;
  if (used_ <= limit_) return {};
  return Fail(
      ErrorCode::kLimit,
      Say("语句的中间结果超过 {} 字节；请缩小范围或加 LIMIT",
          "the statement holds more than {} bytes of intermediate rows: narrow it down or add a LIMIT", limit_));
}

Result<void> Execution::Check() const {
  if (stop.Requested()) return Fail(ErrorCode::kCancelled, Say("已取消", "cancelled"));
  if (stop.Expired()) return Fail(ErrorCode::kLimit, Say("超过了时限", "the time limit was reached"));
  return {};
}

Error Execution::At(Place place, Error error) const {
  if (!error.where.empty() || (error.code != ErrorCode::kRuntime && error.code != ErrorCode::kLimit)) return error;
  return StatementError(error.code, text, place.offset, "", std::move(error.message));
}

}  // namespace jitu::query

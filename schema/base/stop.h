/// How long work is stopped: by the person (Ctrl-C) or by a deadline. Passed down, never global.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>

namespace jitu {

/// Asked at batch boundaries. Copyable; the flag it points to must outlive it. Thread-safe.
class StopSignal {
 public:
  StopSignal() = default;
  explicit StopSignal(const std::atomic<bool>* flag) : flag_(flag) {}

  StopSignal WithDeadline(std::chrono::steady_clock::time_point deadline) const {
    StopSignal limited = *this;
    limited.deadline_ = deadline;
    return limited;
  }
  bool Requested() const { return flag_ != nullptr && flag_->load(std::memory_order_relaxed); }
  bool Expired() const { return deadline_ && std::chrono::steady_clock::now() >= *deadline_; }

 private:
  const std::atomic<bool>* flag_ = nullptr;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
};

}  // namespace jitu

/// A progress line on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "schema/text/display.h"

namespace jitu::ingest {

/// One line that is written over on a terminal; elsewhere nothing, so that logs stay short. At most ten times a second.
class ProgressLine {
 public:
  explicit ProgressLine(text::Language language);
  ~ProgressLine() { Clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// "已读 12/340, 失败 1, 85/秒, 还需 4 秒"
  void Show(std::size_t done, std::size_t failed, std::size_t total);
  void Show(const Message& phase);
  void Clear();
  double SecondsSinceStart() const;

 private:
  void Write(const std::string& line);

  text::Language language_;
  bool terminal_;
  int width_ = 0;  ///< columns of what stands on the line
  std::chrono::steady_clock::time_point start_, shown_;
};

}  // namespace jitu::ingest

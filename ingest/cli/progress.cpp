#include "ingest/cli/progress.h"

#include <cmath>
#include <iostream>
#include <unistd.h>

namespace jitu::ingest {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kBetween{100};

}  // namespace

ProgressLine::ProgressLine(text::Language language)
    : language_(language), terminal_(::isatty(STDERR_FILENO) == 1), start_(Clock::now()), shown_(start_ - kBetween) {}

double ProgressLine::SecondsSinceStart() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

void ProgressLine::Show(std::size_t done, std::size_t failed, std::size_t total) {
  const Clock::time_point now = Clock::now();
  if (!terminal_ || (now - shown_ < kBetween && done < total)) return;
  shown_ = now;
  const double seconds = SecondsSinceStart();
  const double per_file = done > 0 ? seconds / static_cast<double>(done) : 0;
  const double rate = per_file > 0 ? 1 / per_file : 0;
  const auto left = std::lround(per_file * static_cast<double>(total - done));
  const std::string per_second = std::to_string(rate).substr(0, rate >= 10 ? std::to_string(rate).find('.') : 3);
  Write(text::In(language_,
                 Say("已读 {}/{}，失败 {}，{} 份/秒，还需 {} 秒", "read {}/{}, failed {}, {} per second, {} s left",
                     done, total, failed, per_second, left)));
}

void ProgressLine::Show(const Message& phase) {
  if (terminal_) Write(text::In(language_, phase));
}

void ProgressLine::Clear() {
  if (terminal_ && width_ > 0) Write("");
}

void ProgressLine::Write(const std::string& line) {
  const int width = text::DisplayWidth(line);
  const int left_over = width_ > width ? width_ - width : 0;
  std::cerr << '\r' << line << std::string(static_cast<std::size_t>(left_over), ' ') << '\r' << std::flush;
  width_ = width;
}

}  // namespace jitu::ingest

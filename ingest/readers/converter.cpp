#include "ingest/readers/converter.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "ingest/readers/no_network.h"

namespace jitu::ingest {
namespace {

using Clock = std::chrono::steady_clock;

Error Failed(Message message) { return Fail(ErrorCode::kUnreadableInput, std::move(message)); }

std::string Found(std::string_view program) {
  const char* const path = std::getenv("PATH");
  const std::string_view folders = path != nullptr ? path : "/usr/bin:/bin";
  for (std::size_t at = 0; at <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    std::string candidate(folders.substr(at, end - at));
    candidate += '/';
    candidate += program;
    struct stat status {};
    if (::stat(candidate.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(candidate.c_str(), X_OK) == 0) {
      return candidate;
    }
    at = end + 1;
  }
  return {};
}

void Bound(int what, std::size_t most) {
  rlimit limit{};
  ::getrlimit(static_cast<__rlimit_resource_t>(what), &limit);
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, most);
  limit.rlim_max = limit.rlim_cur;
  ::setrlimit(static_cast<__rlimit_resource_t>(what), &limit);
}

/// Between fork and exec: only what is safe there.
[[noreturn]] void Become(const Converter& converter, const char* program, char* const* arguments,
                         char* const* environment, const char* folder, int output) {
  ::setpgid(0, 0);
  const int nothing = ::open("/dev/null", O_RDWR);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(nothing, STDERR_FILENO);
  ::close_range(STDERR_FILENO + 1, ~0U, 0);
  Bound(RLIMIT_CPU, converter.seconds);
  Bound(RLIMIT_AS, converter.memory_bytes);
  Bound(RLIMIT_FSIZE, converter.output_bytes);
  Bound(RLIMIT_CORE, 0);
  RenounceNetwork();
  if (::chdir(folder) != 0) ::_exit(126);
  ::execve(program, arguments, environment);
  ::_exit(127);
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

constexpr std::chrono::milliseconds::rep kBetweenLooks = 100;

/// Reads until the program closes its output; false where time or output pass their bounds, and at a stop.
bool Drain(int from, const Converter& converter, Clock::time_point end, const StopSignal& stop, std::string& output) {
  std::array<char, 1u << 16> buffer{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0 || stop.Requested()) return false;
    pollfd ready{from, POLLIN, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(std::min(left, kBetweenLooks)));
    if (count == 0 || (count < 0 && errno == EINTR)) continue;
    if (count < 0) return false;
    const ssize_t read = ::read(from, buffer.data(), buffer.size());
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return read == 0;
    output.append(buffer.data(), static_cast<std::size_t>(read));
    if (output.size() > converter.output_bytes) return false;
  }
}

/// Waits until the program has ended, which may be a while after it closed its output. It stays to be waited for, so
/// that its number goes to no other.
bool HasEnded(pid_t child, Clock::time_point end, const StopSignal& stop) {
  for (std::chrono::milliseconds::rep pause = 1; Clock::now() < end && !stop.Requested();) {
    siginfo_t ended{};
    if (::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) != 0) return false;
    if (ended.si_pid == child) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(pause));
    pause = std::min(2 * pause, kBetweenLooks);
  }
  return false;
}

}  // namespace

bool IsInstalled(std::string_view program) { return !Found(program).empty(); }

Result<std::string> Run(const Converter& converter, const TemporaryFolder& folder, const StopSignal& stop) {
  const std::string program = Found(converter.program);
  if (program.empty()) {
    return Fail(ErrorCode::kUnsupported,
                Say("读这种文件需要程序 {}，没有安装。请运行：apt-get install {}",
                    "reading this file takes the program {}, which is not installed; run: apt-get install {}",
                    converter.program, converter.package));
  }
  std::vector<std::string> arguments{converter.program};
  arguments.insert(arguments.end(), converter.arguments.begin(), converter.arguments.end());
  std::vector<std::string> environment{"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + folder.path(),
                                       "TMPDIR=" + folder.path(), "OMP_THREAD_LIMIT=1"};
  std::vector<char*> argument_pointers = Pointers(arguments);
  std::vector<char*> environment_pointers = Pointers(environment);
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return Fail(ErrorCode::kIo, Say("无法建立管道。", "cannot make a pipe"));
  const pid_t child = ::fork();
  if (child == 0) {
    Become(converter, program.c_str(), argument_pointers.data(), environment_pointers.data(), folder.path().c_str(),
           pipe[1]);
  }
  if (child > 0) ::setpgid(child, child);  // as the child does: a stop may come before it has run
  ::close(pipe[1]);
  std::string output;
  const Clock::time_point end = Clock::now() + std::chrono::seconds(converter.seconds);
  const bool finished = child > 0 && Drain(pipe[0], converter, end, stop, output) && HasEnded(child, end, stop);
  ::close(pipe[0]);
  if (child < 0) return Fail(ErrorCode::kIo, Say("无法启动 {}。", "cannot start {}", converter.program));
  ::kill(-child, SIGKILL);  // children of its own too
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!finished && stop.Requested()) {
    return Fail(ErrorCode::kCancelled, Say("已按要求停止。", "stopped as asked"));
  }
  if (!finished) {
    return Failed(Say("{} 用时或输出超限，已停止。文件可能有问题。",
                      "{} took too long or wrote too much and was stopped", converter.program));
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return Failed(
        Say("{} 无法读这个文件，文件可能已损坏。", "{} cannot read the file; it may be damaged", converter.program));
  }
  return output;
}

}  // namespace jitu::ingest

#include "ingest/cli/watch.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <poll.h>
#include <set>
#include <sys/inotify.h>
#include <unistd.h>
#include <utility>

namespace jitu::ingest {
namespace {

namespace fs = std::filesystem;
constexpr int kMoment = 500;  ///< milliseconds without a change after which a file counts as written
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR;

}  // namespace

Result<FolderWatch> FolderWatch::Open(const std::vector<std::string>& paths) {
  FolderWatch watch(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  if (watch.queue_ < 0) {
    return Fail(ErrorCode::kIo,
                Say("无法守候文件夹：{}", "cannot watch folders: {}", std::string(std::strerror(errno))));
  }
  for (const std::string& path : paths) watch.Add(path);
  if (watch.folders_.empty()) {
    return Fail(ErrorCode::kInvalidArgument, Say("--watch 需要至少一个文件夹。", "--watch takes at least one folder"));
  }
  return watch;
}

FolderWatch::~FolderWatch() {
  if (queue_ >= 0) ::close(queue_);
}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept
    : queue_(std::exchange(other.queue_, -1)), folders_(std::move(other.folders_)) {}

void FolderWatch::Add(const std::string& folder) {
  std::error_code fault;
  if (!fs::is_directory(folder, fault)) return;
  const int watch = ::inotify_add_watch(queue_, folder.c_str(), kEvents);
  if (watch < 0) return;
  folders_[watch] = folder;
  for (fs::directory_iterator entries(folder, fault), end; !fault && entries != end; entries.increment(fault)) {
    const bool hidden = entries->path().filename().string().starts_with('.');
    if (!hidden && entries->is_directory(fault) && !entries->is_symlink(fault)) Add(entries->path().string());
  }
}

Result<std::vector<std::string>> FolderWatch::Wait(const StopSignal& stop) {
  std::set<std::string> changed;
  while (!stop.Requested()) {
    pollfd ready{queue_, POLLIN, 0};
    const int count = ::poll(&ready, 1, kMoment);
    if (count == 0 && !changed.empty()) break;
    if (count <= 0) continue;
    alignas(inotify_event) std::array<char, 16384> buffer{};
    const ssize_t size = ::read(queue_, buffer.data(), buffer.size());
    if (size < 0 && errno != EAGAIN && errno != EINTR) {
      return Fail(ErrorCode::kIo,
                  Say("无法守候文件夹：{}", "cannot watch folders: {}", std::string(std::strerror(errno))));
    }
    for (std::size_t at = 0; size > 0 && at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string name = event.len > 0 ? std::string(buffer.data() + at + sizeof event) : std::string();
      at += sizeof event + event.len;
      const auto folder = folders_.find(event.wd);
      if (folder == folders_.end() || name.empty() || name.starts_with('.')) continue;
      const std::string path = folder->second + "/" + name;
      if ((event.mask & IN_ISDIR) != 0) {
        Add(path);
        changed.insert(path);  // what was in it before it was watched
      } else if ((event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) {
        changed.insert(path);
      }
    }
  }
  return std::vector<std::string>(changed.begin(), changed.end());
}

}  // namespace jitu::ingest

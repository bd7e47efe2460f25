/// Folders that grow.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schema/base/result.h"
#include "schema/base/stop.h"

namespace jitu::ingest {

/// Tells which files came into folders or were written there, by inotify. New folders are watched as they come.
class FolderWatch {
 public:
  /// Paths that are no folders are passed over; kInvalidArgument if none is.
  static Result<FolderWatch> Open(const std::vector<std::string>& paths);
  ~FolderWatch();
  FolderWatch(FolderWatch&& other) noexcept;
  FolderWatch& operator=(FolderWatch&&) = delete;

  /// Waits for changes and until nothing has changed for a moment: the paths, sorted, each once. Empty when stopped.
  Result<std::vector<std::string>> Wait(const StopSignal& stop);

 private:
  explicit FolderWatch(int queue) : queue_(queue) {}
  void Add(const std::string& folder);

  int queue_;
  std::map<int, std::string> folders_;  ///< by watch
};

}  // namespace jitu::ingest

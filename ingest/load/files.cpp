#include "ingest/load/files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "ingest/readers/reader.h"

namespace jitu::ingest {
namespace {

namespace fs = std::filesystem;

Error Unreadable(const fs::path& path, const std::error_code& fault) {
  return Fail(ErrorCode::kUnreadableInput,
              Say("无法读取 {}：{}。请检查路径和权限。", "cannot read {}: {}. Check the path and its permissions.",
                  path.string(), fault.message()),
              path.string());
}

std::string Canonical(const fs::path& path) {
  std::error_code fault;
  const fs::path canonical = fs::canonical(path, fault);
  return fault ? path.string() : canonical.string();
}

void Search(const fs::path& folder, FileList& list) {
  std::error_code fault;
  fs::directory_iterator entries(folder, fault);
  if (fault) {
    list.unreadable.push_back(Unreadable(folder, fault));
    return;
  }
  for (const fs::directory_iterator end; entries != end; entries.increment(fault)) {
    if (fault) {
      list.unreadable.push_back(Unreadable(folder, fault));
      return;
    }
    const fs::path& path = entries->path();
    if (path.filename().string().starts_with('.')) continue;
    if (entries->is_directory(fault) && !entries->is_symlink(fault)) {
      Search(path, list);
    } else if (entries->is_regular_file(fault)) {
      (IsReadable(path.string()) ? list.files : list.passed).push_back(Canonical(path));
    }
  }
}

void SortUnique(std::vector<std::string>& paths) {
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
}

}  // namespace

FileList FindFiles(const std::vector<std::string>& paths) {
  FileList list;
  for (const std::string& path : paths) {
    std::error_code fault;
    const fs::file_status status = fs::status(path, fault);
    if (!fs::exists(status)) {
      list.unreadable.push_back(
          Unreadable(path, fault ? fault : std::make_error_code(std::errc::no_such_file_or_directory)));
    } else if (fs::is_directory(status)) {
      Search(path, list);
    } else {
      list.files.push_back(Canonical(path));
    }
  }
  SortUnique(list.files);
  SortUnique(list.passed);
  std::sort(list.unreadable.begin(), list.unreadable.end(),
            [](const Error& a, const Error& b) { return a.where < b.where; });
  return list;
}

}  // namespace jitu::ingest

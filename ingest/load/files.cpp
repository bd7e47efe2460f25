#include "ingest/load/files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "ingest/readers/bundle.h"
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

/// bundle.zip!a.docx with the archive's path made canonical.
std::string InBundle(const std::string& path) {
  const std::size_t mark = path.find('!');
  return Canonical(path.substr(0, mark)) + path.substr(mark);
}

/// A file, or all files in an archive.
void Add(const std::string& path, FileList& list) {
  if (!IsBundle(path)) return list.files.push_back(path);
  auto bundle = ListBundle(path);
  if (!bundle) return list.unreadable.push_back(std::move(bundle).error());
  list.bundles.push_back(path);
  const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  append(list.files, bundle->files);
  append(list.passed, bundle->passed);
  append(list.unreadable, bundle->unreadable);
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
      const std::string file = Canonical(path);
      if (IsReadable(file) || IsBundle(file)) {
        Add(file, list);
      } else {
        list.passed.push_back(file);
      }
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
    if (!fs::exists(status) && path.find('!') != std::string::npos) {
      list.files.push_back(InBundle(path));
    } else if (!fs::exists(status)) {
      list.unreadable.push_back(
          Unreadable(path, fault ? fault : std::make_error_code(std::errc::no_such_file_or_directory)));
    } else if (fs::is_directory(status)) {
      Search(path, list);
    } else {
      Add(Canonical(path), list);
    }
  }
  SortUnique(list.files);
  SortUnique(list.passed);
  SortUnique(list.bundles);
  std::sort(list.unreadable.begin(), list.unreadable.end(),
            [](const Error& a, const Error& b) { return a.where < b.where; });
  return list;
}

}  // namespace jitu::ingest

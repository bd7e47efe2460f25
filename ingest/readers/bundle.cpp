#include "ingest/readers/bundle.h"

#include <algorithm>
#include <sys/stat.h>
#include <utility>

#include "ingest/readers/archive.h"
#include "ingest/readers/reader.h"

namespace jitu::ingest {
namespace {

constexpr int kDeepest = 3;
constexpr std::size_t kMostFiles = 20'000;

bool IsRegularFile(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

/// .DS_Store, __MACOSX/...: what programs leave behind.
bool IsHidden(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::string_view part = name.substr(at, end - at);
    if (part.starts_with('.') || part == "__MACOSX" || part.starts_with("~$")) return true;
    at = end + 1;
  }
  return false;
}

void List(Archive& archive, const std::string& path, int depth, BundleList& list) {
  for (const Archive::Entry& entry : archive.entries()) {
    if (IsHidden(entry.name)) continue;
    const std::string inner = path + "!" + entry.name;
    if (list.files.size() >= kMostFiles) {
      list.unreadable.push_back(Fail(ErrorCode::kUnreadableInput,
                                     Say("压缩包里的文件太多，其余不读。请解压后分批读。",
                                         "too many files in the archive, the rest is left out; unpack it"),
                                     path));
      return;
    }
    if (!IsBundle(entry.name)) {
      (IsReadable(entry.name) ? list.files : list.passed).push_back(inner);
      continue;
    }
    if (depth >= kDeepest) {
      list.unreadable.push_back(
          Fail(ErrorCode::kUnreadableInput,
               Say("压缩包套得太深，不再打开。", "archives are nested too deep; this one is not opened"), inner));
      continue;
    }
    const auto bytes = archive.Read(entry);
    auto nested = bytes ? Archive::Open(*bytes) : Result<Archive>(bytes.error());
    if (nested) {
      List(*nested, inner, depth + 1, list);
    } else {
      list.unreadable.push_back(Fail(ErrorCode::kUnreadableInput, nested.error().message, inner));
    }
  }
}

/// What lies at `inside` of an archive: an entry, or an entry of an archive in it.
Result<std::string> BytesIn(Archive& archive, std::string_view inside, int depth) {
  if (const Archive::Entry* entry = archive.Find(inside)) return archive.Read(*entry);
  for (std::size_t mark = inside.find('!'); mark != std::string_view::npos && depth < kDeepest;
       mark = inside.find('!', mark + 1)) {
    const Archive::Entry* entry = archive.Find(inside.substr(0, mark));
    if (entry == nullptr) continue;
    JITU_TRY(const std::string bytes, archive.Read(*entry));
    JITU_TRY(Archive nested, Archive::Open(bytes));
    return BytesIn(nested, inside.substr(mark + 1), depth + 1);
  }
  return Fail(ErrorCode::kUnreadableInput, Say("压缩包里没有 {}。", "there is no {} in the archive", inside));
}

}  // namespace

bool IsBundle(std::string_view path) {
  if (path.size() < 4) return false;
  std::string ending(path.substr(path.size() - 4));
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return ending == ".zip";
}

Result<BundleList> ListBundle(const std::string& path) {
  auto archive = Archive::OpenFile(path);
  if (!archive) return Fail(ErrorCode::kUnreadableInput, archive.error().message, path);
  BundleList list;
  List(*archive, path, 1, list);
  return list;
}

std::optional<Result<std::string>> BytesInBundle(const std::string& path) {
  for (std::size_t mark = path.find('!'); mark != std::string::npos; mark = path.find('!', mark + 1)) {
    const std::string file = path.substr(0, mark);
    if (!IsRegularFile(file)) continue;
    auto archive = Archive::OpenFile(file);
    Result<std::string> bytes =
        archive ? BytesIn(*archive, std::string_view(path).substr(mark + 1), 1) : Result<std::string>(archive.error());
    if (!bytes) return Fail(ErrorCode::kUnreadableInput, bytes.error().message, path);
    return bytes;
  }
  return std::nullopt;
}

}  // namespace jitu::ingest

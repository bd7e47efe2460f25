#include "schema/model/catalog.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "schema/model/catalog_reader.h"
#include "schema/model/embedded_files.h"

namespace jitu::model {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 1000;

Error Unreadable(const fs::path& path, const std::string& why) {
  return Fail(ErrorCode::kInvalidArgument,
              Say("无法读取数据文件夹 {}：{}", "cannot read the data folder {}: {}", path.string(), why),
              path.string());
}

/// *.toml of the folder and of its words/, as paths below it, sorted. Other folders are other rooms' business.
Result<std::vector<std::string>> DataFilesOf(const fs::path& folder) {
  std::vector<std::string> files;
  for (const std::string below : {"", "words/"}) {
    std::error_code fault;
    const fs::path searched = folder / below;
    if (!below.empty() && !fs::is_directory(searched, fault)) continue;
    fs::directory_iterator entries(searched, fault);
    if (fault) return Unreadable(searched, fault.message());
    for (; entries != fs::directory_iterator(); entries.increment(fault)) {
      if (fault) return Unreadable(searched, fault.message());
      if (entries->path().extension() == ".toml") files.push_back(below + entries->path().filename().string());
      if (files.size() > kMostFiles) return Unreadable(searched, "> 1000 files");
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<void> ReadFolder(const fs::path& folder, CatalogReader& reader) {
  JITU_TRY(const auto files, DataFilesOf(folder));
  for (const std::string& file : files) {
    const fs::path path = folder / file;
    std::ifstream stream(path, std::ios::binary);
    std::stringstream content;
    content << stream.rdbuf();
    if (!stream) return Unreadable(path, "I/O");
    JITU_CHECK_OK(reader.Read(file, path.string(), content.str()));
  }
  return {};
}

}  // namespace

Result<Catalog> Catalog::Load(const std::optional<std::filesystem::path>& extra) {
  CatalogReader reader;
  for (std::size_t i = 0; i < kEmbeddedFileCount; ++i) {
    const EmbeddedFile& file = kEmbeddedFiles[i];
    JITU_CHECK_OK(reader.Read(file.path, file.path, file.content));
  }
  if (extra) JITU_CHECK_OK(ReadFolder(*extra, reader));
  return reader.Finish();
}

const std::vector<Term>& Catalog::Words(std::string_view list) const {
  static const std::vector<Term> kNone;
  const auto found = words_.find(std::string(list));
  return found == words_.end() ? kNone : found->second;
}

}  // namespace jitu::model

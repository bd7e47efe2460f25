#include "schema/base/temporary_folder.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace jitu {

namespace fs = std::filesystem;

Result<TemporaryFolder> TemporaryFolder::Make(fs::path parent) {
  std::error_code fault;
  if (parent.empty()) parent = fs::temp_directory_path(fault);
  std::string path = (parent / "jitu-XXXXXX").string();
  if (fault || ::mkdtemp(path.data()) == nullptr) {
    return Fail(ErrorCode::kIo,
                Say("无法在 {} 中建立临时文件夹。", "cannot make a temporary folder in {}", parent.string()));
  }
  return TemporaryFolder(std::move(path));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

Result<std::string> TemporaryFolder::Write(std::string_view name, std::string_view bytes) const {
  std::string path = (fs::path(path_) / name).string();
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return Fail(ErrorCode::kIo, Say("无法写临时文件 {}。", "cannot write the temporary file {}", path));
  return path;
}

std::string TemporaryFolder::Read(std::string_view name) const {
  std::ifstream file(fs::path(path_) / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace jitu

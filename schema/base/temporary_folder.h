/// A place for files that nobody keeps.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "schema/base/result.h"

namespace jitu {

/// A new folder that goes away with everything in it.
class TemporaryFolder {
 public:
  /// Within `parent`; empty: the system's folder for temporary files. kIo if it cannot be made.
  static Result<TemporaryFolder> Make(std::filesystem::path parent = {});
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;

  const std::string& path() const { return path_; }
  /// Writes a file; its path. kIo if it cannot be written.
  Result<std::string> Write(std::string_view name, std::string_view bytes) const;
  /// Nothing where there is no such file.
  std::string Read(std::string_view name) const;

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace jitu

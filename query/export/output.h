/// Where an export is written: one file, a folder of files, or standard output. Nothing stands in its place half
/// written: everything is written aside, in the same folder, and renamed at the end.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/result.h"

namespace jitu::query::exporting {

/// One file being written. Writing goes on after a fault, without effect; Output::Commit tells it.
class OutputFile {
 public:
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void Write(std::string_view bytes);
  /// Full buffers go out by themselves; this is for the end.
  Result<void> Close();
  std::uint64_t bytes() const { return bytes_; }

 private:
  friend class Output;
  OutputFile(int descriptor, std::filesystem::path aside) : descriptor_(descriptor), aside_(std::move(aside)) {}
  void Flush();

  int descriptor_;
  std::filesystem::path aside_;
  std::string buffer_;
  std::uint64_t bytes_ = 0;
  int fault_ = 0;  ///< errno of the first one
};

class Output {
 public:
  /// `target` "-" is standard output. A folder is made when the first file is opened in it.
  static Output To(const std::string& target);
  Output(Output&&) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();  ///< removes what was not committed

  /// Standard output, a pipe or a device: one stream of bytes, with no place for a second file.
  bool IsStream() const;

  /// The target itself as one file.
  Result<OutputFile*> File();
  /// A file of that name in the target as a folder; `name` may have one folder before it ("schema/person.yaml").
  /// kInvalidArgument for a stream.
  Result<OutputFile*> FileNamed(std::string_view name);
  /// A file beside the target, named as it is with `ending` after it; kInvalidArgument for a stream.
  Result<OutputFile*> FileBeside(std::string_view ending);
  /// The last part of the target's path.
  std::string name() const { return std::filesystem::path(target_).filename().string(); }
  /// The same for a library or a program that wants a path to write to.
  Result<std::filesystem::path> Path();
  Result<std::filesystem::path> PathNamed(std::string_view name);

  /// Closes, syncs and renames everything; from then on the files are there. A folder that is there already keeps what
  /// it holds under other names.
  Result<void> Commit();

 private:
  struct Part {
    std::filesystem::path aside, final;
    std::unique_ptr<OutputFile> file;  ///< none where somebody else writes it
  };
  explicit Output(std::string target) : target_(std::move(target)) {}
  Result<std::filesystem::path> Place(const std::filesystem::path& final);
  Result<OutputFile*> Open(const std::filesystem::path& named);
  Result<OutputFile*> OpenDevice();

  std::string target_;
  std::vector<Part> parts_;
  bool committed_ = false;
};

}  // namespace jitu::query::exporting

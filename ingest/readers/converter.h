/// Programs that turn one format into another, run apart from us: in a process of their own without network, within
/// bounds of time, memory and output.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/result.h"
#include "schema/base/stop.h"

namespace jitu::ingest {

/// A folder in the system's temporary one that goes away with everything in it.
class TemporaryFolder {
 public:
  static Result<TemporaryFolder> Make();
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;

  const std::string& path() const { return path_; }
  /// Writes a file; its path.
  Result<std::string> Write(std::string_view name, std::string_view bytes) const;
  /// What a program wrote there; kUnreadableInput if it wrote none.
  Result<std::string> Read(const std::string& name) const;

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

struct Converter {
  std::string program;  ///< searched in PATH
  std::string package;  ///< the Debian package that has it
  std::vector<std::string> arguments;
  unsigned seconds = 60;
  std::size_t output_bytes = 256u << 20;  ///< of standard output, and of each file it writes
  std::size_t memory_bytes = 2048u << 20;
};

bool IsInstalled(std::string_view program);

/// What the program writes to standard output. kUnsupported if it is not installed, naming the package;
/// kUnreadableInput if it fails or passes a bound; kCancelled if a stop ended it. `folder` is its working and home
/// folder.
Result<std::string> Run(const Converter& converter, const TemporaryFolder& folder, const StopSignal& stop = {});

}  // namespace jitu::ingest

/// Programs that turn one format into another, run apart from us: in a process of their own without network, within
/// bounds of time, memory and output.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/result.h"
#include "schema/base/stop.h"
#include "schema/base/temporary_folder.h"

namespace jitu::ingest {

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

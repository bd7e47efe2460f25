/// Archives as folders: the files in them, by paths like `bundle.zip!inner/a.docx`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/result.h"

namespace jitu::ingest {

struct BundleList {
  std::vector<std::string> files;   ///< paths of what a reader takes, in the archive's order
  std::vector<std::string> passed;  ///< of other formats
  std::vector<Error> unreadable;    ///< inner archives that are damaged, or lie too deep
};

/// Whether the path's ending names an archive of files.
bool IsBundle(std::string_view path);

/// All files in the archive and in those within it, three deep and 20,000 at most. Hidden ones are left out.
Result<BundleList> ListBundle(const std::string& path);

/// The bytes of a file in an archive; nothing if no part of the path before a `!` is an archive.
std::optional<Result<std::string>> BytesInBundle(const std::string& path);

}  // namespace jitu::ingest

/// A zip archive with the same bytes whenever and wherever it is made. For the inside of this room.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "schema/base/result.h"

namespace jitu::query::exporting {

/// Entries by name, in this order; their bytes deflated.
Result<void> WriteZip(const std::filesystem::path& path,
                      const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace jitu::query::exporting

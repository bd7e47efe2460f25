/// The cases that are known to fail, each with the reason: lines "ID REASON", sorted; # begins a comment.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace jitu::tck {

using Manifest = std::map<std::string, std::string>;

Manifest ReadManifest(const std::filesystem::path& file);

}  // namespace jitu::tck

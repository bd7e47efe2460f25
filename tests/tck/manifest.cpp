#include "tests/tck/manifest.h"

#include <fstream>

namespace jitu::tck {

Manifest ReadManifest(const std::filesystem::path& file) {
  Manifest manifest;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t space = line.find(' ');
    manifest.emplace(line.substr(0, space), space == std::string::npos ? "" : line.substr(space + 1));
  }
  return manifest;
}

}  // namespace jitu::tck

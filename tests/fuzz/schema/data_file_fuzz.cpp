/// Any bytes as a data file: a tree, or a fault with its place.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schema/model/data_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  const auto root = jitu::model::ParseDataFile("any.toml", content);
  if (!root && root.error().where.rfind("any.toml", 0) != 0) std::abort();
  return 0;
}

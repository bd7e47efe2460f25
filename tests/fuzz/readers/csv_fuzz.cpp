/// Any bytes as a table in CSV.
#include <cstdint>

#include "tests/fuzz/readers/sound.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jitu;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (ingest::FormatOf(bytes, "a.csv") == "csv") fuzz::RequireSound(ingest::ReadBytes(bytes, "a.csv", fuzz::Limits()));
  return 0;
}

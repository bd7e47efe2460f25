/// Any bytes as a ZIP archive, within bounds however much it claims to hold.
#include <cstdint>

#include "ingest/readers/archive.h"
#include "tests/fuzz/readers/sound.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jitu;
  ingest::ArchiveLimits limits;
  limits.entry_bytes = 1u << 20;
  limits.total_bytes = 4u << 20;
  auto archive = ingest::Archive::Open({reinterpret_cast<const char*>(data), size}, limits);
  if (!archive) return 0;
  std::size_t total = 0;
  for (const ingest::Archive::Entry& entry : archive->entries()) {
    const auto bytes = archive->Read(entry);
    if (bytes) total += bytes->size();
  }
  fuzz::Require(total <= limits.total_bytes);
  return 0;
}

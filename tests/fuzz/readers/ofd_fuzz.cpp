/// Any bytes as a page of an OFD file.
#include <cstdint>

#include "ingest/readers/ofd.h"
#include "ingest/readers/page_flow.h"
#include "tests/fuzz/readers/sound.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jitu;
  ingest::Page page;
  if (!ingest::AddOfdContent({reinterpret_cast<const char*>(data), size}, page)) return 0;
  fuzz::RequireSound(ingest::Compose(ingest::LayOutPages({page}), fuzz::Limits()));
  return 0;
}

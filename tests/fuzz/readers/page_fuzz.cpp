/// Any bytes as a web page, and as one saved as a mail message.
#include <cstdint>

#include "tests/fuzz/readers/sound.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jitu;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* path : {"page.html", "page.mhtml"}) {
    const std::string_view format = ingest::FormatOf(bytes, path);
    if (format == "html" || format == "mhtml") fuzz::RequireSound(ingest::ReadBytes(bytes, path, fuzz::Limits()));
  }
  return 0;
}

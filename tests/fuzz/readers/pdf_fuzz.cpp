/// Any bytes as what poppler's programs tell of a PDF file: words up to the first NUL byte, drawn lines behind it.
#include <cstdint>

#include "ingest/readers/page_flow.h"
#include "ingest/readers/pdf_page.h"
#include "tests/fuzz/readers/sound.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jitu;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(bytes.find('\0'), bytes.size());
  auto pages = ingest::PagesOf(bytes.substr(0, cut));
  if (!pages) return 0;
  if (cut < bytes.size()) (void)ingest::AddRules(bytes.substr(cut + 1), 0, *pages).has_value();
  fuzz::RequireSound(ingest::Compose(ingest::LayOutPages(*pages), fuzz::Limits()));
  return 0;
}

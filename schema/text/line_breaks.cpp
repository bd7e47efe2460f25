#include "schema/text/line_breaks.h"

#include <memory>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace jitu::text {

std::vector<std::size_t> LineBreaks(std::string_view text) {
  std::vector<std::size_t> ends;
  if (text.empty()) return ends;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> lines(
      icu::BreakIterator::createLineInstance(icu::Locale::getChinese(), status));
  UText* source = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (U_SUCCESS(status)) lines->setText(source, status);
  if (U_SUCCESS(status)) {
    for (int end = lines->next(); end != icu::BreakIterator::DONE; end = lines->next()) {
      ends.push_back(static_cast<std::size_t>(end));
    }
  }
  utext_close(source);
  if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
  return ends;
}

}  // namespace jitu::text

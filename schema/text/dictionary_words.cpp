#include "schema/text/dictionary_words.h"

#include <memory>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace jitu::text {
namespace {

/// Opening the dictionary takes longer than a hundred look-ups: each thread does it once. Null where ICU has no data.
icu::BreakIterator* WordBreaks() {
  thread_local const std::unique_ptr<icu::BreakIterator> words = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getChina(), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return words.get();
}

}  // namespace

std::vector<std::string_view> DictionaryWords(std::string_view text) {
  std::vector<std::string_view> words;
  icu::BreakIterator* breaks = WordBreaks();
  std::size_t start = 0;
  if (breaks != nullptr && !text.empty()) {
    UErrorCode status = U_ZERO_ERROR;
    UText* source = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    if (U_SUCCESS(status)) breaks->setText(source, status);
    if (U_SUCCESS(status)) {
      for (int end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
        const auto stop = static_cast<std::size_t>(end);
        words.push_back(text.substr(start, stop - start));
        start = stop;
      }
    }
    utext_close(source);
  }
  if (start < text.size()) words.push_back(text.substr(start));
  return words;
}

}  // namespace jitu::text

#include "schema/text/letter_case.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace jitu::text {
namespace {

icu::UnicodeString Decoded(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string Encoded(const icu::UnicodeString& text) {
  std::string encoded;
  text.toUTF8String(encoded);
  return encoded;
}

}  // namespace

std::string ToUpper(std::string_view text) { return Encoded(Decoded(text).toUpper(icu::Locale::getRoot())); }
std::string ToLower(std::string_view text) { return Encoded(Decoded(text).toLower(icu::Locale::getRoot())); }

}  // namespace jitu::text

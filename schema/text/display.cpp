#include "schema/text/display.h"

#include <cstdlib>
#include <memory>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>

#include "schema/text/utf8.h"

namespace jitu::text {
namespace {

int WidthOf(char32_t c) {
  if (c < 0x7F) return c >= 0x20 ? 1 : 0;
  const auto code_point = static_cast<UChar32>(c);
  switch (u_charType(code_point)) {
    case U_CONTROL_CHAR:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::unique_ptr<icu::Collator> OpenCollator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale::getChinese(), status));
  return U_FAILURE(status) != 0 ? nullptr : std::move(collator);
}

/// The first of the environment's three that says something, as POSIX orders them.
std::string MessageLocale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return "C";
}

}  // namespace

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = At(text, i);
    width += WidthOf(next.value);
    i += next.bytes;
  }
  return width;
}

std::string Truncated(std::string_view text, int columns) {
  if (columns <= 0) return {};
  int width = 0;
  std::size_t fits = 0;  // bytes that leave a column for …
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = At(text, i);
    width += WidthOf(next.value);
    if (width > columns) return std::string(text.substr(0, fits)) + "…";
    i += next.bytes;
    if (width < columns) fits = i;
  }
  return std::string(text);
}

int Collate(std::string_view a, std::string_view b) {
  static const std::unique_ptr<icu::Collator> collator = OpenCollator();
  if (collator) {
    UErrorCode status = U_ZERO_ERROR;
    const auto piece = [](std::string_view s) { return icu::StringPiece(s.data(), static_cast<int>(s.size())); };
    const UCollationResult order = collator->compareUTF8(piece(a), piece(b), status);
    if (U_SUCCESS(status) != 0 && order != UCOL_EQUAL) return order == UCOL_LESS ? -1 : 1;
  }
  const int bytes = a.compare(b);
  return bytes < 0 ? -1 : bytes > 0 ? 1 : 0;
}

Language MessageLanguage() {
  const std::string name = MessageLocale();
  if (name == "C" || name == "POSIX") return Language::kEnglish;
  const icu::Locale locale = icu::Locale::createCanonical(name.c_str());
  return std::string_view(locale.getLanguage()) == "zh" ? Language::kChinese : Language::kEnglish;
}

const std::string& In(Language language, const Message& message) {
  return language == Language::kChinese ? message.zh : message.en;
}

std::string Shown(const Error& error, Language language) {
  std::string shown = In(language, Say("错误：", "error: ")) + In(language, error.message);
  if (!error.where.empty()) shown += "\n" + error.where;
  return shown;
}

}  // namespace jitu::text

/// How text stands on a screen, in order, and in which language.
#pragma once

#include <string>
#include <string_view>

#include "schema/base/error.h"
#include "schema/base/message.h"

namespace jitu::text {

/// Columns on a terminal: wide and full-width characters two, combining marks none (UAX #11, ambiguous as narrow).
int DisplayWidth(std::string_view text);

/// Cut to at most `columns`, with … where something was cut.
std::string Truncated(std::string_view text, int columns);

/// Orders names as a Chinese reader expects (ICU collation zh, pinyin); ties by bytes, so the order is total.
int Collate(std::string_view a, std::string_view b);

/// The language for messages, from LC_ALL, LC_MESSAGES, LANG by way of ICU: zh gives Chinese, everything else English.
enum class Language { kChinese, kEnglish };
Language MessageLanguage();
const std::string& In(Language language, const Message& message);

/// A fault as it is printed: 错误：…, and its place on a line of its own.
std::string Shown(const Error& error, Language language);

}  // namespace jitu::text

/// Forms of a text in which things that mean the same are written the same.
#pragma once

#include <string>
#include <string_view>

#include "schema/text/source_map.h"

namespace jitu::text {

/// For reading: full-width letters, digits and the brackets and punctuation that reports mix up (（），：；％－～．) become
/// half-width, compatibility forms (㎡, ①, ㈠, Ⅱ, ﹝) their plain ones, traditional characters simplified, NBSP and other blanks
/// one space; zero-width and control characters but line feeds go. 。、《》“”〔〕【】 stay. Lines and the order of things
/// stay. Linear time.
MappedText ForReading(std::string_view text);

/// The same, for text that needs no way back.
std::string ForReadingOnly(std::string_view text);

/// For comparing names: ForReading, then lower case, without blanks, quotes, brackets and punctuation (〔2022〕5号 and
/// [2022]5号 compare equal). Empty if nothing is left.
std::string NameKey(std::string_view name);

/// The sound of a name: NameKey with each Han character as toneless pinyin, letters and digits as they are, without
/// separators: 启承华路 and 启成华路 both give "qichenghualu". ICU Han-Latin.
std::string PinyinKey(std::string_view name);

/// The first letter of each syllable, likewise: "qchl".
std::string PinyinInitials(std::string_view name);

std::string Simplified(std::string_view text);

}  // namespace jitu::text

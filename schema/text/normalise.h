/// Forms of a text in which things that mean the same are written the same.
#pragma once

#include <string>
#include <string_view>

#include "schema/text/source_map.h"

namespace jitu::text {

/// For reading: full-width letters, digits and punctuation (（），：；％－～．！？＜＞) become half-width,
/// compatibility forms (㎡, ㈠, ⒈, Ⅱ, ﹝﹞, ≧) their plain ones (m2, (一), 1., II, 〔〕, ≥), traditional characters
/// simplified one by one, each blank (NBSP, tab, ideographic) one space, every kind of line end a line feed; zero-width
/// and control characters go. 。、《》〈〉“”‘’〔〕【】—…·‰ stay, and so does what would lose its mark as a bare digit:
/// ①, ㊀, ½, and ² ³ unless they follow a unit of length (km² is km2; 10² is not 102). 「」 and straight quotes around
/// Chinese become “”. Bytes that are no UTF-8 become U+FFFD. Lines and the order of things stay. Linear time.
MappedText ForReading(std::string_view text);

/// The same, for text that needs no way back.
std::string ForReadingOnly(std::string_view text);

/// For comparing names: ForReading, then lower case, without blanks, quotes, brackets and punctuation (〔2022〕5号 and
/// [2022]5号 compare equal). A point or dash between two digits stays, as 1.5 and 15 differ. Empty if nothing is left.
std::string NameKey(std::string_view name);

/// The sound of a name: NameKey with each Han character as toneless pinyin, letters and digits as they are, without
/// separators: 启承华路 and 启成华路 both give "qichenghualu"; ü is v. One reading for each character, ICU Han-Latin's.
std::string PinyinKey(std::string_view name);

/// The first letter of each syllable, likewise: "qchl".
std::string PinyinInitials(std::string_view name);

std::string Simplified(std::string_view text);

}  // namespace jitu::text

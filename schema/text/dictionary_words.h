/// The words of a Chinese text by a dictionary of the language: what tells names from phrases.
#pragma once

#include <string_view>
#include <vector>

namespace jitu::text {

/// The text cut into words, in order, nothing left out (ICU's dictionary for Chinese, UAX #29 for the rest). Characters
/// that form no word of the dictionary, as those of brands (沧澜 in 江苏沧澜海缆), come one by one. Some ten
/// microseconds for a name: for what is doubtful, not for every line.
std::vector<std::string_view> DictionaryWords(std::string_view text);

}  // namespace jitu::text

/// The word that somebody probably meant to type.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jitu::text {

/// The first of those of `words` that are fewest slips away from `word`: a character added, left out, changed, or
/// swapped with its neighbour (optimal string alignment distance), letter case aside. None that is more slips away than
/// a third of the word's characters, rounded up; none for a word of more than 64.
std::optional<std::string> Nearest(std::string_view word, const std::vector<std::string>& words);

}  // namespace jitu::text

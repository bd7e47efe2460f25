/// How much room text takes in a drawing, and how it is broken to fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jitu::query {

/// Width in pixels at that size, a little generously: nobody knows which font will be there. A Han character takes the
/// whole size, Latin letters and digits what they take in a broad sans-serif.
int TextWidth(std::string_view text, int size);

/// At most `max_lines` lines, none wider than `width`; the last one ends with … where something was left out. Looks at
/// no more of the text than it can show. At least one line, if the text has one.
std::vector<std::string> Wrapped(std::string_view text, int width, int size, std::size_t max_lines);

}  // namespace jitu::query

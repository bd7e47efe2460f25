/// Whether what was typed so far is a whole statement.
#pragma once

#include <string_view>

namespace jitu::query {

/// True if it ends with `;`, if it parses, or if it is wrong before its end; false if it only lacks what comes next.
bool IsWhole(std::string_view typed);

/// Without blanks and `;` at the end.
std::string_view WithoutEnd(std::string_view typed);

}  // namespace jitu::query

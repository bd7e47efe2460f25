/// Letters in their other case, by Unicode's full mappings (ß to SS), the same in every locale.
#pragma once

#include <string>
#include <string_view>

namespace jitu::text {

std::string ToUpper(std::string_view text);
std::string ToLower(std::string_view text);

}  // namespace jitu::text

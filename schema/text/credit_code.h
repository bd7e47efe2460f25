/// The number under which every organisation in China is registered.
#pragma once

#include <string_view>

namespace jitu::text {

/// A 统一社会信用代码 whose check character is right: 18 of the digits and capital letters other than I, O, S, V, Z
/// (GB 32100-2015, 4 and 5; weights 3^(i-1) modulo 31). One that is mistyped in any single place is refused.
bool IsSocialCreditCode(std::string_view code);

}  // namespace jitu::text

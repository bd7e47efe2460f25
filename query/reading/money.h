/// Money for people to read: 万元, exact.
#pragma once

#include <cstdint>
#include <string>

namespace jitu::query {

/// Fen as 万元, with two decimals or as many as it takes to be exact, thousands separated: 2100000 -> "2.10",
/// 926535344200 -> "926,535.3442". Any int64.
std::string InWanYuan(std::int64_t fen);

}  // namespace jitu::query

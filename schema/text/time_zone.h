/// What the IANA time zone database says, by way of ICU.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace jitu::text {

/// Seconds east of Greenwich in that zone ("Asia/Shanghai") at a moment, in seconds since 1970-01-01T00:00Z. Nothing if
/// there is no such zone.
std::optional<std::int32_t> ZoneOffset(std::string_view zone, std::int64_t moment);

/// The moment at which a clock on the wall there showed `local`, counted as if it were UTC. What the clock showed twice
/// means the first time; what it left out is as far behind the gap as it was into it. Nothing if there is no such zone.
std::optional<std::int64_t> MomentOf(std::string_view zone, std::int64_t local);

}  // namespace jitu::text

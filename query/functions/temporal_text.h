/// ISO 8601 text to dates, times and durations, in the basic and the extended format.
#pragma once

#include <optional>
#include <string_view>

#include "graph/model/temporal.h"

namespace jitu::query {

/// "2015-07-21", "2015W302", "2015-202" ..., "21:40:32.142+0100", "2015-07-21T21:40[Europe/London]". What the text
/// lacks and the kind has is 0; what stands there and the kind has not is a fault. Nothing if it is not such a text, or
/// names no day or zone that there is.
std::optional<graph::Temporal> ParseTemporal(std::string_view text, graph::TemporalKind kind);

/// "P5M1.5D", "-PT12S", "P2012-02-02T14:37:21.545".
std::optional<graph::Duration> ParseDuration(std::string_view text);

/// "Z", "+01:00", "-0130", "+02:05:59": seconds.
std::optional<std::int32_t> ParseOffset(std::string_view text);

}  // namespace jitu::query

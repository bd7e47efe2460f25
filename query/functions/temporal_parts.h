/// Points in time from their parts, and their parts again.
#pragma once

#include <optional>
#include <string_view>

#include "graph/model/value.h"
#include "schema/base/result.h"

namespace jitu::query {

/// A point of that kind from {year, month, day | week, dayOfWeek | ordinalDay | quarter, dayOfQuarter, hour, minute,
/// second, millisecond, microsecond, nanosecond, timezone}; `date`, `time` or `datetime` give what is not named.
Result<graph::Value> TemporalOfMap(graph::TemporalKind kind, const graph::Map& map);

/// Another kind of the same point: what it lacks is 0, and Greenwich.
Result<graph::Value> Converted(graph::TemporalKind kind, const graph::Temporal& point);

/// The beginning of the `unit` (millennium ... microsecond) that the point is in, with parts of `map` set in it.
Result<graph::Value> Truncated(graph::TemporalKind kind, std::string_view unit, const graph::Temporal& point,
                               const graph::Map& map);

/// point.name; nothing if there is no such part.
std::optional<graph::Value> PartOf(const graph::Temporal& point, std::string_view name);
std::optional<graph::Value> PartOf(const graph::Duration& duration, std::string_view name);

}  // namespace jitu::query

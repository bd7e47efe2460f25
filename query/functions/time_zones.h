/// Points in time and the zones they are shown in.
#pragma once

#include <string_view>

#include "graph/model/temporal.h"

namespace jitu::query {

/// Gives the point the zone: an offset ("Z", "+01:00") or an IANA name. What the clock shows stays, except where the
/// clock of that zone never showed it. False if there is no such zone.
bool SetZone(graph::Temporal& point, std::string_view zone);

/// The same moment as a clock in another zone shows it. False if there is no such zone.
bool MoveToZone(graph::Temporal& point, std::string_view zone);

/// Sets the clock to a moment, in the zone or at the offset that the point has.
void SetMoment(graph::Temporal& point, std::int64_t moment, std::int64_t nanosecond);

/// After a change of what the clock shows: the offset that its zone has then.
void Settle(graph::Temporal& point);

/// The zone's name, or its offset as text.
std::string ZoneText(const graph::Temporal& point);

}  // namespace jitu::query

#include "query/functions/time_zones.h"

#include "query/functions/temporal_text.h"
#include "schema/text/time_zone.h"

namespace jitu::query {

using graph::kNanosPerSecond;
using graph::kSecondsPerDay;
using graph::Temporal;

void SetMoment(Temporal& point, std::int64_t moment, std::int64_t nanosecond) {
  if (!point.zone.empty()) point.offset = text::ZoneOffset(point.zone, moment).value_or(point.offset);
  const std::int64_t local = moment + point.offset;
  std::int64_t second = local % kSecondsPerDay;
  if (second < 0) second += kSecondsPerDay;
  if (HasDate(point.kind)) point.day = (local - second) / kSecondsPerDay;
  point.nanosecond = second * kNanosPerSecond + nanosecond;
}

void Settle(Temporal& point) {
  if (point.zone.empty()) return;
  const std::int64_t local = LocalSecond(point);
  // What the clock shows twice keeps the offset it had.
  if (text::ZoneOffset(point.zone, local - point.offset) == point.offset) return;
  if (const auto moment = text::MomentOf(point.zone, local)) {
    SetMoment(point, *moment, point.nanosecond % kNanosPerSecond);
  }
}

bool SetZone(Temporal& point, std::string_view zone) {
  if (const auto offset = ParseOffset(zone)) {
    point.offset = *offset;
    point.zone.clear();
    return true;
  }
  const auto moment = text::MomentOf(zone, LocalSecond(point));
  if (!moment) return false;
  point.zone = std::string(zone);
  SetMoment(point, *moment, point.nanosecond % kNanosPerSecond);
  if (!HasDate(point.kind)) point.zone.clear();
  return true;
}

bool MoveToZone(Temporal& point, std::string_view zone) {
  const std::int64_t moment = Moment(point);
  if (!SetZone(point, zone)) return false;
  SetMoment(point, moment, point.nanosecond % kNanosPerSecond);
  return true;
}

std::string ZoneText(const Temporal& point) {
  return point.zone.empty() ? graph::OffsetText(point.offset) : point.zone;
}

}  // namespace jitu::query

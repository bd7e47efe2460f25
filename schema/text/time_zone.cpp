#include "schema/text/time_zone.h"

#include <map>
#include <memory>
#include <string>
#include <unicode/basictz.h>
#include <unicode/timezone.h>

namespace jitu::text {
namespace {

constexpr std::size_t kKeptZones = 64;

// Zones as they were asked for; null where there is none of that name. ICU takes a while to make one.
const icu::BasicTimeZone* Find(std::string_view name) {
  thread_local std::map<std::string, std::unique_ptr<icu::BasicTimeZone>, std::less<>> zones;
  const auto known = zones.find(name);
  if (known != zones.end()) return known->second.get();
  if (zones.size() >= kKeptZones) zones.clear();
  const auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  std::unique_ptr<icu::TimeZone> made(icu::TimeZone::createTimeZone(id));
  auto* basic = made && *made != icu::TimeZone::getUnknown() ? dynamic_cast<icu::BasicTimeZone*>(made.get()) : nullptr;
  if (basic != nullptr) static_cast<void>(made.release());
  return zones.emplace(std::string(name), basic).first->second.get();
}

double Milliseconds(std::int64_t seconds) { return static_cast<double>(seconds) * 1000.0; }

}  // namespace

std::optional<std::int32_t> ZoneOffset(std::string_view zone, std::int64_t moment) {
  const icu::BasicTimeZone* found = Find(zone);
  if (found == nullptr) return std::nullopt;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  found->getOffset(Milliseconds(moment), false, raw, saving, status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  return (raw + saving) / 1000;
}

std::optional<std::int64_t> MomentOf(std::string_view zone, std::int64_t local) {
  const icu::BasicTimeZone* found = Find(zone);
  if (found == nullptr) return std::nullopt;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  found->getOffsetFromLocal(Milliseconds(local), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  return local - (raw + saving) / 1000;
}

}  // namespace jitu::text

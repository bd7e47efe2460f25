#include "query/export/provenance.h"

#include <chrono>
#include <cstdio>

namespace jitu::query::exporting {

std::vector<std::pair<std::string, std::string>> Provenance::Lines() const {
  std::vector<std::pair<std::string, std::string>> lines;
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) lines.emplace_back(key, text);
  };
  add("program", "jitu");
  add("version", version);
  add("schema", schema);
  add("time", time);
  add("question", question);
  add("licence", licence);
  add("base", base);
  return lines;
}

std::optional<std::int64_t> Provenance::Seconds() const {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, used = 0;
  if (std::sscanf(time.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || used != 10) return std::nullopt;
  if (time.size() > 10) {
    used = 0;
    const char* rest = time.c_str() + 10;
    if (std::sscanf(rest, "T%2d:%2d:%2dZ%n", &hour, &minute, &second, &used) != 3 || used != 10) return std::nullopt;
    if (time.size() != 20) return std::nullopt;
  }
  using namespace std::chrono;
  const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day)));
  if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  const std::int64_t days = sys_days(date).time_since_epoch().count();
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}

}  // namespace jitu::query::exporting

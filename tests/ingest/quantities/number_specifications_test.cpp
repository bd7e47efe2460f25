/// The Chinese number specifications of Recognizers-Text, where they lie beside the project: how many of their cases
/// are met, and which are refused, each with its reason in number_refusals.json. A case is met where each of its
/// results is: a quantity that overlaps it tells its value; of a date or a period one with the same characters and the
/// same days.
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "ingest/quantities/quantities_json.h"

using namespace jitu;
using namespace jitu::ingest;
using nlohmann::json;

namespace {

const std::filesystem::path kFolder = "../shared/third-party/recognizers-zh";
const std::filesystem::path kRefusals = "tests/ingest/quantities/number_refusals.json";

bool Near(const json& value, double wanted) {
  return value.is_string() &&
         std::abs(std::atof(value.get<std::string>().c_str()) - wanted) <= std::abs(wanted) * 1e-12;
}

/// A side of an interval; an open one is empty there and null here.
bool IsSide(const json& side, const std::string& wanted) {
  return wanted.empty() ? side.is_null() : Near(side, std::atof(wanted.c_str()));
}

/// The specification gives values in the unit as written, these are in the canonical one: 斤 is half a kilogram.
bool IsMeasure(const json& quantity, double wanted) {
  for (const double scale : {1.0, 0.01, 0.05, 0.5, 1000.0, 0.001}) {
    if (Near(quantity["value"], wanted * scale)) return true;
  }
  return false;
}

bool TellsNumber(const json& quantity, const json& result) {
  const json& resolution = result["Resolution"];
  if (!resolution.contains("value") || !resolution["value"].is_string()) return false;
  const std::string value = resolution["value"], type = result["TypeName"];
  if (type == "numberrange") {
    const std::size_t comma = value.find(',');
    return IsSide(quantity["lower"], value.substr(1, comma - 1)) &&
           IsSide(quantity["upper"], value.substr(comma + 1, value.size() - comma - 2));
  }
  const double wanted = std::atof(value.c_str());
  if (type == "currency") return quantity["kind"] == "money" && Near(quantity["value"], wanted);
  if (type == "percentage" && quantity["kind"] != "percent") return false;
  if (quantity["unit"] == "permille") return Near(quantity["value"], wanted * 10);
  return quantity["kind"] == "measure" ? IsMeasure(quantity, wanted) : Near(quantity["value"], wanted);
}

/// `told` with the digits that it leaves open taken from `wanted`, widened to its first or its last day.
std::chrono::sys_days DayOf(std::string told, const std::string& wanted, bool last) {
  for (std::size_t i = 0; i < told.size() && i < wanted.size(); ++i) {
    if (told[i] == 'X') told[i] = wanted[i];
  }
  int year = 0, month = last ? 12 : 1, day = 0;
  std::sscanf(told.c_str(), "%d-%d-%d", &year, &month, &day);
  const auto whole = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month));
  if (day != 0) return whole / std::chrono::day(static_cast<unsigned>(day));
  return last ? std::chrono::sys_days(whole / std::chrono::last) : std::chrono::sys_days(whole / 1);
}

/// The specification counts the last day of a period in some places and the first behind it in others.
bool IsPeriod(const json& quantity, const json& wanted) {
  if (!wanted.contains("startDate")) return wanted.empty();
  const std::string start = wanted["startDate"], end = wanted["endDate"];
  const std::string lower = quantity[quantity["lower"].is_null() ? "value" : "lower"];
  const std::string upper = quantity[quantity["upper"].is_null() ? "value" : "upper"];
  const auto after = DayOf(end, end, false);
  return DayOf(lower, start, false) == DayOf(start, start, false) &&
         (DayOf(upper, end, true) == after || DayOf(upper, end, false) == after ||
          DayOf(upper, start, true) + std::chrono::days(1) == after);
}

bool TellsTime(const json& quantity, const json& result) {
  if (quantity["kind"] != "date") return false;
  const json& value = result["Value"];
  for (const char* when : {"FutureResolution", "PastResolution"}) {
    const json& wanted = value[when];
    if (!wanted.contains("date")) {
      if (quantity["value"] == value["Timex"] || IsPeriod(quantity, wanted)) return true;
    } else if (quantity["value"] == value["Timex"] || quantity["value"] == wanted["date"]) {
      return true;
    }
  }
  return false;
}

bool IsMet(const json& test, const json& quantities) {
  for (const json& result : test["Results"]) {
    const int start = result["Start"];
    const int end = result.contains("End") ? result["End"].get<int>() + 1 : start + result["Length"].get<int>();
    bool met = false;
    for (const json& quantity : quantities) {
      if (quantity["end"] <= start || quantity["start"] >= end) continue;
      const bool placed = quantity["start"] == start && quantity["end"] == end;
      met = met ||
            (result.contains("Resolution") ? TellsNumber(quantity, result) : placed && TellsTime(quantity, result));
    }
    if (!met) return false;
  }
  return true;
}

/// FNV-1a of the case's text: it names the case without repeating it.
std::string NameOf(const std::string& input) {
  std::uint32_t hash = 2166136261u;
  for (const char c : input) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  char name[9];
  std::snprintf(name, sizeof name, "%08x", hash);
  return name;
}

json QuantitiesOf(const json& test) {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  std::string today;
  if (test.contains("Context")) today = test["Context"]["ReferenceDateTime"].get<std::string>().substr(0, 10);
  static std::map<std::string, QuantityLines> readers;
  const auto reader = readers.try_emplace(today, *catalog, ParseDay(today)).first;
  return json::parse(reader->second.Json(test["Input"].get<std::string>(), 1))["quantities"];
}

double RateOf(const std::string& file) {
  std::ifstream in(kFolder / (file + ".json")), list(kRefusals);
  const json tests = json::parse(in);
  json refused = json::parse(list)[file];
  int met = 0;
  for (const json& test : tests) {
    const std::string name = NameOf(test["Input"]);
    INFO(file << " " << name << " " << test["Input"]);
    const bool is_met = IsMet(test, QuantitiesOf(test));
    if (is_met) ++met;
    CHECK(is_met != refused.contains(name));  // each case that is not met has its reason, and no other has
  }
  const double rate = static_cast<double>(met) / static_cast<double>(tests.size());
  std::cout << file << ": " << met << " of " << tests.size() << " = " << rate << "\n";
  return rate;
}

}  // namespace

TEST_CASE("The number specifications are met to these rates, and each refusal has its reason") {
  if (!std::filesystem::exists(kFolder)) {
    WARN("skipped: there is no " << kFolder);
    return;
  }
  CHECK(RateOf("NumberModel") >= 0.97);
  CHECK(RateOf("PercentModel") >= 0.97);
  CHECK(RateOf("OrdinalModel") >= 1.0);
  CHECK(RateOf("CurrencyModel") >= 0.83);
  CHECK(RateOf("DimensionModel") >= 0.9);
  CHECK(RateOf("NumberRangeModel") >= 0.9);
  CHECK(RateOf("DateParser") >= 0.9);
  CHECK(RateOf("DatePeriodParser") >= 0.9);
}

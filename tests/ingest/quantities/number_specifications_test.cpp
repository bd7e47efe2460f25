/// The Chinese number specifications of Recognizers-Text, where they lie beside the project: rates, and floors under
/// them. What is refused on purpose: powers (2^-1), dozens, relative days (明天, 上周一), eras, two currencies added
/// up, slang (两成 of a discount parted by blanks), and 5-20% as 20%, which is read as a range here.
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "ingest/quantities/quantities_json.h"

using namespace jitu;
using namespace jitu::ingest;
using nlohmann::json;

namespace {

const std::filesystem::path kFolder = "../shared/third-party/recognizers-zh";

bool Near(const json& value, double wanted) {
  if (!value.is_string()) return false;
  return std::abs(std::atof(value.get<std::string>().c_str()) - wanted) <= std::abs(wanted) * 1e-12;
}

/// Whether the quantity tells the value that the specification resolves to.
bool Tells(const json& quantity, const json& result) {
  const json& resolution = result["Resolution"];
  if (!resolution.contains("value") || !resolution["value"].is_string()) return false;
  const std::string value = resolution["value"];
  if (result["TypeName"] == "numberrange") {
    const std::size_t comma = value.find(',');
    const std::string low = value.substr(1, comma - 1);
    const std::string high = value.substr(comma + 1, value.size() - comma - 2);
    return (low.empty() ? quantity["lower"].is_null() : Near(quantity["lower"], std::atof(low.c_str()))) &&
           (high.empty() ? quantity["upper"].is_null() : Near(quantity["upper"], std::atof(high.c_str())));
  }
  const double wanted = std::atof(value.c_str());
  if (quantity["unit"] == "permille") return Near(quantity["value"], wanted * 10);
  if (result["TypeName"] == "dimension") {
    for (const double scale : {1.0, 0.01, 0.05, 0.5, 1000.0, 0.001}) {
      if (Near(quantity["value"], wanted * scale)) return true;
    }
  }
  if (quantity["kind"] == "date") {
    return quantity["value"].get<std::string>().find(value.size() == 1 ? "0" + value : value) != std::string::npos;
  }
  return Near(quantity["value"], wanted);
}

bool Passes(const json& test, const json& quantities) {
  for (const json& result : test["Results"]) {
    const int start = result["Start"];
    const int end = result.contains("End") ? result["End"].get<int>() + 1 : start + result["Length"].get<int>();
    const bool date = !result.contains("Resolution");
    bool found = false;
    for (const json& quantity : quantities) {
      if (quantity["end"] <= start || quantity["start"] >= end) continue;
      if (date)
        found = found || (quantity["kind"] == "date" && quantity["start"] == start && quantity["end"] == end);
      else
        found = found || Tells(quantity, result);
    }
    if (!found) return false;
  }
  return true;
}

double RateOf(const std::string& name) {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  static const QuantityRecogniser recogniser(*catalog);
  std::ifstream in(kFolder / (name + ".json"));
  const json tests = json::parse(in);
  int passed = 0;
  for (const json& test : tests) {
    const json printed = json::parse(QuantitiesJson(recogniser, test["Input"].get<std::string>(), 1));
    if (Passes(test, printed["quantities"])) ++passed;
  }
  const double rate = static_cast<double>(passed) / static_cast<double>(tests.size());
  std::cout << name << ": " << passed << " of " << tests.size() << " = " << rate << "\n";
  return rate;
}

}  // namespace

TEST_CASE("The number specifications are met to these rates") {
  if (!std::filesystem::exists(kFolder)) {
    WARN("skipped: there is no " << kFolder);
    return;
  }
  CHECK(RateOf("NumberModel") >= 0.93);
  CHECK(RateOf("PercentModel") >= 0.95);
  CHECK(RateOf("OrdinalModel") >= 1.0);
  CHECK(RateOf("CurrencyModel") >= 0.55);
  CHECK(RateOf("DimensionModel") >= 0.75);
  CHECK(RateOf("NumberRangeModel") >= 0.7);
  CHECK(RateOf("DateParser") >= 0.55);
  CHECK(RateOf("DatePeriodParser") >= 0.15);
}

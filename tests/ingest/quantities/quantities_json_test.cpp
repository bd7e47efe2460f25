#include "ingest/quantities/quantities_json.h"

#include <catch2/catch.hpp>

using namespace jitu;
using namespace jitu::ingest;

namespace {

std::string Json(const std::string& line) {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  static const QuantityRecogniser recogniser(*catalog);
  return QuantitiesJson(recogniser, line, 7);
}

}  // namespace

TEST_CASE("A line becomes one JSON object with places in code points of the line as it was") {
  CHECK(Json("（共）１０．５万元") ==
        R"({"line":7,"quantities":[{"start":3,"end":9,"text":"１０．５万元","kind":"money","value":"105000",)"
        R"("lower":null,"upper":null,"unit":"yuan","bound":"exact","amountFen":10500000}]})");
  CHECK(Json("") == R"({"line":7,"quantities":[]})");
}

TEST_CASE("A bound opens one side") {
  CHECK(Json("≥60头").find(R"("lower":"60","upper":null)") != std::string::npos);
  CHECK(Json("≤60头").find(R"("lower":null,"upper":"60")") != std::string::npos);
}

TEST_CASE("Dates are printed in ISO form, with X for what is not said") {
  CHECK(Json("5月20日").find(R"("value":"XXXX-05-20")") != std::string::npos);
  CHECK(Json("2022年").find(R"("value":"2022")") != std::string::npos);
}

TEST_CASE("Quotation marks and broken bytes leave the JSON whole") {
  CHECK(Json("\"5\\个\xFF").find("quantities") != std::string::npos);
}

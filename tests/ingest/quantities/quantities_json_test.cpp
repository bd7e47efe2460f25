#include "ingest/quantities/quantities_json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace jitu;
using namespace jitu::ingest;

namespace {

const QuantityLines& Lines() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  static const QuantityLines lines(*catalog);
  return lines;
}

std::string Json(const std::string& line) { return Lines().Json(line, 7); }

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

namespace {

/// What is told of time, as "text=value" or "text=lower..upper".
std::string Times(const std::string& line, const char* today) {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  const auto printed = nlohmann::json::parse(QuantityLines(*catalog, ParseDay(today)).Json(line, 1));
  std::string told;
  for (const auto& quantity : printed["quantities"]) {
    if (quantity["kind"] != "date") continue;
    if (!told.empty()) told += "; ";
    told += quantity["text"].get<std::string>() + "=";
    if (quantity["lower"].is_null())
      told += quantity["value"].get<std::string>();
    else
      told += quantity["lower"].get<std::string>() + ".." + quantity["upper"].get<std::string>();
  }
  return told;
}

}  // namespace

TEST_CASE("Days told in words are told from today, and keep their digits open without it") {
  const char* wednesday = "2024-02-28";
  CHECK(Times("大后天和昨天", wednesday) == "大后天=2024-03-02; 昨天=2024-02-27");
  CHECK(Times("上周五,下个星期", wednesday) == "上周五=2024-02-23; 下个星期=2024-03-04..2024-03-10");
  CHECK(Times("本月五日、明年3月", wednesday) == "本月五日=2024-02-05; 明年3月=2025-03");
  CHECK(Times("过去3个月", "2024-05-31") == "过去3个月=2024-02-29..2024-05-31");
  CHECK(Times("昨天、去年6月", "") == "昨天=XXXX-XX-XX; 去年6月=XXXX-06");
}

TEST_CASE("Periods have both ends, and what is said once holds for both") {
  CHECK(Times("自2021年3月5日至8月1日止", "") == "自2021年3月5日至8月1日止=2021-03-05..2021-08-01");
  CHECK(Times("从九月二日到十四日", "") == "从九月二日到十四日=XXXX-09-02..XXXX-09-14");
  CHECK(Times("2011年和2012年", "") == "2011年=2011; 2012年=2012");
  CHECK(Times("2011年与2014年之间", "") == "2011年与2014年之间=2011..2014");
  CHECK(Times("2023年上半年", "") == "2023年上半年=2023-H1");
}

TEST_CASE("Eras, decades and the days of the old calendar are dates") {
  CHECK(Times("光绪二十年七月", "") == "光绪二十年七月=1894-07");
  CHECK(Times("民国元年", "") == "民国元年=1912");
  CHECK(Times("上世纪八十年代", "") == "上世纪八十年代=1980..1989");
  CHECK(Times("2019年正月十五日", "") == "2019年正月十五日=2019-01-15");
}

TEST_CASE("Two bounds of one thing are one range") {
  CHECK(Json("60分以上、75分以下").find(R"("kind":"range","value":null,"lower":"60","upper":"75")") !=
        std::string::npos);
  CHECK(Json("在第三和第七之间").find(R"("lower":"3","upper":"7")") != std::string::npos);
  CHECK(Json("不低于60%。不高于5%").find("range") == std::string::npos);
}

TEST_CASE("Years in a row stay apart, however many there are") {
  CHECK(Times("2022年2023年5月", "") == "2022年=2022; 2023年5月=2023-05");
}

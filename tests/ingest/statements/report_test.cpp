/// Whose report it is, and of which year.
#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kBody = "一、项目基本情况\n项目资金62.50万元,用于沟渠清淤。\n";

std::optional<int> YearOf(const std::string& head, const std::string& body = kBody) {
  return FactsOf(head + body).fiscal_year;
}

std::string UnitOf(const std::string& head, const std::string& body = kBody) { return FactsOf(head + body).unit; }

}  // namespace

TEST_CASE("the year of the title is that of the report, whenever it was published") {
  CHECK(YearOf("柳溪镇2022年沟渠清淤项目绩效自评报告\n发布日期:2023-02-09\n") == 2022);
  CHECK(YearOf("沟渠清淤项目支出绩效自评表\n(2021年度)\n填报日期:2022年3月1日\n") == 2021);
}

TEST_CASE("up to the end of which year the money is told is the year of the report") {
  CHECK(
      YearOf("沟渠清淤项目绩效自评报告\n",
             "一、资金情况\n截至2022年12月31日,支出62.50万元。\n二、后续安排\n2023年安排70万元,2023年清淤9公里。\n") ==
      2022);
}

TEST_CASE("a report that names no year is about the one before it was filled in or published") {
  CHECK(YearOf("沟渠清淤项目绩效自评报告\n填报日期:2022年3月1日\n") == 2021);
  CHECK(YearOf("柳溪镇沟渠清淤项目绩效自评报告\n来源: 发布时间:2023-02-09 浏览次数:\n") == 2022);
  CHECK(YearOf("归档时间:2023-09-06\n沟渠清淤项目绩效自评报告\n", "一、情况\n2018年安排62.50万元。\n") == 2018);
}

TEST_CASE("a text whose years were masked has none") {
  const std::string body = "一、项目基本情况\n20xx年项目资金62.50万元,用于沟渠清淤。\n";
  CHECK_FALSE(YearOf("沟渠清淤项目绩效自评报告\n时间:2023-02-25 报告范文\n", body));
}

TEST_CASE("a town speaks for its government, under the full name where the text has it") {
  CHECK(UnitOf("安远县人民政府\n柳溪镇关于沟渠清淤项目的绩效自评报告\n") == "柳溪镇");
  CHECK(UnitOf("柳溪镇2022年沟渠清淤项目绩效自评公示\n", "安远县柳溪镇人民政府开展了自评。\n" + kBody) ==
        "安远县柳溪镇人民政府");
  CHECK(UnitOf("柳溪镇小学2022年度部门整体支出绩效自评报告\n") == "柳溪镇小学");
}

TEST_CASE("neither the greeting of a site nor who gave the money is a part of the name") {
  CHECK(UnitOf("欢迎进入安远县水利局网站!\n2022年沟渠清淤项目绩效自评报告\n") == "安远县水利局");
  CHECK(UnitOf("沟渠清淤项目绩效自评报告\n", "2022年,安远省财政厅下达沟渠清淤资金62.50万元。\n").empty());
  CHECK(UnitOf("1、2017年园区发展资金支出绩效报告安远县创业园管理办公室一、项目概况\n") == "安远县创业园管理办公室");
}

TEST_CASE("a name ends where another body's begins, and holds no count and no room") {
  CHECK(UnitOf("关于2022年沟渠清淤资金绩效情况的报告\n——2023年4月在安远县第九届人大常委会第三次会议上\n"
               "安远县水利局局长 陆某某\n") == "安远县水利局");
  CHECK(UnitOf("安远县财政局安远县水利局关于报送2022年沟渠清淤项目绩效自评的报告\n") == "安远县财政局");
  CHECK(UnitOf("沟渠清淤项目绩效自评报告\n", "保障全县12所学校用水,支出62.50万元。\n").empty());
  CHECK(UnitOf("办公楼、食堂及餐厅改造经费绩效自评表\n").empty());
}

TEST_CASE("whose results are announced is who reports, a province's office that is spoken of is not") {
  CHECK(UnitOf("", "为管好资金,现将2022年安远县水利局沟渠清淤项目绩效自评情况报告如下:\n" + kBody) == "安远县水利局");
  CHECK(UnitOf("", "近日,省水利厅公布绩效评价结果,我市评为优秀。\n" + kBody).empty());
}

TEST_CASE("a report on several years is filed under the last") {
  CHECK(YearOf("安远县水利局2016—2020年沟渠清淤项目绩效评价报告\n") == 2020);
}

TEST_CASE("years that the report's own is held against do not count") {
  const std::string body =
      "2022年下达沟渠清淤资金62.50万元,扣除2021年超支部分,可用60.00万元。\n"
      "2022年清淤沟渠48公里,较2021年增加12公里,较2021年增长三成。\n";
  CHECK(YearOf("沟渠清淤项目绩效自评报告\n", body) == 2022);
}

TEST_CASE("of a report that nobody signs the unit is who carries the project out, not whose telephone stands below") {
  const std::string body = "一、项目基本情况\n资金62.50万元用于沟渠清淤,项目由安远县水利局组织实施。\n";
  CHECK(UnitOf("", body + "国家水务监督局电话:12345\n") == "安远县水利局");
  CHECK(UnitOf("", "一、项目概况\n项目业主为安远县水利局\n").find("业主") == std::string::npos);
}

TEST_CASE("how far a goal was reached tells results") {
  const ReportFacts facts = FactsOf(
      "安远县水利局2022年沟渠清淤项目绩效评价报告\n一、基本情况\n(一)项目概况。\n资金62.50万元。\n"
      "(二)专项资金预期目标完成程度。\n清淤沟渠长度48公里。\n");
  REQUIRE(facts.observations.size() == 1);
  CHECK(facts.observations[0].role == "actual");
}

}  // namespace jitu::ingest

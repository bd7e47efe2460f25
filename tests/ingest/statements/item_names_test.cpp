/// What belongs to the name of a spending item, and what only leads up to it.
#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

Lines Told(const std::string& sentence) {
  return SpendingOf(FactsOf("安远县林业局2022年度部门整体支出绩效自评报告\n二、资金使用情况\n" + sentence + "\n"));
}

}  // namespace

TEST_CASE("a year that was taken out is no part of a name") {
  CHECK(Told("20xx年林道修复项目资金50万元全部到位。") == Lines{"林道修复项目 arrived 50000000"});
  CHECK(Told("20××年度林道修复项目支出45万元。") == Lines{"林道修复项目 actual 45000000"});
}

TEST_CASE("the verb that a list shares is no part of its first name") {
  const Lines lines = Told("第一批资金70万元,分别支持林道修复项目50万元、苗圃改造项目20万元。");
  CHECK(Has(lines, "林道修复项目 actual 50000000"));
  CHECK(Has(lines, "苗圃改造项目 actual 20000000"));
  CHECK(Has(Told("项目支出70万元,分别是林道修复经费50万元,苗圃改造经费20万元。"), "林道修复经费 actual 50000000"));
}

TEST_CASE("of money used for an item the item is named, not where it came from") {
  CHECK(Told("1.上级林业资金用于县林场林道修复工程支出3万元。") == Lines{"县林场林道修复工程 actual 3000000"});
}

TEST_CASE("the end of a paper's title names no item") {
  CHECK(Told("下达林业资金指标的通知》(安财(农)指标[2022]65号)资金50万元。").empty());
}

TEST_CASE("预算 of a budget book is the book's") {
  for (const std::string& line : Told("调入一般公共预算209万元。"))
    CHECK(line.find("调入一般公 ") == std::string::npos);
}

TEST_CASE("a sentence that counts kinds of spending names none") {
  CHECK(Told("我局主要有人员支出、林业支出二类支出,项目资金总预算为245.50万元。").empty());
}

TEST_CASE("what money went to is told by 用于, whatever stands above and whatever the names of those listed end with") {
  const ReportFacts facts = FactsOf(
      "安远县清洁取暖项目获评优秀\n2022年,全县投入清洁取暖资金685万元。"
      "资金用于热源清洁化改造276万元、建筑能效提升214万元、热网建设195万元。\n");
  const Lines lines = SpendingOf(facts);
  CHECK(Has(lines, "热源清洁化改造 actual 276000000 < 清洁取暖资金"));
  CHECK(Has(lines, "建筑能效提升 actual 214000000 < 清洁取暖资金"));
  for (const OutcomeFact& outcome : facts.outcomes) CHECK(outcome.text.find("资金用于") == std::string::npos);
}

TEST_CASE("an item's name alone tells no outcome, and a heading of items names none") {
  const ReportFacts facts = FactsOf(
      "安远县林业局2022年度部门整体支出绩效自评报告\n二、分项目情况\n(一)林道修复项目。支出45万元。\n"
      "林道修复项目方面,修复林道12公里。\n");
  CHECK(SpendingOf(facts) == Lines{"林道修复项目 actual 45000000"});
  for (const OutcomeFact& outcome : facts.outcomes) CHECK(outcome.text != "林道修复项目方面");
}

TEST_CASE("the end of the name in a report's title names the item of the title") {
  const ReportFacts facts = FactsOf(
      "安远县财政局:\n现将2022年安远县青石镇石梁村滚水坝建设项目绩效自评情况报告如下:\n一、资金投入情况\n"
      "滚水坝建设项目支出45万元。\n二、产出情况\n新建滚水坝1座。\n");
  REQUIRE(SpendingOf(facts).size() == 1);
  CHECK(facts.spending[0].name.find("石梁村滚水坝建设项目") != std::string::npos);
  REQUIRE(facts.supports.size() == 1);
  CHECK(facts.supports[0].spending == facts.spending[0].name);
}

}  // namespace jitu::ingest

/// Lists whose entries open with an item, tables of accounts, prose in forms.
#include <algorithm>

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kHead = "临水县林业局2022年度林业发展资金项目支出绩效自评报告\n";

Lines Totals(const ReportFacts& facts) {
  Lines lines;
  for (const TotalFact& fact : facts.totals)
    lines.push_back(fact.what + " " + fact.basis + " " + std::to_string(fact.amount_fen));
  return lines;
}

}  // namespace

TEST_CASE("the amounts of an entry belong to the item that it opens with, not to the entry before") {
  const Lines lines =
      SpendingOf(FactsOf(kHead + "二、资金使用情况\n（1）公益林管护：安排62万元，支出60.5万元；\n"
                                 "（2）林道修复：安排18万元，支出17万元；\n（3）苗木补植：安排9.4万，支出94000元。\n"));
  CHECK(Has(lines, "公益林管护 actual 60500000"));
  CHECK(Has(lines, "林道修复 budget 18000000"));
  CHECK(Has(lines, "苗木补植 budget 9400000"));
  CHECK(Has(lines, "苗木补植 actual 9400000"));
}

TEST_CASE("an entry that names no item gives its amounts to none") {
  const ReportFacts facts = FactsOf(
      "临水县林业局2022年度部门整体支出绩效自评报告\n二、项目支出情况\n"
      "1.林道修复经费支出17万元。\n2.在各乡镇开展了大量工作。支出9万元。\n");
  CHECK(SpendingOf(facts) == Lines{"林道修复经费 actual 17000000"});
}

TEST_CASE("a project with a number and a blank in front is the item of its line") {
  const Lines lines =
      SpendingOf(FactsOf(kHead + "二、资金使用情况\n项目一 临水木业公司2000吨竹胶板技改项目，安排48万元，拨付40万元；\n"
                                 "项目二 竹产品检测服务平台，安排10万元，拨付10万元。\n"));
  CHECK(Has(lines, "临水木业公司2000吨竹胶板技改项目 actual 40000000"));
  CHECK(Has(lines, "竹产品检测服务平台 budget 10000000"));
}

TEST_CASE("what others pay is no money of the item") {
  for (const std::string& line :
       SpendingOf(FactsOf(kHead + "二、资金使用情况\n专项资金计划80万元。企业自筹260万元，实际到位251万元。\n"))) {
    CHECK(line.find("251000000") == std::string::npos);
  }
}

TEST_CASE("behind a total of income the word alone is the total of spending") {
  const Lines totals =
      Totals(FactsOf("临水县林业局2022年度部门整体支出绩效自评报告\n二、一般公共预算支出情况\n"
                     "全年财政拨款收入302.14万元、支出298.60万元。\n"));
  CHECK(Has(totals, "收入 actual 302140000"));
  CHECK(Has(totals, "支出 actual 298600000"));
}

TEST_CASE("income beside expenditure: the classes of spending, the totals of both sides") {
  const ReportFacts facts = FactsOf(
      "临水县林业局2022年度部门决算\n收入支出决算总表\n部门：临水县林业局\t\t金额单位：万元\t\n收入\t\t支出\t\n"
      "项目\t决算数\t项目（按功能分类）\t决算数\n一、财政拨款收入\t302.14\t八、社会保障和就业支出\t31.20\n"
      "八、其他收入\t2.00\t十二、农林水支出\t267.40\n本年收入合计\t304.14\t本年支出合计\t298.60\n");
  CHECK(SpendingOf(facts) == Lines{"社会保障和就业 actual 31200000", "农林水 actual 267400000"});
  CHECK(Has(Totals(facts), "收入 actual 304140000"));
  CHECK(Has(Totals(facts), "支出 actual 298600000"));
}

TEST_CASE("of columns for two years that of the report counts") {
  const Lines lines = SpendingOf(FactsOf(
      "临水县林业局2025年部门预算情况说明\n三、经费安排情况\n单位：万元\n项目\t2024年预算数\t2025年预算数\t增减额\n"
      "护林巡查经费\t20.00\t18.50\t-1.50\n林火监测经费\t31.00\t32.00\t1.00\n"));
  CHECK(lines == Lines{"护林巡查经费 budget 18500000", "林火监测经费 budget 32000000"});
}

TEST_CASE("prose in a box of a form is read, plans in it are not") {
  const ReportFacts facts = FactsOf(
      "| 2022年度项目支出绩效自评表 | | |\n| 项目名称 | 林道修复项目 | |\n| 主管部门 | 临水县林业局 | |\n"
      "| 资金使用情况说明 | "
      "路基整修支出26.80万元，修复林道12公里；涵洞更换支出14.65万元，更换涵洞33座，受益林农1,240户。 | |\n"
      "| 改进措施 | 2023年拟安排60万元修复林道20公里，并在沿线增设护栏和警示标志，完善巡查养护制度。 | |\n");
  const Lines lines = SpendingOf(facts);
  CHECK(Has(lines, "路基整修 actual 26800000"));
  CHECK(Has(lines, "涵洞更换 actual 14650000"));
  CHECK(Has(Observed(facts), "更换涵洞 33 座 actual"));
  for (const std::string& line : Observed(facts)) CHECK(line.find(" 20 ") == std::string::npos);
}

TEST_CASE("paragraphs are told by the labels that open them") {
  const ReportFacts facts = FactsOf(
      "临水县林业局2022年度项目支出绩效自评报告汇编\n项目一：林道修复项目\n项目概况：预算40万元，支出38万元。\n"
      "完成情况：衬砌边沟2.6公里。\n存在问题：养护费收缴率仅为63%。\n"
      "项目二：护林站改造项目项目概况：预算20万元，支出19万元。\n完成情况：改造护林站4座。\n存在问题：无。\n");
  CHECK(Has(Observed(facts), "衬砌边沟 2.6 kilometre actual"));
  CHECK(Has(Observed(facts), "养护费收缴率 63 percent actual"));
  CHECK(Has(SpendingOf(facts), "护林站改造项目 actual 19000000"));
  CHECK(Has(Supported(facts), "护林站改造项目 -> 改造护林站4座"));
}

TEST_CASE("a disaster is no outcome, what was averted is one") {
  const ReportFacts facts = FactsOf(kHead +
                                    "三、项目绩效情况\n6月强降雨造成林地受灾1260亩、直接经济损失340万元。"
                                    "及时转移林农86人，挽回损失120万元。\n");
  for (const OutcomeFact& outcome : facts.outcomes) CHECK(outcome.text.find("受灾") == std::string::npos);
  for (const std::string& line : Observed(facts)) CHECK(line.find("1260") == std::string::npos);
  CHECK(Has(Observed(facts), "转移林农 86 人 actual"));
}

TEST_CASE("a bound alone in a bracket behind a result is its target, and so is what the result did not reach") {
  const Lines lines =
      Observed(FactsOf(kHead + "三、项目绩效情况\n林农满意度96.8%（≥95%）。苗木成活率88.3%，未达到90%的目标。\n"));
  CHECK(Has(lines, "林农满意度 95 percent target"));
  CHECK(Has(lines, "苗木成活率 90 percent target"));
}

TEST_CASE("the size of a thing is not what is counted") {
  const Lines lines = Observed(FactsOf(kHead + "三、项目绩效情况\n购置32米登高作业车1辆，建成110千伏变电站2座。\n"));
  CHECK(Has(lines, "购置32米登高作业车 1 辆 actual"));
  for (const std::string& line : lines) CHECK(line.find("metre") == std::string::npos);
}

TEST_CASE("a payment of something owed is money of the year it was owed for") {
  const ReportFacts facts =
      FactsOf(kHead + "二、资金使用情况\n1.林道修复经费支出86万元，其中31.5万元为结清2021年度护栏更换欠款。\n");
  const auto owed = std::find_if(facts.spending.begin(), facts.spending.end(),
                                 [](const SpendingFact& fact) { return fact.amount_fen == 31'500'000; });
  REQUIRE(owed != facts.spending.end());
  CHECK(owed->fiscal_year == 2021);
  CHECK(owed->part_of == "林道修复经费");
}

TEST_CASE("money named by its source is that of the project which a numbered entry opens with") {
  const ReportFacts facts = FactsOf(
      "安远县2021年重点项目绩效评价报告公开\n现予公开:\n"
      "1、柳溪镇石梁村机耕路建设项目,铺建砂石路6公里。2021年下达财政专项扶贫资金97万元,截止到2021年12月31日,"
      "实际已支付86.50万元,支付完成率为89.18%。\n"
      "2、柳溪镇石桥村冷库建设工程,新建冷库2座。2021年下达财政专项扶贫资金58万元,实际已支付51.20万元。\n");
  CHECK(SpendingOf(facts) ==
        Lines{"柳溪镇石梁村机耕路建设项目 budget 97000000", "柳溪镇石梁村机耕路建设项目 actual 86500000",
              "柳溪镇石桥村冷库建设工程 budget 58000000", "柳溪镇石桥村冷库建设工程 actual 51200000"});
  REQUIRE(facts.supports.size() == 2);
  CHECK(facts.supports[0].spending == "柳溪镇石梁村机耕路建设项目");
  const auto outcome = static_cast<std::size_t>(facts.supports[0].outcome);
  CHECK(facts.outcomes[outcome].text.find("铺建砂石路6公里") != std::string::npos);
}

TEST_CASE("fields of a project parted by blanks are read below its name in square brackets") {
  const ReportFacts facts = FactsOf(
      "安远县民政局2023年度项目支出绩效自评情况\n我局列入自评的重点项目共2个。现将自评情况公开如下。\n"
      "【项目一】养老驿站建设项目\n预算数：280.00万元　执行数：240.00万元　执行率：85.71%"
      "\n完成情况：建成养老驿站12个。\n"
      "【项目二】困难群众救助项目\n预算数：386.00万元　执行数：375.30万元　执行率：97.23%"
      "\n完成情况：临时救助705人次。\n");
  CHECK(SpendingOf(facts) == Lines{"养老驿站建设项目 budget 280000000", "养老驿站建设项目 actual 240000000",
                                   "困难群众救助项目 budget 386000000", "困难群众救助项目 actual 375300000"});
}

TEST_CASE("how many were paid may stand between an item's name and its amount") {
  const Lines lines = SpendingOf(FactsOf(
      "安远县科学技术局2023年度专项资金绩效自评报告\n二、资金使用情况\n全年兑现科技创新专项资金360.00万元。其中:\n"
      "1.研发费用补助:18家242.60万元;\n2.重大科技项目补助:9项117.40万元。\n"));
  CHECK(Has(lines, "研发费用补助 actual 242600000 < 科技创新专项资金"));
  CHECK(Has(lines, "重大科技项目补助 actual 117400000 < 科技创新专项资金"));
}

}  // namespace jitu::ingest

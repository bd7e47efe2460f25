/// Final accounts in prose, and whose the amounts are that stand beside no name.
#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

Lines Totals(const ReportFacts& facts) {
  Lines lines;
  for (const TotalFact& fact : facts.totals)
    lines.push_back(fact.what + " " + fact.basis + " " + std::to_string(fact.amount_fen));
  return lines;
}

const std::string kAccounts = "云溪县林业局2022年度部门决算\n四、一般公共预算财政拨款支出决算情况说明\n";
const std::string kProject = "云溪县林业局2022年度古树保护专项资金绩效自评报告\n";

}  // namespace

TEST_CASE("behind an item's budget the word alone is the item's outturn, and lines of accounts are named by their 项") {
  const ReportFacts facts =
      FactsOf(kAccounts +
              "（一）农林水支出（类）林业和草原（款）森林管护（项）年初预算82.00万元，支出决算79.60万元。\n"
              "（二）农林水支出（类）林业和草原（款）林业草原防灾减灾（项）年初预算30.00万元，支出决算31.50万元。\n");
  CHECK(SpendingOf(facts) == Lines{"森林管护 budget 82000000", "森林管护 actual 79600000",
                                   "林业草原防灾减灾 budget 30000000", "林业草原防灾减灾 actual 31500000"});
  CHECK(facts.totals.empty());
}

TEST_CASE("lines of accounts that end in the same 项 keep their whole names") {
  const Lines lines = SpendingOf(
      FactsOf(kAccounts + "1.农林水支出（类）林业和草原（款）行政运行（项）年初预算60.00万元，支出决算58.00万元。\n"
                          "2.农林水支出（类）水利（款）行政运行（项）年初预算20.00万元，支出决算19.00万元。\n"));
  CHECK(Has(lines, "农林水支出（类）林业和草原（款）行政运行（项） actual 58000000"));
  CHECK(Has(lines, "农林水支出（类）水利（款）行政运行（项） actual 19000000"));
}

TEST_CASE("income and expenditure that come to one figure are totals, whatever the words between") {
  const ReportFacts facts = FactsOf(
      "云溪县林业局2022年度部门决算\n一、收入支出决算总体情况说明\n云溪县林业局2022年度收入、支出决算总计640."
      "20万元。\n");
  CHECK(Totals(facts) == Lines{"收入 actual 640200000", "支出 actual 640200000"});
  CHECK(facts.spending.empty());
}

TEST_CASE(
    "an entry's words before a colon name its amount, also behind a figure; a sum below the list is the whole's") {
  const ReportFacts facts =
      FactsOf(kProject +
              "一、项目概况\n本项目包括以下内容：\n1.支撑围栏更换：计划更换围栏14处，预算26万元。\n"
              "2.树洞修补：计划修补树洞31处，预算19万元。\n项目预算合计45万元，来源为县级财政。\n");
  CHECK(SpendingOf(facts) ==
        Lines{"支撑围栏更换 budget 26000000", "树洞修补 budget 19000000", "古树保护专项资金 budget 45000000"});
  for (const OutcomeFact& outcome : facts.outcomes) CHECK(outcome.text.find("计划") == std::string::npos);
}

TEST_CASE("what another unit gives names neither the fund of the report nor its outturn") {
  const Lines lines = SpendingOf(
      FactsOf(kProject +
              "一、项目基本情况\n（二）资金来源。项目总投资140万元，其中省级专项资金90万元（云财资〔2022〕8号），"
              "县水利局配套资金30万元，村集体自筹20万元。\n二、资金使用情况\n截至年底实际支出86万元。\n"));
  CHECK(lines == Lines{"古树保护专项资金 budget 90000000", "古树保护专项资金 actual 86000000"});
}

TEST_CASE("the item of a heading has the amount that its own sentence gives") {
  CHECK(Has(SpendingOf(FactsOf("云溪县慈善总会2022年度捐赠款物使用情况公示\n三、管理费用\n全年管理费用12.40万元。\n")),
            "管理费用 actual 12400000"));
}

TEST_CASE("a sum below a list of items is not all that the unit spent") {
  const ReportFacts facts = FactsOf(
      "云溪县林业局2022年度部门整体支出绩效评价报告\n二、资金使用情况\n全年支出310.00万元。\n"
      "| 项目名称 | 年初预算（万元） | 实际支出（万元） |\n| 林道修复 | 30.00 | 28.00 |\n| 苗圃改造 | 20.00 | 19.50 |\n"
      "| 合计 | 50.00 | 47.50 |\n");
  CHECK(Has(SpendingOf(facts), "苗圃改造 actual 19500000"));
  for (const std::string& line : Totals(facts)) CHECK(line.find("47500000") == std::string::npos);
}

TEST_CASE("the summary of a project's self-evaluation is told of that project, not of what stands above it") {
  const Lines lines =
      SpendingOf(FactsOf("云溪县林业局2022年度部门决算\n八、其他重要事项的情况说明\n（一）机关运行经费支出7."
                         "50万元。\n（二）预算绩效管理情况\n"
                         "“林道修复经费”项目绩效自评综述：根据年初设定的绩效目标，项目自评得分为97分。项目全年预算数为6"
                         "0.00万元，执行数为58.40万元。\n"
                         "苗圃改造项目绩效自评综述：项目全年预算数为20.00万元，执行数为19.50万元。\n"));
  CHECK(Has(lines, "“林道修复经费”项目 budget 60000000"));
  CHECK(Has(lines, "“林道修复经费”项目 actual 58400000"));
  CHECK(Has(lines, "苗圃改造项目 actual 19500000"));
  CHECK(!Has(lines, "机关运行经费 budget 60000000"));
}

TEST_CASE("the book of a total is the one named before its amount") {
  const ReportFacts facts = FactsOf(
      "云溪县林业局2022年度部门决算\n二、收入决算情况说明\n"
      "本年收入合计548.00万元，其中：一般公共预算财政拨款收入540.00万元，其他收入8.00万元。\n");
  REQUIRE(!facts.totals.empty());
  CHECK(facts.totals[0].amount_fen == 548000000);
  CHECK(facts.totals[0].fund.empty());
}

TEST_CASE("a unit named above another heading is not the unit of the table below") {
  const Lines lines =
      SpendingOf(FactsOf("云溪县林业局2022年度林道修复项目支出绩效自评报告\n| 项目名称 | 林道修复项目 | | |\n"
                         "| 计划安排资金（万元） | 70 | 实际支出（万元） | 68 |\n二、项目支出明细情况\n"
                         "| 支出内容 | 实际支出数 | 会计凭证号 | 备注 |\n| 路面修补款 | 50,000.00 | 1月9号 | |\n"));
  for (const std::string& line : lines) CHECK(line.find("路面修补款") == std::string::npos);
}

TEST_CASE("words that every report has in its headings name no item") {
  CHECK(SpendingOf(FactsOf(kProject + "一、项目概况\n（二）项目主要内容。项目总预算为38万元。\n")) ==
        Lines{"古树保护专项资金 budget 38000000"});
}

TEST_CASE("what an amount was given for, behind whom it was given to") {
  const Lines lines = SpendingOf(FactsOf(
      "2022年度云溪县彩票公益金使用情况公告\n二、安排使用情况\n下达东坡镇44万元，主要用于东坡镇敬老院改造项目。\n"));
  CHECK(Has(lines, "东坡镇敬老院改造项目 budget 44000000"));
}

TEST_CASE("the money that stands at the end of a project's sentence is the project's") {
  const Lines lines =
      SpendingOf(FactsOf("云溪县林业局2022年度衔接资金使用情况总结\n二、项目资金使用情况\n"
                         "南岭林场引水项目，铺设管道3.2公里，建设资金41万元。\n"));
  CHECK(Has(lines, "南岭林场引水项目 actual 41000000"));
}

TEST_CASE("a cause, and a change of money alone, are no outcomes") {
  const ReportFacts facts =
      FactsOf(kAccounts +
              "（一）农林水支出（类）林业和草原（款）森林管护（项）年初预算82.00万元，支出决算84.60万元，"
              "比2021年决算增加2.10万元，增长2.55%，决算数大于年初预算数的主要原因是：年中追加了护林员补助。\n");
  CHECK(facts.outcomes.empty());
}

TEST_CASE("the accounts' first table in one line gives what was spent by kind, and the sum once each way") {
  const ReportFacts facts = FactsOf(
      "青山县中心卫生院2021年部门决算公开表.xls\n收入支出决算总表 部门:青山县中心卫生院 收入 项目 行次 栏次 金额 1 "
      "一、一般公共预算财政拨款收入 1 二、政府性基金预算财政拨款收入 2 9 10 总计 30 3,170,250.40 3,170,250.40 "
      "注:本表反映年度总收支。公开01表 金额单位:元 支出 项目(按功能分类) 行次 栏次 金额 2 一、一般公共服务支出 31 "
      "二、外交支出 32 三、国防支出 33 四、公共安全支出 34 五、教育支出 35 12,400.00 六、科学技术支出 36 0.00 "
      "七、社会保障和就业支出 38 186,520.10 八、卫生健康支出 39 2,971,330.30 九、节能环保支出 40\n");
  CHECK(SpendingOf(facts) ==
        Lines{"教育 actual 1240000", "社会保障和就业 actual 18652010", "卫生健康 actual 297133030"});
  REQUIRE(facts.totals.size() == 2);
  CHECK(facts.totals[0].amount_fen == 317025040);
  CHECK(FactsOf("收入支出决算说明 金额单位:元 一、一般公共服务支出 31.50 三、国防支出 12.00\n").spending.empty());
}

}  // namespace jitu::ingest

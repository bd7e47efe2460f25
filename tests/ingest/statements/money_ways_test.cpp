/// Money as other layouts and provinces tell it: bonds, sources, lists below a lead, brackets, tables without bars.
#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kFund = "安远县水务局2022年度水利发展资金绩效自评报告\n";

}  // namespace

TEST_CASE("bonds that a province lends on are a budget, and under a project's heading its money") {
  const Lines lines = SpendingOf(
      FactsOf("安远市2022年新增专项债券资金使用情况公告\n一、总体情况\n2022年省政府转贷我市新增专项债券2亿元。\n二、分"
              "项目情况\n"
              "(一)临港物流园基础设施项目(债券简称:22安远债02,期限10年)。安排债券资金12,000万元,支出11,500万元。\n"
              "(二)老城区管网改造项目。到位债券资金8,000万元,实际使用7,600万元。\n"));
  CHECK(Has(lines, "新增专项债券 budget 20000000000"));
  CHECK(Has(lines, "临港物流园基础设施项目 budget 12000000000"));
  CHECK(Has(lines, "临港物流园基础设施项目 actual 11500000000"));
  CHECK(Has(lines, "老城区管网改造项目 arrived 8000000000"));
  CHECK(Has(lines, "老城区管网改造项目 actual 7600000000"));
}

TEST_CASE("the words that open a list of parts belong to no part's name") {
  const Lines lines = SpendingOf(FactsOf(
      kFund +
      "一、绩效目标分解下达情况\n市财政局下达我县水利发展资金146万元,分解为水源保护36万元、管网延伸110万元。\n"));
  CHECK(Has(lines, "水源保护 budget 36000000 < 水利发展资金"));
  CHECK(Has(lines, "管网延伸 budget 110000000 < 水利发展资金"));
}

TEST_CASE("a list may spread what another section told") {
  const Lines lines = SpendingOf(
      FactsOf(kFund + "一、绩效目标分解下达情况\n(一)下达情况。省财政下达我县水利发展资金150万元。\n"
                      "(二)分解情况。按照建设进度,将资金分解为:主体工程98万元、装饰装修32万元、附属设施20万元。\n"));
  CHECK(Has(lines, "主体工程 budget 98000000 < 水利发展资金"));
  CHECK(Has(lines, "装饰装修 budget 32000000 < 水利发展资金"));
}

TEST_CASE("what money is mainly for is of the kind that the money is") {
  const Lines lines = SpendingOf(FactsOf(kFund + "一、基本情况\n省级安排水利发展资金48万元。\n"
                                                 "资金主要用于:河道清障8万元,山洪预警15万元,塘坝维护25万元。\n"));
  CHECK(Has(lines, "山洪预警 budget 15000000 < 水利发展资金"));
}

TEST_CASE("from whom money comes is no item, unless a list tells it beside items") {
  const Lines sources =
      SpendingOf(FactsOf(kFund + "一、资金情况\n项目总计划94万元,其中市级补助60万元,县级配套34万元。\n"
                                 "到位资金88万元。实际支付83万元。\n"));
  CHECK(sources ==
        Lines{"水利发展资金 budget 94000000", "水利发展资金 arrived 88000000", "水利发展资金 actual 83000000"});
  const Lines beside = SpendingOf(
      FactsOf(kFund + "一、资金情况\n下达水利发展资金94万元,其中塘坝加固40万元,山洪预警20万元,县级配套34万元。\n"));
  CHECK(Has(beside, "县级配套 budget 34000000 < 水利发展资金"));
}

TEST_CASE("what all of a place put into a fund was spent") {
  const Lines lines = SpendingOf(FactsOf(
      "安远市公交场站建设情况\n2022年,全市共投入公交场站建设资金4.2亿元。资金用于枢纽改造3亿元、充电设施1.2亿元。\n"));
  CHECK(Has(lines, "公交场站建设资金 actual 42000000000"));
}

TEST_CASE("a bracket tells the amounts of the item in front of it") {
  const Lines lines =
      SpendingOf(FactsOf("安远县商务局2022年项目支出绩效自评报告\n一、项目概况\n"
                         "2022年实施电商培育项目(预算120万元,支出98万元)、展会项目(预算160万元,支出160万元)。\n"));
  CHECK(Has(lines, "展会项目 budget 160000000"));
  CHECK(Has(lines, "展会项目 actual 160000000"));
  CHECK(!Has(lines, "电商培育项目 budget 160000000"));
}

TEST_CASE("what is paid out under an item's heading is a part of it, elsewhere a result") {
  const std::string title = "安远县人力资源和社会保障局2022年就业补助资金绩效自评报告\n";
  const Lines lines = SpendingOf(
      FactsOf(title + "一、基本情况\n下达就业补助资金240万元,按用途分为:公益性岗位补贴200万元,创业扶持40万元。\n"
                      "二、使用绩效\n1.创业扶持。发放一次性创业补贴26.8万元,扶持创业者35人。\n"));
  CHECK(Has(lines, "一次性创业补贴 actual 26800000 < 创业扶持"));
  CHECK(
      SpendingOf(
          FactsOf("安远县青山镇2022年度部门整体支出绩效自评报告\n三、主要成效\n1.民生改善。发放临时救助金31.8万元。\n"))
          .empty());
}

TEST_CASE("a sum over what stands above is the report's item's") {
  const Lines lines = SpendingOf(FactsOf(
      "安远县中心小学2022年学前教育补助资金使用情况\n一、使用情况\n1.购置玩教具支出12000元;\n2.维修活动室支出8000元;\n"
      "以上合计支出20000元。\n"));
  CHECK(Has(lines, "学前教育补助资金 actual 2000000"));
}

TEST_CASE("a unit's spending on projects is its total, also in a paper on projects") {
  const ReportFacts facts =
      FactsOf("安远区体育局2024年项目经费情况说明\n2024年本部门项目支出预算1,862.4万元,涉及2个项目。\n");
  REQUIRE(facts.totals.size() == 1);
  CHECK(facts.totals[0].what == "项目支出");
  CHECK(facts.totals[0].basis == "budget");
}

TEST_CASE("the parts of 基本支出 in a bracket are totals") {
  const ReportFacts facts = FactsOf(
      "安远县大坪镇2021年度部门整体支出绩效自评报告\n二、预算收支情况\n支出总计18万元,其中基本支出8万元(含人员经费6."
      "8万元、公用经费1.2万元)。\n");
  REQUIRE(facts.totals.size() == 4);
  CHECK(facts.totals[2].what == "人员经费");
  CHECK(facts.spending.empty());
}

TEST_CASE("a title broken over lines names the item that amounts without a name are of") {
  const Lines lines =
      SpendingOf(FactsOf("安远县住房保障中心\n关于危旧房改造项目\n支出绩效自评的报告\n\n一、项目概况\n"
                         "(一)资金情况\n到位资金88万元,实际支付83万元。\n"));
  CHECK(lines == Lines{"危旧房改造项目 arrived 88000000", "危旧房改造项目 actual 83000000"});
}

TEST_CASE("columns parted by wide blanks have an empty first cell where a name spans the rows") {
  const ReportFacts facts = FactsOf(
      "安远市档案局部门整体支出绩效自评表\n(2022年度)　　　金额单位:万元\n"
      "年度预算执行情况　资金类别　全年预算数　全年执行数　执行率\n"
      "　　　　　　　　　资金总额　418.60　405.37　96.84%\n"
      "　　　　　　　　　基本支出　272.40　270.12　99.16%\n"
      "　　　　　　　　　项目支出　146.20　135.25　92.51%\n"
      "年度主要任务　任务名称　主要内容　预算数　执行数\n"
      "　　　　　　　档案数字化　完成馆藏扫描著录　88.00　80.00\n"
      "　　　　　　　库房改造　改造恒温恒湿库房　58.20　55.25\n");
  CHECK(SpendingOf(facts) == Lines{"档案数字化 budget 88000000", "档案数字化 actual 80000000",
                                   "库房改造 budget 58200000", "库房改造 actual 55250000"});
  REQUIRE(facts.totals.size() == 6);
  CHECK(facts.totals[0].what == "预算资金");
  CHECK(facts.totals[0].amount_fen == 418600000);
  CHECK(facts.totals[3].amount_fen == 270120000);
}

TEST_CASE("rows parted by single blanks may have words between an item and its amounts, and sums have none") {
  const Lines lines = SpendingOf(
      FactsOf("安远县科学技术局关于2023年度科技创新专项资金绩效自评的报告\n一、资金情况\n各子项目情况如下(单位:万元):\n"
              "子项目 实施单位 安排数 支出数\n企业研发补助 安远精工有限公司等 200 192.4\n科普活动 县科协 20 15\n合计 "
              "220 207.4\n"));
  CHECK(lines == Lines{"企业研发补助 budget 200000000 < 科技创新专项资金",
                       "企业研发补助 actual 192400000 < 科技创新专项资金",
                       "科普活动 budget 20000000 < 科技创新专项资金", "科普活动 actual 15000000 < 科技创新专项资金",
                       "科技创新专项资金 budget 220000000", "科技创新专项资金 actual 207400000"});
}

TEST_CASE("a name in the corner of a form's columns is no column") {
  const Lines lines =
      SpendingOf(FactsOf("项目支出绩效自评表\n(2022年度) 单位:万元\n项目名称:智慧消防平台建设\n"
                         "项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n"
                         "年度资金总额 260.00 245.00 238.70 10 97.43% 9.74\n"));
  CHECK(lines == Lines{"智慧消防平台建设 budget 260000000", "智慧消防平台建设 final_budget 245000000",
                       "智慧消防平台建设 actual 238700000"});
}

TEST_CASE("where a row lost an empty cell its rate proves what was to be spent and what was") {
  const Lines lines =
      SpendingOf(FactsOf("项目支出绩效自评表\n(2021年度)\n项目名称\n双随机抽查费\n项目资金\n(万元)\n年初预算数\n"
                         "调整预算数\n全年执行数\n分值\n执行率\n得分\n年度资金总额\n30\n30\n10\n100%\n10\n"));
  CHECK(lines == Lines{"双随机抽查费 budget 30000000", "双随机抽查费 actual 30000000"});
}

TEST_CASE("a row that a page's end cut off in its name gives no amounts") {
  CHECK(SpendingOf(
            FactsOf("项目支出绩效自评表\n(2021年度)\n项目名称\n质量检测费\n项目资金\n(万元)\n年初预算数\n调整预算数\n"
                    "全年执行数\n分值\n执行率\n得分\n年度资金总≥90%\n95%\n10\n10\n"))
            .empty());
}

TEST_CASE("columns of several years, one cell a line: those of the report's year count") {
  const ReportFacts facts = FactsOf(
      "安远市总工会\n2022年度部门整体支出绩效评价基础数据表\n经费控制情况(万元)"
      "\n2021年决算数\n2022年预算数\n2022年决算数\n"
      "基本支出\n60.44\n71.99\n70.50\n项目支出\n66.94\n62.50\n62.10\n困难职工慰问资金\n30\n31\n32\n");
  REQUIRE(facts.totals.size() == 4);
  CHECK(facts.totals[0].basis == "budget");
  CHECK(facts.totals[0].amount_fen == 71990000);
  CHECK(facts.totals[1].amount_fen == 70500000);
  CHECK(SpendingOf(facts) == Lines{"困难职工慰问资金 budget 31000000", "困难职工慰问资金 actual 32000000"});
}

TEST_CASE("a cell's own unit counts, and empty cells behind the names of columns move nothing") {
  const Lines lines = SpendingOf(
      FactsOf("医疗救助资金绩效自评表 | ||||\n项目名称 | 医疗救助资金 | ||||\n资金情况(万元) | 全年预算数 | 全年执行数 "
              "| 执行率 | ||||\n"
              "年度资金总额: | 3359.62万 | 3300万 | 98.23% | ||||\n其中:中央资金 | 829.3万 | 829.3万 | 100% | ||||\n"));
  CHECK(lines == Lines{"医疗救助资金 budget 3359620000", "医疗救助资金 actual 3300000000"});
}

TEST_CASE("the unit may stand beside the name of the first row") {
  const Lines lines = SpendingOf(FactsOf(
      "文物保护经费绩效自评表(2022年度)\n项目名称 文物保护经费\n"
      "项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n(万元) 年度资金总额 29 28 27.8 9 0.958 8\n"));
  CHECK(Has(lines, "文物保护经费 actual 27800000"));
}

TEST_CASE("a sum of the report's fund and its parts, also behind a semicolon") {
  const Lines lines =
      SpendingOf(FactsOf("安远县水务局2022年度河道治理工程专项资金绩效评价报告\n一、资金概况\n2022年度资金总计5.98万元,"
                         "其中一期工程监理费2.2万元,"
                         "土地测绘费0.49万元;二期工程监理费1.26万元,青苗补偿费2.03万元。\n"));
  CHECK(Has(lines, "河道治理工程专项资金 actual 5980000"));
  CHECK(Has(lines, "土地测绘费 actual 490000 < 河道治理工程专项资金"));
  CHECK(Has(lines, "青苗补偿费 actual 2030000 < 河道治理工程专项资金"));
}

TEST_CASE("what should have come is no money that came, and a verb of use is no part of a name") {
  const Lines lines =
      SpendingOf(FactsOf(kFund + "一、资金情况\n我县应到位资金300万元。使用山洪预警补贴资金26.1万元。\n"));
  CHECK(lines == Lines{"山洪预警补贴资金 actual 26100000"});
}

TEST_CASE("the verb of an amount may stand behind a bracket, its item at the end of the sentence before") {
  CHECK(Has(SpendingOf(FactsOf(
                "安远县财政局关于下达2022年移民扶持资金的通知\n现将2022年移民扶持资金303万元(其中:中央资金288万元)"
                "下达给你们,请遵照执行。\n")),
            "移民扶持资金 budget 303000000"));
  CHECK(
      Has(SpendingOf(FactsOf(kFund + "一、立项情况\n年度中追加了“山洪预警平台”专项。总预算24万元,由局信息科实施。\n")),
          "山洪预警平台 budget 24000000"));
}

TEST_CASE("parts may be told by what they are worth") {
  const Lines lines =
      SpendingOf(FactsOf("安远市改善办学条件情况\n2022年完成设备购置806万元。其中,生活设施706台,价值529万元;"
                         "图书185册,价值277万元。\n"));
  CHECK(Has(lines, "设备购置 actual 806000000"));
  CHECK(Has(lines, "生活设施 actual 529000000 < 设备购置"));
  CHECK(Has(lines, "图书 actual 277000000 < 设备购置"));
}

TEST_CASE("batches of a fund are its parts, and so are those that it was given to") {
  CHECK(Has(
      SpendingOf(FactsOf(kFund + "一、资金情况\n下达水利发展资金300万元,其中第一批资金200万元,第二批资金100万元。\n")),
      "第二批资金 budget 100000000 < 水利发展资金"));
  const Lines lines = SpendingOf(
      FactsOf(kFund + "一、资金分配情况\n根据因素法测算,分配东河区24.6万元,西坪县56.5万元,安远市1.1万元。\n"));
  CHECK(lines == Lines{"东河区 budget 24600000", "西坪县 budget 56500000", "安远市 budget 1100000"});
}

TEST_CASE("what a project costs in all is its budget where nothing else was planned") {
  const std::string title = "安远县农村公共厕所建设项目绩效自评报告\n一、项目概况\n";
  CHECK(SpendingOf(FactsOf(title + "项目总投资85万元,已竣工验收。\n")) ==
        Lines{"安远县农村公共厕所建设项目 budget 85000000"});
  CHECK(SpendingOf(FactsOf(title + "项目规划总投资85万元。\n")).empty());
  CHECK(SpendingOf(FactsOf(title + "项目总投资85万元。全年预算60万元。\n")) ==
        Lines{"安远县农村公共厕所建设项目 budget 60000000"});
}

TEST_CASE("a sum behind several items is of what they are parts of") {
  const Lines lines = SpendingOf(
      FactsOf(kFund + "一、资金情况\n省级下达水利发展资金46万元。资金分配如下:河道清障31万元,山洪预警15万元。\n"
                      "河道清障已支付26万元,山洪预警已支付15万元,合计支付41万元。\n"));
  CHECK(Has(lines, "水利发展资金 actual 41000000"));
  CHECK(!Has(lines, "山洪预警 actual 41000000"));
}

TEST_CASE("projects that a report counts share their sum, which is no unit's total") {
  const ReportFacts facts = FactsOf(
      "安远市农业农村局2022年重点项目支出绩效自评情况\n我局2022年共有2个重点项目纳入自评,预算总额122万元。\n"
      "1.种业振兴项目:预算90万元,支出86万元。\n2.疫病防控项目:预算32万元,支出32万元。\n");
  CHECK(facts.totals.empty());
  CHECK(facts.spending.size() == 4);
  const Lines lines =
      SpendingOf(FactsOf("安远区教育局关于2022年学生资助补助经费的绩效自评报告\n二、资金使用情况\n"
                         "两个子项目共支出42万元,其中学前教育资助支出12万元,普通高中助学金支出30万元。\n"));
  CHECK(Has(lines, "学生资助补助经费 actual 42000000"));
}

TEST_CASE("the last amount of a list may be followed by how many it has") {
  const Lines lines =
      SpendingOf(FactsOf("安远区教育局关于2022年学生资助补助经费的绩效自评报告\n一、项目概况\n"
                         "学生资助补助经费预算42万元,包括学前教育资助12万元及中职助学金30万元两个子项目。\n"));
  CHECK(Has(lines, "中职助学金 budget 30000000 < 学生资助补助经费"));
}

TEST_CASE("an entry's project is what money was put into") {
  const Lines lines =
      SpendingOf(FactsOf("安远镇人民政府2022年项目实施情况\n2022年实施乡村建设项目2个:\n(1)石板村道路硬化工程,投入18."
                         "5万元,硬化道路3.1公里;\n"
                         "(2)大坪村文化广场建设,投入9.2万元,占地1,200平方米。\n"));
  CHECK(lines == Lines{"石板村道路硬化工程 actual 18500000", "大坪村文化广场建设 actual 9200000"});
}

TEST_CASE("lines of a name, a colon and an amount are a list of items") {
  const Lines lines =
      SpendingOf(FactsOf("安远县卫生健康局2022年度重大传染病防控经费绩效自评报告\n一、资金执行情况\n"
                         "实际执行30.4万元,执行率96.36%。其中:\n艾滋病防治:20.1万元;\n结核病防治:10.3万元。\n"));
  CHECK(Has(lines, "艾滋病防治 actual 20100000 < 重大传染病防控经费"));
  CHECK(Has(lines, "结核病防治 actual 10300000 < 重大传染病防控经费"));
}

TEST_CASE("a list that words announce needs no nouns of items, entry by entry") {
  const Lines lines =
      SpendingOf(FactsOf("安远县应急管理局2023年度部门整体支出绩效自评报告\n二、预算执行情况\n"
                         "项目支出按用途分:应急物资储备12.4万元,占61%;森林灭火装备7.8万元,占39%。\n"));
  CHECK(Has(lines, "应急物资储备 actual 12400000"));
  CHECK(Has(lines, "森林灭火装备 actual 7800000"));
}

TEST_CASE("spending that a unit's budget sets out is planned") {
  const ReportFacts facts = FactsOf(
      "安远县司法局2023年度部门整体支出绩效评价报告\n一、收支情况\n部门预算支出142.6万元,决算支出148.1万元。\n");
  REQUIRE(facts.totals.size() == 2);
  CHECK(facts.totals[0].basis == "budget");
  CHECK(facts.totals[1].basis == "actual");
}

}  // namespace jitu::ingest

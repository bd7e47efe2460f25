/// Money as notices, news and pages of public bodies tell of it.
#include <chrono>

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kRoads = "平湖市农村公路绩效评价报告\n一、基本情况\n";

}  // namespace

TEST_CASE("what a work cost in all is its outturn where it is said to be done, its budget where it is planned") {
  const Lines lines =
      SpendingOf(FactsOf(kRoads + "2021年度其中实施农村公路提升工程86公里,完成总投资2418万元,9月底建成通车。\n"
                                  "延伸工程:全年完成延伸工程计划31公里,完成计划总投资1128万元。\n"
                                  "大修工程:全市计划实施大修工程92公里,计划总投资1449万元。\n"));
  CHECK(Has(lines, "农村公路提升工程 actual 2418000000"));
  CHECK(Has(lines, "延伸工程 actual 1128000000"));
  CHECK(Has(lines, "大修工程 budget 1449000000"));
}

TEST_CASE("the whole cost of each project in a list is that project's") {
  const Lines lines =
      SpendingOf(FactsOf("敬老院改造项目绩效自评报告\n一、项目概况\n"
                         "指标1:东溪镇敬老院改造项目,占地面积400平方米,设置床位20张,总投资216.42万元。\n"
                         "指标2:西岗镇敬老院改造项目,建筑面积750平方米,设置床位30张,总投资203.71万元。\n"));
  CHECK(lines == Lines{"东溪镇敬老院改造项目 budget 216420000", "西岗镇敬老院改造项目 budget 203710000"});
}

TEST_CASE("money told by whence it comes alone is all the money of the item above") {
  const std::string title = "平湖市档案局2022年度项目绩效自评报告\n一、项目基本情况\n";
  const Lines entries =
      SpendingOf(FactsOf(title + "(一)资金安排情况:1、档案管理项目资金:2022年县财政安排30万元,按时到位,"
                                 "其中重点档案10万元;2、档案馆建设项目资金:2022年县财政拨款427.36万元。\n"));
  CHECK(Has(entries, "档案管理项目 budget 30000000"));
  CHECK(Has(entries, "重点档案 budget 10000000 < 档案管理项目"));
  CHECK(Has(entries, "档案馆建设项目 budget 427360000"));
  CHECK(Has(SpendingOf(FactsOf(title + "(一)馆藏档案养护项目\n按每卷2元测算,争取到市级财政资金21.44万元。\n")),
            "馆藏档案养护项目 budget 21440000"));
  CHECK(!Has(SpendingOf(FactsOf(title + "(一)馆藏档案养护项目\n下达市级财政资金20万元,县级财政资金5万元。\n")),
             "馆藏档案养护项目 budget 20000000"));
}

TEST_CASE("money that was won is allotted, with the item's name behind the verb") {
  CHECK(SpendingOf(FactsOf("平湖市老旧小区改造补助资金评价全省领先\n2024年,我市改造63个小区,"
                           "累计争取保障性安居工程补助资金7121.4万元。\n")) ==
        Lines{"保障性安居工程补助资金 budget 7121400000"});
  const Lines lines =
      SpendingOf(FactsOf("平湖市司法局2020年度法律顾问经费绩效自评报告\n一、基本情况\n"
                         "2020年度平湖市财政划给平湖市司法局村居法律顾问经费,指标金额是110万元,"
                         "实际拨付金额是108万元。\n"));
  CHECK(lines == Lines{"村居法律顾问经费 budget 110000000", "村居法律顾问经费 actual 108000000"});
}

TEST_CASE("a list names its amounts where they add up to the one behind them") {
  const std::string title = "平湖市乡村酒坊改造资金绩效自评报告\n一、项目情况\n";
  const Lines lines =
      SpendingOf(FactsOf(title + "砌筑厂房12.08万元;购买变压器一套18.8万元;购置锅炉一台6.75万元;共计37.63万元。\n"));
  CHECK(lines == Lines{"砌筑厂房 actual 12080000", "购买变压器 actual 18800000", "购置锅炉 actual 6750000"});
  CHECK(SpendingOf(FactsOf(title + "砌筑厂房12.08万元;购买变压器一套18.8万元;购置锅炉一台6.75万元;共计38万元。\n"))
            .empty());
  CHECK(
      Has(SpendingOf(FactsOf(title + "分配东河区24.6万元,西昌县56.5万元,共计81.1万元,统筹用于乡镇文化站设备更新。\n")),
          "乡镇文化站设备更新 budget 81100000"));
}

TEST_CASE("money named by its source is of the project that it goes to, each of several in a sentence") {
  CHECK(SpendingOf(FactsOf("平湖市财政局新增债券使用情况报告\n一、基本情况\n棚改专项债6000万元用于站前片区改造项目、"
                           "园区专项债7500万元用于平湖产业园区项目。\n")) ==
        Lines{"站前片区改造项目 budget 6000000000", "平湖产业园区项目 budget 7500000000"});
}

TEST_CASE("the line below an entry says which kind of amount it gives, and so for the entries beside it") {
  const Lines lines =
      SpendingOf(FactsOf("平湖市2022年福利彩票公益金使用情况公示\n三、省级公益金使用情况\n"
                         "(一)老年福利类项目193万元\n安排省级福利彩票公益金193万元,用于养老服务。\n"
                         "(二)儿童福利类项目460万元\n1.安排省级福利彩票公益金360万元,用于托养。\n"));
  CHECK(Has(lines, "老年福利类项目 budget 193000000"));
  CHECK(Has(lines, "儿童福利类项目 budget 460000000"));
}

TEST_CASE("a part goes on from the one before it, whatever its name ends in") {
  const Lines lines =
      SpendingOf(FactsOf("平湖市林业局2021年度绩效自评报告\n一、资金下达情况\n下达我局林业资金(略)万元,"
                         "其中:造林补助2.42万元,上一轮集体和个人国家级公益林2.88万元。\n"));
  CHECK(lines == Lines{"造林补助 budget 2420000", "上一轮集体和个人国家级公益林 budget 2880000"});
}

TEST_CASE("parts that a sum was used for have the kind of amount that the sum has") {
  const Lines lines =
      SpendingOf(FactsOf("平湖市大豆产业园项目2022年度绩效自评报告\n一、资金下达情况\n"
                         "中央财政下达专项资金3000万元,实际支付470万元,全部用于设备采购。其中:"
                         "用于园区服务中心建设项目200万元、专家工作站建设项目270万元。\n"));
  CHECK(Has(lines, "平湖市大豆产业园项目 budget 3000000000"));
  CHECK(Has(lines, "园区服务中心建设项目 actual 200000000 < 平湖市大豆产业园项目"));
  CHECK(Has(lines, "专家工作站建设项目 actual 270000000 < 平湖市大豆产业园项目"));
}

TEST_CASE("what was paid out under a name of its own was spent, where no unit as a whole and no result is told of") {
  const std::string news =
      "全年发放救助资金情况\n记者获悉,2023年平湖市共发放生活救助金2.3亿元,惠及1.77万户;"
      "发放春节慰问金3.3亿元。\n";
  CHECK(SpendingOf(FactsOf(news)) == Lines{"生活救助金 actual 23000000000", "春节慰问金 actual 33000000000"});
  CHECK(SpendingOf(FactsOf("平湖市民政局2023年部门整体支出绩效自评报告\n三、绩效情况\n发放农村低保金318.6万元。\n"))
            .empty());
}

TEST_CASE("a list of amounts has a lead or begins an entry, and 分别为 gives two names two amounts") {
  const Lines lines =
      SpendingOf(FactsOf("平湖市2018年专项支出绩效评价报告\n一、评价范围\n"
                         "一是清单管理资金,包含环境综合整治780万元、美丽乡村建设600万元、危房改造137万元;"
                         "二是部门业务费557万元和家园清洁行动450万元。\n"
                         "三是(1)东部协作区经费和北部协作办公经费分别为3万元和10万元。\n"));
  CHECK(Has(lines, "环境综合整治 actual 780000000"));
  CHECK(Has(lines, "美丽乡村建设 actual 600000000"));
  CHECK(Has(lines, "危房改造 actual 137000000"));
  CHECK(Has(lines, "部门业务费 actual 557000000"));
  CHECK(Has(lines, "家园清洁行动 actual 450000000"));
  CHECK(Has(lines, "东部协作区经费 actual 3000000"));
  CHECK(Has(lines, "北部协作办公经费 actual 10000000"));
}

TEST_CASE("the unit that a title names spends the fund of the report, and names none itself") {
  CHECK(SpendingOf(FactsOf("平湖市财政局关于市环保局2017年度旧车淘汰补助资金项目绩效评价结论\n(一)资金到位及支出情况\n"
                           "2017年市财政预算安排500万元。市环保局实际支出482万元。\n")) ==
        Lines{"旧车淘汰补助资金项目 budget 500000000", "旧车淘汰补助资金项目 actual 482000000"});
}

TEST_CASE("an amount that opens a line and is told its use is an item's") {
  CHECK(Has(SpendingOf(FactsOf("平湖市2023年福彩公益金使用情况公告\n二、省级资金\n"
                               "困难群众救助类项目24万元,统筹用于儿童基本生活保障。\n")),
            "困难群众救助类项目 actual 24000000"));
}

TEST_CASE("the text of a notice that a converter wrote in one line with its form is read too") {
  const ReportFacts facts = FactsOf(
      "相关县财政局:为促进民族地区经济社会发展,经研究,现下达民族发展专项资金70万元(详见附表),请管好专项资金。"
      "附件1专项转移支付绩效目标表(2023年度)部门(单位)名称平湖市民族局项目名称宗教管理经费资金情况(万元)资金总额:30"
      "其中:财政拨款30其他资金总体目标为使活动场所管理更规范,绩效指标一级指标二级指标三级指标指标值产出指标数量指标"
      "补助县(市、区)数量7质量指标资金使用合规性>=95%效益指标社会效益指标群众满意度>=95%\n");
  CHECK(Has(SpendingOf(facts), "民族发展专项资金 budget 70000000"));
}

TEST_CASE("long runs of amounts and sums take time by their length") {
  std::string text = "平湖市财政局项目资金使用情况报告\n一、资金情况\n";
  for (int i = 0; i < 20000; ++i)
    text += "砌筑厂房12万元,完成总投资30万元,共计42万元;县财政安排3万元用于站前片区改造项目、";
  const auto start = std::chrono::steady_clock::now();
  FactsOf(text + "完。\n");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
}

}  // namespace jitu::ingest

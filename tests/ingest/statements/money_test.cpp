#include <algorithm>

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kHead = "安远县林业局2022年度部门整体支出绩效自评报告\n";

std::vector<std::string> Items(const std::string& body) { return SpendingOf(FactsOf(kHead + body)); }

}  // namespace

TEST_CASE("a unit's totals hang together by 其中 and by brackets") {
  const auto facts = FactsOf(kHead +
                             "二、一般公共预算支出情况\n(一)基本支出情况\n"
                             "2022年度一般公共预算财政拨款支出100.00万元,其中:项目支出40.00万元,基本支出60.00万元("
                             "人员经费50.00万元,公用经费10.00万元)。\n");
  REQUIRE(facts.totals.size() == 5);
  CHECK(facts.totals[0].fund == "一般公共预算");
  CHECK(facts.totals[2].what == "基本支出");
  CHECK(facts.totals[2].part_of == "支出");
  CHECK(facts.totals[4].what == "公用经费");
  CHECK(facts.totals[4].part_of == "基本支出");
  CHECK(facts.totals[4].part_exact);
  CHECK(facts.spending.empty());
}

TEST_CASE("an item is what stands before 支出 and the amount") {
  CHECK(Items("(二)项目支出情况\n1、森林防火经费支出0.50万元;\n2、油茶产业项目和林农培训工作经费支出2.1万元。\n") ==
        std::vector<std::string>{"森林防火经费 actual 500000", "油茶产业项目和林农培训工作经费 actual 2100000"});
}

TEST_CASE("budget and outturn of one item are two facts, parts keep the last kind") {
  CHECK(Items("(二)项目支出情况\n护林站改造项目年初预算20万元,实际支出18万元,其中:屋面翻修11万元,线路改造7万元。\n") ==
        std::vector<std::string>{"护林站改造项目 budget 20000000", "护林站改造项目 actual 18000000",
                                 "屋面翻修 actual 11000000 < 护林站改造项目",
                                 "线路改造 actual 7000000 < 护林站改造项目"});
}

TEST_CASE("an amount without a name belongs to the item in the heading") {
  CHECK(Items("六、专项资金支出绩效情况\n1.古树名木保护项目。全年预算数30万元,执行数28.5万元。挂牌保护古树120株。\n") ==
        std::vector<std::string>{"古树名木保护项目 budget 30000000", "古树名木保护项目 actual 28500000"});
}

TEST_CASE("下达 puts the name behind the verb") {
  CHECK(Items("一、资金情况\n根据安财农〔2022〕3号文件,省下达我县国土绿化专项资金1,200.5万元。截至年底实际支出1,"
              "000万元。\n") ==
        std::vector<std::string>{"国土绿化专项资金 budget 1200500000", "国土绿化专项资金 actual 1000000000"});
}

TEST_CASE("a list item whose name stands behind the amount never takes the item before") {
  const auto items = Items(
      "二、资金使用情况\n1.林区道路项目38万元,硬化道路5公里。\n2.安排130万元支持苗圃基础设施建设,建成温室8座。\n3."
      "安排60万元。\n");
  CHECK(items == std::vector<std::string>{"林区道路项目 actual 38000000", "苗圃基础设施建设 budget 130000000"});
}

TEST_CASE("standards, plans, differences, contracts and results are no spending") {
  CHECK(Items("二、资金使用情况\n补助标准为每亩120元。\n").empty());
  CHECK(Items("二、资金使用情况\n2023年拟投入护林经费200万元。\n").empty());
  CHECK(Items("二、资金使用情况\n支出较上年减少27.31万元,下降12.5%。\n").empty());
  CHECK(Items("三、绩效情况\n签订的施工合同价为61.9万元。\n").empty());
  CHECK(Items("三、绩效情况\n林业总产值达到52.6亿元,为企业挽回直接经济损失300余万元。\n").empty());
  CHECK(Items("三、绩效情况\n每个村补助25万元。\n").empty());
}

TEST_CASE("half of a fen is no amount") {
  CHECK(Items("(二)项目支出情况\n1、森林防火经费支出0.00000050001万元。\n").empty());
}

}  // namespace jitu::ingest

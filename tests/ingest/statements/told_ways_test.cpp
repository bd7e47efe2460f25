/// Ways in which published reports tell what an amount was for, and what stands behind an outcome.
#include <algorithm>

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kUnit = "安远县林业局2022年度部门整体支出绩效自评报告\n";

const std::string kResults = kUnit + "三、绩效目标完成情况\n";

}  // namespace

TEST_CASE("a line that announces amounts makes the entries below it items, whatever the section") {
  const Lines lines =
      SpendingOf(FactsOf(kUnit + "二、佐证材料\n(一)基本情况\n项目支出按用途分为三项:\n"
                                 "1.林区道路养护62.50万元;\n2.护林站维修经费18.00万元;\n3.防火物资储备9.40万元。\n"));
  CHECK(Has(lines, "林区道路养护 actual 62500000"));
  CHECK(Has(lines, "防火物资储备 actual 9400000"));
}

TEST_CASE("an amount may stand between 用于 and its item") {
  const Lines lines = SpendingOf(FactsOf(
      kUnit + "二、支出情况\n项目支出80.00万元。项目支出按用途分,用于苗木补植的50.00万元,用于病虫防治的30.00万元。\n"));
  CHECK(Has(lines, "苗木补植 actual 50000000"));
  CHECK(Has(lines, "病虫防治 actual 30000000"));
}

TEST_CASE("parts of a part end with it: the next entry is a part of the whole again") {
  const Lines lines = SpendingOf(
      FactsOf("安远县林业局2022年度林业发展资金项目支出绩效自评报告\n二、资金使用情况\n林业发展资金支出100.00万元,其中:"
              "造林补助60.00万元,其中荒山造林40.00万元、退化林修复20.00万元;森林防火40.00万元。\n"));
  CHECK(Has(lines, "退化林修复 actual 20000000 < 造林补助"));
  CHECK(Has(lines, "森林防火 actual 40000000 < 林业发展"));
}

TEST_CASE("what a project was given and wholly spent is told once and is two facts") {
  const Lines lines = SpendingOf(FactsOf(kUnit + "二、资金使用情况\n1.林道修复项目预算45.00万元,全部支出完毕。\n"));
  CHECK(lines == Lines{"林道修复项目 budget 45000000", "林道修复项目 actual 45000000"});
}

TEST_CASE("amounts told respectively go to the items listed before them") {
  const Lines lines =
      SpendingOf(FactsOf(kUnit + "二、资金使用情况\n具体安排:林道修复项目50.00万元,苗圃改造项目20.00万元。"
                                 "截至12月31日,两个项目实际支付分别为48.60万元、19.70万元。\n"));
  CHECK(Has(lines, "林道修复项目 budget 50000000"));
  CHECK(Has(lines, "林道修复项目 actual 48600000"));
  CHECK(Has(lines, "苗圃改造项目 actual 19700000"));
}

TEST_CASE("rates at which somebody is paid are no spending") {
  CHECK(SpendingOf(FactsOf(kUnit + "二、资金使用情况\n对新造林大户和改造大户分别给予20万元、10万元奖励。\n")).empty());
}

TEST_CASE("an item counted before its amount is its item") {
  const Lines lines = SpendingOf(FactsOf(kUnit + "三、资金安排使用情况\n1、护林防火项目4个,资助金额30.50万元。\n"));
  CHECK(Has(lines, "护林防火项目 actual 30500000"));
}

TEST_CASE("a verb behind an amount says what kind of amount it is") {
  const Lines lines =
      SpendingOf(FactsOf("安远县林业局2022年护林员补助资金绩效自评报告\n一、资金情况\n我局将护林补助资金428."
                         "60万元分解下达到各林场,其中东岭林场"
                         "216.60万元,西岭林场212.00万元。\n"));
  CHECK(Has(lines, "护林补助资金 budget 428600000"));
  CHECK(Has(lines, "西岭林场 budget 212000000 < 护林补助资金"));
}

TEST_CASE("the item in the line below the title is what the report is about") {
  const Lines lines =
      SpendingOf(FactsOf("2022年部门预算项目支出绩效自评报告\n(铁路沿线补绿经费项目)"
                         "\n一、基本情况\n该项目2022年预算数为15.00万元,决算数为5."
                         "00万元。\n"));
  CHECK(Has(lines, "铁路沿线补绿经费项目 budget 15000000"));
  CHECK(Has(lines, "铁路沿线补绿经费项目 actual 5000000"));
}

TEST_CASE("转移支付 in a fund's name is no word of paying") {
  const Lines lines =
      SpendingOf(FactsOf(kUnit + "二、资金情况\n2022年省财政下达我县林业草原转移支付资金876.40万元,其中:天然林保护"
                                 "224万元,国土绿化79.40万元。\n"));
  CHECK(Has(lines, "林业草原转移支付资金 budget 876400000"));
  CHECK(Has(lines, "国土绿化 budget 79400000 < 林业草原转移支付资金"));
}

TEST_CASE("a sentence that begins with another item is told of that item") {
  const Lines lines =
      Supported(FactsOf(kUnit + "二、支出情况\n1.园林绿化养护经费支出60.00万元。\n2.垃圾消纳场建设项目支出90.00万元。\n"
                                "三、取得的成效\n园林绿化养护经费支出60.00万元,补植苗木2.4万株。垃圾消纳场建设项目完成"
                                "库区防渗1.2万平方米。\n"));
  CHECK(Has(lines, "园林绿化养护经费 -> 补植苗木2.4万株"));
  CHECK(Has(lines, "垃圾消纳场建设项目 -> 垃圾消纳场建设项目完成库区防渗1.2万平方米"));
}

TEST_CASE("a thing is counted with its size; the sides of a thing are no figures") {
  CHECK(Observed(FactsOf(kResults + "新建300米深机井2座,设备房1间(3.0m×3.5m)。\n")) ==
        Lines{"新建300米深机井 2 座 actual", "设备房 1 间 actual"});
}

TEST_CASE("what a project is to produce a year belongs to its name") {
  CHECK(Observed(FactsOf(kResults + "安远竹业公司年产5万吨竹胶板项目开工建设,新增车间2座。\n")) ==
        Lines{"新增车间 2 座 actual"});
}

TEST_CASE("figures behind 年初目标为 are targets, wherever it stands in the sentence") {
  const Lines lines =
      Observed(FactsOf(kResults + "深入乡镇开展技术服务,年初目标为选派技术员60名、培训林农2,000人次。\n"));
  CHECK(Has(lines, "选派技术员 60 名 target"));
  CHECK(Has(lines, "培训林农 2000 人次 target"));
}

TEST_CASE("where and by whom something was won is no part of what was won") {
  CHECK(Observed(FactsOf(kResults + "县林场代表队在全省第六届林业技能大赛上获得金牌3枚。\n")) ==
        Lines{"获得金牌 3 枚 actual"});
}

TEST_CASE("targets and results may follow each other without a mark between") {
  CHECK(Observed(FactsOf(kResults +
                         "护林员培训指标为420人次实际完成值为436人次防火物资发放指标为64件实际完成值为60件。\n")) ==
        Lines{"护林员培训 420 人次 target", "护林员培训 436 人次 actual", "防火物资发放 64 件 target",
              "防火物资发放 60 件 actual"});
}

TEST_CASE("a value that a change ends in is told of what the change began with") {
  CHECK(Has(Observed(FactsOf(kResults + "火情平均响应时间由12分钟缩短到7分钟。\n")), "火情平均响应时间 7 分钟 actual"));
}

TEST_CASE("what a template asks for is neither outcome nor observation") {
  const ReportFacts facts = FactsOf(
      "安远县林业局2022年度林道修复项目支出绩效自评报告\n三、绩效情况\n结合自评情况,说明项目实施取得的成效(200字以内)"
      "。\n"
      "修复林道6.2公里。\n");
  REQUIRE(facts.outcomes.size() == 1);
  CHECK(facts.outcomes[0].text == "修复林道6.2公里");
}

TEST_CASE("an outcome is tied to the item that its sentence names before it") {
  const Lines lines =
      Supported(FactsOf(kUnit + "二、资金使用情况\n1.油茶产业发展资金支出90.00万元。\n"
                                "三、取得的成效\n油茶提质扩面。投入油茶产业发展资金,新造油茶林620亩。\n"));
  CHECK(Has(lines, "油茶产业发展 -> 投入油茶产业发展资金,新造油茶林620亩"));
}

TEST_CASE("a sentence that begins with the thing an item was spent on is told of the item") {
  const Lines lines =
      Supported(FactsOf(kUnit + "二、支出情况\n1.东岭护林站业务用房建设支出90.00万元。\n2.苗圃温室改造支出30.00万元。\n"
                                "三、取得的成效\n东岭护林站业务用房主体封顶860平方米;苗圃温室由12座增加到20座。\n"));
  CHECK(Has(lines, "东岭护林站业务用房建设 -> 东岭护林站业务用房主体封顶860平方米"));
}

TEST_CASE("the kind of results that a sentence opens with is no part of an outcome") {
  const ReportFacts facts =
      FactsOf(kUnit +
              "二、资金使用情况\n1.苗圃改造项目支出9.00万元。\n"
              "三、绩效目标完成情况\n数量指标:苗圃改造项目完成温室8座。\n生态效益方面,新增绿地12公顷。\n");
  REQUIRE(facts.outcomes.size() == 2);
  CHECK(facts.outcomes[0].text == "苗圃改造项目完成温室8座");
  CHECK(facts.outcomes[1].text == "新增绿地12公顷");
  CHECK(Supported(facts).front() == "苗圃改造项目 -> 苗圃改造项目完成温室8座");
}

TEST_CASE("a figure beside another counts the same thing in another measure") {
  const Lines lines =
      Observed(FactsOf(kResults + "做好临灾转移,维护群众生命财产安全,今年以来转移群众 30 户 106 人。\n"));
  CHECK(Has(lines, "转移群众 30 户 actual"));
  CHECK(Has(lines, "转移群众 106 人 actual"));
}

TEST_CASE("what was done in all is a result, in a section of aims and in one of money too") {
  const Lines aims = Observed(FactsOf(kUnit + "二、绩效目标情况\n2023年度,全县共确认奖励对象148人,特扶对象40人。\n"));
  CHECK(Has(aims, "特扶对象 40 人 actual"));
  const Lines planned = Observed(FactsOf(kUnit + "二、绩效目标情况\n全县计划共确认奖励对象148人。\n"));
  REQUIRE(planned.size() == 1);
  CHECK(planned[0].ends_with("奖励对象 148 人 target"));
  CHECK(Has(Observed(FactsOf(kUnit + "二、资金使用情况\n使用资金84.5万元。全市共计报废农机具264台。\n")),
            "报废农机具 264 台 actual"));
}

TEST_CASE("a number of tasks is a target, and an area goes by its own name behind another") {
  CHECK(Has(Observed(FactsOf(kResults + "我市农房改造计划任务数2745户。\n")), "农房改造计划任务数 2745 户 target"));
  CHECK(Has(Observed(FactsOf(kResults + "新建水厂总占地面积4500平方米,总建筑面积1100平方米。\n")),
            "水厂总建筑面积 1100 square_metre actual"));
}

TEST_CASE("a figure as of a later day is told, where the paper says until when") {
  CHECK(Has(Observed(FactsOf("安远县林业局2019年度林道修复项目绩效自评报告\n三、绩效情况\n"
                             "截至2020年5月底,修复林道6.2公里。\n")),
            "修复林道 6.2 kilometre actual"));
}

}  // namespace jitu::ingest

#include <algorithm>

#include "graph/model/json.h"
#include "query/findings/store_findings.h"
#include "tests/query/findings/unit_graph.h"

namespace jitu::query {
namespace {

TEST_CASE("items that do not add up to the total beside them are told with the arithmetic") {
  UnitGraph graph;
  graph.Total("项目支出", "actual", 26'840'000'000);
  graph.Item("科技奖补", 12'000'000'000);
  graph.Item("企业纾困", 14'140'000'000);
  const auto findings = graph.Findings("sum_does_not_close");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh ==
        "临水县民政局：所列各项相加为 26,140.00 万元（12,000.00 + 14,140.00），报告写的项目支出是 26,840.00 万元，相差 "
        "700.00 万元。");
  CHECK(findings[0].unit == "临水县民政局");
  CHECK(findings[0].report == "民政局自评报告");
  CHECK(findings[0].evidence.size() == 3);
}

TEST_CASE("sums that close, or miss by rounding, are not told") {
  UnitGraph graph;
  graph.Total("项目支出", "actual", 26'140'000'000);
  graph.Item("科技奖补", 12'000'000'000);
  graph.Item("企业纾困", 14'140'050'000);  // 0.05 万元 more
  CHECK(graph.Findings("sum_does_not_close").empty());
}

TEST_CASE("items listed elsewhere are not held against the total") {
  UnitGraph graph;
  graph.Total("项目支出", "actual", 26'140'000'000);
  graph.Item("科技奖补", 12'000'000'000, "六、绩效情况 > (二)专项资金");
  graph.Item("企业纾困", 1'000'000'000, "六、绩效情况 > (二)专项资金");
  CHECK(graph.Findings("sum_does_not_close").empty());
}

TEST_CASE("parts that must sum to their whole and do not are told; parts under 其中 are not") {
  UnitGraph exact;
  const auto whole = exact.Item("奖补资金", 121'000'000, "三");
  for (const auto& [name, fen] : {std::pair("认定奖励", 84'000'000), std::pair("研发奖补", 36'000'000)}) {
    exact.Relate(exact.Item(name, fen, "三"), "PART_OF", whole, {{"exact", true}});
  }
  const auto findings = exact.Findings("sum_does_not_close");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh.find("各部分相加为 120.00 万元") != std::string::npos);
  UnitGraph loose;
  const auto other = loose.Item("奖补资金", 121'000'000, "三");
  loose.Relate(loose.Item("认定奖励", 84'000'000, "三"), "PART_OF", other, {{"exact", false}});
  loose.Relate(loose.Item("研发奖补", 36'000'000, "三"), "PART_OF", other, {{"exact", false}});
  CHECK(loose.Findings("sum_does_not_close").empty());
}

TEST_CASE("totals that do not add up are told") {
  UnitGraph graph;
  graph.Total("支出", "actual", 100'000'000);
  graph.Total("基本支出", "actual", 60'000'000, {{"partOf", "支出"}, {"partExact", true}});
  graph.Total("项目支出", "actual", 30'000'000, {{"partOf", "支出"}, {"partExact", true}});
  const auto findings = graph.Findings("sum_does_not_close");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.en.find("10.00 apart") != std::string::npos);
}

TEST_CASE("an outcome of several units is told once, with all of them") {
  UnitGraph one;
  const auto other = one.Entity("Unit", "临水县交通局");
  const auto other_report = one.Report(other, "交通局自评报告", 2022);
  const auto a = one.Outcome(one.unit, "溪山线完成改造", 2022, one.Passage(one.report, "六", 1, "溪山线完成改造。"));
  const auto b =
      one.Outcome(other, "溪山线全线完成改造", 2022, one.Passage(other_report, "六", 1, "溪山线全线完成改造。"));
  one.Relate(a, "SAME_AS", b, {{"confidence", 0.9}});
  const auto findings = one.Findings("outcome_claimed_by_several_units");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh.find("2 个单位（临水县交通局、临水县民政局）") != std::string::npos);
  CHECK(findings[0].evidence.size() == 2);
}

TEST_CASE("money of one year for a result of another is told") {
  UnitGraph graph;
  const auto passage = graph.Passage(graph.report, "六", 5, "防控经费用于2020年补助。");
  const auto outcome = graph.Outcome(graph.unit, "2020年防疫补助", 2022, passage);
  graph.Add(outcome, {{"periodYear", 2020}});
  graph.Supports(graph.Item("防控经费", 500'000), outcome, passage);
  const auto findings = graph.Findings("period_mismatch");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh ==
        "临水县民政局 2022 年的“防控经费”0.50 万元，支持的成效说的是 2020 年：“2020年防疫补助”。");
}

TEST_CASE("targets are compared with what came of them") {
  UnitGraph graph;
  graph.Add(graph.Observation("新引进项目", "target", 15), {{"raw", "15个"}});
  graph.Observation("园区新引进项目", "actual", 15);
  graph.Observation("新开工项目", "target", 18);
  graph.Observation("新竣工项目", "target", 16);
  graph.Observation("新竣工项目", "actual", 14);
  const auto equal = graph.Findings("target_equals_actual");
  REQUIRE(equal.size() == 1);
  CHECK(equal[0].message.zh == "临水县民政局 2022 年 1 项指标的完成值与目标值相同：新引进项目（15个）。");
  const auto missing = graph.Findings("target_without_actual");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].message.zh.find("新开工项目") != std::string::npos);
  CHECK(missing[0].message.zh.find("新竣工项目") == std::string::npos);
}

TEST_CASE("a rate of 100 % that is reached to the digit is remarked on like any other") {
  UnitGraph graph;
  graph.Add(graph.Observation("验收合格率", "target", 100), {{"unit", "percent"}});
  graph.Add(graph.Observation("验收合格率", "actual", 100), {{"unit", "percent"}});
  CHECK(graph.Findings("target_equals_actual").size() == 1);
}

TEST_CASE("targets told in other words and plans are not remarked on") {
  UnitGraph graph;
  graph.Observation("完成小区", "target", 3);
  graph.Observation("涉及小区", "actual", 3);
  CHECK(graph.Findings("target_equals_actual").empty());
  CHECK(graph.Findings("target_without_actual").empty());
  UnitGraph plan;
  plan.Observation("新开工项目", "target", 18);
  CHECK(plan.Findings("target_without_actual").empty());
}

TEST_CASE("a result of like name and like size answers a target, one of another thing does not") {
  const auto missing = [](std::string_view target, double aim, std::string_view result, double value,
                          std::string_view unit = "家") {
    UnitGraph graph;
    graph.Add(graph.Observation(target, "target", aim), {{"raw", "若干"}});
    graph.Add(graph.Observation(result, "actual", value), {{"unit", unit}});
    return graph.Findings("target_without_actual").size();
  };
  CHECK(missing("支持就业见习", 900, "组织见习", 964) == 0);
  CHECK(missing("支持就业见习", 900, "组织见习", 90) == 1);
  CHECK(missing("小区建筑面积", 24.8, "小区", 24.0, "户") == 1);
  CHECK(missing("设置护学岗", 60, "学校门口设置护学岗", 63, "所") == 0);
  CHECK(missing("新建旅游停车场", 4, "建成停车场", 2, "家") == 0);
  CHECK(missing("新建加工厂", 1, "新增就业", 30) == 0);
  CHECK(missing("启动应急响应", 2, "新增就业", 30) == 0);
}

TEST_CASE("a target told again in other words has the result of the other, and people are counted alike") {
  const auto missing = [](std::string_view again) {
    UnitGraph graph;
    graph.Observation("建设智慧小区", "target", 20);
    graph.Observation(again, "target", 20);
    graph.Observation(again, "actual", 22);
    return graph.Findings("target_without_actual").size();
  };
  CHECK(missing("建成智慧小区") == 0);
  CHECK(missing("新增护林员") == 1);
  UnitGraph people;
  people.Add(people.Observation("参赛职工", "target", 3500), {{"unit", "人"}});
  people.Add(people.Observation("职工参赛", "actual", 3870), {{"unit", "名"}});
  CHECK(people.Findings("target_without_actual").empty());
}

TEST_CASE("figures that agree in many digits are one, whatever they are called") {
  const auto missing = [](std::string_view raw, double value) {
    UnitGraph graph;
    graph.Add(graph.Observation("新建村内道路", "target", value), {{"raw", raw}});
    graph.Observation("完成施工", "actual", value);
    return graph.Findings("target_without_actual").size();
  };
  CHECK(missing("32.63公里", 32.63) == 0);
  CHECK(missing("30公里", 30) == 1);
}

TEST_CASE("a target whose sentence goes on with the result is not missing one") {
  UnitGraph graph;
  const auto node = graph.Observation("应达到合格率", "target", 98);
  graph.Add(node, {{"raw", "若干"}, {"unit", "percent"}});
  graph.Observation("新增就业", "actual", 30);
  CHECK(graph.Findings("target_without_actual").size() == 1);
  graph.Add(node, {{"raw", "合格率"}});
  graph.Relate(node, "EVIDENCED_BY", graph.Passage(graph.report, "一", 1, "应达到合格率98%以上，经抽检为99%。"));
  CHECK(graph.Findings("target_without_actual").empty());
}

TEST_CASE("a long list of names is told in several findings, each with its own evidence") {
  UnitGraph graph;
  for (int i = 0; i < 12; ++i)
    graph.Item("名称较长而没有写明成效的支出事项第" + std::to_string(i) + "项", 1'000'000 + i);
  const auto passage = graph.Passage(graph.report, "六", 5, "综合楼建成。");
  graph.Supports(graph.Item("综合楼项目", 700), graph.Outcome(graph.unit, "综合楼建成", 2022, passage), passage);
  const auto findings = graph.Findings("spending_without_outcome");
  REQUIRE(findings.size() > 1);
  std::size_t evidence = 0;
  for (const auto& finding : findings) {
    evidence += finding.evidence.size();
    CHECK(finding.message.zh.find("13 笔支出中，12 笔没有写明成效") != std::string::npos);
  }
  CHECK(evidence == 12);
}

TEST_CASE("an item that is told of by a longer or a shorter name is not without an outcome") {
  const auto without = [](std::string_view told) {
    UnitGraph graph;
    const auto passage = graph.Passage(graph.report, "六", 5, "改造林道4600米。");
    graph.Supports(graph.Item(told, 700), graph.Outcome(graph.unit, "改造林道4600米", 2022, passage), passage);
    graph.Item("林道宜机化改造", 500);
    return graph.Findings("spending_without_outcome").size();
  };
  CHECK(without("东岭林道宜机化改造项目") == 0);
  CHECK(without("护林站修缮项目") == 1);
}

TEST_CASE("of the outcomes without money honours and figures are named first, and what tells nothing is not counted") {
  UnitGraph graph;
  const auto passage = graph.Passage(graph.report, "六", 5, "林道通车。");
  for (const auto text : {"阿公山会同各村共同推进", "保育苗圃建成", "林道通车里程达到8公里", "林场获评先进集体"}) {
    const auto outcome = graph.Outcome(graph.unit, text, 2022, passage);
    if (std::string_view(text).ends_with("公里"))
      graph.Relate(outcome, "MEASURED_BY", graph.Observation("通车里程", "actual", 8));
  }
  const auto findings = graph.Findings("outcome_without_stated_funding");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh.find("3 项成效中") != std::string::npos);
  CHECK(findings[0].message.zh.find("如：林场获评先进集体、林道通车里程达到8公里") != std::string::npos);
}

TEST_CASE("what the report's title names is what the whole report tells of") {
  const auto without = [](const char* name) {
    UnitGraph graph;
    graph.Add(graph.report, {{"title", "2022年度林道养护专项资金绩效自评报告"}});
    const auto passage = graph.Passage(graph.report, "六", 5, "改造林道4600米。");
    graph.Supports(graph.Item("塌方处治", 700), graph.Outcome(graph.unit, "改造林道4600米", 2022, passage), passage);
    graph.Item(name, 5000);
    return graph.Findings("spending_without_outcome").size();
  };
  CHECK(without("县级林道养护专项资金") == 0);
  CHECK(without("护林员慰问") == 1);
}

TEST_CASE("of money without an outcome a part counts where its whole has one, else the whole alone") {
  UnitGraph graph;
  const auto passage = graph.Passage(graph.report, "六", 5, "更新渔船12艘。");
  const auto whole = graph.Item("渔业专项资金", 100'000'000);
  for (const auto& [name, outcome] :
       {std::pair("渔船更新", "更新渔船12艘"), std::pair("人工鱼礁", "投放鱼礁300座"), std::pair("港池清淤", "")}) {
    const auto part = graph.Item(name, 25'000'000);
    graph.Relate(part, "PART_OF", whole, {{"exact", false}});
    if (*outcome != 0) graph.Supports(part, graph.Outcome(graph.unit, outcome, 2022, passage), passage);
  }
  const auto alone = graph.Item("港口配套资金", 60'000'000);
  graph.Relate(graph.Item("航标维护", 20'000'000), "PART_OF", alone, {{"exact", false}});
  const auto findings = graph.Findings("spending_without_outcome");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].title == "支出未写明成效");
  CHECK(findings[0].message.zh.find("3 笔没有写明成效，共 85.00 万元（占所列支出的 53.1%）") != std::string::npos);
}

TEST_CASE("where money comes from and what it costs to run a unit's cars have no outcome to look for") {
  UnitGraph graph;
  for (const char* name : {"县级配套", "省级公益金", "各级衔接资金", "“三公”经费", "公务接待费", "该项支出"}) {
    graph.Item(name, 1'000'000);
  }
  const auto passage = graph.Passage(graph.report, "六", 5, "更新渔船12艘。");
  const auto tied = graph.Outcome(graph.unit, "更新渔船12艘", 2022, passage);
  graph.Supports(graph.Item("渔船更新", 500'000), tied, passage);
  CHECK(graph.Findings("spending_without_outcome").empty());
  graph.Item("县级物流配送中心项目", 1'000'000);
  CHECK(graph.Findings("spending_without_outcome").size() == 1);
}

TEST_CASE("a report that ties no money to any outcome singles no item out") {
  UnitGraph graph;
  graph.Item("渔船更新", 500'000);
  graph.Item("港池清淤", 800'000);
  CHECK(graph.Findings("spending_without_outcome").empty());
}

TEST_CASE("a part that is larger than its whole is told, one that is rounded is not") {
  UnitGraph graph;
  const auto whole = graph.Item("奖补资金", 12'000'000, "三");
  graph.Relate(graph.Item("认定奖励", 12'500'000, "三"), "PART_OF", whole, {{"exact", false}});
  graph.Relate(graph.Item("研发奖补", 12'000'004, "三"), "PART_OF", whole, {{"exact", false}});
  graph.Relate(graph.Item("招商奖励", 18'000'000, "三"), "PART_OF", whole, {{"exact", false}});  // hardly its part
  const auto findings = graph.Findings("sum_does_not_close");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh ==
        "临水县民政局“认定奖励”12.50 万元，是“奖补资金”12.00 万元的一部分，却比它多 0.50 万元。");
}

TEST_CASE("a name that several items have parts of is a part of none of them alone") {
  UnitGraph graph;
  const auto part = graph.Item("临水镇", 12'500'000, "三");
  for (const char* whole : {"电影放映补贴", "送戏下乡补贴"})
    graph.Relate(part, "PART_OF", graph.Item(whole, 12'000'000, "三"), {{"exact", false}});
  CHECK(graph.Findings("sum_does_not_close").empty());
}

TEST_CASE("travel abroad, cars and guests come to the three public expenses wherever they are told") {
  const auto found = [](std::int64_t cars) {
    UnitGraph graph;
    graph.Item("“三公”经费", 6'380'000);
    graph.Item("因公出国（境）费", 0);
    graph.Item("公务用车运行维护费", cars);
    graph.Item("公务接待费", 1'460'000);
    return graph.Findings("sum_does_not_close");
  };
  CHECK(found(4'920'000).empty());
  const auto findings = found(4'520'000);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh.find("三项相加为 5.98 万元") != std::string::npos);
}

TEST_CASE("a year that is only compared with, or stands in a document's name, is no other period") {
  UnitGraph graph;
  const auto passage = graph.Passage(graph.report, "六", 5, "满意度提高。");
  const auto item = graph.Item("改造项目", 500'000);
  for (const char* text : {"满意度92%，较2020年提高3个百分点", "印发《2020年整治方案》", "自2020年以来新增岗位",
                           "对2020年建成的演播室进行改造", "配送中心2020年11月开工，建筑面积9860平方米",
                           "承办2020年云湖农机展静态展区", "取暖率由2020年的71%提高到94%"}) {
    const auto outcome = graph.Outcome(graph.unit, text, 2022, passage);
    graph.Add(outcome, {{"periodYear", 2020}});
    graph.Relate(outcome, "INVOLVES", graph.Entity("Event", "2020年云湖农机展"));
    graph.Supports(item, outcome, passage);
  }
  CHECK(graph.Findings("period_mismatch").empty());
}

TEST_CASE("what a thing was long before, and what came of money later, is no mismatch of periods") {
  UnitGraph graph;
  const auto passage = graph.Passage(graph.report, "六", 5, "更新灯光。");
  const auto item = graph.Item("灯光更新", 500'000);
  for (const auto& [text, year] :
       {std::pair("更新大桥灯光，灯光于2015年建成", 2015), std::pair("2023年1月通过验收", 2023)}) {
    const auto outcome = graph.Outcome(graph.unit, text, 2022, passage);
    graph.Add(outcome, {{"periodYear", year}});
    graph.Supports(item, outcome, passage);
  }
  CHECK(graph.Findings("period_mismatch").empty());
}

TEST_CASE("a rate of execution that fits another budget says that the two amounts do not belong together") {
  UnitGraph graph;
  const auto item = graph.Item("旅游专项", 109'740'000);
  graph.Add(item, {{"budgetFen", 86'000'000}});
  const auto rate = graph.Observation("执行率", "actual", 94.6, {{"unit", "percent"}});
  const auto passage = graph.Passage(graph.report, "一", 7, "全年实际执行1097.4万元，执行率94.6%。");
  graph.Relate(item, "EVIDENCED_BY", passage);
  graph.Relate(rate, "EVIDENCED_BY", passage);
  CHECK(graph.Findings("spending_differs_from_budget").empty());
}

TEST_CASE("long sentences that two units share are told once for the two") {
  UnitGraph graph;
  const auto other = graph.Entity("Unit", "临水县科技局");
  const auto other_report = graph.Report(other, "科技局自评报告", 2022);
  const std::string_view shared =
      "全年共为辖区内三十六户困难家庭完成适老化改造并逐户验收，居民普遍反映出行和洗浴比从前方便了许多";
  graph.Passage(graph.report, "六", 1, shared);
  graph.Passage(other_report, "六", 1, shared);
  graph.Passage(graph.report, "六", 2, "工作扎实。");
  graph.Passage(other_report, "六", 2, "工作扎实。");
  const auto findings = graph.Findings("identical_paragraphs");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh.find("1 处文字一字不差") != std::string::npos);
  CHECK(findings[0].evidence.size() == 2);
}

}  // namespace
}  // namespace jitu::query

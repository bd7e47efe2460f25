#include "query/findings/check.h"

#include <algorithm>

#include "graph/model/json.h"
#include "query/findings/store_findings.h"
#include "tests/query/sample_graph.h"

namespace jitu::query {
namespace {

/// One unit and its report, with what the findings look at.
struct UnitGraph : SampleGraph {
  NodeId unit = Entity("Unit", "临水县民政局");
  NodeId report = Report(unit, "民政局自评报告", 2022);
  std::int64_t at = 0;

  NodeId Observation(std::string_view indicator, std::string_view role, graph::Value value, Pairs more = {},
                     std::string_view section = "二、支出情况 > (一)基本支出") {
    const NodeId node = Node("Observation", std::to_string(++at),
                             {{"role", role}, {"value", value}, {"unit", "家"}, {"fiscalYear", 2022}, {"raw", "万元"}});
    Add(node, more);
    const NodeId of = Node("Indicator", indicator, {{"name", indicator}, {"unit", "家"}});
    Relate(node, "OF", of);
    Relate(unit, "REPORTED", node);
    Relate(node, "EVIDENCED_BY", Passage(report, section, 1000 + at, std::string(indicator) + "若干。"));
    return node;
  }

  NodeId Total(std::string_view what, std::string_view role, std::int64_t fen, Pairs more = {}) {
    const NodeId node = Observation(what, role, graph::Value(fen / 100), more);
    Add(node, {{"total", true}, {"amountFen", fen}, {"fund", "一般公共预算"}});
    return node;
  }

  NodeId Item(std::string_view name, std::int64_t fen, std::string_view section = "二、支出情况 > (二)项目支出情况") {
    const NodeId node = Spending(unit, name, 2022, fen);
    Relate(node, "EVIDENCED_BY", Passage(report, section, 2000 + ++at, std::string(name) + "支出。"));
    return node;
  }

  NodeId Reckoning(std::string_view kind, Pairs properties, std::initializer_list<Pairs> terms) {
    const NodeId node = Node("Reckoning", std::to_string(++at), {{"kind", kind}});
    Add(node, properties);
    Relate(node, "EVIDENCED_BY", Passage(report, "二", 3000 + ++at, "合计。"));
    for (const Pairs& term : terms) {
      const NodeId passage = Passage(report, "二", 3000 + ++at, "其中一项。");
      Relate(node, "TERM", passage, term);
      Relate(node, "EVIDENCED_BY", passage);
    }
    return node;
  }

  std::vector<Finding> Findings(const std::string& kind) {
    const auto store = Open();
    const auto definitions = LoadDefinitions();
    REQUIRE(definitions.has_value());
    Engine engine(*store, TestCatalog());
    CheckOptions options;
    options.kinds = {kind};
    auto findings = Check(engine, *store, *definitions, options);
    if (!findings) FAIL(findings.error().message.en << "\n" << findings.error().where);
    return std::move(findings).value();
  }
};

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

TEST_CASE("outturns off their budgets are told in one finding a unit and year, the greatest difference first") {
  UnitGraph graph;
  graph.Add(graph.Item("社工服务", 40'500'000), {{"budgetFen", 45'000'000}});
  graph.Add(graph.Item("养老驿站", 66'000'000), {{"budgetFen", 60'000'000}});
  graph.Add(graph.Item("殡葬服务", 59'000'000), {{"budgetFen", 60'000'000}});
  graph.Add(graph.Item("消防改造", 19'000'000), {{"budgetFen", 20'000'000}});
  graph.Total("预算资金", "target", 392'690'000);
  graph.Total("支出", "actual", 1'828'900'000);
  const auto findings = graph.Findings("spending_differs_from_budget");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message.zh ==
        "临水县民政局 2022 年 2 笔支出与预算相差超过 5%，共少用 4.50 万元、多用 6.00 万元，相差大的在前："
        "养老驿站 10.0%、社工服务 -10.0%。");
  CHECK(findings[1].message.zh ==
        "临水县民政局 2022 年：预算资金 392.69 万元，支出 1,828.90 万元，相差 1,436.21 万元（365.7%）。");
}

TEST_CASE("outcomes without money and money without outcomes are told") {
  UnitGraph graph;
  const auto passage = graph.Passage(graph.report, "六", 5, "综合楼建成。");
  const auto paid = graph.Outcome(graph.unit, "综合楼建成", 2022, passage);
  graph.Outcome(graph.unit, "观摩点授牌", 2022, passage);
  graph.Supports(graph.Item("综合楼项目", 700), paid, passage);
  const auto whole = graph.Item("卫生健康", 900);
  graph.Relate(graph.Item("卫生健康其中", 100), "PART_OF", whole, {{"exact", false}});
  const auto outcomes = graph.Findings("outcome_without_stated_funding");
  REQUIRE(outcomes.size() == 1);
  CHECK(outcomes[0].message.zh ==
        "临水县民政局 2022 年 2 项成效中，1 项写明了由哪笔支出支持（50.0%）；未写明的 1 项，如：观摩点授牌。");
  const auto spending = graph.Findings("spending_without_outcome");
  REQUIRE(spending.size() == 1);
  CHECK(spending[0].message.zh.find("3 笔支出中，2 笔没有写明成效") != std::string::npos);
}

TEST_CASE(
    "one indicator with several values is told across units of one place only where it speaks of more than a unit") {
  UnitGraph graph;
  const auto other = graph.Entity("Unit", "临水县科技局");
  const auto other_report = graph.Report(other, "科技局自评报告", 2022);
  graph.Observation("新增省级小巨人企业", "actual", 5);
  graph.Observation("走访企业", "actual", 40);
  for (const auto& [name, value] : {std::pair("省级小巨人", 9), std::pair("走访企业", 50)}) {
    const auto node = graph.Node("Observation", std::string("o") + name,
                                 {{"role", "actual"}, {"value", value}, {"unit", "家"}, {"fiscalYear", 2022}});
    graph.Relate(node, "OF", graph.Node("Indicator", name, {{"name", name}, {"unit", "家"}}));
    graph.Relate(other, "REPORTED", node);
    graph.Relate(node, "EVIDENCED_BY", graph.Passage(other_report, "六", value, name));
  }
  const auto findings = graph.Findings("conflicting_values");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh.find("临水县科技局 9") != std::string::npos);
  CHECK(findings[0].message.zh.find("临水县民政局 5") != std::string::npos);
}

namespace {

/// The findings on two results of one report.
std::vector<Finding> Conflict(std::string_view one, double a, std::string_view other, double b,
                              std::string_view raw = "") {
  UnitGraph graph;
  graph.Add(graph.Observation(one, "actual", a), {{"raw", raw}});
  graph.Add(graph.Observation(other, "actual", b), {{"raw", raw}});
  return graph.Findings("conflicting_values");
}

}  // namespace

TEST_CASE(
    "two places of one report that count one thing differently are told, also where one name begins in more words") {
  CHECK(Conflict("设置护学岗学校", 63, "设置护学岗学校", 68).size() == 1);
  CHECK(Conflict("增殖放流苗种数量", 302, "放流苗种", 320).size() == 1);
  CHECK(Conflict("开展补贴性培训", 188, "补贴性培训中", 186).size() == 1);
  CHECK(Conflict("新增停车位", 264, "小区共新增停车位", 246).size() == 1);
  CHECK(Conflict("建成党群服务中心", 8, "建成党群服务站点", 9).empty());
}

TEST_CASE("what is counted may be told with the word for its number or without, and a short name keeps it") {
  for (const auto& [one, other] : {std::pair("宫颈癌检查人数", "宫颈癌检查"), std::pair("门急诊人次", "门急诊人次")}) {
    UnitGraph graph;
    graph.Add(graph.Observation(one, "actual", 35'200), {{"raw", "35200人"}});
    graph.Add(graph.Observation(other, "actual", 34'860), {{"raw", "34860人"}});
    CHECK(graph.Findings("conflicting_values").size() == 1);
  }
}

TEST_CASE("parts of a count, rounded figures and last year's are no conflict") {
  CHECK(Conflict("签约产业项目", 68, "签约产业项目", 31).empty());
  CHECK(Conflict("服务外来人口", 12612, "服务外来人口", 12600, "1.26万人").empty());
  CHECK(Conflict("林下经济产值由上年", 460, "林下经济产值由上年", 530).empty());
}

TEST_CASE("what two units did together is held against each other, where one names the other") {
  const auto told = [](std::string_view sentence) {
    UnitGraph graph;
    graph.Observation("救助被困车辆", "actual", 308);
    const auto other = graph.Entity("Unit", "临水县公安局");
    const auto other_report = graph.Report(other, "公安局自评报告", 2022);
    const auto node =
        graph.Node("Observation", "o", {{"role", "actual"}, {"value", 312}, {"unit", "家"}, {"fiscalYear", 2022}});
    graph.Relate(node, "OF", graph.Node("Indicator", "转移并救助被困车辆", {{"name", "转移并救助被困车辆"}}));
    graph.Relate(other, "REPORTED", node);
    graph.Relate(node, "EVIDENCED_BY", graph.Passage(other_report, "六", 9, sentence));
    return graph.Findings("conflicting_values").size();
  };
  CHECK(told("会同民政局转移并救助被困车辆312台次。") == 1);
  CHECK(told("转移并救助被困车辆312台次。") == 0);
}

TEST_CASE("slips in names are told, short names are not") {
  UnitGraph graph;
  const auto farm = graph.Entity("Enterprise", "临水县龙鸿运牧业合作社", {"龙鸿云牧业合作社", "龙鸿运合作社"});
  graph.Relate(farm, "EVIDENCED_BY", graph.Passage(graph.report, "补充", 7, "龙鸿云牧业合作社（笔误）。"));
  const auto findings = graph.Findings("name_variants");
  REQUIRE(!findings.empty());
  for (const auto& finding : findings) CHECK(finding.message.zh.find("龙鸿云牧业合作社") != std::string::npos);
  CHECK(findings[0].unit == "临水县民政局");
}

TEST_CASE(
    "a sum that a report shows is told where it does not come out, loose parts only where they exceed the whole") {
  const auto told = [](std::int64_t whole, bool exact) {
    UnitGraph graph;
    graph.Reckoning(
        "sum", {{"what", "合计"}, {"column", "兑付金额"}, {"amountFen", whole}, {"rounding", 500.0}, {"exact", exact}},
        {{{"name", "东乡"}, {"amountFen", 60'000'000}}, {{"name", "西乡"}, {"amountFen", 50'000'000}}});
    return graph.Findings("sum_does_not_close");
  };
  const auto short_by_ten = told(100'000'000, true);
  REQUIRE(short_by_ten.size() == 1);
  CHECK(short_by_ten[0].message.zh ==
        "临水县民政局《民政局自评报告》“合计”兑付金额：各项相加为 110.00 万元（60.00 + 50.00），报告写的是 100.00 "
        "万元，相差 10.00 万元。");
  CHECK(short_by_ten[0].evidence.size() == 3);
  CHECK(told(100'000'000, false).size() == 1);
  CHECK(told(120'000'000, true).size() == 1);
  CHECK(told(120'000'000, false).empty());
  CHECK(told(110'050'000, true).empty());  // 0.05 万元 of rounding
}

TEST_CASE("counts, weights and points that do not come out are told as what they are") {
  UnitGraph graph;
  graph.Reckoning("sum", {{"what", "合计"}, {"value", 210.0}, {"rounding", 0.0}, {"exact", true}},
                  {{{"value", 120.0}}, {{"value", 80.0}}});
  graph.Reckoning("weights", {{"what", "分值"}, {"value", 100.0}, {"rounding", 0.0}, {"exact", true}},
                  {{{"value", 60.0}, {"role", "weight"}}, {{"value", 45.0}, {"role", "weight"}}});
  graph.Reckoning("score", {{"what", "护林员满意度"}, {"value", 10.5}}, {{{"value", 10.0}, {"role", "weight"}}});
  graph.Reckoning("score_without_result", {{"what", "林农满意度"}, {"value", 12.0}},
                  {{{"value", 12.0}, {"role", "weight"}}});
  const auto message = [&](const std::string& kind) {
    const auto findings = graph.Findings(kind);
    REQUIRE(findings.size() == 1);
    return findings[0].message.zh;
  };
  CHECK(message("sum_does_not_close") ==
        "临水县民政局《民政局自评报告》“合计”：各项相加为 200（120、80），报告写的是 210，相差 10。");
  CHECK(message("weights_not_hundred") == "临水县民政局《民政局自评报告》：各项分值相加为 105（60、45），不是 100。");
  CHECK(message("score_above_weight") == "临水县民政局“护林员满意度”：得分 10.5，高于分值 10。");
  CHECK(message("score_without_result") == "临水县民政局“林农满意度”：没有填完成值，得分 12（满分 12）。");
}

TEST_CASE("a rate that none of the budgets beside it gives is told with the arithmetic") {
  const auto told = [](double rate) {
    UnitGraph graph;
    graph.Reckoning("rate", {{"what", "护林站改造"}, {"column", "执行率"}, {"value", rate}, {"rounding", 0.1}},
                    {{{"role", "actual"}, {"amountFen", 40'500'000}},
                     {{"role", "budget"}, {"amountFen", 50'000'000}},
                     {{"role", "budget"}, {"amountFen", 45'000'000}}});
    return graph.Findings("rate_not_as_computed");
  };
  CHECK(told(90.0).empty());
  CHECK(told(81.0).empty());
  const auto findings = told(100.0);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh ==
        "临水县民政局“护林站改造”：报告写的执行率是 100%，按所列金额 40.50 ÷ 45.00（万元）计算是 90.0%。");
}

TEST_CASE("an item with one amount in the form and another in the text is told, parts of it are not") {
  const auto told = [](std::int64_t fen, const std::string& words) {
    UnitGraph graph;
    const auto item = graph.Item("灌区改造", 301'500'000, "一");
    graph.Add(item, {{"actualFen", 301'500'000}, {"otherAmounts", graph::List{"actual " + std::to_string(fen)}}});
    const auto cell = graph.Passage(graph.report, "附件", 50, "年度资金总额 320.00 301.50");
    graph.Add(cell, {{"cell", "表1!D3"}});
    graph.Relate(item, "EVIDENCED_BY", cell);
    graph.Relate(item, "EVIDENCED_BY", graph.Passage(graph.report, "一", 9, words));
    return graph.Findings("conflicting_values");
  };
  const auto findings = told(310'500'000, "实际支出310.50万元。");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh ==
        "临水县民政局 2022 年“灌区改造”的金额有不同的数：301.50 万元、310.50 万元。口径可能不同。");
  CHECK(told(114'000'000, "其中渠道114.00万元。").empty());
  CHECK(told(310'500'000, "实际支出301.50万元，含上年310.50万元。").empty());
}

TEST_CASE("findings can be kept in the graph, and the next ones take their place") {
  UnitGraph graph;
  graph.Add(graph.Item("社工服务", 40'500'000), {{"budgetFen", 45'000'000}});
  const auto store = graph.Open();
  const auto definitions = LoadDefinitions();
  REQUIRE(definitions.has_value());
  Engine engine(*store, TestCatalog());
  CheckOptions options;
  options.kinds = {"spending_differs_from_budget"};
  const auto findings = Check(engine, *store, *definitions, options);
  REQUIRE(findings.has_value());
  const std::string question = "MATCH (f:Finding)-[:ABOUT]->(s:Spending) RETURN f.kind AS kind, s.name AS name";
  for (int round = 0; round < 2; ++round) {
    REQUIRE(StoreFindings(*store, *findings).has_value());
    const auto kept = engine.Run(question, {});
    REQUIRE(kept.has_value());
    REQUIRE(kept->rows.size() == 1);
    CHECK(*kept->rows[0][1].AsString() == "社工服务");
  }
  REQUIRE(StoreFindings(*store, {}).has_value());
  CHECK(engine.Run(question, {})->rows.empty());
}

TEST_CASE("the JSON of check has the members of the contract") {
  Finding finding;
  finding.kind = "period_mismatch";
  finding.severity = "notice";
  finding.message = Say("甲", "a");
  const auto json = graph::FromJson(ToJson(std::vector<Finding>{finding}, text::Language::kEnglish));
  REQUIRE(json.has_value());
  const auto& members = *json->AsList()->at(0).AsMap();
  for (const auto* member : {"kind", "message", "unit", "report", "evidence"}) CHECK(members.contains(member));
  CHECK(*members.at("message").AsString() == "a");
}

}  // namespace
}  // namespace jitu::query

#include <algorithm>

#include "graph/model/json.h"
#include "query/findings/store_findings.h"
#include "tests/query/findings/unit_graph.h"

namespace jitu::query {
namespace {

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

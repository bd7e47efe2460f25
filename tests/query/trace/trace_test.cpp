#include "query/trace/trace.h"

#include "graph/model/json.h"
#include "tests/query/sample_graph.h"

namespace jitu::query {
namespace {

/// Two units pay for one cluster's title, a third only claims it; one pays for something that sounds alike.
struct ClusterGraph : SampleGraph {
  NodeId centre = Entity("Unit", "东江区航空服务中心");
  NodeId park = Entity("Unit", "东江高新区管理委员会");
  NodeId bureau = Entity("Unit", "东江区科技局");
  NodeId centre_report = Report(centre, "服务中心自评报告", 2022);
  NodeId park_report = Report(park, "管委会自评报告", 2022);
  NodeId bureau_report = Report(bureau, "科技局自评报告", 2022);
  NodeId services, chain, land;

  ClusterGraph() {
    const auto p1 = Passage(centre_report, "六 > (二)", 100, "企业服务经费2.1万元。东江航空发动机集群榜上有名。");
    const auto p2 =
        Passage(park_report, "六 > (二)", 200, "航空产业链23.42万元。东江航空发动机集群榜上有名，成为重点。");
    const auto p3 = Passage(bureau_report, "六 > (一)", 300, "东江航空发动机集群进入国家名单。");
    const auto p4 = Passage(park_report, "六 > (二)", 400, "依据航空发动机产业链会议纪要拨付土地平整费用。");
    services = Spending(centre, "企业服务工作经费", 2022, 2'100'000);
    chain = Spending(park, "航空产业链", 2022, 23'420'000);
    land = Spending(park, "土地开发", 2022, 1'400'260'000);
    const auto fund = Node("Fund", "一般公共预算", {{"name", "一般公共预算"}});
    Relate(services, "FROM_FUND", fund);
    const auto o1 = Outcome(centre, "东江航空发动机集群榜上有名", 2022, p1);
    const auto o2 = Outcome(park, "东江航空发动机集群榜上有名，成为重点", 2022, p2);
    const auto o3 = Outcome(bureau, "东江航空发动机集群进入国家名单", 2022, p3);
    const auto o4 = Outcome(park, "依据航空发动机产业链会议纪要拨付土地平整费用", 2022, p4);
    Supports(services, o1, p1);
    Supports(chain, o2, p2);
    Supports(land, o4, p4);
    Relate(o1, "SAME_AS", o2, {{"confidence", 0.9}});
    Relate(o2, "SAME_AS", o3, {{"confidence", 0.8}});
  }
};

TEST_CASE("trace finds each unit's stated spending and nothing that only sounds alike") {
  ClusterGraph graph;
  const auto store = graph.Open();
  const auto answer = TraceFunds(*store, TestCatalog(), "东江航空发动机集群");
  REQUIRE(answer.has_value());
  REQUIRE(answer->funds.size() == 2);
  CHECK(answer->funds[0].unit == "东江区航空服务中心");
  CHECK(answer->funds[0].fund == "一般公共预算");
  CHECK(answer->funds[0].mode == "stated");
  CHECK(answer->funds[1].spending == "航空产业链");
  CHECK(answer->stated_fen == 25'520'000);
  CHECK(answer->claimed_by == std::vector<std::string>{"东江区科技局", "东江区航空服务中心", "东江高新区管理委员会"});
  CHECK(answer->OtherClaimants() == std::vector<std::string>{"东江区科技局"});
}

TEST_CASE("every row of trace has its sentence and its place") {
  ClusterGraph graph;
  const auto store = graph.Open();
  const auto answer = TraceFunds(*store, TestCatalog(), "东江航空发动机集群");
  REQUIRE(answer.has_value());
  REQUIRE(answer->funds[0].evidence.size() == 1);
  const auto& said = answer->funds[0].evidence[0];
  CHECK(said.report == "服务中心自评报告");
  CHECK(said.section == "六 > (二)");
  CHECK(said.start == 100);
  CHECK(said.quote == "企业服务经费2.1万元。东江航空发动机集群榜上有名。");
}

TEST_CASE("a spending item that supports two matched outcomes counts once") {
  SampleGraph graph;
  const auto unit = graph.Entity("Unit", "临水县文旅局");
  const auto report = graph.Report(unit, "文旅局自评报告", 2021);
  const auto passage = graph.Passage(report, "三", 10, "驿站补助用于青山驿站。");
  const auto spending = graph.Spending(unit, "驿站补助", 2021, 500);
  graph.Supports(spending, graph.Outcome(unit, "青山驿站建成", 2021, passage), passage);
  graph.Supports(spending, graph.Outcome(unit, "青山驿站投入使用", 2021, passage), passage);
  const auto store = graph.Open();
  const auto answer = TraceFunds(*store, TestCatalog(), "青山驿站");
  REQUIRE(answer.has_value());
  CHECK(answer->funds.size() == 2);
  CHECK(answer->stated_fen == 500);
}

TEST_CASE("an outcome without stated money has claimants and no rows") {
  SampleGraph graph;
  const auto unit = graph.Entity("Unit", "临水县科技局");
  const auto report = graph.Report(unit, "科技局自评报告", 2021);
  graph.Outcome(unit, "混合动力飞机成功首飞", 2021, graph.Passage(report, "一", 1, "混合动力飞机成功首飞。"));
  const auto store = graph.Open();
  const auto answer = TraceFunds(*store, TestCatalog(), "混合动力飞机首飞");
  REQUIRE(answer.has_value());
  CHECK(answer->funds.empty());
  CHECK(answer->stated_fen == 0);
  CHECK(answer->claimed_by == std::vector<std::string>{"临水县科技局"});
}

TEST_CASE("what comes only by way of another claim is joined and not in the total") {
  SampleGraph graph;
  const auto one = graph.Entity("Unit", "甲局");
  const auto other = graph.Entity("Unit", "乙局");
  const auto one_report = graph.Report(one, "甲局报告", 2021);
  const auto other_report = graph.Report(other, "乙局报告", 2021);
  const auto p1 = graph.Passage(one_report, "一", 1, "花桥景区提质完工。");
  const auto p2 = graph.Passage(other_report, "一", 1, "旅游补助用于游步道。");
  const auto asked = graph.Outcome(one, "花桥景区提质完工", 2021, p1);
  const auto paid = graph.Outcome(other, "游步道铺装", 2021, p2);
  const auto spending = graph.Spending(other, "旅游补助", 2021, 900);
  graph.Supports(spending, paid, p2);
  graph.Relate(asked, "SAME_AS", paid, {{"confidence", 0.7}});
  const auto store = graph.Open();
  const auto answer = TraceFunds(*store, TestCatalog(), "花桥景区提质完工");
  REQUIRE(answer.has_value());
  REQUIRE(answer->funds.size() == 1);
  CHECK(answer->funds[0].mode == "joined");
  CHECK(answer->funds[0].confidence == Approx(0.7));
  CHECK(answer->stated_fen == 0);
  CHECK(answer->claimed_by.size() == 2);
  TraceOptions strict;
  strict.least_confidence = 0.8;
  const auto surer = TraceFunds(*store, TestCatalog(), "花桥景区提质完工", strict);
  REQUIRE(surer.has_value());
  CHECK(surer->funds.empty());
}

TEST_CASE("a sentence of two results is joined only by the one that was asked for") {
  SampleGraph graph;
  const auto one = graph.Entity("Unit", "甲局");
  const auto other = graph.Entity("Unit", "乙局");
  const auto one_report = graph.Report(one, "甲局报告", 2021);
  const auto other_report = graph.Report(other, "乙局报告", 2021);
  const std::string both = "溪山线18公里完成提升改造并成为省级样板路，沿线花桥驿站投入使用，游客明显增多";
  const auto asked = graph.Outcome(one, both, 2021, graph.Passage(one_report, "一", 1, both));
  const auto p2 = graph.Passage(other_report, "一", 1, "溪山线18公里提升改造完工。");
  const auto road = graph.Outcome(other, "溪山线18公里提升改造完工", 2021, p2);
  graph.Supports(graph.Spending(other, "公路改造", 2021, 900), road, p2);
  graph.Relate(asked, "SAME_AS", road, {{"confidence", 0.9}});
  const auto store = graph.Open();
  const auto station = TraceFunds(*store, TestCatalog(), "花桥驿站");
  REQUIRE(station.has_value());
  CHECK(station->outcomes.size() == 1);
  CHECK(station->funds.empty());
  const auto line = TraceFunds(*store, TestCatalog(), "溪山线提升改造");
  REQUIRE(line.has_value());
  CHECK(line->funds.size() == 1);
}

TEST_CASE("a whole is left out where its part says the same more exactly") {
  SampleGraph graph;
  const auto unit = graph.Entity("Unit", "临水县农业局");
  const auto report = graph.Report(unit, "农业局报告", 2022);
  const auto passage = graph.Passage(report, "二", 5, "其中核桃项目320万元，建成核桃生产线1条。");
  const auto whole = graph.Spending(unit, "产业补助", 2022, 812);
  const auto part = graph.Spending(unit, "核桃项目", 2022, 320);
  graph.Relate(part, "PART_OF", whole, {{"exact", false}});
  const auto outcome = graph.Outcome(unit, "建成核桃生产线1条", 2022, passage);
  graph.Supports(whole, outcome, passage);
  graph.Supports(part, outcome, passage);
  const auto store = graph.Open();
  const auto answer = TraceFunds(*store, TestCatalog(), "核桃生产线");
  REQUIRE(answer.has_value());
  REQUIRE(answer->funds.size() == 1);
  CHECK(answer->funds[0].spending == "核桃项目");
  CHECK(answer->stated_fen == 320);
}

TEST_CASE("what the report's title says its sentences may leave out") {
  SampleGraph graph;
  const auto unit = graph.Entity("Unit", "东江区园区管理委员会");
  const auto report = graph.Report(unit, "云湖产业园一期债券项目绩效自评报告", 2022);
  const auto passage = graph.Passage(report, "三", 100, "标准厂房于11月28日交付使用。");
  const auto item = graph.Spending(unit, "标准厂房工程", 2022, 1'186'000);
  graph.Supports(item, graph.Outcome(unit, "标准厂房于11月28日交付使用", 2022, passage), passage);
  const auto store = graph.Open();
  const auto trace = TraceFunds(*store, TestCatalog(), "云湖产业园一期标准厂房交付使用");
  REQUIRE(trace.has_value());
  CHECK(trace->funds.size() == 1);
}

TEST_CASE("a question that nothing answers has an empty answer, an empty question is a fault") {
  ClusterGraph graph;
  const auto store = graph.Open();
  const auto none = TraceFunds(*store, TestCatalog(), "跨海大桥合龙");
  REQUIRE(none.has_value());
  CHECK(none->outcomes.empty());
  const auto empty = TraceFunds(*store, TestCatalog(), " ，。");
  REQUIRE(!empty.has_value());
  CHECK(empty.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("the outcomes of a spending item are listed with everyone who claims them") {
  ClusterGraph graph;
  const auto store = graph.Open();
  const auto answer = TraceOutcomes(*store, TestCatalog(), "航空产业链支出");
  REQUIRE(answer.has_value());
  REQUIRE(answer->spendings.size() == 1);
  CHECK(answer->spendings[0].amount_fen == 23'420'000);
  REQUIRE(answer->outcomes.size() == 1);
  CHECK(answer->outcomes[0].claimed_by.size() == 3);
}

TEST_CASE("the JSON of trace has the members of the contract") {
  ClusterGraph graph;
  const auto store = graph.Open();
  const auto answer = TraceFunds(*store, TestCatalog(), "东江航空发动机集群");
  REQUIRE(answer.has_value());
  const auto json = graph::FromJson(ToJson(*answer));
  REQUIRE(json.has_value());
  const auto& members = *json->AsMap();
  CHECK(*members.at("query").AsString() == "东江航空发动机集群");
  CHECK(*members.at("statedFen").AsInteger() == 25'520'000);
  CHECK(members.at("claimedBy").AsList()->size() == 3);
  const auto& row = *members.at("funds").AsList()->at(0).AsMap();
  for (const auto* member :
       {"unit", "spending", "fund", "fiscalYear", "amountFen", "mode", "confidence", "outcome", "evidence"}) {
    CHECK(row.contains(member));
  }
  CHECK(*row.at("amountFen").AsInteger() == 2'100'000);
  const auto& outcome = *members.at("outcomes").AsList()->at(0).AsMap();
  for (const auto* member : {"id", "text", "unit", "report", "score"}) CHECK(outcome.contains(member));
  const auto& said = *row.at("evidence").AsList()->at(0).AsMap();
  for (const auto* member : {"report", "section", "start", "end", "quote"}) CHECK(said.contains(member));
}

}  // namespace
}  // namespace jitu::query

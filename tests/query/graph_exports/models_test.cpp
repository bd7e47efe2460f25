#include "graph/model/json.h"
#include "tests/query/graph_exports/exported.h"

namespace jitu::query::exporting {
namespace {

std::map<std::string, graph::Map> Entities(const std::string& lines) {
  std::map<std::string, graph::Map> entities;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    const auto entity = graph::FromJson(line);
    REQUIRE(entity.has_value());
    entities[*entity->AsMap()->at("id").AsString()] = *entity->AsMap();
  }
  return entities;
}

std::string Ftm(NodeId node) { return "jitu-" + std::to_string(node.value); }

TEST_CASE("FollowTheMoney: items are projects with their money, and outcomes notes on stated spending alone") {
  Town town;
  const NodeId firm = town.graph.Entity("Enterprise", "云山宏远建设有限公司");
  const NodeId school = town.graph.Entity("Enterprise", "云山农机研究所");
  town.graph.Relate(town.lit, "INVOLVES", firm);
  const auto store = town.graph.Open();
  const auto entities = Entities(Exported(*store, "ftm"));
  const auto properties = [&](NodeId node) { return graph::ToJson(entities.at(Ftm(node)).at("properties")); };
  CHECK(*entities.at(Ftm(firm)).at("schema").AsString() == "Company");
  CHECK(*entities.at(Ftm(school)).at("schema").AsString() == "Organization");
  CHECK(*entities.at(Ftm(town.road)).at("schema").AsString() == "Project");
  CHECK(Contains(properties(town.road), "\"amount\":[\"61200.00\"]"));
  CHECK(Contains(properties(town.paved), Ftm(town.road)));
  CHECK_FALSE(Contains(properties(town.lit), Ftm(town.lamp)));
  CHECK(Contains(properties(town.lit), Ftm(firm)));
  CHECK(Contains(properties(town.paved), "修路85公里”（2022年度自评报告，第 11–"));
}

TEST_CASE("FollowTheMoney: a report without a title is called as its file") {
  Town town;
  town.graph.Add(town.report, {{"title", ""}, {"path", "2022/a.txt"}});
  const auto store = town.graph.Open();
  CHECK(Contains(Exported(*store, "ftm"), R"("name":["a.txt"])"));
}

TEST_CASE("IATI: targets and actuals of a period, a qualitative indicator where there is no number") {
  Town town;
  const NodeId target = town.Observation("里程", "target", 80, "80公里");
  const NodeId actual = town.Observation("里程", "actual", 85, "85公里");
  town.graph.Relate(town.paved, "MEASURED_BY", target);
  town.graph.Relate(town.paved, "MEASURED_BY", actual);
  const auto store = town.graph.Open();
  const std::string text = Exported(*store, "iati");
  CHECK(Contains(text, "<target value=\"80\">"));
  CHECK(Contains(text, "<actual value=\"85\">"));
  CHECK(Contains(text, "<indicator measure=\"5\">"));
  CHECK(Contains(text, "<value value-date=\"2022-12-31\">61200.00</value>"));
}

TEST_CASE("IATI: the money of a part is not spent twice") {
  Town town;
  town.graph.Relate(town.lamp, "PART_OF", town.road);
  const auto store = town.graph.Open();
  CHECK_FALSE(Contains(Exported(*store, "iati"), ">8.00</value>"));
}

TEST_CASE("IATI: a part of a graph without a unit's claims is refused, for no file would be valid") {
  SampleGraph graph;
  graph.Entity("Enterprise", "某公司");
  const auto store = graph.Open();
  CHECK_FALSE(Written(*store, "iati").has_value());
}

}  // namespace
}  // namespace jitu::query::exporting

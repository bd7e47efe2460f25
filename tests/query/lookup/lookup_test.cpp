#include "query/lookup/lookup.h"

#include "graph/model/json.h"
#include "query/lookup/name_match.h"
#include "tests/query/sample_graph.h"

namespace jitu::query {
namespace {

double Match(std::string_view asked, std::string_view name) {
  static const NameShaper shaper(TestCatalog());
  return MatchName(shaper.FormsOf(asked), shaper.FormsOf(name)).score;
}

TEST_CASE("ways in which a name answers, from surest to least sure") {
  const std::string_view asked = "东江钻切";
  CHECK(Match(asked, "东江钻切") == 1);
  CHECK(Match("启程华路", "启成华路") == Approx(0.9));
  CHECK(Match(asked, "东江钻切公司") > Match(asked, "东江钻石切削刀具公司"));
  CHECK(Match(asked, "东江钻石切削刀具公司") > 0.5);
  CHECK(Match(asked, "西山环卫公司") == 0);
}

TEST_CASE("punctuation, width and traditional characters make no difference") {
  CHECK(Match("云财农2022 11号", "云财农〔2022〕11号") == 1);
  CHECK(Match("ＳＡ６０Ｌ", "sa60l") == 1);
  CHECK(Match("國際航展", "国际航展") == 1);
}

TEST_CASE("pinyin and its initials answer") {
  CHECK(Match("qi cheng hua lu", "启承华路") > 0.9);
  CHECK(Match("qchl", "启承华路") > 0.7);
  CHECK(Match("fuli zhongxin", "东江福利中心综合楼") > 0.6);
}

TEST_CASE("a slip of one character answers, another thing does not") {
  CHECK(Match("多用途轻型运输飞机关键技术", "多用途轻型运输机关键技术") > 0.8);
  CHECK(Match("航天天麓", "湖南通航天麓科技有限公司") > 0.3);
  CHECK(Match("甲乙公司", "丙丁公司") == 0);
}

struct Companies : SampleGraph {
  NodeId bureau = Entity("Unit", "东江区科技局", {"区科技局"});
  NodeId report = Report(bureau, "科技局自评报告", 2022);
  NodeId urban =
      Entity("Enterprise", "上海普环城市建设有限公司", {"普环城建"}, {"普环城建 = 上海普环城市建设有限公司: 简称"});
  NodeId cleaning = Entity("Enterprise", "上海普环环卫服务有限公司");
  NodeId plane = Entity("Product", "阿若拉SA60L轻型运动飞机");
  NodeId factory = Entity("Enterprise", "中国航发南方工业有限公司");
  NodeId turbine = Entity("Enterprise", "南方燃机");

  Companies() {
    const auto passage = Passage(report, "六", 9, "普环城建完成整治，阿若拉SA60L轻型运动飞机出口。");
    Relate(urban, "EVIDENCED_BY", passage);
    Relate(plane, "EVIDENCED_BY", passage);
    const auto outcome = Outcome(bureau, "普环城建完成整治", 2022, passage);
    Relate(outcome, "INVOLVES", urban);
  }

  LookupMatch First(std::string_view name) {
    if (store_ == nullptr) store_ = Open();
    const auto answer = Lookup(*store_, TestCatalog(), name);
    REQUIRE(answer.has_value());
    REQUIRE(!answer->matches.empty());
    return answer->matches.front();
  }

 private:
  std::unique_ptr<graph::Store> store_;
};

TEST_CASE("a short name leads to the full name, with the reason and everyone who speaks of it") {
  Companies graph;
  const auto match = graph.First("普环城建");
  CHECK(match.name == "上海普环城市建设有限公司");
  CHECK(match.label == "Enterprise");
  CHECK(match.units == std::vector<std::string>{"东江区科技局"});
  CHECK(match.reports == std::vector<std::string>{"科技局自评报告"});
  CHECK(match.mentions == 1);
  CHECK(match.why.zh.find("简称") != std::string::npos);
}

TEST_CASE("a code inside a name leads to the thing") {
  Companies graph;
  CHECK(graph.First("SA60L").name == "阿若拉SA60L轻型运动飞机");
}

TEST_CASE("an abbreviation by characters in order leads to the right one of two look-alikes") {
  Companies graph;
  CHECK(graph.First("普环建设").name == "上海普环城市建设有限公司");
  CHECK(graph.First("普环环卫").name == "上海普环环卫服务有限公司");
}

TEST_CASE("a name that the catalogue knows for another's leads there") {
  Companies graph;
  const auto match = graph.First("331厂");
  CHECK(match.name == "中国航发南方工业有限公司");
  CHECK(match.score > 0.9);
}

TEST_CASE("a unit's short name leads to the unit and its own reports") {
  Companies graph;
  const auto match = graph.First("区科技局");
  CHECK(match.label == "Unit");
  CHECK(match.reports.size() == 1);
}

TEST_CASE("a name of nothing has no matches, an empty name is a fault") {
  Companies graph;
  const auto store = graph.Open();
  const auto none = Lookup(*store, TestCatalog(), "跨海大桥");
  REQUIRE(none.has_value());
  CHECK(none->matches.empty());
  const auto empty = Lookup(*store, TestCatalog(), "《》");
  CHECK(!empty.has_value());
}

TEST_CASE("the JSON of lookup has the members of the contract") {
  Companies graph;
  const auto store = graph.Open();
  const auto answer = Lookup(*store, TestCatalog(), "普环城建");
  REQUIRE(answer.has_value());
  const auto json = graph::FromJson(ToJson(*answer, text::Language::kEnglish));
  REQUIRE(json.has_value());
  const auto& match = *json->AsMap()->at("matches").AsList()->at(0).AsMap();
  for (const auto* member : {"id", "label", "name", "aliases", "score", "why", "units", "reports", "mentions"}) {
    CHECK(match.contains(member));
  }
  CHECK(match.at("why").AsString()->find("same name") != std::string::npos);
}

}  // namespace
}  // namespace jitu::query

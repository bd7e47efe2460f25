#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "graph/store/open.h"
#include "ingest/load/curated_file.h"
#include "ingest/load/ingest.h"
#include "ingest/load/judgements.h"
#include "tests/ingest/load/contents.h"

namespace jitu::ingest {
namespace {

const std::string kReport = R"(云山市南岭区产业服务中心2022年度部门整体支出绩效自评报告
一、基本情况
二、一般公共预算收支情况
(二)项目支出情况
1.无人机产业经费支出12.00万元。
2.防火经费支出3.00万元。
六、资金使用及绩效情况
(二)专项资金支出绩效情况
1.无人机产业经费支出12.00万元。圆满举办第三届云山国际无人机博览会静态展，启承华路、蓝穹动力等企业参展。带动启成华路、海珀传感等企业签约。
)";

const std::string kHead = R"({"fact":"report","unit":"云山市南岭区产业服务中心","fiscalYear":2022,"source":"核对组"})"
                          "\n";

std::unique_ptr<graph::Store> Loaded(const std::vector<std::string>& files) {
  auto store = graph::OpenMemory(Catalog().graph());
  REQUIRE(Ingest(*store, Catalog(), files, {}));
  return store;
}

std::vector<std::int64_t> AmountsOf(const graph::Store& store, const std::string& item) {
  std::vector<std::int64_t> amounts;
  const auto at = store.snapshot();
  const auto tokens = store.tokens(*at);
  graph::ScanSpec spec;
  spec.label = tokens.FindLabel("Spending");
  spec.projection.properties = {*tokens.FindProperty("name"), *tokens.FindProperty("amountFen")};
  REQUIRE(store.scan(*at, spec, [&](const graph::NodeBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (*block.columns[0][i].AsString() == item) amounts.push_back(*block.columns[1][i].AsInteger());
    }
    return true;
  }));
  return amounts;
}

CuratedFacts Curated(const std::string& lines) {
  Document document;
  document.path = "facts.jsonl";
  document.sha256 = "00";
  document.source = lines;
  document.source_index = text::CodePointIndex(lines);
  return ReadCurated(document, Catalog());
}

}  // namespace

TEST_CASE("a curated amount stands in the place of the one that rules read, and goes when its file is emptied") {
  const Folder folder("curated");
  const std::string report = folder.Write("a.txt", kReport);
  const auto plain = GraphOf({report});
  const std::string facts = folder.Write(
      "b.jsonl",
      kHead + R"({"fact":"spending","name":"无人机产业经费","amountFen":125000000,"basis":"actual"})" + "\n");
  const auto store = Loaded({report, facts});
  CHECK(AmountsOf(*store, "无人机产业经费") == std::vector<std::int64_t>{125000000});
  CHECK(AmountsOf(*store, "防火经费") == std::vector<std::int64_t>{3000000});
  CHECK(Contents(*Loaded({facts, report})) == Contents(*store));

  folder.Write("b.jsonl", "");
  REQUIRE(Ingest(*store, Catalog(), {facts}, {}));
  CHECK(AmountsOf(*store, "无人机产业经费") == std::vector<std::int64_t>{12000000});
  CHECK(Contents(*store) == plain);
}

TEST_CASE("a curated fact that is less sure than the rule gives way, one of confidence 0 denies") {
  const Folder folder("unsure");
  const std::string report = folder.Write("a.txt", kReport);
  const std::string unsure = folder.Write(
      "b.jsonl",
      kHead + R"({"fact":"spending","name":"无人机产业经费","amountFen":1,"basis":"actual","confidence":0.2})" + "\n");
  CHECK(AmountsOf(*Loaded({report, unsure}), "无人机产业经费") == std::vector<std::int64_t>{12000000});
  const std::string denial = folder.Write(
      "c.jsonl",
      kHead + R"({"fact":"spending","name":"防火经费","amountFen":3000000,"basis":"actual","confidence":0})" + "\n");
  CHECK(AmountsOf(*Loaded({report, denial}), "防火经费").empty());
}

TEST_CASE("bad lines are named with their number and the others count") {
  const auto facts = Curated(R"({"fact":"outcome","text":"先于单位"})"
                             "\n" +
                             kHead +
                             R"({"fact":"outcome","text":"建成桥梁1座"}
nonsense
{"fact":"rumour"}
{"fact":"total","what":"支出","basis":"actual"}
{"fact":"total","what":"支出","basis":"perhaps","amountFen":5}
{"fact":"supports","spending":"防火经费","outcome":"防火演练2次","mode":"stated","confidence":2}
{"fact":"supports","spending":"防火经费","outcome":"防火演练2次","mode":"stated","confidence":0.8}
)");
  std::vector<std::string> places;
  for (const Error& error : facts.bad_lines) places.push_back(error.where);
  CHECK(places == std::vector<std::string>{"facts.jsonl:1", "facts.jsonl:4", "facts.jsonl:5", "facts.jsonl:6",
                                           "facts.jsonl:7", "facts.jsonl:8"});
  REQUIRE(facts.reports.size() == 1);
  CHECK(facts.reports[0].outcomes.size() == 2);  // the one that is stated, and the one that a link names
  REQUIRE(facts.reports[0].supports.size() == 1);
  CHECK(facts.reports[0].supports[0].evidence.confidence == 0.8);
  CHECK(facts.reports[0].outcomes[0].evidence.quote == R"({"fact":"outcome","text":"建成桥梁1座"})");
}

TEST_CASE("a sum that somebody states is taken with its terms, each at its place, or not at all") {
  const std::string sum =
      R"({"fact":"reckoning","kind":"sum","what":"合计","decimal":"9.00","amountFen":9000000,"terms":)";
  const auto facts =
      Curated(kHead + sum +
              R"([{"name":"甲","decimal":"4.00","amountFen":4000000,"evidence":{"start":1,"end":3,"quote":"4.00"}},)"
              R"({"name":"乙","decimal":"5.00","amountFen":5000000,"evidence":{"start":4,"end":6,"quote":"5.00"}}]})"
              "\n" +
              sum + R"([{"name":"甲","decimal":"4.00"}]})" + "\n" + sum + "[]}\n");
  REQUIRE(facts.bad_lines.size() == 2);
  CHECK(facts.bad_lines[0].where == "facts.jsonl:3");
  REQUIRE(facts.reports.size() == 1);
  REQUIRE(facts.reports[0].reckonings.size() == 1);
  const auto& stated = facts.reports[0].reckonings[0];
  CHECK(stated.amount_fen == 9000000);
  REQUIRE(stated.terms.size() == 2);
  CHECK(stated.terms[1].name == "乙");
  CHECK(stated.terms[1].evidence.quote == "5.00");
}

TEST_CASE("a judgement holds for what is read later, and is taken back as it was made") {
  const Folder folder("judged");
  const std::string report = folder.Write("a.txt", kReport);
  const std::string changed = folder.Write("b.txt", "云山市北岭区科技局2022年度报告\n一、成效\n启承华路投产。\n");
  const auto before = GraphOf({report, changed});

  const auto store = Loaded({report});
  REQUIRE(Judge(*store, Catalog(), "different", "启承华路", "启成华路", "两家", {}));
  REQUIRE(Ingest(*store, Catalog(), {changed}, {}));
  const auto apart = Contents(*store);
  CHECK(apart.size() != before.size());

  const auto other = graph::OpenMemory(Catalog().graph());  // judged first, read afterwards
  REQUIRE(Judge(*other, Catalog(), "different", "启成华路", "启承华路", "两家", {}));
  REQUIRE(Ingest(*other, Catalog(), {changed, report}, {}));
  CHECK(Contents(*other) == apart);

  REQUIRE(Unjudge(*store, Catalog(), "启成华路", "启承华路", {}));
  CHECK(Contents(*store) == before);
  CHECK_FALSE(Unjudge(*store, Catalog(), "启成华路", "启承华路", {}));
  CHECK_FALSE(Judge(*store, Catalog(), "perhaps", "启成华路", "启承华路", "", {}));
}

TEST_CASE("a judgement of two outcomes, each told by a part of its text, holds for what is read later") {
  const Folder folder("judged_outcomes");
  const std::string report = folder.Write("a.txt", kReport);
  const std::string other = folder.Write("b.txt",
                                         "云山市北岭区科技局2022年度部门整体支出绩效自评报告\n一、主要成效\n"
                                         "第三届云山国际无人机博览会静态展圆满举办。\n");
  const auto store = Loaded({report, other});
  const auto joined = Contents(*store);
  const auto one = MeantBy(*store, Catalog(), "圆满举办第三届云山国际无人机博览会静态展");
  const auto two = MeantBy(*store, Catalog(), "无人机博览会静态展圆满举办");
  REQUIRE(one);
  REQUIRE(two);
  CHECK(two->find("第三届") != std::string::npos);
  CHECK_FALSE(MeantBy(*store, Catalog(), "无人机博览会静态展"));  // either may be meant
  CHECK(MeantBy(*store, Catalog(), "青岚精密").value() == "青岚精密");
  REQUIRE(Judge(*store, Catalog(), "different", *one, *two, "", {}));
  const auto apart = Contents(*store);
  CHECK(apart != joined);

  const auto later = Loaded({report});
  REQUIRE(Judge(*later, Catalog(), "different", *two, *one, "", {}));
  REQUIRE(Ingest(*later, Catalog(), {other}, {}));
  CHECK(Contents(*later) == apart);
  REQUIRE(Unjudge(*later, Catalog(), *one, *two, {}));
  CHECK(Contents(*later) == joined);
}

}  // namespace jitu::ingest

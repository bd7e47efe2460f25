/// Which item stands behind an outcome, and which outcomes no item may claim.
#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kTown = "安远县柳溪镇人民政府2022年度部门整体支出绩效自评报告\n";
const std::string kItems =
    "二、项目支出情况\n项目支出包括:\n1.景区道路工程120万元;\n2.农村厕所改造80万元;\n3.集贸市场改造60万元。\n"
    "三、项目绩效情况\n";

}  // namespace

TEST_CASE("what the whole unit won is no item's, though an item is told of above") {
  const std::string body = kItems + "1.景区道路工程。修建道路3公里。\n";
  CHECK(Has(Supported(FactsOf(kTown + body)), "景区道路工程 -> 修建道路3公里"));
  for (const std::string won : {"柳溪镇获评云山省森林乡镇。\n", "我镇荣获全省文明乡镇称号。\n"}) {
    const auto links = Supported(FactsOf(kTown + body + won));
    CHECK(links == Supported(FactsOf(kTown + body)));
  }
}

TEST_CASE("an item may be told of in other words and another order") {
  const auto links = Supported(FactsOf(kTown + kItems + "改造农村户厕412户,卫生厕所普及率达到78%。\n"));
  CHECK(Has(links, "农村厕所改造 -> 改造农村户厕412户,卫生厕所普及率达到78%"));
}

TEST_CASE("what a work added is of the item that the clause before names") {
  const auto links = Supported(FactsOf(kTown + kItems + "改造集贸市场9个,新增经营面积2600平方米。\n"));
  CHECK(Has(links, "集贸市场改造 -> 改造集贸市场9个"));
  CHECK(Has(links, "集贸市场改造 -> 新增经营面积2600平方米"));
}

TEST_CASE("an item named with the firm that got its money is told of by the work alone") {
  const auto links = Supported(
      FactsOf("安远县商务局2022年度商业体系专项资金绩效自评报告\n一、资金使用情况\n实际拨付300万元。具体为:\n"
              "(一)云州鲜达物流有限公司冷链集配中心项目180万元,安远县惠民商贸有限公司便民商店改造项目120万元。\n"
              "二、绩效情况\n冷链集配中心项目建成低温库1200立方米。\n"));
  CHECK(Has(links, "云州鲜达物流有限公司冷链集配中心项目 -> 冷链集配中心项目建成低温库1200立方米"));
}

TEST_CASE("a sentence about something else does not go on with the item that the one before begins with") {
  const auto links = Supported(FactsOf(kTown + kItems + "集贸市场改造新增摊位26个。“3·18”火灾发生后,转移群众31人。\n"));
  CHECK(links == Lines{"集贸市场改造 -> 集贸市场改造新增摊位26个"});
}

TEST_CASE("what money is for is no outcome, what was done with it is") {
  const std::string head = "安远县民政局2022年度公益金使用情况公告\n一、资金使用情况\n";
  CHECK(FactsOf(head + "安排残疾人康复项目60万元,主要用于社会福利事业。\n").outcomes.empty());
  CHECK(FactsOf(head + "安排残疾人康复项目60万元,用于购置康复器械。\n").outcomes.size() == 1);
  CHECK(FactsOf(head + "10万元用于残疾人康复补贴,全县残疾儿童康复实现全覆盖。\n").outcomes.size() == 1);
}

TEST_CASE("an honour is an outcome also where its sentence begins with who won it") {
  const ReportFacts facts = FactsOf(
      "安远县人民医院2022年度改革补助项目绩效自评报告\n二、佐证材料\n(三)综合效益。我院获全国改善服务先进典型医院"
      "称号。\n");
  REQUIRE(facts.outcomes.size() == 1);
  CHECK(facts.outcomes[0].text == "我院获全国改善服务先进典型医院称号");
}

TEST_CASE("of an outcome that is told twice the sentence that ties it most surely is shown") {
  const ReportFacts facts = FactsOf(
      "安远县林业局2022年度部门整体支出绩效自评报告\n一、工作成效\n香榧产业集群通过省级特色产业集群评审,建成苗圃3处。\n"
      "二、专项资金支出绩效情况\n1.香榧产业集群培育经费支出64.20万元。一是编制了产业图谱,"
      "二是香榧产业集群通过省级特色产业集群评审。\n");
  const auto support = std::find_if(facts.supports.begin(), facts.supports.end(), [&](const SupportFact& fact) {
    return facts.outcomes[static_cast<std::size_t>(fact.outcome)].text == "香榧产业集群通过省级特色产业集群评审";
  });
  REQUIRE(support != facts.supports.end());
  CHECK(support->evidence.rule == "item_repeated");
}

}  // namespace jitu::ingest

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kHead = "安远县林业局2022年度部门整体支出绩效自评报告\n";

std::vector<std::string> Items(const std::string& body) { return SpendingOf(FactsOf(kHead + body)); }

}  // namespace

TEST_CASE("items that come to another's amount to the fen are its parts") {
  CHECK(Items("一、资金情况\n造林补助资金支出50万元。油茶新造支出30万元,成活率90%"
              "。低产林改造支出20万元。护林员补助支出9万元。\n") ==
        std::vector<std::string>{"造林补助 actual 50000000", "油茶新造 actual 30000000 < 造林补助",
                                 "低产林改造 actual 20000000 < 造林补助", "护林员补助 actual 9000000"});
}

TEST_CASE("a list below an item's amount names its parts, also where they do not come to it") {
  CHECK(Items("二、资金投向\n(一)民生改善安排50万元:\n1.安排30万元用于林区饮水改造项目;\n2."
              "安排21万元用于护林站维修项目。\n") ==
        std::vector<std::string>{"民生改善 budget 50000000", "林区饮水改造项目 budget 30000000 < 民生改善",
                                 "护林站维修项目 budget 21000000 < 民生改善"});
}

TEST_CASE("the rows of a table that come to an item's amount are its parts") {
  const auto items = Items(
      "二、资金使用情况\n安排造林补助资金22万元。\n实施地点\t项目名称\t安排金额(万元)\n东乡\t东乡油茶新造项目\t10.00\n"
      "西乡\t西乡苗圃扩建项目\t12.00\n合计\t\t22.00\n");
  CHECK(std::count(items.begin(), items.end(), "东乡油茶新造项目 budget 10000000 < 造林补助资金") == 1);
}

TEST_CASE("money that pays for an earlier year is an item of that year") {
  const auto facts = FactsOf(
      kHead +
      "二、存在的问题\n装备采购中有38.20万元为2020年已验收未付款项目的尾款。验收中发现38.20万元为2020年预算。\n");
  REQUIRE(facts.spending.size() == 1);
  CHECK(facts.spending[0].name == "装备采购");
  CHECK(facts.spending[0].fiscal_year == 2020);
  CHECK(facts.spending[0].amount_fen == 38'200'000);
}

TEST_CASE("what an earlier year left unpaid is named before its amount or behind it") {
  const auto of = [](const std::string& sentence) {
    return SpendingOf(FactsOf(kHead + "二、资金管理情况\n" + sentence));
  };
  CHECK(Has(of("护林站改造项目支出58万元,58万元中有21.60万元系支付2020年水毁抢修尾款。\n"),
            "支付2020年水毁抢修尾款 actual 21600000 < 护林站改造项目"));
  CHECK(
      Has(of("2020年度欠付的样地调查课题费45万元列入造林专项,于2022年3月支付。\n"), "样地调查课题费 actual 45000000"));
  CHECK(Has(of("2020年度评出的6部作品奖金9.80万元延至2022年发放。\n"), "6部作品奖金 actual 9800000"));
}

TEST_CASE("a year in brackets says nothing of the amounts behind them") {
  const auto facts =
      FactsOf(kHead + "二、项目支出\n投入防火经费328万元(含2020年第四季度补贴41.6万元),投入防虫经费246.5万元。\n");
  const auto other = std::find_if(facts.spending.begin(), facts.spending.end(),
                                  [](const SpendingFact& fact) { return fact.name == "防虫经费"; });
  REQUIRE(other != facts.spending.end());
  CHECK(other->fiscal_year == 2022);
}

TEST_CASE("papers alone, and an item with its money alone, are no outcomes") {
  const auto facts =
      FactsOf(kHead +
              "六、专项资金支出绩效情况\n1.护林站改造项目支出28.5万元。\n《森林法》、安财农〔2022〕3号。\n"
              "护林站改造项目投入28.5万元。改造护林站3座。\n");
  REQUIRE(facts.outcomes.size() == 1);
  CHECK(facts.outcomes[0].text == "改造护林站3座");
}

}  // namespace jitu::ingest

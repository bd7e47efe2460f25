#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kHead = "安远县林业局2022年度项目支出绩效自评报告\n";

std::string Shown(const ReckoningFact& fact) {
  std::string line =
      fact.kind + " " + fact.what + (fact.column.empty() ? "" : " " + fact.column) + " " + fact.value + " =";
  for (const auto& term : fact.terms) line += " " + term.value;
  return line + (fact.exact ? "" : " loose");
}

/// The calculations of one kind that a text shows.
std::vector<std::string> Reckoned(const std::string& kind, const std::string& body) {
  std::vector<std::string> lines;
  for (const ReckoningFact& fact : FactsOf(kHead + body).reckonings) {
    if (fact.kind == kind) lines.push_back(Shown(fact));
  }
  return lines;
}

}  // namespace

TEST_CASE("a table's last row is the sum of its columns, rates aside, subtotals counted once") {
  const std::string table =
      "各乡镇兑付情况如下:\n乡镇\t项目名称\t兑付金额(万元)\t造林(亩)\t占比(%)\n"
      "东乡\t东乡油茶基地项目\t10.00\t120\t40\n东乡\t东乡林道硬化项目\t5.00\t80\t20\n小计\t\t15.00\t200\t60\n"
      "西乡\t西乡苗圃建设项目\t10.50\t90\t40\n合计\t\t26.50\t290\t100\n";
  const Lines sums = Reckoned("sum", "二、资金使用情况\n" + table);
  REQUIRE(sums.size() == 4);
  CHECK(sums[0] == "sum 小计 兑付金额(万元) 150000 = 100000 50000");
  CHECK(sums[1] == "sum 小计 造林(亩) 200 = 120 80");
  CHECK(sums[2] == "sum 合计 兑付金额(万元) 265000 = 100000 50000 105000");
  CHECK(sums[3] == "sum 合计 造林(亩) 290 = 120 80 90");
}

TEST_CASE("a sum may say what it sums up: 支出合计") {
  const Lines sums = Reckoned("sum",
                              "二、项目支出明细情况\n支出内容\t实际支出数(万元)\t凭证\t备注\n林道修复\t19.80\t无\t无\n"
                              "苗圃改造\t5.45\t无\t无\n苗木补植\t12.60\t无\t无\n支出合计\t36.85\n");
  CHECK(sums == Lines{"sum 支出合计 实际支出数(万元) 368500 = 198000 54500 126000"});
}

TEST_CASE("each term of a sum stands on its own words") {
  const auto facts = FactsOf(
      kHead +
      "二、资金使用情况\n乡镇\t兑付金额(万元)\t造林(亩)\n东乡\t10.00\t120\n西乡\t11.00\t80\n合计\t22.00\t200\n");
  REQUIRE(facts.reckonings.size() == 2);
  const ReckoningFact& sum = facts.reckonings[0];
  CHECK(sum.amount_fen == 22'000'000);
  CHECK(sum.rounding == "500");
  REQUIRE(sum.terms.size() == 2);
  CHECK(sum.terms[1].name == "西乡");
  CHECK(sum.terms[1].amount_fen == 11'000'000);
  CHECK(sum.terms[1].evidence.quote == "西乡\t11.00");
  CHECK(ToJsonLines(*FromJsonLines(ToJsonLines(facts))) == ToJsonLines(facts));
}

TEST_CASE("a list is the sum of its entries, each of which opens with an amount, under the amount above it") {
  CHECK(Reckoned("sum",
                 "二、资金投向\n(一)产业发展安排100万元:\n1.安排60万元用于油茶加工厂建设项目,带动就业20人;\n"
                 "2.安排45万元用于林下种植示范基地项目,种植300亩。\n(二)民生改善安排50万元:\n"
                 "1.安排30万元用于林区饮水改造项目;\n2.安排20万元用于护林站维修项目。\n") ==
        Lines{"sum 产业发展 1000000 = 600000 450000", "sum 民生改善 500000 = 300000 200000"});
}

TEST_CASE("a list of which an entry is lost or has no amount, or that is a selection, is no sum") {
  CHECK(Reckoned("sum",
                 "二、资金投向\n(一)产业发展安排100万元:\n1.安排60万元用于油茶加工厂建设项目;\n3."
                 "安排45万元用于林下种植示范基地项目。\n")
            .empty());
  CHECK(
      Reckoned(
          "sum",
          "二、资金投向\n(一)产业发展安排100万元:\n1.安排60万元用于油茶加工厂建设项目;\n2.林下种植示范基地已经验收。\n")
          .empty());
  CHECK(Reckoned("sum",
                 "二、资金投向\n(一)产业发展安排100万元,主要用于:\n1.安排60万元用于油茶加工厂建设项目;\n2."
                 "安排35万元用于林下种植示范基地项目。\n")
            .empty());
}

TEST_CASE("parts behind 其中 that come to the whole in one kind of amount are all there in the other") {
  CHECK(
      Reckoned("sum",
               "一、资金情况\n2022年项目支出年初预算数为100万元,执行数为80万元。其中:森林防火经费预算60万元,执行50万元;"
               "林区巡护经费预算35万元,执行30万元。\n") ==
      Lines{"sum 项目支出 800000 = 500000 300000", "sum 项目支出 1000000 = 600000 350000"});
}

TEST_CASE("a list behind 其中 ends where it comes to the whole") {
  CHECK(Reckoned("sum",
                 "一、资金情况\n造林补助资金支出80万元,其中:油茶新造支出50万元,低产林改造支出30万元;"
                 "护林员补助支出9万元。\n") == Lines{"sum 造林补助 800000 = 500000 300000"});
}

TEST_CASE("parts behind 其中 that come within a twentieth of the whole are taken for all of it") {
  CHECK(
      Reckoned("sum", "一、资金情况\n“三公”经费支出9.84万元,其中:公务接待费1.06万元,公务用车运行维护费8.68万元。\n") ==
      Lines{"sum “三公”经费 98400 = 10600 86800"});
  CHECK(
      Reckoned("sum", "一、资金情况\n造林补助资金支出80万元,其中:油茶新造支出40万元,低产林改造支出20万元。\n").empty());
}

TEST_CASE("counts and their parts in one sentence are summed where they are all there") {
  CHECK(Reckoned("sum", "二、绩效情况\n受理案件642件,其中刑事案件112件、民事案件430件、行政案件90件。\n") ==
        Lines{"sum 受理案件 642 = 112 430 90"});
  CHECK(Reckoned("sum", "二、绩效情况\n培训农民1200人,其中女性800人、残疾人90人、脱贫户700人。\n").empty());
  CHECK(Reckoned("sum", "二、绩效情况\n受理案件642件,其中刑事案件112件。\n").empty());
}

TEST_CASE("the sources of a form's money are summed, and all there where one column closes") {
  const std::string form =
      "项目名称\t油茶新造项目\n项目资金(万元)\t年初预算数\t全年执行数\t分值\t执行率\t得分\n"
      "年度资金总额\t110.00\t90.00\t10\t81.82%\t8\n其中:中央财政资金\t60.00\t60.00\t—\t100%\t—\n县级财政资金\t40."
      "00\t30.00\t—\t75%\t—\n";
  CHECK(Reckoned("sum", form) == Lines{"sum 年度资金总额 年初预算数 1100000 = 600000 400000",
                                       "sum 年度资金总额 全年执行数 900000 = 600000 300000"});
  const Lines rates = Reckoned("rate", form);
  REQUIRE(rates.size() == 3);
  CHECK(rates[0] == "rate 年度资金总额 执行率 81.82 = 900000 1100000");
}

TEST_CASE("a rate in the text stands beside the amounts that it is made of") {
  CHECK(Reckoned("rate", "一、资金情况\n护林站改造项目预算45万元,执行40.5万元,执行率95.0%。\n") ==
        Lines{"rate 护林站改造项目 执行率 95 = 405000 450000"});
  CHECK(Reckoned("rate", "一、资金情况\n护林站改造项目预算45万元,执行40.5万元,验收合格率95.0%。\n").empty());
  CHECK(Reckoned("rate", "一、资金情况\n护林站改造项目预算45万元,年末调整为50万元,执行40.5万元,执行率81.0%。\n") ==
        Lines{"rate 护林站改造项目 执行率 81 = 405000 450000 500000"});
}

namespace {

std::string PointsForm(const std::string& last_rows) {
  return "项目名称\t油茶新造项目\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
         "产出指标\t数量指标\t新造油茶面积\t1000亩\t1000亩\t30\t30\n\t\t改造低产林\t200亩\t180亩\t20\t18\n"
         "效益指标\t经济效益指标\t带动林农增收\t50万元\t60万元\t30\t30\n" +
         last_rows;
}

}  // namespace

TEST_CASE("points of a form are summed where all its weights were read") {
  CHECK(Reckoned("sum",
                 PointsForm("满意度指标\t服务对象满意度\t林农满意度\t≥90%\t95%\t20\t20\n总分\t\t\t\t\t100\t96\n")) ==
        Lines{"sum 总分 得分 96 = 30 18 30 20"});
  CHECK(Reckoned("sum", PointsForm("总分\t\t\t\t\t100\t96\n")).empty());
}

TEST_CASE("more points than the weight, points without a result and weights that miss 100 are told") {
  const std::string form = PointsForm(
      "满意度指标\t服务对象满意度\t林农满意度\t≥90%\t\t12\t12\n\t\t护林员满意度\t≥90%\t91%\t10\t10."
      "5\n总分\t\t\t\t\t100\t100.5\n");
  CHECK(Reckoned("score", form) == Lines{"score 护林员满意度 10.5 = 10"});
  CHECK(Reckoned("score_without_result", form) == Lines{"score_without_result 林农满意度 12 = 12"});
  CHECK(Reckoned("weights", form) == Lines{"weights 分值 100 = 30 20 30 12 10"});
}

}  // namespace jitu::ingest

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kForm =
    "青山县图书馆2023年度项目支出绩效自评表\n\n项目名称\n\n公共图书馆免费开放补助\n\n主管部门\n\n青山县文化和旅游局\n\n"
    "项目资金\n（万元）\n\n年初预算数\n\n全年预算数\n\n全年执行数\n\n分值\n\n执行率\n\n得分\n\n"
    "年度资金总额\n\n40.00\n\n40.00\n\n38.60\n\n10\n\n96.50%\n\n9.65\n\n"
    "年度总体目标\n\n预期目标\n\n实际完成情况\n\n开展读者活动50场。\n\n开展读者活动63场，新增藏书8260册。\n\n"
    "一级指标\n\n二级指标\n\n三级指标\n\n年度指标值\n\n实际完成值\n\n分值\n\n得分\n\n偏差原因分析及改进措施\n\n"
    "产出指标\n\n数量指标\n\n读者活动场次\n\n≥50场\n\n63场\n\n10\n\n10\n\n质量指标\n\n图书完好率\n\n≥95%\n\n97%"
    "\n\n10\n\n10\n\n";

}  // namespace

TEST_CASE("the money of a form belongs to the project it names, in the unit of its header") {
  CHECK(SpendingOf(FactsOf(kForm)) == std::vector<std::string>{"公共图书馆免费开放补助 budget 40000000",
                                                               "公共图书馆免费开放补助 final_budget 40000000",
                                                               "公共图书馆免费开放补助 actual 38600000"});
}

TEST_CASE("a form without a unit for its money gives no amount") {
  std::string form = kForm;
  form.replace(form.find("（万元）\n"), std::string("（万元）\n").size(), "");
  CHECK(FactsOf(form).spending.empty());
}

TEST_CASE("an indicator's row gives target and result, scores are no values") {
  const ReportFacts facts = FactsOf(kForm);
  std::vector<std::string> rows;
  for (const ObservationFact& fact : facts.observations) {
    if (fact.evidence.rule == "form_indicator")
      rows.push_back(fact.indicator + " " + fact.value + fact.unit + " " + fact.role);
  }
  CHECK(rows == std::vector<std::string>{"读者活动场次 50场 target", "读者活动场次 63场 actual",
                                         "图书完好率 95percent target", "图书完好率 97percent actual"});
}

TEST_CASE("what the form says was done is supported by its project") {
  const ReportFacts facts = FactsOf(kForm);
  REQUIRE(facts.supports.size() == 2);
  CHECK(facts.supports[0].spending == "公共图书馆免费开放补助");
  CHECK(facts.supports[0].amount_fen == 38600000);
}

TEST_CASE("a column of effects tells what came of the project, not by whom it was carried out") {
  const ReportFacts facts = FactsOf(
      "青山县气象局2023年度项目支出绩效自评表\n项目名称\t增雨作业项目\n项目资金（万元）\t年初预算数\t全年预算数\t"
      "全年执行数\n年度资金总额\t40.00\t40.00\t38.60\n"
      "三级指标\t年度指标值\t实际完成值\t分值\t得分\t取得的效果\n增雨作业次数\t≥60次\t72次\t15\t15\t"
      "保护烤烟12.6万亩\n维修站点个数\t10个\t10个\t10\t10\t由云州鑫源建设有限公司施工\n");
  CHECK(Supported(facts) == Lines{"增雨作业项目 -> 保护烤烟12.6万亩"});
}

}  // namespace jitu::ingest

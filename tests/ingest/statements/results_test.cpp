#include <algorithm>

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kHead = "安远县林业局2022年度部门整体支出绩效自评报告\n";

std::vector<std::string> Figures(const std::string& body) {
  std::vector<std::string> lines;
  for (const ObservationFact& fact : FactsOf(kHead + body).observations) {
    std::string line = fact.indicator + " " + fact.value + " " + fact.unit + " " + fact.role + " " + fact.bound;
    if (fact.growth_percent) line += " growth " + std::to_string(static_cast<int>(*fact.growth_percent * 10));
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> Links(const std::string& body) {
  const ReportFacts facts = FactsOf(kHead + body);
  std::vector<std::string> lines;
  for (const SupportFact& fact : facts.supports) {
    lines.push_back(fact.spending + " -> " + facts.outcomes[static_cast<std::size_t>(fact.outcome)].text);
  }
  return lines;
}

}  // namespace

TEST_CASE("a figure has the words before it, or those around it, as its indicator") {
  CHECK(Figures("三、绩效情况\n清理河道12条、整治隐患64处。\n") ==
        std::vector<std::string>{"清理河道 12 条 actual exact", "整治隐患 64 处 actual exact"});
  CHECK(Figures("三、绩效情况\n完成6家苗圃消防改造。\n") ==
        std::vector<std::string>{"完成苗圃消防改造 6 家 actual exact"});
}

TEST_CASE("growth goes with the figure before it and keeps its sign") {
  CHECK(Figures("三、绩效情况\n用水量36万吨,下降3.1%。\n") ==
        std::vector<std::string>{"用水量 360000 tonne actual exact growth -31"});
}

TEST_CASE("targets and results beside each other share the indicator") {
  CHECK(Figures("三、绩效指标完成情况\n支持改造项目数,目标值≥60个,完成值67个。\n") ==
        std::vector<std::string>{"支持改造项目数 60 个 target at_least", "支持改造项目数 67 个 actual exact"});
  CHECK(Figures("三、绩效指标完成情况\n改扩建厕所27座(目标25座)。\n") ==
        std::vector<std::string>{"改扩建厕所 27 座 actual exact", "改扩建厕所 25 座 target exact"});
}

TEST_CASE("figures of aims are targets, figures of plans and problems are none") {
  CHECK(Figures("一、年度绩效目标\n新造林1200亩。\n") == std::vector<std::string>{"新造林 1200 mu target exact"});
  CHECK(Figures("八、下一步改进措施\n2023年力争造林2000亩。\n").empty());
  CHECK(Figures("七、存在的问题\n有2家企业的奖励未到账。\n").empty());
}

TEST_CASE("among problems a figure counts where the results tell of the same") {
  CHECK(Figures("六、绩效情况\n城镇新增就业1286人。\n七、存在的问题\n就业中心统计的城镇新增就业为1268人。\n") ==
        Lines{"城镇新增就业 1286 人 actual exact", "城镇新增就业 1268 人 actual exact"});
}

TEST_CASE("the work in front of a verb is no part of what is counted, unless the verb is part of a noun") {
  CHECK(Figures("六、绩效情况\n镇区排水管网改造铺设管道3.4公里。\n") == Lines{"铺设管道 3.4 kilometre actual exact"});
  CHECK(Figures("六、绩效情况\n耕地保护补贴发放面积21.62万亩。\n") ==
        Lines{"耕地保护补贴发放面积 216200 mu actual exact"});
}

TEST_CASE("into how many parts money was given, and how much of a plan was done, are no results") {
  CHECK(Figures("六、绩效情况\n将资金分解为3个子项目。\n").empty());
  CHECK(Figures("一、年度绩效目标\n按照全县68所学校下达资金,各完成3.4万人。\n").empty());
  CHECK(Figures("六、绩效情况\n改造农房724户,为计划的100.6%。\n") == Lines{"改造农房 724 户 actual exact"});
}

TEST_CASE("an aim stands in front of its verb, and who does the work is no part of what is counted") {
  CHECK(Figures("六、绩效情况\n年初目标修复水渠16公里,实际修复水渠16.4公里。\n") ==
        Lines{"修复水渠 16 kilometre target exact", "修复水渠 16.4 kilometre actual exact"});
  CHECK(Figures("六、绩效情况\n血样病原检测委托云州康检医学检验有限公司进行,共完成3486份。\n") ==
        Lines{"血样病原检测 3486 份 actual exact"});
}

TEST_CASE("an item repeated above its results supports them") {
  const auto links = Links(
      "二、一般公共预算支出情况\n(二)项目支出情况\n1.森林防火经费支出2.00万元\n六、资金使用及绩效情况\n(二)"
      "专项资金支出绩效情况\n"
      "1.森林防火经费支出2万元。一是开设防火隔离带12公里。二是举办第二届云湖护林员技能大赛。\n");
  CHECK(links == std::vector<std::string>{"森林防火经费 -> 开设防火隔离带12公里",
                                          "森林防火经费 -> 举办第二届云湖护林员技能大赛"});
}

TEST_CASE("results in the sentence of the amount are supported, results of the unit are not") {
  CHECK(Links("三、资金使用绩效情况\n苗圃改造项目支出36万元,建成温室8座,惠及农户120户。\n") ==
        std::vector<std::string>{"苗圃改造项目 -> 建成温室8座", "苗圃改造项目 -> 惠及农户120户"});
  CHECK(
      Links("二、项目支出情况\n1.苗圃改造项目支出36万元。\n六、部门整体支出绩效情况\n1.造林成效显著。完成造林800亩。\n")
          .empty());
}

TEST_CASE("an outcome of another year says which") {
  const ReportFacts facts = FactsOf(kHead +
                                    "(二)项目支出情况\n1.防疫经费支出2.00万元。\n六、(二)专项资金支出绩效情况\n1."
                                    "防疫经费支出2.00万元。2020年值守人员补助。\n");
  REQUIRE(facts.outcomes.size() == 1);
  CHECK(facts.outcomes[0].period_year == 2020);
  REQUIRE(facts.supports.size() == 1);
  CHECK(facts.supports[0].amount_fen == 2000000);
}

TEST_CASE("every fact carries the sentence it was read in") {
  const std::string body = "三、绩效情况\n开头一句。清理河道12条。\n";
  const ReportFacts facts = FactsOf(kHead + body);
  REQUIRE(facts.observations.size() == 1);
  CHECK(facts.observations[0].evidence.quote == "清理河道12条");
  CHECK(facts.observations[0].evidence.section == "三、绩效情况");
  CHECK(facts.observations[0].evidence.span.length() == 7);
}

TEST_CASE("who applied for a project, owns and builds it is no outcome") {
  const ReportFacts facts = FactsOf(
      "安远县水利局2022年度沟渠清淤项目支出绩效自评报告\n一、项目概况\n"
      "沟渠清淤项目由安远县水利局申报,经安发改〔2021〕20号批复,2022年安排沟渠清淤项目资金62."
      "50万元。\n二、项目完成情况\n"
      "项目法人为安远县灌溉中心,施工单位为长渠水利工程有限公司。清淤沟渠12公里。\n");
  for (const OutcomeFact& outcome : facts.outcomes) {
    CHECK(outcome.text.find("申报") == std::string::npos);
    CHECK(outcome.text.find("批复") == std::string::npos);
    CHECK(outcome.text.find("项目法人") == std::string::npos);
  }
  CHECK(std::any_of(facts.outcomes.begin(), facts.outcomes.end(),
                    [](const OutcomeFact& outcome) { return outcome.text == "清淤沟渠12公里"; }));
}

TEST_CASE(
    "what a section of aims says was done is a result; what a unit has below it and whom a rule is for is no figure") {
  const std::string head = "安远县教育局2022年度助学补助绩效自评报告\n一、绩效目标情况\n";
  CHECK(Has(Observed(FactsOf(head + "本年实际发放补助,帮助596人次学生解决了困难。\n")),
            "帮助学生解决了困难 596 人次 actual"));
  CHECK(Has(Observed(FactsOf(head + "危房改造任务数为115户,实际完成264户。\n")), "危房改造任务数 115 户 target"));
  CHECK(Observed(FactsOf(head + "安远县教育局下设教研室等6个事业单位。\n")).empty());
  CHECK(Observed(FactsOf(head + "落实65周岁以上老年人免费乘车政策。\n")).empty());
}

TEST_CASE("among problems a count is told where it falls short of its target") {
  const std::string head = "安远县司法局2022年度部门整体支出绩效自评报告\n四、存在的问题\n";
  CHECK(Observed(FactsOf(head + "全年办理公证785件,未达预期。\n")) == Lines{"办理公证 785 件 actual"});
  CHECK(Observed(FactsOf(head + "个别所办理公证3件存在瑕疵。\n")).empty());
}

TEST_CASE(
    "under a heading that says nothing a sentence that tells an outcome counts it, and targets stand beside results") {
  const std::string head = "安远县林业局2022年度部门整体支出绩效自评报告\n二、办成的实事\n";
  CHECK(Observed(FactsOf(head + "苗木交易市场3月1日开业，场内设摊位86个。\n")) == Lines{"场内设摊位 86 个 actual"});
  CHECK(Observed(FactsOf(head + "护林站目标新设5个，实设4个；苗木储备目标不少于90万株，实有96万株。\n")) ==
        Lines{"新设护林站 5 个 target", "新设护林站 4 个 actual", "苗木储备 900000 株 target",
              "苗木储备 960000 株 actual"});
  CHECK(Observed(FactsOf(head + "技术员下乡目标120人次，只完成86人次。\n")) ==
        Lines{"技术员下乡 120 人次 target", "技术员下乡 86 人次 actual"});
}

TEST_CASE("a share is told of what stands in front, and who acted when is no part of what is counted") {
  const std::string head = "安远县林业局2022年度部门整体支出绩效自评报告\n三、取得的成效\n";
  CHECK(Observed(FactsOf(head + "对护林工作表示满意的占94.8%，高于年初90%的目标。\n")) ==
        Lines{"对护林工作表示满意 94.8 percent actual", "对护林工作表示满意 90 percent target"});
  CHECK(Observed(FactsOf(head + "“山猫”台风期间转移群众146人。\n")) == Lines{"转移群众 146 人 actual"});
}

TEST_CASE("an indicator named in a sentence of its own has the values of those behind it") {
  const std::string head = "安远县林业局2022年度林业发展资金项目支出绩效自评报告\n三、绩效指标完成情况\n";
  CHECK(Observed(FactsOf(head + "数量指标1：技术培训人次。指标值：≥300人次。完成值：214人次。\n")) ==
        Lines{"技术培训人次 300 人次 target", "技术培训人次 214 人次 actual"});
  CHECK(Observed(FactsOf(head + "救助护林员：计划60人，达到58人。培训后上岗率：计划75%，达到81.9%。\n")) ==
        Lines{"救助护林员 60 人 target", "救助护林员 58 人 actual", "培训后上岗率 75 percent target",
              "培训后上岗率 81.9 percent actual"});
  // Where the unit is set out, the rate at which the money was spent is a result, and the unit's size is none.
  CHECK(Observed(FactsOf("安远县林业局2022年度部门整体支出绩效自评报告\n一、单位基本情况\n下设林场3个。"
                         "2022年林道维护项目预算80万元，支出76万元，执行率95%。\n")) ==
        Lines{"执行率 95 percent actual"});
}

}  // namespace jitu::ingest

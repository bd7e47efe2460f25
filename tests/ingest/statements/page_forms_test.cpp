/// Forms and lines of indicators as web pages and converters leave them.
#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

std::vector<std::string> FiguresOf(const ReportFacts& facts) {
  std::vector<std::string> lines;
  for (const ObservationFact& fact : facts.observations) {
    lines.push_back(fact.indicator + " " + fact.value + fact.unit + " " + fact.role);
  }
  return lines;
}

}  // namespace

TEST_CASE("rates under the names of columns are percentages where the form leaves out the sign") {
  const ReportFacts facts = FactsOf(
      "青山县供水站2021年度项目支出绩效自评表\n\n项目名称\n\n泵房改造经费\n\n主管部门\n\n青山县水利局\n\n一级指标\n\n二"
      "级指标\n\n"
      "三级指标\n\n年度\n\n指标值\n\n实际\n\n完成值\n\n分值\n\n得分\n\n产出指标\n\n质量指标\n\n指标1管网合格率\n\n100\n"
      "\n96\n\n10\n\n9\n\n"
      "指标2改造难度\n\n3\n\n4\n\n10\n\n9\n\n效益指标\n\n社会效益\n\n指标\n\n指标1事故死亡率\n\n0\n\n0\n\n10\n\n10\n"
      "\n");
  CHECK(FiguresOf(facts) == std::vector<std::string>{"管网合格率 100percent target", "管网合格率 96percent actual"});
}

TEST_CASE("a form in one line whose cells are out of order gives the amounts that its rate proves") {
  const ReportFacts facts = FactsOf(
      "财政项目支出绩效自评表 (2022 年度) 青山体育馆委托运 营费用 项目名称 主管部门 青山区体育局 年初预算数 全年预算数 "
      "全年执行数 分值 "
      "执行率 得分 40000.00 40000.00 6.02 其中:当年财政拨款 0 0 — 上年结转资金 0 0 — 年度资金总额 项目资金 (元) "
      "实施单位 24,080 "
      "预期目标 年度 总体 目标 10 60.2% 实际完成情况 已完成结算。\n");
  CHECK(SpendingOf(facts) == std::vector<std::string>{"青山体育馆委托运营费用 budget 4000000",
                                                      "青山体育馆委托运营费用 final_budget 4000000",
                                                      "青山体育馆委托运营费用 actual 2408000"});
  CHECK(FiguresOf(facts) == std::vector<std::string>{"执行率 60.2percent actual"});
}

TEST_CASE("rows filled up with bars stand under names of columns in two rows, and aims beside results") {
  const ReportFacts facts = FactsOf(
      "青山县图书馆项目支出绩效自评表 | ||||||||\n项目名称 | 书库改造 | |||||||\n实施单位 | 青山县图书馆 | |||||||\n"
      "项目资金 (万元) |\n全年预算数 | 全年执行数 | 执行率 | |||||\n年度资金总额 | 62.50 | 60.00 | 96% | |||||\n"
      "年度 总体 目标 |\n预期目标 | 实际完成情况 | ||||||\n改造书库两处。 | 改造书库2处。 | |||||||\n"
      "绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | ||||\n"
      "一级 指标 |\n二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | |||\n"
      "产出指标 | 数量指标 | 新增书架 | ≥ | 12 | 组 | 10 | 20 | 18 |\n质量指标 | 验收合格率 | = | 100 | % | 98 | 20 | "
      "19 | |\n");
  CHECK(SpendingOf(facts) == std::vector<std::string>{"书库改造 budget 62500000", "书库改造 actual 60000000"});
  const auto figures = FiguresOf(facts);
  for (const char* figure : {"新增书架 12组 target", "新增书架 10组 actual", "验收合格率 100percent target",
                             "验收合格率 98percent actual", "改造书库 2处 actual"}) {
    INFO(figure);
    CHECK(std::find(figures.begin(), figures.end(), figure) != figures.end());
  }
}

TEST_CASE("rows with a cell a line are put together by the bars of their empty ends, and money is as the title says") {
  const std::string rows =
      "单位:万元\n序号 |\n乡镇名称 |\n项 目 名 称 |\n金额 |\n备注 |\n1 |\n柳溪镇 |\n柳溪村沟渠清淤工程 |\n20 |\n|\n"
      "2 |\n石桥镇 |\n石桥村水塘整治工程 |\n15.5 |\n|\n3 |\n青山乡 |\n青山村堤岸修复 |\n10 |\n|\n4 |\n松岭乡 "
      "|\n松岭村饮水工程 |\n8 |\n|\n合计 |\n53.5 |\n";
  CHECK(SpendingOf(FactsOf("安远县水利局关于下达2022年水利资金的通知\n附件\n2022年水利资金安排表\n" + rows)) ==
        std::vector<std::string>{"柳溪村沟渠清淤工程 budget 20000000", "石桥村水塘整治工程 budget 15500000",
                                 "青山村堤岸修复 budget 10000000", "松岭村饮水工程 budget 8000000"});
  CHECK(SpendingOf(FactsOf("安远县水利局2022年水利资金绩效自评报告\n支出明细\n" + rows)).front() ==
        "柳溪村沟渠清淤工程 actual 20000000");
}

TEST_CASE("rows that show what they are need no names of columns") {
  const ReportFacts facts = FactsOf(
      "可持续影响 指标 | 制度健全性 | 良 | 良 |\n| |\n满意 度指标 | 满意度 指标 | 居民满意度 | ≥90% | ≥92% |\n|\n"
      "2020年部门预算项目支出绩效自评报告\n");
  CHECK(FiguresOf(facts) == std::vector<std::string>{"居民满意度 90percent target", "居民满意度 92percent actual"});
  const ReportFacts numbered = FactsOf(
      "青山乡卫生院项目支出绩效自评表 项目名称 健康服务 主管部门 青山县卫生局 得分 备注 三级指标 指标1:义诊 12次 "
      "指标2:讲座 30次 2 2 "
      "指标3:随访人数 300人 280人 2 1.9 指标4:签约率 14例 14例 2 2 指标5:建档率 95.00% 96.50% 2 2\n");
  CHECK(FiguresOf(numbered) == std::vector<std::string>{"随访人数 300人 target", "随访人数 280人 actual",
                                                        "建档率 95percent target", "建档率 96.5percent actual"});
}

TEST_CASE("target and result behind an indicator's name are figures of that indicator") {
  const ReportFacts facts = FactsOf(
      "青山乡2021年村道养护经费项目支出绩效自评报告\n(二)绩效目标完成情况\n"
      "1.路面平整率,年初目标值≥85%,实际完成值≥88%,得15分;\n2.塌方险情,年初目标值=0处,实际完成值=0处,"
      "得10分;\n"
      "3.桥涵完好率,初目标值≥75%,实际完成值≥77%,得15分;\n");
  CHECK(FiguresOf(facts) == std::vector<std::string>{"路面平整率 85percent target", "路面平整率 88percent actual",
                                                     "塌方险情 0处 target", "塌方险情 0处 actual",
                                                     "桥涵完好率 75percent target", "桥涵完好率 77percent actual"});
}

TEST_CASE("targets and results that run on without a stop keep their indicators") {
  const ReportFacts facts = FactsOf(
      "青山县优抚资金绩效自评报告\n二、绩效目标完成情况分析\n"
      "1.时效指标。老兵津贴每月上旬发放指标为100%实际完成值为98%家庭优待金每年四月发放指标为100%实际完成值为100%\n");
  CHECK(FiguresOf(facts) == std::vector<std::string>{"老兵津贴每月上旬发放 100percent target",
                                                     "老兵津贴每月上旬发放 98percent actual",
                                                     "家庭优待金每年四月发放 100percent target",
                                                     "家庭优待金每年四月发放 100percent actual"});
}

TEST_CASE("the sum above the sources is the project's, the sources are items of nothing") {
  const ReportFacts facts = FactsOf(
      "项目支出绩效自评报告\n项 目 名 称：沟渠清淤项目\n项 目 单 位：安远县水利局\n一、项目基本概况\n"
      "资金来源　计划安排资金（万元）　实际到位资金（万元）　实际支出（万元）　结余（万元）\n"
      "合计　62.00　60.00　57.65　2.35\n1.中央财政　40.00　40.00　40.00　0\n2.县财政　22.00　20.00　17.65　2.35\n");
  CHECK(SpendingOf(facts) ==
        Lines{"沟渠清淤项目 budget 62000000", "沟渠清淤项目 arrived 60000000", "沟渠清淤项目 actual 57650000"});
}

TEST_CASE("names of columns broken over two lines stand above rows whose targets are words or figures") {
  const ReportFacts facts = FactsOf(
      "古道修复经费绩效自评表(2021年度)\n项目名称 古道修复经费\n主管部门 青山县文旅局   实施单位 青山县文管所\n"
      "项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n(万元) 年度资金总额 40 40 36 10 0.9 9\n"
      "绩效指标 一级指标 二级指标 三级指标 年度 实际 分值 得分 偏差原因分析及改进措施\n指标值 完成值\n"
      "产出指标 数量指标 指标1:修复内容 修复石阶、凉亭和界碑 修复石阶和凉亭\n8 6\n指标2:修复长度 1200米 1150米 8 7\n"
      "质量指标 指标1:验收合格率 ≥98% 100% 7 7\n成本指标 经费控制 厉行节约 100% 5 5\n");
  CHECK(SpendingOf(facts) == std::vector<std::string>{"古道修复经费 budget 40000000",
                                                      "古道修复经费 final_budget 40000000",
                                                      "古道修复经费 actual 36000000"});
  CHECK(FiguresOf(facts) == std::vector<std::string>{"修复长度 1200metre target", "修复长度 1150metre actual",
                                                     "验收合格率 98percent target", "验收合格率 100percent actual",
                                                     "经费控制 100percent actual"});
}

TEST_CASE("rows whose cells blanks part are not joined, and a target alone is enough") {
  const ReportFacts facts = FactsOf(
      "青山县2021年度绩效目标申报表\n项目名称 石桥乡茶园改造工程 项目负责人及电话 王某某13900000000\n主管部门 "
      "石桥乡人民政府 实施单位 "
      "石桥乡茶叶专业合作社\n绩效指标 一级指标 二级指标 三级指标 指标值 备注\n"
      "产出指标 数量指标 改造老茶园并修建采茶步道 >=320亩\n新建加工厂房 >=2座\n"
      "质量指标 改造后茶苗成活率 >=90%\n时效指标 按期完工率 >=95%\n"
      "效益指标 社会效益指标 受益农户户数 >=86户\n满意度指标 服务对象满意度指标 茶农满意度 >=92%\n");
  CHECK(FiguresOf(facts) == std::vector<std::string>{"改造老茶园并修建采茶步道 320mu target", "新建加工厂房 2座 target",
                                                     "改造后茶苗成活率 90percent target", "按期完工率 95percent target",
                                                     "受益农户户数 86户 target", "茶农满意度 92percent target"});
}

TEST_CASE("a row filled up behind its name and its target stands under both") {
  const ReportFacts facts = FactsOf(
      "项目支出绩效目标表 | ||||||\n项目名称 | 技能培训 | 项目期 | 2023年 | |||\n绩效指标 | 一级指标 | 二级指标 | "
      "三级指标 | "
      "指标值 | 依据 | |\n产出指标 | 数量指标 | 培训人次 | 460人次 | |||\n开班期数 | 9期 | |||||\n"
      "质量指标 | 结业率 | 96% | ||||\n");
  CHECK(FiguresOf(facts) ==
        std::vector<std::string>{"培训人次 460人次 target", "开班期数 9期 target", "结业率 96percent target"});
}

TEST_CASE("a form without anything between its cells gives its money, its aims' outcome and its figures") {
  const ReportFacts facts = FactsOf(
      "《灌区量水设施自评表.docx》由会员分享。\n1、绩效目标自评表(2022年度)项目名称灌区量水设施安装主管部门青山县水利局"
      "实施单位青山县灌区中心资金情况(万元)全年预算数(A)全年执行数(B)分值(10分)执行率(B/A)得分得分计算方法"
      "年度资金总额:40.530.21075%7.5其中:财政拨款40.530.2其他资金绩效指标一级指标二级指标三级指标分值年度指标值(A)"
      "全年实际值(B)得分未完成原因分析及改进措施产出指标(50分)数量指标安装量水尺10≥240米≥240米10尺宽10≥30厘米28厘米9"
      "质量指标工程验收合格率20100%100%20成本指标完成投资1030.5万元30.5万元10满意度指标服务对象满意度指标"
      "用水户满意度10≥95%≥96%10注:1.得分一档最高不能超过该指标分值上限,按80%计。\n");
  CHECK(SpendingOf(facts) ==
        std::vector<std::string>{"灌区量水设施安装 budget 40500000", "灌区量水设施安装 actual 30200000"});
  CHECK(FiguresOf(facts) == std::vector<std::string>{"执行率 75percent actual", "安装量水尺 240metre target",
                                                     "安装量水尺 240metre actual", "尺宽 0.3metre target",
                                                     "尺宽 0.28metre actual", "工程验收合格率 100percent target",
                                                     "工程验收合格率 100percent actual", "完成投资 305000yuan target",
                                                     "完成投资 305000yuan actual", "用水户满意度 95percent target",
                                                     "用水户满意度 96percent actual"});
}

TEST_CASE("amounts in boxes of their own are the project's, in the unit that the form or the text tells") {
  CHECK(SpendingOf(FactsOf("区域绩效目标自评表\n\n专项名称\n\n疫苗冷链补助资金\n\n主管部门\n\n青山县卫生健康局\n\n"
                           "预算执行情况\n\n预算数:\n\n6.42\n\n执行数:\n\n5.98\n\n20\n\n其中:中央补助\n\n6.42万元\n\n"
                           "其中:中央补助\n\n5.98万元\n")) ==
        Lines{"疫苗冷链补助资金 budget 6420000", "疫苗冷链补助资金 actual 5980000"});
  CHECK(SpendingOf(FactsOf("青山县绩效目标申报表\n项目名称 石桥乡茶园改造工程 项目负责人及电话 王某某13900000000\n"
                           "资金情况(万元) 年度资金总额: 45\n其中:财政拨款 45\n")) ==
        Lines{"石桥乡茶园改造工程 budget 45000000"});
  CHECK(SpendingOf(FactsOf("支出绩效目标审批表\n金额单位:万元\n项目名称 石桥乡冷库建设 项目分类 房屋类\n"
                           "实施单位 石桥乡 项目负责人 王某某\n项目总预算 38 财政资金预算分类 一般公共预算\n"
                           "绩效目标 一级指标 二级指标 三级指标 指标值 分值\n产出指标 数量指标 冷库座数 1座 10\n")) ==
        Lines{"石桥乡冷库建设 budget 38000000"});
  // No unit anywhere, and a form whose columns say what the figures are.
  CHECK(SpendingOf(FactsOf("绩效目标自评表\n项目名称:茶园改造\n资金总额:45\n")).empty());
}

TEST_CASE("figures beside a class of indicators in a row of aims are targets") {
  const ReportFacts facts = FactsOf(
      "项目名称 | 古树保护经费 | 预算金额 | 12万元 | ||\n预算单位 | 青山县林业局 | 联系电话 | 0550 | 主管部门 | "
      "青山县林业局 |\n"
      "年度绩效总目标 | 产出指标 | 开展古树巡查6次;古树养护知识培训次数3次;古树修复验收合格率≥92%; "
      "古树挂牌保护率≥97%。 | |||\n效益指标 | 古树保护宣传覆盖人次≥5万人次;古树名木数据库基本健全;古树修复株数≥18株。 "
      "| "
      "||||\n");
  const auto figures = FiguresOf(facts);
  REQUIRE(figures.size() == 6);
  for (const std::string& figure : figures) {
    INFO(figure);
    CHECK(figure.ends_with("target"));
  }
}

TEST_CASE("a result in words in an indicator's row is an outcome of the form's project, the aim is none") {
  const ReportFacts facts = FactsOf(
      "项目支出绩效自评表\n项目名称 | 校舍维修经费 |\n主管部门 | 青山县教育局 |\n项目资金(万元) | 年初预算数 | "
      "全年执行数 | 执行率 |\n"
      "年度资金总额 | 30 | 30 | 100% |\n一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
      "效益指标 | 社会效益指标 | 办学条件 | 明显改善 | 六所村小学的办学条件得到改善 | 15 | 13 |\n");
  REQUIRE(facts.outcomes.size() == 1);
  CHECK(facts.outcomes[0].text == "六所村小学的办学条件得到改善");
  CHECK(Supported(facts) == Lines{"校舍维修经费 -> 六所村小学的办学条件得到改善"});
}

TEST_CASE("a target in the bracket behind a numbered indicator is its own") {
  const ReportFacts facts = FactsOf(
      "青山县供水站2025年项目绩效目标和指标\n\n【产出指标-数量指标】\n\n指标1:水表数量(≥640块)\n\n【产出指标-"
      "时效指标】\n\n"
      "指标1:抢修及时性(<24小时)\n\n【效益指标-社会效益指标】\n\n指标1:保障用水(有力保障)\n\n"
      "【满意度指标-服务对象满意度指标】\n\n指标1:用户满意度(≥90%)\n");
  CHECK(FiguresOf(facts) ==
        std::vector<std::string>{"水表数量 640块 target", "抢修及时性 24小时 target", "用户满意度 90percent target"});
}

}  // namespace jitu::ingest

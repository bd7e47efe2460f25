/// Notices of what was allotted to whom, and papers that set out aims, as public bodies put them on their pages.
#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kHead = "安远县林业局2022年度林业发展资金绩效自评报告\n一、绩效目标分解下达情况\n";

Lines Spending(const std::string& body) { return SpendingOf(FactsOf(kHead + body)); }

Lines Figures(const std::string& body) { return Observed(FactsOf(kHead + body)); }

}  // namespace

TEST_CASE("places listed under a sum of nobody's name are given what was allotted") {
  const Lines lines = Spending("8月共下达860万元中央资金用于苗圃更新工程建设,其中清平县410万元、河源县450万元。\n");
  CHECK(lines == Lines{"苗圃更新工程建设 budget 860000000", "清平县 budget 410000000 < 苗圃更新工程建设",
                       "河源县 budget 450000000 < 苗圃更新工程建设"});
}

TEST_CASE("a list of parts needs no comma in front, and a batch goes on with its items") {
  const Lines lines = Spending(
      "我县获得2022年度防火林带专项资金900万元其中首批资金500万元,分别支持北坡林带建设项目300万元、南坡林带建设项目200"
      "万元;第二批资金400万元,分别支持东坡林带建设项目400万元。\n");
  CHECK(Has(lines, "防火林带专项资金 budget 900000000"));
  CHECK(Has(lines, "北坡林带建设项目 budget 300000000 < 首批资金"));
  CHECK(Has(lines, "南坡林带建设项目 budget 200000000 < 首批资金"));
}

TEST_CASE("what was allotted stays a budget where a list tells it again") {
  const Lines lines = Spending(
      "省财政厅下达我县用于国土绿化的省级林业公益金180万元,公告如下。\n一、省级绿化公益金180万元\n"
      "(一)村庄绿化经费100万元\n(二)古树保护经费80万元\n");
  CHECK(lines == Lines{"省级林业公益金 budget 180000000", "村庄绿化经费 budget 100000000 < 省级林业公益金",
                       "古树保护经费 budget 80000000 < 省级林业公益金"});
}

TEST_CASE("the verb before a list says what its amounts are where the sum was taken out") {
  const Lines lines = Spending("按照省厅文件,下达我局资金(略)万元,其中:造林补助6.2万元,森林管护补助9.5万元。\n");
  CHECK(Has(lines, "造林补助 budget 6200000"));
  CHECK(Has(lines, "森林管护补助 budget 9500000"));
}

TEST_CASE("a sum without a name that is allotted later is not the last part of the list before") {
  const Lines lines = Spending(
      "下达我局资金(略)万元,其中:造林补助6.2万元,森林管护补助9.5万元。\n按照第二份文件,下达给我局资金1.7万元。\n");
  CHECK_FALSE(Has(lines, "森林管护补助 budget 1700000"));
}

TEST_CASE("paid out in full is the allotment's outturn") {
  const Lines lines = Spending("下达我县退耕还林补助资金345万元。补助已发到农户手中,发放资金345万元。\n");
  CHECK(lines == Lines{"退耕还林补助资金 budget 345000000", "退耕还林补助资金 actual 345000000"});
}

TEST_CASE("the title of the paper that allotted money names no item; what it is to do does") {
  const Lines lines =
      Spending("安排《关于下达2022年造林资金预算指标的通知》(安财农指〔2022〕16号)资金75万元,实施北坡林带建设项目。\n");
  CHECK(lines == Lines{"北坡林带建设项目 budget 75000000"});
}

TEST_CASE("neither the paper that allotted money nor the fund it came out of is part of an item's name") {
  const Lines lines = Spending(
      "本年收到省级《关于下达2022年林草资金预算的通知》(安财农〔2022〕31号)苗圃补助26万元。\n"
      "从林业公益金中安排支出41万元。《望河林业志》编纂经费支出7万元。\n"
      "收到《关于林草资金预算的通知》安财农2022〕32号)防火补助12万元。\n");
  CHECK(Has(lines, "苗圃补助 arrived 26000000"));
  CHECK(Has(lines, "防火补助 arrived 12000000"));
  CHECK(Has(lines, "林业公益金 actual 41000000"));
  CHECK(Has(lines, "《望河林业志》编纂经费 actual 7000000"));
}

TEST_CASE("what is carried over to the next year was not spent") {
  const Lines lines = Spending("林区道路项目支出96万元,结转下年使用14万元。\n");
  CHECK(lines == Lines{"林区道路项目 actual 96000000"});
}

TEST_CASE("an age within a name is no count") {
  const ReportFacts facts = FactsOf(
      "安远县民政局2022年度专项资金绩效自评报告\n二、资金使用情况\n养老事业项目支出96万元,包括:70周岁以上老人体检补贴"
      "66万元,食堂改造30万元。\n");
  CHECK(Has(SpendingOf(facts), "70周岁以上老人体检补贴 actual 66000000 < 养老事业项目"));
}

TEST_CASE("a task is due, its percentage was done") {
  const Lines lines = Observed(FactsOf(
      "安远县就业局2022年度就业资金绩效自评报告\n二、绩效指标完成情况\n培训农民732人,完成市级任务数600人的122%。"
      "登记失业率为2.31%,控制在4.2%以内。\n"));
  CHECK(Has(lines, "市级任务数 600 人 target"));
  CHECK(Has(lines, "完成市级任务数 122 percent actual"));
  CHECK(Has(lines, "登记失业率 2.31 percent actual"));
  CHECK(Has(lines, "登记失业率 4.2 percent target"));
}

TEST_CASE("the name before an aim's value is the whole indicator") {
  const Lines lines = Observed(FactsOf(
      "安远县残联2022年度康复资金绩效自评报告\n二、绩效指标完成情况\n有需求的持证听力残疾人得到基本听力康复服务比例"
      "年初指标值为不低于80%,全年实际完成值93%。\n"));
  CHECK(Has(lines, "有需求的持证听力残疾人得到基本听力康复服务比例 80 percent target"));
  CHECK(Has(lines, "有需求的持证听力残疾人得到基本听力康复服务比例 93 percent actual"));
}

TEST_CASE("what was done is a result though the section sets out aims") {
  const Lines lines = Figures("已带动46户农户增收,预算执行率97%。\n");
  CHECK(Has(lines, "带动农户增收 46 户 actual"));
  CHECK(Has(lines, "预算执行率 97 percent actual"));
}

TEST_CASE("the width of a pipe and the word for length are no part of what is laid") {
  const Lines lines = Figures("本项目计划敷设DN300-DN500给水管网长12公里及附属设施,安装65个阀门井等附属配套。\n");
  CHECK(Has(lines, "敷设给水管网 12 kilometre target"));
  CHECK(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find("阀门井 65 个") != std::string::npos && line.find("附属") == std::string::npos;
  }));
}

TEST_CASE("a paper of aims tells targets alone, and what its template left blank names nothing") {
  const ReportFacts facts = FactsOf(
      "关于南湾镇葡萄园项目绩效目标的公示\n一、产出指标\n数量指标:葡萄种植数量(≥**株)>=8600株;完成及时率(≥**%)>=100%"
      "。\n");
  const Lines lines = Observed(facts);
  CHECK(Has(lines, "葡萄种植数量 8600 株 target"));
  CHECK(Has(lines, "完成及时率 100 percent target"));
  CHECK(facts.outcomes.empty());
}

TEST_CASE("how many projects a body was given money for is no result") {
  const Lines lines = Figures("下达林业发展资金300万元,其中:县林业局3个180万元、县水利局2个120万元。\n");
  CHECK(lines.empty());
}

}  // namespace jitu::ingest

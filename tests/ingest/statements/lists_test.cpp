#include <algorithm>

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kHead = "安远县林业局2022年度林业发展资金项目支出绩效自评报告\n";

Lines Spending(const std::string& body) { return SpendingOf(FactsOf(kHead + body)); }

}  // namespace

TEST_CASE("as many names as amounts behind 分别为 are given their amounts in order") {
  const Lines lines = Spending("二、资金使用情况\n造林补助、防火道维护和苗圃改造分别支出64万元、18.5万元和30万元。\n");
  CHECK(Has(lines, "造林补助 actual 64000000"));
  CHECK(Has(lines, "防火道维护 actual 18500000"));
  CHECK(Has(lines, "苗圃改造 actual 30000000"));
}

TEST_CASE("amounts in turn are those of the last list of as many items") {
  const Lines lines = Spending(
      "二、资金使用情况\n市里下达造林补助资金90万元，用于三个方向：荒山造林50万元，封山育林25万元，种苗繁育15万元。\n"
      "到年底，上述三个方向依次支付48万元、25万元、12.5万元。\n");
  CHECK(Has(lines, "荒山造林 actual 48000000"));
  CHECK(Has(lines, "封山育林 actual 25000000"));
  CHECK(Has(lines, "种苗繁育 actual 12500000"));
}

TEST_CASE("three parts of one paragraph prove themselves farther on in the section, beside what else there is") {
  const std::string body =
      "一、资金情况\n1.下达金额：95.00万元。\n2.分解情况：苗圃围栏更换38.00万元；林道标识制作27.00万元；护林员补助30."
      "00万元。\n"
      "3.执行情况：按上列次序，三项分别执行36.50万元、27.00万元、28.40万元。\n";
  const Lines lines = Spending(body);
  CHECK(Has(lines, "苗圃围栏更换 budget 38000000 < 林业发展资金项目"));
  CHECK(Has(lines, "护林员补助 budget 30000000 < 林业发展资金项目"));
  CHECK(Has(lines, "苗圃围栏更换 actual 36500000"));
  CHECK(Has(lines, "护林员补助 actual 28400000"));
  // Nothing comes to nothing.
  CHECK(Spending("一、收支情况\n收入0万元，支出0万元，结余0万元。\n") == Lines{"林业发展资金项目 actual 0"});
}

TEST_CASE("what a fund is for is no part of its name, and headings of all reports name no item") {
  CHECK(Has(Spending("一、总体情况\n林业科普专项经费主要用于办讲座和维护标本馆。本年预算批复26万元。\n"),
            "林业科普专项经费 budget 26000000"));
  CHECK(Spending("一、专项收支情况\n全年支出26万元。\n") == Lines{"林业发展资金项目 actual 26000000"});
}

TEST_CASE("amounts side by side that add up to one told before are its parts") {
  const Lines lines =
      Spending("二、资金使用情况\n林区道路项目预算安排120万元。按用途分，路基整修70万元、涵洞更换50万元。\n");
  CHECK(Has(lines, "路基整修 budget 70000000 < 林区道路项目"));
  CHECK(Has(lines, "涵洞更换 budget 50000000 < 林区道路项目"));
}

TEST_CASE("what adds up to the amount before it is its parts, whatever the words beside it, and parts may have parts") {
  const Lines lines = Spending(
      "二、资金使用情况\n林业救灾资金实际支出96.5万元：雪灾林木抚育43.2万元，其中毛竹扶正12.6万元，受灾苗木补植28."
      "3万元，"
      "支付2021年度防火物资尾款25万元。\n");
  CHECK(Has(lines, "雪灾林木抚育 actual 43200000 < 林业救灾资金"));
  CHECK(Has(lines, "受灾苗木补植 actual 28300000 < 林业救灾资金"));
  CHECK(Has(lines, "防火物资尾款 actual 25000000 < 林业救灾资金"));
  CHECK_FALSE(Has(lines, "毛竹扶正 actual 12600000 < 林业救灾资金"));
}

TEST_CASE("paragraphs below a line that ends with an amount are its parts where they add up to it") {
  const Lines lines = Spending(
      "二、资金使用情况\n（一）抚育类（使用78.5万元）\n中幼林抚育46.3万元，完成抚育1200亩。\n"
      "1.林道修整奖励：5个村32.2万元，修整林道18公里。\n");
  CHECK(lines == Lines{"抚育类 actual 78500000", "中幼林抚育 actual 46300000 < 抚育类",
                       "林道修整奖励 actual 32200000 < 抚育类"});
}

TEST_CASE("parts are of the kind that the amount is to which they come, and a balance closes the sum") {
  const Lines lines = Spending(
      "二、资金使用情况\n林道整治项目批复预算90万元，到账90万元，使用81.2万元：苗圃围栏更换38万元，全部用完；"
      "林道标识制作52万元，使用43.2万元。\n");
  CHECK(Has(lines, "苗圃围栏更换 budget 38000000 < 林道整治项目"));
  CHECK(Has(lines, "林道标识制作 budget 52000000 < 林道整治项目"));
  CHECK(Has(lines, "林道标识制作 actual 43200000 < 林道整治项目"));
  const Lines rest =
      Spending("二、资金使用情况\n防火物资经费预算48万元，安排用于哨所维护18万元，风力灭火机更换23万元，结余7万元。\n");
  CHECK(Has(rest, "哨所维护 budget 18000000 < 防火物资经费"));
  CHECK(Has(rest, "风力灭火机更换 budget 23000000 < 防火物资经费"));
}

TEST_CASE("a balance closes no sum that comes to a nearer amount without it, and a line that says 如下 opens a list") {
  const Lines near = Spending(
      "二、资金使用情况\n防火物资项目预算85万元，支出83万元，结余2万元。支出分别是：风力灭火机更换53万元，哨所维护30万"
      "元。\n");
  CHECK(Has(near, "风力灭火机更换 actual 53000000 < 防火物资项目"));
  CHECK(Has(near, "哨所维护 actual 30000000 < 防火物资项目"));
  const Lines below = Spending(
      "二、资金分解情况\n市里下达防火物资经费83万元，切块如下。\nA101.风力灭火机更换：53万元。更换12台。\nA102."
      "哨所维护：30万元。\n");
  CHECK(Has(below, "风力灭火机更换 budget 53000000 < 防火物资经费"));
  CHECK(Has(below, "哨所维护 budget 30000000 < 防火物资经费"));
  CHECK(Has(Spending("二、资金使用情况\n案件执行年初预算数90万元，支出88万元。\n"), "案件执行 budget 90000000"));
}

TEST_CASE("a list of one, and a difference that happens to close a sum") {
  CHECK(Has(Spending("二、资金使用情况\n1.护林员关爱类12万元：“暖冬行动”12万元。\n2.防火类30万元。\n"),
            "“暖冬行动” actual 12000000 < 护林员关爱类"));
  for (const std::string& line : Spending(
           "二、资金使用情况\n公车经费预算20万元，支出18万元，较预算减少2万元，其中：燃油费13万元，维修费5万元。\n"))
    CHECK(line.find("减少") == std::string::npos);
}

TEST_CASE("what does not add up, and from whom money came, is no list of parts") {
  CHECK(Spending("二、资金使用情况\n本次慰问共计花费96.5万元，雪灾林木抚育43.2万元，受灾苗木补植28.3万元。\n") ==
        Lines{"本次慰问 actual 96500000"});
  for (const std::string& line : Spending("二、资金使用情况\n林道建设资金到位90万元，省级60万元，企业自筹30万元。\n")) {
    INFO(line);
    CHECK(line.find(" 6000") == std::string::npos);
    CHECK(line.find(" 3000") == std::string::npos);
  }
}

TEST_CASE("an amount alone in the bracket behind a quoted name is of that name") {
  const Lines lines = Spending("二、资金使用情况\n主要项目如下:\n“北坡防火道建设项目”(85万元)，建成防火道12公里。\n");
  CHECK(lines == Lines{"北坡防火道建设项目 actual 85000000"});
}

TEST_CASE("a list of projects under a header gives each its budget and its outturn, and no sum as an item") {
  const Lines lines = Spending(
      "三、项目支出明细(单位:万元)\n序号\t项目名称\t年初预算\t决算支出\n1\t苗圃改造\t30.00\t28.60\n2\t防火道维护\t20."
      "00\t20.00\n"
      "合计\t\t50.00\t48.60\n");
  CHECK(lines == Lines{"苗圃改造 budget 30000000", "苗圃改造 actual 28600000", "防火道维护 budget 20000000",
                       "防火道维护 actual 20000000"});
}

TEST_CASE("names of columns may be put together of words that say what is listed and what was done with the money") {
  const Lines lines = Spending(
      "一、资金安排与拨付\n单位：万元\n支持方向　　年初预算　　实际拨付\n油茶良种繁育　　60.00　　58.50\n"
      "林下种植奖补　　40.00　　40.00\n合计　　100.00　　98.50\n");
  CHECK(Has(lines, "油茶良种繁育 budget 60000000 < 林业发展资金项目"));
  CHECK(Has(lines, "油茶良种繁育 actual 58500000 < 林业发展资金项目"));
  CHECK(Has(lines, "林下种植奖补 actual 40000000 < 林业发展资金项目"));
  CHECK(Has(lines, "林业发展资金项目 actual 98500000"));
}

TEST_CASE("a form that a converter wrote in one line is read by the names of its columns") {
  const ReportFacts facts = FactsOf(
      "项目支出绩效自评表 (2022年度) 项目名称 苗圃改造项目 主管部门 安远县林业局 实施单位 安远县苗圃中心 项目资金 "
      "(万元) 年初预算数 全年预算数 "
      "全年执行数 分值 执行率 得分 年度资金总额 30 30 27 10 90% 9 一级指标 二级指标 三级指标 年度指标值 实际完成值 "
      "分值 得分 产出指标 数量指标 "
      "改造苗床数量 ≥40个 42 10 10 成本指标 苗床改造成本 ≤30万元 27 10 10\n");
  CHECK(Has(SpendingOf(facts), "苗圃改造项目 actual 27000000"));
  CHECK(facts.unit == "安远县苗圃中心");
  const auto cost = std::find_if(facts.observations.begin(), facts.observations.end(), [](const ObservationFact& fact) {
    return fact.indicator == "苗床改造成本" && fact.role == "actual";
  });
  REQUIRE(cost != facts.observations.end());
  CHECK(cost->value == "270000");  // the unit of the target, 万元, is the result's too
}

TEST_CASE("amounts under a header of 万元 that the text gives in 元 are not read as ten thousand times as much") {
  const Lines lines = Spending(
      "项目名称\n林区档案整理项目\n项目资金(万元)"
      "\n年初预算数\n全年预算数\n全年执行数\n执行率\n年度资金总额\n480000\n480000\n462300\n96.3%\n"
      "一、实施情况\n项目投入48万元，全年支出46.23万元。\n");
  CHECK_FALSE(Has(lines, "林区档案整理项目 budget 480000000000"));
  CHECK(Has(lines, "林区档案整理项目 budget 48000000"));
}

}  // namespace jitu::ingest

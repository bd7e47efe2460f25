#include "tests/ingest/readers/reading.h"

using namespace jitu::ingest;
using Strings = std::vector<std::string>;

TEST_CASE("A number parted from its unit is put together in any layout") {
  CHECK(LinesOf("一、支出\n本年安排图书购置经费共计3,680.50万\n元;其余为设备。\n") ==
        Strings{"一、支出", "本年安排图书购置经费共计3,680.50万元;其余为设备。"});
  CHECK(LinesOf("全年安排馆舍维修资金共计 164.87\n\n万元。\n") == Strings{"全年安排馆舍维修资金共计 164.87万元。"});
}

TEST_CASE("What can only be the middle of a sentence goes on in the next line") {
  CHECK(LinesOf("举办讲座、展览、\n演出共12场。\n") == Strings{"举办讲座、展览、演出共12场。"});
  CHECK(LinesOf("依据《县图书馆\n服务办法》执行。\n") == Strings{"依据《县图书馆服务办法》执行。"});
  CHECK(LinesOf("完成改造三处\n,新建两处。\n") == Strings{"完成改造三处,新建两处。"});
}

TEST_CASE("In a wrapped file lines of about the full width go on, also inside names") {
  const Strings lines = LinesOf(
      "一、项目概述\n"
      "本项目由镇文化站负责组织实施，委托县里的白鹭\n"
      "文化传播有限公司承办，全年在各村开展了电影放\n"
      "映和戏曲下乡活动，覆盖了全镇所有的行政村和社\n"
      "区。\n"
      "二、资金情况\n"
      "全年预算为三十万元，年中调整为二十九万元，实际\n"
      "支出二十八万元。\n");
  CHECK(lines ==
        Strings{"一、项目概述",
                "本项目由镇文化站负责组织实施,委托县里的白鹭文化传播有限公司承办,全年在各村开展了电影放映和戏曲下乡"
                "活动,覆盖了全镇所有的行政村和社区。",
                "二、资金情况", "全年预算为三十万元,年中调整为二十九万元,实际支出二十八万元。"});
}

TEST_CASE("Where paragraphs end in a point, one that does not was broken and goes on in the next line") {
  const std::string point = "全年开展护林巡查四百二十次,排除各类火灾隐患三十五处。\n";
  CHECK(LinesOf(point + point + point + point +
                "通过项目实施,全年修复林道六公里,扶持创作反映林区生活的长\n篇小说三部,举办展览四次。\n" + point)
            .at(4) == "通过项目实施,全年修复林道六公里,扶持创作反映林区生活的长篇小说三部,举办展览四次。");
}

TEST_CASE("A row that was broken within its cells goes on until it has as many bars as the rows that were not") {
  CHECK(LinesOf("书库改造自评表 | ||||\n单位 | 某馆 | |||\n指标 | 年度\n指标值 |\n实际\n完成值 | ||\n书架 | 12组 | "
                "10组 | ||\n") == Strings{"书库改造自评表 | ||||", "单位 | 某馆 | |||", "指标 | 年度", "指标值 |",
                                          "实际", "完成值 | ||", "书架 | 12组 | 10组 | ||"});
  CHECK(
      LinesOf("书库改造自评表 | ||||\n单位 | 某馆 | |||\n指标 | 年度 指标值 |\n实际 完成值 |\n得分 | |\n书架 | 12组 | "
              "10组 | 9 | |\n") == Strings{"书库改造自评表 | ||||", "单位 | 某馆 | |||",
                                           "指标 | 年度 指标值 |实际 完成值 |得分 | |", "书架 | 12组 | 10组 | 9 | |"});
}

TEST_CASE("Rows whose cells blanks part stay apart below a heading, however alike they are in width") {
  const Strings lines{"一、项目资金情况", "序号 项目名称 批复资金 到位资金 支付资金",
                      "1 云水至大坪公路改建 860 860 812.5", "2 石板桥至石门桥改造 240 240 240",
                      "3 村道安全防护工程 180 150 150"};
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  CHECK(LinesOf(text) == lines);
}

TEST_CASE("Cells that stand one a line stay apart") {
  CHECK(LinesOf("展览\n\n6场\n\n7场\n\n10\n\n10\n") == Strings{"展览", "6场", "7场", "10", "10"});
}

TEST_CASE("A heading, an item or a label never goes on with the line before") {
  CHECK(LinesOf("一、概况\n（一）职责\n1.甲项目支出2万元\n2.乙项目支出3万元\n填报单位：某馆\n") ==
        Strings{"一、概况", "(一)职责", "1.甲项目支出2万元", "2.乙项目支出3万元", "填报单位:某馆"});
}

TEST_CASE("A page's end inside a sentence parts nothing") {
  CHECK(LinesOf("全年共补助困难群众修缮房屋的资金为40.5\n\n- 7 -\n\n万元，惠及12户。\n") ==
        Strings{"全年共补助困难群众修缮房屋的资金为40.5万元,惠及12户。"});
}

TEST_CASE("Two Latin words or two numbers are joined with a blank between") {
  CHECK(LinesOf("参展企业名单(Alpha Beta\nGamma)已公示。\n") == Strings{"参展企业名单(Alpha Beta Gamma)已公示。"});
}

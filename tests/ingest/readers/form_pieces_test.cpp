#include "ingest/readers/form_pieces.h"

#include "ingest/readers/glued_form.h"
#include "ingest/readers/rate_proof.h"
#include "ingest/readers/spaced_cells.h"
#include "tests/ingest/readers/form_cells.h"
#include "tests/ingest/readers/reading.h"

using namespace jitu;
using namespace jitu::ingest;

namespace {

/// The rows of a table, their cells without blanks and line ends, parted by bars.
std::vector<std::string> Rows(const Document& document, std::size_t table) {
  std::vector<std::string> rows(document.tables.at(table).rows);
  for (const Table::Cell& cell : document.tables[table].cells) {
    std::string text;
    for (const char c : document.text.substr(cell.span.start, cell.span.length())) {
      if (c != ' ' && c != '\n') text += c;
    }
    std::string& row = rows[cell.row];
    row += row.empty() ? text : "|" + text;
  }
  return rows;
}

std::vector<ByteSpan> Glued(std::string_view line) {
  GluedForms forms;
  return GluedForm(line, Words(), forms);
}

}  // namespace

TEST_CASE("Rows that a page broke at their bars are read cell by cell, with names of columns in two rows") {
  const Document document = Read(
      "| 2022年度项目支出绩效自评表 | ||||||\n| 项目名称 |\n古树名木保护项目 |\n|||||\n| 主管部门 | 云山市林业局 | "
      "实施单位 | "
      "云山市林场 | |||\n|\n项目资金 (万元) |\n年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n"
      "| 年度资金总额 | 12.50 | 12.50 | 10.00 | 10.00 | 80% | 8.00 |\n| 上年结转资金 | ||||||\n|\n年度 总体 目标 |\n"
      "预期目标 | 实际完成情况 | |||||\n| 修复古树 | 修复古树8株 | |||||\n"
      "| 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | |||\n|\n一级 指标 |\n二级指标 | 三级指标 | 指标性质 | "
      "指标值 | "
      "度量单位 | |\n| 产出指标 | 数量指标 | 修复古树 | ≥ | 8 | 株 | 8 | 20.00 | 20.00 |\n| 质量指标 | 古树成活率 | = "
      "| 100 | % "
      "| 90 | 10 | 9 | ||\n");
  REQUIRE(document.tables.size() == 4);
  CHECK(Rows(document, 0)[0] == "项目名称|古树名木保护项目");
  CHECK(Rows(document, 1)[1] == "年度资金总额|12.50|12.50|10.00|10.00|80%|8.00");
  CHECK(Rows(document, 2)[1] == "修复古树|修复古树8株");
  const std::vector<std::string> indicators = Rows(document, 3);
  REQUIRE(indicators.size() == 3);
  CHECK(indicators[0] == "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分");
  CHECK(indicators[1] == "产出指标|数量指标|修复古树|≥|8|株|8|20.00|20.00");
  CHECK(indicators[2] == "质量指标|古树成活率|=|100|%|90|10|9");
}

TEST_CASE("A form with one cell and its bar a line is read cell by cell, paragraphs of a cell as one") {
  const Document document = Read(
      "项目名称 |\n湿地监测项目 |\n主管部门 |\n云山市林业局 |\n项目资金\n(万元) |\n年初预算数 |\n全年预算数 "
      "|\n全年执行数 |\n分值 |\n"
      "执行率 |\n得分 |\n年度资金总额 |\n30 |\n30 |\n24 |\n10 |\n80% |\n8 |\n");
  REQUIRE(document.tables.size() == 2);
  CHECK(Rows(document, 1)[1] == "年度资金总额|30|30|24|10|80%|8");
}

TEST_CASE("A bar alone opens a cell whose text stands in the lines below it") {
  const Document document = Read(
      "| 项目名称 | 湿地监测项目 | | |\n|\n项目资金\n(万元)\n| 年初预算数 | 全年执行数 | 执行率 |\n| 年度资金总额 | 30 "
      "| 24 | 80% |\n|\n"
      "绩效指标\n| 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 |\n| 产出指标 | 数量指标 | 布设样点 | ≥20个 | 22个 "
      "|\n| 巡护 | "
      "≥40次 | 38次 |\n");
  REQUIRE(document.tables.size() == 3);
  CHECK(Rows(document, 1)[1] == "年度资金总额|30|24|80%");
  CHECK(Rows(document, 2)[2] == "巡护|≥40次|38次");
}

TEST_CASE("Rows with bars on one line each stay rows") {
  const Document document =
      Read("| 指标名称 | 目标值 | 完成值 | 分值 |\n| 展览 | ≥6场 | | 10 |\n| 讲座 | ≥8场 | 9场 | 10 |\n");
  REQUIRE(document.tables.size() == 1);
  CHECK(Rows(document, 0)[1] == "展览|≥6场|10");
}

TEST_CASE("Names broken over lines are one cell, names side by side are not") {
  const Document document = Read(
      "项目资金\n(万元)"
      "\n年初\n\n预算数\n\n全年\n\n预算数\n\n全年\n\n执行数\n\n分值\n\n执行率\n\n得分\n\n年度资金总额\n\n56.8\n\n56."
      "8\n\n"
      "42.6\n\n10\n\n75%\n\n7."
      "5\n\n产\n\n出\n\n一级指标\n\n二级指标\n\n三级指标\n\n年度\n\n指标值\n\n实际\n\n完成值\n\n分值\n\n得分\n\n"
      "效益指标\n\n经济效益\n\n指标\n\n指标1节水率\n\n30\n\n25\n\n10\n\n8\n\n");
  REQUIRE(document.tables.size() == 2);
  CHECK(Rows(document, 0)[0] == "年初预算数|全年预算数|全年执行数|分值|执行率|得分");
  CHECK(Rows(document, 0)[1] == "年度资金总额|56.8|56.8|42.6|10|75%|7.5");
  CHECK(Rows(document, 1)[0] == "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分");
  CHECK(Rows(document, 1)[1] == "效益指标|经济效益指标|指标1节水率|30|25|10|8");
  // 指标 and 单位 are two columns, though 指标单位 is a column's name too.
  const Document two = Read("指标\n\n单位\n\n目标值\n\n完成值\n\n新建泵站\n\n座\n\n3\n\n3\n\n");
  REQUIRE(two.tables.size() == 1);
  CHECK(Rows(two, 0)[1] == "新建泵站|座|3|3");
}

TEST_CASE("Lines of a form are cut at blanks where a name has values behind it") {
  CHECK(
      Parted("年度资金总额: 8.40 8.40 10 100.00% 10", SpacedCells("年度资金总额: 8.40 8.40 10 100.00% 10", Words())) ==
      "年度资金总额:|8.40|8.40|10|100.00%|10");
  const std::string row = "数量指标 ★补助 水稻面积 ≥6亩 7亩 10 9 雨水偏多";
  CHECK(Parted(row, SpacedCells(row, Words())) == "数量指标|★补助 水稻面积|≥6亩|7亩|10|9|雨水偏多");
  const std::string boxes = "项目名称 育苗 补贴 主管部门 某县林业局";
  CHECK(Parted(boxes, SpacedCells(boxes, Words())) == "项目名称|育苗 补贴|主管部门|某县林业局");
  CHECK(SpacedCells("全年共举办 培训班 6期 参加人员众多", Words()).empty());
}

TEST_CASE("A whole form without anything between its cells is cut at names and at figures whose end shows") {
  const std::string line =
      "1、项目名称湖区清淤项目实施单位某县水利局项目资金(万元)全年预算数(A)全年执行数(B)执行率(B/"
      "A)年度资金总额86.586.5100%"
      "其他资金一级 指标二级 指标三级指标年度指标 值全年 完成值产 出 指 标数量 指标清淤3公里河道完 成率100%98%质量 "
      "指标垮坝事故0起0起返工100%无";
  CHECK(Parted(line, Glued(line)) ==
        "项目名称|湖区清淤项目|实施单位|某县水利局|全年预算数(A)|全年执行数(B)|执行率(B/"
        "A)|年度资金总额|86.5|86.5|"
        "100%|其他资金|一级 指标|二级 指标|三级指标|年度指标 值|全年 完成值|产 出 指 标|数量 指标|清淤3公里河道完 "
        "成率|100%|98%|"
        "质量 指标|垮坝事故|0起|0起|返工|100%|无");
  GluedForms forms{true, {}};
  CHECK(Parted("2、100%时效指标完工率90%90%", GluedForm("2、100%时效指标完工率90%90%", Words(), forms)) ==
        "100%|时效指标|完工率|90%|90%");
  const std::string points =
      "年初设定目标实际完成情况建井300座。建井288座。一级指标二级指标三级指标年度指标值实际完成值分值得分数量指标新建检"
      "查井≥300座288座"
      "109.6管线迁改质量指标验收合格率100%100%1010";
  CHECK(Parted(points, Glued(points)) ==
        "年初设定目标|实际完成情况|建井300座。|建井288座。|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|"
        "数量指标|新建检查井|"
        "≥300座|288座|10|9.6|管线迁改|质量指标|验收合格率|100%|100%|10|10");
  CHECK(Glued("三级指标和二级指标完成较好,项目名称见附表。").empty());
}

TEST_CASE("Amounts out of order are known by the rate beside them, and by it alone") {
  const auto proven = ProvenByRate({"40000.00", "40000.00", "6.02", "其中", "0", "24,080", "10", "60.2%"});
  REQUIRE(proven);
  CHECK(proven->budget == 1);
  CHECK(proven->executed == 5);
  CHECK_FALSE(ProvenByRate({"40000.00", "24000", "10", "75%"}));
  // 50 % of 80 and of 60 both stand there.
  CHECK_FALSE(ProvenByRate({"80", "60", "40", "30", "50%"}));
  const auto cut = CutByRate("86.586.5100");
  REQUIRE(cut);
  CHECK(cut->ends == std::vector<std::size_t>{4, 8});
  // 20 | 20 | 10 | 100.00, and not 20 | 201 | 0 | 10 | 0.00: nothing spent proves no budget.
  const auto points = CutByRate("202010100.00");
  REQUIRE(points);
  CHECK(points->ends == std::vector<std::size_t>{2, 4});
  CHECK(points->rate == 6);
}

#include <map>

#include "tests/ingest/readers/reading.h"

using namespace jitu::ingest;

namespace {

/// The text of each cell of a table by row and column.
std::map<std::pair<int, int>, std::string> Cells(const Document& document, std::size_t table) {
  std::map<std::pair<int, int>, std::string> cells;
  for (const Table::Cell& cell : document.tables.at(table).cells) {
    cells[{cell.row, cell.column}] = document.text.substr(cell.span.start, cell.span.length());
  }
  return cells;
}

std::string OnePerLine(std::initializer_list<const char*> cells) {
  std::string text;
  for (const char* cell : cells) text += std::string(cell) + "\n\n";
  return text;
}

}  // namespace

TEST_CASE("A form with one cell a line becomes rows and columns, whatever cells were dropped") {
  const Document document = Read("馆藏提升项目自评表\n\n" + OnePerLine({"一级指标",
                                                                        "二级指标",
                                                                        "三级指标",
                                                                        "年度指标值",
                                                                        "实际完成值",
                                                                        "分值",
                                                                        "得分",
                                                                        "偏差原因分析",
                                                                        "产出指标",
                                                                        "数量指标",
                                                                        "新增图书",
                                                                        "≥5000册",
                                                                        "5230册",
                                                                        "10",
                                                                        "10",
                                                                        "修缮书架",
                                                                        "=12组",
                                                                        "10组",
                                                                        "10",
                                                                        "8",
                                                                        "两组延期",
                                                                        "质量指标",
                                                                        "验收合格率",
                                                                        "100%",
                                                                        "100%",
                                                                        "10",
                                                                        "10",
                                                                        "满意度指标",
                                                                        "服务对象满意度",
                                                                        "读者满意度",
                                                                        "≥90%",
                                                                        "95%",
                                                                        "10",
                                                                        "10",
                                                                        "总分",
                                                                        "100",
                                                                        "98"}));
  REQUIRE(document.tables.size() == 1);
  const auto cells = Cells(document, 0);
  CHECK(document.tables[0].columns == 8);
  CHECK(document.tables[0].rows == 6);
  CHECK(cells.at({1, 2}) == "新增图书");
  CHECK(cells.at({2, 2}) == "修缮书架");
  CHECK(cells.at({2, 3}) == "=12组");
  CHECK(cells.at({2, 7}) == "两组延期");
  CHECK(cells.at({3, 1}) == "质量指标");
  CHECK(cells.at({3, 3}) == "100%");
  CHECK(cells.at({4, 0}) == "满意度指标");
  CHECK(cells.at({5, 5}) == "100");
  CHECK(cells.at({5, 6}) == "98");
}

TEST_CASE("The table of funds has the rows' names in the column whose corner is empty") {
  const Document document =
      Read(OnePerLine({"项目资金(万元)", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分",
                       "年度资金总额",   "30.00",      "28.00",      "14.00",      "10",   "50.00%", "5",
                       "其他资金",       "0.00",       "0.00",       "0.00",       "—",    "—",      "—",
                       "注:单位为万元。"}));
  REQUIRE(document.tables.size() == 1);
  const auto cells = Cells(document, 0);
  CHECK(cells.at({1, 0}) == "年度资金总额");
  CHECK(cells.at({1, 2}) == "28.00");
  CHECK(cells.at({1, 5}) == "50.00%");
  CHECK(cells.at({2, 0}) == "其他资金");
  CHECK(cells.count({3, 0}) == 0);
}

TEST_CASE("Rows parted by bars or tabs are tables; a row that lost an empty cell is fitted by shape") {
  const Document document = Read("指标名称|目标值|完成值|分值|得分|备注\n展览|≥6场|7场|10|10|无\n讲座|≥8场|10|9\n");
  REQUIRE(document.tables.size() == 1);
  const auto cells = Cells(document, 0);
  CHECK(cells.at({1, 5}) == "无");
  CHECK(cells.at({2, 1}) == "≥8场");
  CHECK(cells.at({2, 3}) == "10");
  CHECK(cells.at({2, 4}) == "9");
  CHECK(Read("甲\t1.5\t无\n乙\t2.0\t有\n").tables.size() == 1);
}

TEST_CASE(
    "A cell that spans rows, written in the first alone, does not shift the rows below that were filled up at their "
    "ends") {
  const Document document = Read(
      "预算执行情况(10分) | 年度预算数(万元) | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 "
      "|\n"
      "总额 | 12.00 | 13.36 | 11.36 | 85.03% | 10 | 8.5 | 结转下年 | |\n"
      "其中:财政资金 | 12.00 | 13.36 | 11.36 | 85.03% | / | / | | |\n");
  const auto cells = Cells(document, 0);
  CHECK(cells.at({1, 1}) == "总额");
  CHECK(cells.at({1, 2}) == "12.00");
  CHECK(cells.at({1, 4}) == "11.36");
  CHECK(cells.at({1, 5}) == "85.03%");
}

TEST_CASE("Where the corner above the rows' names was dropped, the amounts still stand under their names") {
  const Document document = Read(
      "投入情况(万元)\n全年预算数 | 全年执行数 | 预算执行率 | ||||\n年度资金总额: | 62.5 | 60 | 96% | ||||\n"
      "其中:省级资金 | 40 | 40 | 100% | ||||\n");
  REQUIRE(document.tables.size() == 1);
  const auto cells = Cells(document, 0);
  CHECK(cells.at({0, 1}) == "全年预算数");
  CHECK(cells.at({1, 1}) == "62.5");
  CHECK(cells.at({1, 2}) == "60");
  CHECK(cells.at({2, 0}) == "其中:省级资金");
}

TEST_CASE("Lines of as many words as a line of column names above them are rows, prose below is none") {
  const Document document = Read(
      "项目资金执行情况汇总 单位:元\n序号 项目名称 预算数 执行数 执行率\n1 林道修复 600,000.00 585,000.00 97.50%\n"
      "2 苗圃改造 450,000.00 450,000.00 100.00%\n合计 1,050,000.00 1,035,000.00 98.57%\n"
      "林道修复 全年完成 6.2公里 路面\n");
  REQUIRE(document.tables.size() == 1);
  const auto cells = Cells(document, 0);
  CHECK(cells.at({1, 1}) == "林道修复");
  CHECK(cells.at({2, 3}) == "450,000.00");
  CHECK(cells.at({3, 2}) == "1,050,000.00");
  CHECK(document.tables[0].rows == 4);
}

TEST_CASE("Boxes with a label and its value make a table of two columns") {
  const Document document =
      Read(OnePerLine({"项目名称", "馆舍维修项目", "主管部门", "某县文化局", "实施单位", "某县图书馆"}));
  REQUIRE(document.tables.size() == 1);
  CHECK(Cells(document, 0).at({1, 1}) == "某县文化局");
}

TEST_CASE("Prose is no table") {
  CHECK(Read("一、概况\n得分92分。\n完成值高于目标值。\n分值为10分。\n").tables.empty());
}

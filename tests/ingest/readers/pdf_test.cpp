#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ingest/readers/compose.h"
#include "ingest/readers/page_flow.h"
#include "ingest/readers/page_tables.h"
#include "tests/ingest/readers/reading.h"

namespace jitu::ingest {
namespace {

using Strings = std::vector<std::string>;

/// A page of 400 by 600 points whose characters are ten points wide.
class TestPage {
 public:
  TestPage() { page_.width = 400, page_.height = 600; }
  TestPage& Word(double left, double top, const std::string& text) {
    page_.words.push_back({{left, top, left + 10 * WidthInEms(text), top + 12}, text});
    return *this;
  }
  TestPage& Across(double left, double right, double y) {
    page_.rules.push_back({left, y, right, y + 0.5});
    return *this;
  }
  TestPage& Down(double x, double top, double bottom) {
    page_.rules.push_back({x, top, x + 0.5, bottom});
    return *this;
  }
  operator const Page&() const { return page_; }

 private:
  Page page_;
};

Document DocumentOf(const std::vector<Page>& pages) {
  auto document = Compose(LayOutPages(pages), {});
  REQUIRE(document.has_value());
  return std::move(document).value();
}

}  // namespace

TEST_CASE(
    "Lines that reach the margin go on in the next one that is not indented, over a page's end and its number too") {
  const Page first = TestPage()
                         .Word(70, 50, "二〇二二年全年共支出资金二十万元用于村道硬化工")
                         .Word(50, 70, "程，共完成道路三公里，惠及农户一百二十户，群众满意度")
                         .Word(50, 90, "较高。")
                         .Word(70, 110, "资金使用规范，账目清楚，没有发现挤占挪用的情况，支")
                         .Word(200, 560, "- 1 -");
  const Page second = TestPage()
                          .Word(50, 50, "付及时足额。")
                          .Word(70, 70, "一是制度健全完善，管理到位有力，各项工作有序推进实")
                          .Word(50, 90, "施。")
                          .Word(200, 560, "- 2 -");
  CHECK(Lines(DocumentOf({first, second})) ==
        Strings{"二〇二二年全年共支出资金二十万元用于村道硬化工程,共完成道路三公里,惠及农户一百二十户,群众满意度较高。",
                "资金使用规范,账目清楚,没有发现挤占挪用的情况,支付及时足额。",
                "一是制度健全完善,管理到位有力,各项工作有序推进实施。"});
}

TEST_CASE("A sentence that ends where another character had room ends its paragraph, though the next is not indented") {
  const Page page = TestPage()
                        .Word(50, 50, "全年支出资金用于村道硬化工程和农村饮水安全巩固提升")
                        .Word(50, 70, "工程，其中用于道路硬化与桥梁加固两项的资金多。")
                        .Word(50, 90, "项目实施单位按时完成了全部建设任务并通过竣工验收。")
                        .Word(50, 110, "资金使用规范。");
  CHECK(Lines(DocumentOf({page})) ==
        Strings{"全年支出资金用于村道硬化工程和农村饮水安全巩固提升工程,其中用于道路硬化与桥梁加固两项的资金多。",
                "项目实施单位按时完成了全部建设任务并通过竣工验收。资金使用规范。"});
}

TEST_CASE("Of two columns the left one is read first, a title above them before and a line below behind both") {
  TestPage page;
  page.Word(100, 20, "某县民政局2022年度绩效自评报告");
  const std::vector<std::string> left{"一、基本情况我局承担救助", "和养老工作，全年支出二十",
                                      "万元用于敬老院维修改造工", "程，惠及老人一百二十名，",
                                      "群众满意度较高。资金使用", "规范。"};
  const std::vector<std::string> right{"二、存在问题部分项目进度", "较慢，主要原因是汛期影响",
                                       "施工，下一步将加强调度，", "确保年底前全部完工，并做",
                                       "好后续管护工作，发挥资金", "效益。"};
  for (std::size_t i = 0; i < left.size(); ++i) {
    const double top = 50 + 20 * static_cast<double>(i);
    page.Word(50, top, left[i]).Word(200, top + 3, right[i]);
  }
  page.Word(50, 200, "以上报告请予审核，并将结果在本单位门户网站予以公开。");
  CHECK(Lines(DocumentOf({page})) ==
        Strings{"某县民政局2022年度绩效自评报告",
                "一、基本情况我局承担救助和养老工作,全年支出二十万元用于敬老院维修改造工程,惠及老人一百二十名,"
                "群众满意度较高。资金使用规范。",
                "二、存在问题部分项目进度较慢,主要原因是汛期影响施工,下一步将加强调度,确保年底前全部完工,"
                "并做好后续管护工作,发挥资金效益。",
                "以上报告请予审核,并将结果在本单位门户网站予以公开。"});
}

TEST_CASE("Labels beside values are no columns: each row stays together") {
  TestPage page;
  const std::vector<std::string> labels{"项目名称", "主管部门和实施单位", "年初预算", "全年执行数", "得分", "等级"};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double top = 50 + 20 * static_cast<double>(i);
    page.Word(50, top, labels[i]).Word(220, top, "第" + std::to_string(i) + "项");
  }
  CHECK(Lines(DocumentOf({page})) == Strings{"项目名称 第0项", "主管部门和实施单位 第1项", "年初预算 第2项",
                                             "全年执行数 第3项", "得分 第4项", "等级 第5项"});
}

TEST_CASE("Cells are what drawn lines part, and one that no line crosses spans rows and columns") {
  const Page page = TestPage()
                        .Across(50, 350, 100)
                        .Across(150, 350, 130)
                        .Across(50, 350, 160)
                        .Down(50, 100, 160)
                        .Down(150, 100, 160)
                        .Down(250, 130, 160)
                        .Down(350, 100, 160)
                        .Word(60, 120, "指标")
                        .Word(160, 110, "全宽表头")
                        .Word(160, 140, "5家")
                        .Word(260, 140, "6家");
  const auto tables = FindRuledTables(page);
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].cells.size() == 4);
  CHECK(tables[0].cells[0].row_span == 2);
  CHECK(tables[0].cells[1].column_span == 2);
  CHECK(tables[0].cells[3].row == 1);
  CHECK(tables[0].cells[3].column == 2);
}

TEST_CASE("A table that goes on over the page is one, its repeated header is dropped, and its cells know their page") {
  const auto half = [](const std::string& name, const std::string& value) {
    return TestPage()
        .Across(50, 350, 100)
        .Across(50, 350, 130)
        .Across(50, 350, 160)
        .Down(50, 100, 160)
        .Down(200, 100, 160)
        .Down(350, 100, 160)
        .Word(60, 110, "三级指标")
        .Word(210, 110, "目标值")
        .Word(60, 140, name)
        .Word(210, 140, value)
        .Word(195, 570, "第1页");
  };
  const Document document = DocumentOf({half("修建道路", "3公里"), half("受益农户", "120户")});
  REQUIRE(document.tables.size() == 1);
  CHECK(Lines(document) == Strings{"三级指标", "目标值", "修建道路", "3公里", "受益农户", "120户"});
  CHECK(document.tables[0].cells.back().row == 2);
}

TEST_CASE("A table goes on over several pages without its header, though each page begins with the same class") {
  const auto part = [](const std::vector<std::vector<std::string>>& rows) {
    TestPage page;
    const double bottom = 100 + 30 * static_cast<double>(rows.size());
    for (const double x : {50, 150, 280, 350}) page.Down(x, 100, bottom);
    for (double y = 100; y <= bottom; y += 30) page.Across(50, 350, y);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double top = 110 + 30 * static_cast<double>(i);
      page.Word(55, top, rows[i][0]).Word(155, top, rows[i][1]);
      if (!rows[i][2].empty()) page.Word(285, top, rows[i][2]);
    }
    return Page(page);
  };
  const Document document =
      DocumentOf({part({{"一级指标", "三级指标", "目标"}, {"产出指标", "修建道路", "3公里"}}),
                  part({{"产出指标", "加固桥梁", "2座"}, {"产出指标", "改造农村饮水安全巩固提", "4处"}}),
                  part({{"产出指标", "受益农户", "9户"}})});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 5);
}

TEST_CASE("A row that a page's end cuts in two is one row") {
  const auto part = [](double height) {
    TestPage page;
    for (const double x : {50, 90, 180, 350}) page.Down(x, 100, 100 + height);
    return page.Across(50, 350, 100).Across(50, 350, 100 + height);
  };
  TestPage first = part(30), second = part(60);
  first.Word(55, 110, "产出").Word(95, 110, "农村公路安全生").Word(185, 110, "3公里");
  second.Word(55, 102, "指标").Word(95, 102, "命防护工程");
  second.Across(50, 350, 120).Word(55, 130, "效益").Word(95, 130, "受益农户数").Word(185, 130, "9户");
  CHECK(Lines(DocumentOf({first, second})) ==
        Strings{"产出指标", "农村公路安全生命防护工程", "3公里", "效益", "受益农户数", "9户"});
}

TEST_CASE("A form that begins with the same box as the one before is another form") {
  const auto form = [](const std::string& project) {
    return TestPage()
        .Across(50, 350, 100)
        .Across(50, 350, 130)
        .Down(50, 100, 130)
        .Down(200, 100, 130)
        .Down(350, 100, 130)
        .Word(60, 110, "项目名称")
        .Word(210, 110, project);
  };
  CHECK(DocumentOf({form("甲村道路"), form("乙村道路")}).tables.size() == 2);
}

TEST_CASE("A number that went to the next line whole does not end the paragraph") {
  const Page page = TestPage()
                        .Word(50, 50, "全年支出资金用于村道硬化工程和农村饮水安全巩固提升")
                        .Word(50, 70, "工程，其中用于道路硬化与桥梁加固两项的资金为")
                        .Word(50, 90, "1,234,567,890.12元，其余用于饮水安全巩固提升项目的")
                        .Word(50, 110, "建设。");
  CHECK(Lines(DocumentOf({page})).size() == 1);
}

TEST_CASE("Where few lines are wide, the margin on the left tells that on the right") {
  const Page cells = TestPage().Word(50, 50, "主管部门").Word(50, 70, "县文化局").Word(50, 90, "自评得分");
  const Page goal = TestPage()
                        .Word(50, 50, "年度目标")
                        .Word(50, 70, "全年送书下乡三百场，覆盖全部乡镇，读者满意度不低于九成")
                        .Word(50, 90, "五。")
                        .Word(50, 110, "无调整。");
  CHECK(Lines(DocumentOf({cells, goal})) == Strings{"主管部门", "县文化局", "自评得分", "年度目标",
                                                    "全年送书下乡三百场,覆盖全部乡镇,读者满意度不低于九成五。",
                                                    "无调整。"});
  const Page title = TestPage().Word(150, 50, "县图书馆项目").Word(150, 70, "绩效自评").Word(150, 90, "报告");
  CHECK(Lines(DocumentOf({title})) == Strings{"县图书馆项目", "绩效自评", "报告"});
}

TEST_CASE("A page on which nothing but a tall cell stands belongs to the table that the page before leaves open") {
  const auto read = ReadFile("tests/formats/office/tall-cell.pdf");
  REQUIRE(read.has_value());
  REQUIRE(read->tables.size() == 1);
  const Table& table = read->tables[0];
  CHECK(table.rows == 3);
  const auto tasks = std::find_if(table.cells.begin(), table.cells.end(),
                                  [](const Table::Cell& cell) { return cell.row == 1 && cell.column == 1; });
  REQUIRE(tasks != table.cells.end());
  const std::string text = read->text.substr(tasks->span.start, tasks->span.length());
  CHECK(text.starts_with("第1批送书下乡21场。"));
  CHECK(text.ends_with("第70批送书下乡90场。"));
  CHECK(read->PlaceOf(table.cells.back().span).page == 4);
}

}  // namespace jitu::ingest

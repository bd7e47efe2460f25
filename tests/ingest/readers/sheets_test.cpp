#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include "ingest/readers/bundle.h"
#include "tests/ingest/readers/reading.h"
#include "tests/ingest/readers/zip_file.h"

namespace jitu::ingest {
namespace {

using Strings = std::vector<std::string>;

std::string Text(const std::string& place, const std::string& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string Sheet(const std::string& project) {
  return "<worksheet><sheetData><row r=\"1\">" + Text("A1", "项目支出绩效自评表") + "</row><row r=\"2\">" +
         Text("A2", "项目名称") + Text("B2", project) + "</row><row r=\"3\">" + Text("A3", "全年执行数") +
         "<c r=\"C3\" s=\"1\"><v>12.5</v></c></row></sheetData><mergeCells><mergeCell "
         "ref=\"B2:C2\"/></mergeCells></worksheet>";
}

/// A workbook of two forms and a sheet that is hidden.
std::string TwoForms() {
  return ZipFile()
      .Add("xl/workbook.xml",
           "<workbook xmlns:r=\"r\"><sheets><sheet name=\"甲\" r:id=\"r1\"/><sheet name=\"乙\" r:id=\"r2\"/>"
           "<sheet name=\"丙\" state=\"hidden\" r:id=\"r3\"/></sheets></workbook>")
      .Add("xl/_rels/workbook.xml.rels",
           "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" "
           "Target=\"/xl/worksheets/sheet2.xml\"/><Relationship Id=\"r3\" "
           "Target=\"worksheets/sheet1.xml\"/></Relationships>")
      .Add("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"2\"/></cellXfs></styleSheet>")
      .Add("xl/worksheets/sheet1.xml", Sheet("甲村道路工程"))
      .Add("xl/worksheets/sheet2.xml", Sheet("乙村道路工程"))
      .Bytes();
}

class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& bytes)
      : path_((std::filesystem::temp_directory_path() / ("jitu-" + std::to_string(::getpid()) + name)).string()) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("Sheets that are shown are read, with cells at their places and numbers as formatted") {
  const auto book = ReadBytes(TwoForms(), "a.xlsx");
  REQUIRE(book.has_value());
  CHECK(Lines(*book) == Strings{"项目支出绩效自评表", "项目名称", "甲村道路工程", "全年执行数", "12.50",
                                "项目支出绩效自评表", "项目名称", "乙村道路工程", "全年执行数", "12.50"});
  const SourcePlace place = book->PlaceOf(book->blocks[4].span);
  CHECK(place.sheet == "甲");
  CHECK(place.row == 3);
  CHECK(place.column == 3);
  CHECK(book->tables[0].cells[2].column_span == 2);
}

TEST_CASE("A file of several forms gives a report for each, named by its sheet") {
  const TemporaryFile file("forms.xlsx", TwoForms());
  const auto reports = ReadReports(file.path());
  REQUIRE(reports.has_value());
  REQUIRE(reports->size() == 2);
  CHECK((*reports)[0].path == file.path() + "!甲");
  CHECK(Lines((*reports)[1]) == Strings{"项目支出绩效自评表", "项目名称", "乙村道路工程", "全年执行数", "12.50"});
  CHECK((*reports)[0].sha256 != (*reports)[1].sha256);
}

TEST_CASE("Forms behind a report are its annexes and stay with it") {
  const std::string form =
      "<p>项目支出绩效自评表</p><table><tr><td>项目名称</td><td>甲</td></tr><tr><td>执行数</td><td>1</td></tr></table>";
  const TemporaryFile file("annex.html", "<html><body><p>2022年度绩效自评报告</p><p>全年工作完成较好。</p>" + form +
                                             form + "</body></html>");
  const auto reports = ReadReports(file.path());
  REQUIRE(reports.has_value());
  CHECK(reports->size() == 1);
}

TEST_CASE("A title above the first form is that of the other forms too, unless they name a year themselves") {
  const auto form = [](const std::string& caption, const std::string& project) {
    return "<p>" + caption + "</p><table><tr><td>项目名称</td><td>" + project +
           "</td></tr><tr><td>执行数</td><td>1</td></tr></table>";
  };
  const TemporaryFile file("titles.html", "<html><body><p>某县交通局2020年度项目支出绩效自评表汇编</p>" +
                                              form("表一", "甲") + form("表二", "乙") +
                                              form("2019年度续建项目自评表", "丙") + "</body></html>");
  const auto reports = ReadReports(file.path());
  REQUIRE(reports.has_value());
  REQUIRE(reports->size() == 3);
  CHECK(Lines((*reports)[1]) ==
        Strings{"某县交通局2020年度项目支出绩效自评表汇编", "表二", "项目名称", "乙", "执行数", "1"});
  CHECK(Lines((*reports)[2]) == Strings{"2019年度续建项目自评表", "项目名称", "丙", "执行数", "1"});
}

TEST_CASE("A text between the tables of a sheet is a text; a row's name without amounts is a cell") {
  const auto read = ReadBytes(
      "项目,金额\n甲,20\n其他资金,\n乙,30\n三、项目绩效\n全年完成道路三公里，群众满意。\n名称,数量\n道路,3\n", "a.csv");
  REQUIRE(read.has_value());
  std::vector<Block::Kind> kinds;
  for (const Block& block : read->blocks) kinds.push_back(block.kind);
  const auto cell = Block::Kind::kTable, text = Block::Kind::kParagraph;
  CHECK(kinds ==
        std::vector<Block::Kind>{cell, cell, cell, cell, cell, cell, cell, text, text, cell, cell, cell, cell});
}

TEST_CASE("An archive lists its files, those of archives within, and is read by paths with an exclamation mark") {
  const std::string inner = ZipFile().Add("乙.txt", "内层报告。").Add("x.bin", "1").Bytes();
  const TemporaryFile file(
      "bundle.zip",
      ZipFile().Add("一/甲.txt", "外层报告。").Add("内.zip", inner).Add("__MACOSX/._甲.txt", "x").Bytes());
  const auto list = ListBundle(file.path());
  REQUIRE(list.has_value());
  CHECK(list->files == Strings{file.path() + "!一/甲.txt", file.path() + "!内.zip!乙.txt"});
  CHECK(list->passed == Strings{file.path() + "!内.zip!x.bin"});
  const auto reports = ReadReports(list->files[1]);
  REQUIRE(reports.has_value());
  CHECK(Lines((*reports)[0]) == Strings{"内层报告。"});
  const auto missing = ReadReports(file.path() + "!丙.txt");
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().where == file.path() + "!丙.txt");
}

TEST_CASE("A table as text is read whatever parts its cells") {
  for (const std::string mark : {",", "\t", ";"}) {
    const auto read = ReadBytes("项目名称" + mark + "\"甲,村\"\n支出" + mark + "20" + mark + "万元\n", "a.csv");
    REQUIRE(read.has_value());
    CHECK(Lines(*read) == Strings{"项目名称", "甲,村", "支出", "20", "万元"});
    CHECK(read->tables[0].cells[3].column == 1);
  }
}

}  // namespace jitu::ingest

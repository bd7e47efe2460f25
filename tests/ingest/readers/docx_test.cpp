#include <catch2/catch.hpp>
#include <string>

#include "tests/ingest/readers/reading.h"
#include "tests/ingest/readers/zip_file.h"

namespace jitu::ingest {
namespace {

const std::string kNumbering = R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>)";

std::string Docx(const std::string& body, const std::string& footnotes = "") {
  ZipFile zip;
  zip.Add("word/document.xml",
          R"(<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"><w:body>)" + body +
              "</w:body></w:document>");
  zip.Add("word/numbering.xml", kNumbering);
  if (!footnotes.empty()) zip.Add("word/footnotes.xml", "<w:footnotes xmlns:w=\"w\">" + footnotes + "</w:footnotes>");
  return zip.Bytes();
}

std::string P(const std::string& runs, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}
std::string R(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }
std::string Item(int level) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"5\"/></w:numPr>";
}

std::vector<std::string> LinesOfDocx(const std::string& bytes) {
  auto document = ReadBytes(bytes, "report.docx");
  REQUIRE(document.has_value());
  return Lines(*document);
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("Numbers that Word counts itself are written as it shows them, each level anew below the one above") {
  CHECK(LinesOfDocx(Docx(P(R("基本情况"), Item(0)) + P(R("部门职能"), Item(1)) + P(R("项目实施"), Item(1)) +
                         P(R("支出甲"), Item(2)) + P(R("资金情况"), Item(0)) + P(R("安排"), Item(1)))) ==
        Strings{"一、基本情况", "(一)部门职能", "(二)项目实施", "1.支出甲", "二、资金情况", "(一)安排"});
}

TEST_CASE("Tracked changes are accepted: what was put in stays, what was deleted and hidden text go") {
  CHECK(LinesOfDocx(Docx(P(R("支出") + "<w:del><w:r><w:delText>20</w:delText></w:r></w:del><w:ins>" + R("30") +
                           "</w:ins>" + R("万元") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>"))) ==
        Strings{"支出30万元"});
  CHECK(LinesOfDocx(Docx(P(R("前半句，"), "<w:rPr><w:del/></w:rPr>") + P(R("后半句。")))) ==
        Strings{"前半句,后半句。"});
}

TEST_CASE("Fields show their result, bookmarks nothing, and notes and text boxes are read") {
  const std::string field =
      "<w:bookmarkStart w:name=\"_GoBack\"/><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
      "<w:instrText>HYPERLINK \"x\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
      R("见附件") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  const std::string box = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" +
                          P(R("框中的话")) +
                          "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
                          P(R("框中的话")) + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
  CHECK(LinesOfDocx(Docx(P(field) + P(R("正文") + box),
                         "<w:footnote w:type=\"separator\">" + P(R("线")) + "</w:footnote><w:footnote>" +
                             P(R("脚注一")) + "</w:footnote>")) == Strings{"见附件", "正文", "框中的话", "脚注一"});
}

TEST_CASE("Cells of a table keep their place, merged ones their spans, and evidence leads back to row and column") {
  const auto cell = [](const std::string& text, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + P(R(text)) + "</w:tc>";
  };
  const auto read =
      ReadBytes(Docx(P(R("自评表")) + "<w:tbl><w:tr>" + cell("产出指标", "<w:vMerge w:val=\"restart\"/>") +
                     cell("数量", "") + cell("5家") + "</w:tr><w:tr>" + cell("", "<w:vMerge/>") +
                     cell("质量与时效", "<w:gridSpan w:val=\"2\"/>") + "</w:tr></w:tbl>"),
                "form.docx");
  REQUIRE(read.has_value());
  REQUIRE(read->tables.size() == 1);
  const Table& table = read->tables[0];
  REQUIRE(table.cells.size() == 4);
  CHECK(table.cells[0].row_span == 2);
  CHECK(table.cells[3].row == 1);
  CHECK(table.cells[3].column == 1);
  CHECK(table.cells[3].column_span == 2);
  const SourcePlace place = read->PlaceOf(table.cells[3].span);
  CHECK(place.table == 1);
  CHECK(place.row == 2);
  CHECK(place.column == 2);
  CHECK(read->PlaceOf(read->blocks[0].span).paragraph == 1);
}

TEST_CASE("A document that is no archive, lacks its text or declares entities is refused with a reason") {
  const auto no_text = ReadBytes(ZipFile().Add("word/other.xml", "<a/>").Bytes(), "a.docx");
  REQUIRE_FALSE(no_text.has_value());
  CHECK(no_text.error().message.en.find("word/document.xml") != std::string::npos);
  const auto bomb =
      ReadBytes(ZipFile().Add("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"bbb\">]><a>&b;</a>").Bytes(), "a.docx");
  REQUIRE_FALSE(bomb.has_value());
  CHECK(bomb.error().message.en.find("entities") != std::string::npos);
  CHECK_FALSE(ReadBytes("PK\x03\x04 damaged", "a.docx").has_value());
}

}  // namespace jitu::ingest

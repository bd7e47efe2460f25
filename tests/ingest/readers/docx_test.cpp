#include <catch2/catch.hpp>
#include <string>

#include "tests/ingest/readers/reading.h"
#include "tests/ingest/readers/zip_file.h"

namespace jitu::ingest {
namespace {

/// 5 is a usual list; 6 goes on with it in words of its own; 7 counts anew; 8 is said by a list style, and its second
/// level counts on through the whole list.
const std::string kNumbering = R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="tables"/></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="tables"/>
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:lvlText w:val="表%1-%2"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1部分"/></w:lvl></w:lvlOverride></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num></w:numbering>)";

std::string Docx(const std::string& body, const std::string& footnotes = "") {
  ZipFile zip;
  zip.Add("word/document.xml",
          R"(<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:m="m"><w:body>)" + body +
              "</w:body></w:document>");
  zip.Add("word/numbering.xml", kNumbering);
  if (!footnotes.empty()) zip.Add("word/footnotes.xml", "<w:footnotes xmlns:w=\"w\">" + footnotes + "</w:footnotes>");
  return zip.Bytes();
}

std::string P(const std::string& runs, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}
std::string R(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }
std::string Item(int level, int list = 5) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
         "\"/></w:numPr>";
}
std::string Field(const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; }
std::string Code(const std::string& code) { return "<w:r><w:instrText>" + code + "</w:instrText></w:r>"; }
std::string Row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
std::string Cell(const std::string& blocks, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + blocks + "</w:tc>";
}
std::string Tbl(const std::string& rows) { return "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>"; }

/// 1,0 2x1 text, a cell a line: row, column and what it spans where that is more than one.
std::vector<std::string> CellsOf(const Document& document, std::size_t table) {
  std::vector<std::string> cells;
  for (const Table::Cell& cell : document.tables.at(table).cells) {
    std::string place = std::to_string(cell.row) + "," + std::to_string(cell.column) + " ";
    if (cell.row_span > 1 || cell.column_span > 1) {
      place += std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + " ";
    }
    cells.push_back(place + document.text.substr(cell.span.start, cell.span.length()));
  }
  return cells;
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
        Strings{"一、基本情况", "(一)部门职能", "(二)项目实施", "1. 支出甲", "二、资金情况", "(一)安排"});
}

TEST_CASE("Lists that share their levels go on, start anew, and take their levels from a style") {
  CHECK(LinesOfDocx(Docx(P(R("总则"), Item(0)) + P(R("附则"), Item(0, 6)) + P(R("另起"), Item(0, 7)) +
                         P(R("再起"), Item(0, 7)))) == Strings{"一、总则", "第二部分附则", "一、另起", "二、再起"});
  CHECK(LinesOfDocx(Docx(P(R("投入"), Item(0, 8)) + P(R("资金表"), Item(1, 8)) + P(R("产出"), Item(0, 8)) +
                         P(R("场次表"), Item(1, 8)))) ==
        Strings{"第1章投入", "表1-1 资金表", "第2章产出", "表2-2 场次表"});
}

TEST_CASE("A number and the amount behind it stay two") {
  CHECK(LinesOfDocx(Docx(P(R("概况"), Item(0)) + P(R("50万元用于修缮。"), Item(2)))) ==
        Strings{"一、概况", "1. 50万元用于修缮。"});
}

TEST_CASE("An item whose paragraph was deleted or moved away is not counted") {
  const std::string gone = "<w:del><w:r><w:delText>作废</w:delText></w:r></w:del>";
  CHECK(LinesOfDocx(Docx(P(R("甲"), Item(0)) + P(gone, Item(0) + "<w:rPr><w:del/></w:rPr>") +
                         P("<w:moveFrom>" + R("移走") + "</w:moveFrom>", Item(0) + "<w:rPr><w:moveFrom/></w:rPr>") +
                         P(R("乙"), Item(0)))) == Strings{"一、甲", "二、乙"});
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

TEST_CASE("Of a field the result is shown, of fields in its code nothing, and an open one hides no paragraph below") {
  const std::string inner = Field("begin") + Code("=1") + Field("separate") + R("错") + Field("end");
  CHECK(LinesOfDocx(Docx(P(R("共") + Field("begin") + Code("IF ") + inner + Code(" 1") + Field("separate") + R("25") +
                           Field("end") + R("人")) +
                         P("<w:fldSimple w:instr=\"DATE\">" + R("2023年3月") + "</w:fldSimple>"))) ==
        Strings{"共25人", "2023年3月"});
  CHECK(LinesOfDocx(Docx(P(R("上段") + Field("begin") + Code("PAGE")) + P(R("下段")))) == Strings{"上段", "下段"});
}

TEST_CASE("Content controls and smart tags show what they hold, but not what asks to be filled in") {
  const auto control = [](const std::string& properties, const std::string& content) {
    return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
  };
  CHECK(LinesOfDocx(Docx(P(R("单位：") + control("", R("县图书馆"))) +
                         P(R("科室：") + control("<w:showingPlcHdr/>", R("单击此处输入文字。"))) +
                         control("", P("<w:smartTag>" + R("支出") + "</w:smartTag>" + R("3万元"))))) ==
        Strings{"单位:县图书馆", "科室:", "支出3万元"});
}

TEST_CASE("Tabs part, soft hyphens vanish, and a break of line or page begins a line") {
  CHECK(LinesOfDocx(Docx(P(R("甲") + "<w:r><w:tab/></w:r>" + R("乙") + "<w:r><w:br/></w:r>" + R("A") +
                           "<w:r><w:softHyphen/></w:r>" + R("B") + "<w:r><w:noBreakHyphen/></w:r>" + R("C") +
                           "<w:r><w:br w:type=\"page\"/></w:r>" + R("丙")))) == Strings{"甲 乙", "AB-C", "丙"});
}

TEST_CASE("A formula is written in one line") {
  CHECK(LinesOfDocx(Docx(P(R("执行率=") +
                           "<m:oMath><m:d><m:dPr/><m:e><m:f><m:num><m:r><m:t>90</m:t></m:r></m:num><m:den>"
                           "<m:r><m:t>100</m:t></m:r></m:den></m:f></m:e></m:d></m:oMath>" +
                           R("×100%")))) == Strings{"执行率=(90/100)×100%"});
}

TEST_CASE("A table in a frame is read as one, and of a table in a cell what it holds") {
  const std::string inner = Tbl(Row(Cell(P(R("项目"))) + Cell(P(R("金额")))) + Row(Cell(P(R("甲"))) + Cell(P(R("3")))));
  const auto framed = ReadBytes(Docx(Tbl(Row(Cell(P(R("表头")) + inner)))), "a.docx");
  REQUIRE(framed.has_value());
  CHECK(Lines(*framed) == Strings{"表头", "项目", "金额", "甲", "3"});
  CHECK(CellsOf(*framed, 0) == Strings{"0,0 项目", "0,1 金额", "1,0 甲", "1,1 3"});
  const auto nested = ReadBytes(Docx(Tbl(Row(Cell(P(R("指标"))) + Cell(inner)))), "a.docx");
  REQUIRE(nested.has_value());
  CHECK(CellsOf(*nested, 0) == Strings{"0,0 指标", "0,1 项目 金额 甲 3"});
}

TEST_CASE("Rows in content controls stand below those before, and cells merged either way are one") {
  const auto read = ReadBytes(
      Docx(
          Tbl(Row(Cell(P(R("名称")), "<w:hMerge w:val=\"restart\"/>") + Cell(P(""), "<w:hMerge/>") + Cell(P(R("值")))) +
              "<w:sdt><w:sdtContent>" +
              Row(Cell(P(R("产出")), "<w:vMerge w:val=\"restart\"/>") + Cell(P(R("场次"))) + Cell(P(R("30场")))) +
              "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" +
              Row(Cell(P(""), "<w:vMerge/>") + Cell(P(R("册数"))) + Cell(P(R("9册")))) + "</w:sdtContent></w:sdt>")),
      "a.docx");
  REQUIRE(read.has_value());
  CHECK(CellsOf(*read, 0) ==
        Strings{"0,0 1x2 名称", "0,2 值", "1,0 2x1 产出", "1,1 场次", "1,2 30场", "2,1 册数", "2,2 9册"});
}

TEST_CASE("Parts are found by what relates them, in the strict form of the format too") {
  const std::string types = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  const auto relation = [&](const std::string& kind, const std::string& target) {
    return "<Relationship Id=\"r" + kind + "\" Type=\"" + types + kind + "\" Target=\"" + target + "\"/>";
  };
  ZipFile zip;
  zip.Add("_rels/.rels", "<Relationships>" + relation("officeDocument", "word/document2.xml") + "</Relationships>");
  zip.Add("word/_rels/document2.xml.rels", "<Relationships>" + relation("numbering", "/word/numbering3.xml") +
                                               relation("endnotes", "notes/endnotes2.xml") + "</Relationships>");
  zip.Add("word/document2.xml", "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" +
                                    P(R("概况"), Item(0)) + "</w:body></w:document>");
  zip.Add("word/numbering3.xml", kNumbering);
  zip.Add("word/notes/endnotes2.xml",
          "<w:endnotes xmlns:w=\"w\"><w:endnote>" + P(R("尾注")) + "</w:endnote></w:endnotes>");
  CHECK(LinesOfDocx(zip.Bytes()) == Strings{"一、概况", "尾注"});
}

TEST_CASE("Cells of a table keep their place, merged ones their spans, and evidence leads back to row and column") {
  const auto read = ReadBytes(
      Docx(P(R("自评表")) +
           Tbl(Row(Cell(P(R("产出指标")), "<w:vMerge w:val=\"restart\"/>") + Cell(P(R("数量"))) + Cell(P(R("5家")))) +
               Row(Cell(P(""), "<w:vMerge/>") + Cell(P(R("质量与时效")), "<w:gridSpan w:val=\"2\"/>")))),
      "form.docx");
  REQUIRE(read.has_value());
  CHECK(CellsOf(*read, 0) == Strings{"0,0 2x1 产出指标", "0,1 数量", "0,2 5家", "1,1 1x2 质量与时效"});
  const SourcePlace place = read->PlaceOf(read->tables[0].cells[3].span);
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

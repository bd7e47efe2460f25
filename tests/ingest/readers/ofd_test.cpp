#include "ingest/readers/ofd.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/ingest/readers/reading.h"
#include "tests/ingest/readers/zip_file.h"

namespace jitu::ingest {
namespace {

using Strings = std::vector<std::string>;

/// A file of one page of 210 by 297 mm with these objects, over a template that holds others.
std::string Ofd(const std::string& objects, const std::string& under = "") {
  const auto page = [](const std::string& before, const std::string& inside) {
    return "<ofd:Page xmlns:ofd=\"o\">" + before + "<ofd:Content><ofd:Layer ID=\"9\">" + inside +
           "</ofd:Layer></ofd:Content></ofd:Page>";
  };
  return ZipFile()
      .Add(
          "OFD.xml",
          "<ofd:OFD xmlns:ofd=\"o\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
      .Add("Doc_0/Document.xml",
           "<ofd:Document xmlns:ofd=\"o\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
           "</ofd:PageArea><ofd:TemplatePage ID=\"2\" BaseLoc=\"Tpls/T.xml\"/></ofd:CommonData><ofd:Pages><ofd:Page "
           "ID=\"1\" BaseLoc=\"/Doc_0/Pages/Content.xml\"/></ofd:Pages></ofd:Document>")
      .Add("Doc_0/Tpls/T.xml", page("", under))
      .Add("Doc_0/Pages/Content.xml", page("<ofd:Template TemplateID=\"2\" ZOrder=\"Background\"/>", objects))
      .Bytes();
}

/// Characters 5 mm wide from this place on; `more` are further attributes of the code.
std::string Text(const std::string& boundary, const std::string& text, const std::string& more = "DeltaX=\"g 40 5\"") {
  return "<ofd:TextObject Boundary=\"" + boundary + "\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" " + more + ">" + text +
         "</ofd:TextCode></ofd:TextObject>";
}

std::string Line(const std::string& boundary, const std::string& path) {
  return "<ofd:PathObject Boundary=\"" + boundary + "\" LineWidth=\"0.3\"><ofd:AbbreviatedData>" + path +
         "</ofd:AbbreviatedData></ofd:PathObject>";
}

Document DocumentOf(const std::string& bytes) {
  auto document = ReadBytes(bytes, "report.ofd");
  REQUIRE(document.has_value());
  return std::move(document).value();
}

}  // namespace

TEST_CASE("Text of an OFD page is read by its place, that of its template too, whatever order the file has") {
  CHECK(Lines(DocumentOf(Ofd(Text("20 60 170 6", "全年支出二十万元。") + Text("20 40 170 6", "一、基本情况"),
                             Text("60 20 90 6", "某县民政局自评报告")))) ==
        Strings{"某县民政局自评报告", "一、基本情况", "全年支出二十万元。"});
}

TEST_CASE("Steps between characters may be given one by one, repeated, turned by a matrix, or left out") {
  const std::string matrix =
      "<ofd:TextObject Boundary=\"20 60 170 6\" Size=\"2.5\" CTM=\"2 0 0 2 0 0\"><ofd:TextCode X=\"0\" Y=\"2.5\" "
      "DeltaX=\"2.5 g 2 2.5\">支出二十</ofd:TextCode><ofd:TextCode X=\"10\">万元</ofd:TextCode></ofd:TextObject>";
  CHECK(Lines(DocumentOf(Ofd(matrix))) == Strings{"支出二十万元"});
  CHECK(Lines(DocumentOf(Ofd(Text("20 60 170 6", "完成三项", "")))) == Strings{"完成三项"});
  CHECK(Lines(DocumentOf(Ofd(Text("20 60 170 6", "甲村乙村", "DeltaX=\"5 9 5\"")))) == Strings{"甲村 乙村"});
}

TEST_CASE("Lines drawn on an OFD page make the cells of a table") {
  const std::string grid = Line("20 50 100 20", "M 0 0 L 100 0 L 100 20 L 0 20 C") +
                           Line("20 60 100 1", "M 0 0 L 100 0") + Line("60 50 1 20", "M 0 0 L 0 20");
  const Document document = DocumentOf(Ofd(grid + Text("22 52 30 6", "指标") + Text("62 52 30 6", "目标") +
                                           Text("22 62 30 6", "道路") + Text("62 62 30 6", "三公里")));
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 2);
  CHECK(Lines(document) == Strings{"指标", "目标", "道路", "三公里"});
  CHECK(document.PlaceOf(document.blocks[3].span).page == 1);
}

TEST_CASE("An OFD file of pictures, one without its parts and one with entities are refused with a reason") {
  const auto refusal = [](const std::string& bytes) {
    const auto read = ReadBytes(bytes, "a.ofd");
    REQUIRE_FALSE(read.has_value());
    return read.error().message.en;
  };
  CHECK(refusal(Ofd("<ofd:ImageObject/>")).find("a scan without text (1 pages)") != std::string::npos);
  CHECK(refusal(ZipFile().Add("x", "y").Bytes()).find("OFD.xml is missing") != std::string::npos);
  CHECK(refusal(ZipFile().Add("OFD.xml", "<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>").Bytes()).find("entities") !=
        std::string::npos);
}

}  // namespace jitu::ingest

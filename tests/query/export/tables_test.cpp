#include "tests/query/export/export_sample.h"

namespace jitu::query::exporting {
namespace {

ContentOptions Only(const std::string& table) {
  ContentOptions options;
  options.tables = {table};
  return options;
}

std::string Csv(ContentOptions options) {
  const auto store = HostileGraph();
  return Written("csv", ContentOf(*store, std::move(options)));
}

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

TEST_CASE("Money leaves as an exact decimal of yuan and of 10,000 yuan") {
  CHECK(CellText(ColumnType::kYuan, std::int64_t{2100000}) == "21000.00");
  CHECK(CellText(ColumnType::kYuan, std::int64_t{-5}) == "-0.05");
  CHECK(CellText(ColumnType::kWanYuan, std::int64_t{2100000}) == "2.100000");
  CHECK(CellText(ColumnType::kWanYuan, std::int64_t{-5}) == "-0.000005");
  CHECK(CellText(ColumnType::kYuan, INT64_MIN) == "-92233720368547758.08");
  CHECK(CellText(ColumnType::kYuan, graph::Value()).empty());
}

TEST_CASE("Other cells are written as programs read them") {
  CHECK(CellText(ColumnType::kNumber, 0.1) == "0.1");
  CHECK(CellText(ColumnType::kNumber, 151700600.0) == "151700600");
  CHECK(CellText(ColumnType::kBoolean, true) == "true");
  CHECK(CellText(ColumnType::kText, graph::List{"甲", "乙"}) == "甲、乙");
  CHECK(CellText(ColumnType::kText, graph::Map{{"k", 1}}) == R"({"k":1})");
}

TEST_CASE("A text that a spreadsheet would calculate is guarded, and a negative number is not") {
  const std::string csv = Csv(Only("spending"));
  CHECK(csv.find("\"'=HYPERLINK(\"\"http://x\"\",\"\"点\"\"),<甲>&\n乙😀\"") != std::string::npos);
  CHECK(csv.find(",-0.05,") != std::string::npos);
  CHECK(csv.find('\x07') == std::string::npos);
  auto exact = Only("spending");
  exact.settings["exact"] = "";
  CHECK(Csv(exact).find("\"=HYPERLINK") != std::string::npos);
}

TEST_CASE("A table has one line for each row, ended by CR LF, and its columns' keys above") {
  const std::string csv = Csv(Only("spending"));
  CHECK(csv.substr(0, 13) == "id,unit,name,");
  CHECK(Count(csv, "\r\n") == 5);
  auto bom = Only("spending");
  bom.settings["bom"] = "";
  CHECK(Csv(bom).substr(0, 5) == "\xEF\xBB\xBFid");
}

TEST_CASE("Supports name both sides and the sentence that says so") {
  const std::string csv = Csv(Only("supports"));
  CHECK(Count(csv, "\r\n") == 3);
  CHECK(csv.find("甲县农业局,修渠,2022,,1.00,0.000100,,stated,0.97,,") != std::string::npos);
  CHECK(csv.find("修成干渠十公里,2022,甲县农业局,1,") != std::string::npos);
  CHECK(csv.find("一、支出 > (一)项目,,,10,") != std::string::npos);
  CHECK(csv.find("修渠支出1.20万元\r\n") != std::string::npos);
}

TEST_CASE("An outcome's stated spending leaves out what is only joined") {
  const std::string csv = Csv(Only("outcomes"));
  CHECK(csv.find(",1,1.00,0.000100,1,0,") != std::string::npos);
}

TEST_CASE("A unit's export has what it claims and what that leads to, and nothing of others") {
  auto options = Only("spending");
  options.selection.unit = "乙县水利局";
  const std::string csv = Csv(options);
  CHECK(Count(csv, "\r\n") == 2);
  CHECK(csv.find("水库") != std::string::npos);
  auto year = Only("spending");
  year.selection.year = 2022;
  CHECK(Count(Csv(year), "\r\n") == 4);
}

TEST_CASE("A statement's answer is one table with the columns it names") {
  ContentOptions options;
  options.selection.statement =
      "MATCH (s:Spending) WHERE s.fiscalYear = $y RETURN s.name AS 名称, s.amountFen AS fen ORDER BY fen";
  options.selection.parameters = {{"y", 2021}};
  CHECK(Csv(options) == "名称,fen\r\n水库,-5\r\n");
}

TEST_CASE("A folder gets a file for each table, the columns' meanings, and where it comes from") {
  const auto store = HostileGraph();
  const TestFolder folder;
  ContentOptions options;
  options.provenance.licence = "CC BY 4.0";
  options.provenance.time = "2024-06-01";
  auto output = Output::To(folder / "tables");
  REQUIRE(Write(*FindFormat("csv"), ContentOf(*store, std::move(options)), output).has_value());
  const std::string metadata = BytesOf(folder / "tables/csv-metadata.json");
  CHECK(metadata.find(R"("dc:license":"CC BY 4.0")") != std::string::npos);
  CHECK(metadata.find(R"("url":"supports.csv")") != std::string::npos);
  CHECK(metadata.find("reports/a.txt sha256:00ff") != std::string::npos);
  CHECK(BytesOf(folder / "tables/columns.csv").find("spending,amountYuan,yuan,") != std::string::npos);
  CHECK(BytesOf(folder / "tables/reports.csv").find("reports/a.txt,00ff") != std::string::npos);
}

TEST_CASE("Entities of FollowTheMoney have where they come from beside them") {
  const auto store = HostileGraph();
  const TestFolder folder;
  auto output = Output::To(folder / "entities.json");
  REQUIRE(Write(*FindFormat("ftm"), ContentOf(*store, {}), output).has_value());
  const std::string metadata = BytesOf(folder / "entities.json-metadata.json");
  CHECK(metadata.find(R"("program":"jitu")") != std::string::npos);
  CHECK(metadata.find("reports/a.txt sha256:00ff") != std::string::npos);
}

TEST_CASE("What cannot be selected is refused in words") {
  const auto store = HostileGraph();
  ContentOptions options;
  options.selection.unit = "没有的单位";
  CHECK(Content::Of(*store, TestCatalog(), options).error().code == ErrorCode::kInvalidArgument);
  options.selection.trace = "干渠";
  CHECK(Content::Of(*store, TestCatalog(), options).error().message.en.find("one of them at a time") !=
        std::string::npos);
  CHECK(Content::Of(*store, TestCatalog(), Only("nothing")).error().message.en.find("spending") != std::string::npos);
  ContentOptions unknown;
  unknown.settings["colour"] = "red";
  auto output = Output::To("/dev/null");
  CHECK(Write(*FindFormat("csv"), ContentOf(*store, unknown), output).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("A label is one line, short for drawings and whole for lists") {
  const NamedValues spending = {
      {"amountFen", std::int64_t{2100000}}, {"fiscalYear", 2022}, {"name", "第一行\n第二行，名称很长很长很长很长"}};
  const Label label = LabelOfNode("Spending", spending, text::Language::kChinese);
  CHECK(label.full == "第一行 第二行，名称很长很长很长很长 (2022, 2.10 万元)");
  CHECK(text::DisplayWidth(label.brief) <= 24);
  CHECK(LabelOfRelationship("SUPPORTS", {{"confidence", 0.97}, {"mode", "stated"}}, text::Language::kEnglish).full ==
        "supports (stated, 97%)");
  CHECK(LabelOfNode("Unit", {}, text::Language::kChinese).full == "单位");
}

TEST_CASE("A time is a date or a moment of UTC, and counts seconds from 1970") {
  const auto seconds = [](const char* time) {
    Provenance provenance;
    provenance.time = time;
    return provenance.Seconds();
  };
  CHECK(seconds("1970-01-02") == 86400);
  CHECK(seconds("2000-03-01T00:00:01Z") == 951868801);
  for (const char* wrong :
       {"", "2024", "2024-13-01", "2024-02-30", "2024-06-01 08:00:00", "2024-06-01T08:00:00+08:00"}) {
    CHECK_FALSE(seconds(wrong).has_value());
  }
}

}  // namespace jitu::query::exporting

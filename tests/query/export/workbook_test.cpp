#include "query/export/formats/workbook.h"

#include <zip.h>

#include "query/export/sums.h"
#include "schema/text/utf8.h"
#include "tests/query/export/export_sample.h"

namespace jitu::query::exporting {
namespace {

std::string Entry(const std::string& path, const std::string& name) {
  int fault = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &fault);
  REQUIRE(archive != nullptr);
  zip_file_t* file = zip_fopen(archive, name.c_str(), 0);
  std::string bytes;
  char buffer[4096];
  for (zip_int64_t got = 0; file != nullptr && (got = zip_fread(file, buffer, sizeof buffer)) > 0;) {
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
  if (file != nullptr) zip_fclose(file);
  zip_close(archive);
  return bytes;
}

}  // namespace

TEST_CASE("The same graph gives the same workbook, byte for byte") {
  const auto store = HostileGraph();
  const std::string bytes = Written("xlsx", ContentOf(*store));
  CHECK(bytes.substr(0, 2) == "PK");
  CHECK(bytes == Written("xlsx", ContentOf(*store)));
}

TEST_CASE("A text stays a text, whatever it begins with, and a cell holds what Excel can hold") {
  const TestFolder folder;
  auto workbook = Workbook::At(folder / "a.xlsx", "t", 315532800);
  REQUIRE(workbook.has_value());
  Sheet& sheet = workbook->AddSheet("一/二:三[四]五'六七八九十一二三四五六七八九十一二三四五六七八九十");
  CHECK(text::ToCodePoints(sheet.name()).size() == 31);
  sheet.Text(0, 0, kHostile);
  sheet.Text(1, 0, "_x0041_");
  sheet.Text(2, 0, [] {
    std::string long_text;
    for (int i = 0; i < 40'000; ++i) long_text += "字";
    return long_text;
  }());
  REQUIRE(workbook->Close().has_value());
  const std::string xml = Entry(folder / "a.xlsx", "xl/worksheets/sheet1.xml");
  CHECK(xml.find("<f>") == std::string::npos);
  CHECK(xml.find("=HYPERLINK(") != std::string::npos);
  CHECK(xml.find("_x005F_x0041_") != std::string::npos);
  const std::size_t begin = xml.find("字"), end = xml.find("…");
  REQUIRE(end != std::string::npos);
  CHECK((end - begin) / 3 == 32'766);
}

TEST_CASE("Columns are named as spreadsheets name them") {
  CHECK(CellName(0, 0) == "A1");
  CHECK(CellName(9, 25) == "Z10");
  CHECK(CellName(0, 26) == "AA1");
  CHECK(CellName(0, 701) == "ZZ1");
  CHECK(CellName(0, 702) == "AAA1");
}

TEST_CASE("Sums are those of the findings, whether they close or not") {
  const auto store = HostileGraph();
  std::vector<SumCheck> checks;
  const auto done = EachSum(ContentOf(*store), [&](const SumCheck& check) -> Result<void> {
    checks.push_back(check);
    return {};
  });
  REQUIRE(done.has_value());
  REQUIRE(checks.size() == 1);
  CHECK(checks[0].whole_fen == 300);
  CHECK(checks[0].SumFen() == 299);
  CHECK(checks[0].tolerance_fen == 50'000);
  CHECK(checks[0].Closes());
}

}  // namespace jitu::query::exporting

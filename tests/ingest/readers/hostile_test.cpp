/// Files made to exhaust whoever reads them: each is refused, or read in part, within time and memory, with a reason.
#include <catch2/catch.hpp>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

#include "ingest/readers/bundle.h"
#include "tests/ingest/readers/reading.h"
#include "tests/ingest/readers/zip_file.h"

namespace jitu::ingest {
namespace {

double ProcessorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string Times(std::size_t count, const std::string& text) {
  std::string all;
  all.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

const std::string kWordStart = "<w:document xmlns:w=\"w\"><w:body>";
const std::string kWordEnd = "</w:body></w:document>";

std::string Docx(const std::string& document) { return ZipFile().Add("word/document.xml", document).Bytes(); }

std::string Xlsx(const std::string& sheet) {
  return ZipFile()
      .Add("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"甲\" r:id=\"r1\"/></sheets></workbook>")
      .Add("xl/_rels/workbook.xml.rels",
           "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
      .Add("xl/worksheets/sheet1.xml", sheet)
      .Bytes();
}

std::string Ofd(const std::string& page) {
  return ZipFile()
      .Add("OFD.xml", "<OFD><DocBody><DocRoot>Document.xml</DocRoot></DocBody></OFD>")
      .Add("Document.xml", "<Document><Pages><Page BaseLoc=\"Page.xml\"/></Pages></Document>")
      .Add("Page.xml", page)
      .Bytes();
}

const std::string kEntities =
    "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]>";

/// In UTF-16, where a search for bytes finds nothing.
std::string Wide(const std::string& ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) wide += {c, '\0'};
  return wide;
}

struct Attack {
  std::string name, path, bytes, reason;  ///< without a reason it is read, in part maybe
};

/// An archive in a file, as archives are listed.
class TemporaryZip {
 public:
  explicit TemporaryZip(const std::string& bytes)
      : path_((std::filesystem::temp_directory_path() / ("jitu-hostile-" + std::to_string(::getpid()) + ".zip"))
                  .string()) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryZip() { std::filesystem::remove(path_); }
  TemporaryZip(const TemporaryZip&) = delete;
  TemporaryZip& operator=(const TemporaryZip&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Blanks, packed to the 160th part: one, and matches that repeat it (RFC 1951 3.2.6, fixed codes).
std::string PackedBlanks(std::size_t megabytes) {
  constexpr std::size_t kLongestMatch = 258;
  std::string packed;
  unsigned byte = 0, bits = 0;
  const auto put = [&](unsigned code, unsigned width) {
    while (width-- > 0) {
      byte |= (code >> width & 1U) << bits;
      if (++bits < 8) continue;
      packed += static_cast<char>(byte);
      byte = bits = 0;
    }
  };
  put(0b110, 3);       // the last block, fixed codes
  put(0x30 + ' ', 8);  // the character
  for (std::size_t i = 0; i < (megabytes << 20) / kLongestMatch; ++i) put(0b11000101'00000, 13);
  put(0, 7);  // the end
  put(0, 7);
  return packed;
}

}  // namespace

TEST_CASE("Markup that declares entities is refused in every format and encoding") {
  const std::string body = kWordStart + "<w:p><w:r><w:t>x&c;&d;</w:t></w:r></w:p>" + kWordEnd;
  for (const std::string& bytes :
       {Docx(kEntities + body), Docx(Wide(kEntities + body)), Xlsx(kEntities + "<worksheet><sheetData/></worksheet>"),
        Ofd(kEntities + "<Page><Content/></Page>")}) {
    const auto read = ReadBytes(bytes, "report");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().message.en.find("entities") != std::string::npos);
  }
  const auto page = ReadBytes("<html>" + kEntities + "<p>正文&c;&d;</p></html>", "a.html");
  REQUIRE(page.has_value());
  CHECK(page->text.find("root:") == std::string::npos);
  CHECK(page->text.size() < 200);
}

TEST_CASE("Tags without end, deep in each other or full of attributes cost bounded time") {
  std::string attributes;
  for (int i = 0; i < 40'000; ++i) attributes += " a" + std::to_string(i) + (i % 2 == 0 ? "=\"\"" : "='>'");
  const std::string paragraph = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>";
  const std::vector<Attack> attacks{
      {"attributes of a page", "a.html", "<html><p" + attributes + ">正文</p></html>", "too many tags"},
      {"attributes after an odd quote", "a.html", "<html><p b=c\"d" + attributes + ">正文</p></html>", "too many tags"},
      {"attributes behind a script", "a.html", "<html><script>\"<b</script><p" + attributes + ">", "too many tags"},
      {"attributes of a part", "a.docx", Docx(kWordStart + "<w:p" + attributes + "/>" + paragraph + kWordEnd),
       "too many tags"},
      {"empty tags of a part", "a.docx", Docx(kWordStart + paragraph + Times(5'000'000, "<a/>") + kWordEnd),
       "too many tags"},
      {"breaks of a page", "a.html", "<html><p>正文" + Times(5'000'000, "<br>"), "too many tags"},
      {"deep page", "a.html", "<html>" + Times(300'000, "<div>") + "正文", ""},
      {"deep tables", "a.html", "<html>" + Times(50'000, "<table><tr><td>") + "正文", ""},
      {"deep part", "a.docx", Docx(kWordStart + paragraph + Times(300'000, "<w:sdt>") + kWordEnd), ""},
      {"deep tables of a part", "a.docx",
       Docx(kWordStart + paragraph + Times(50'000, "<w:tbl><w:tr><w:tc>") + kWordEnd), ""},
  };
  for (const Attack& attack : attacks) {
    CAPTURE(attack.name);
    const double before = ProcessorSeconds();
    const auto read = ReadBytes(attack.bytes, attack.path);
    CHECK(ProcessorSeconds() - before < 10);
    if (read) CHECK(attack.reason.empty());
    if (!read) CHECK(read.error().message.en.find(attack.reason) != std::string::npos);
  }
}

TEST_CASE("Tables without end, and cells that claim to span everything, are cut at bounds") {
  std::string rows;
  for (int i = 1; i <= 200'000; ++i)
    rows += "<row r=\"" + std::to_string(i) + "\"><c><v>1</v></c><c><v>2</v></c></row>";
  const std::string far =
      "<row r=\"4294967295\"><c r=\"XFD4294967295\"><v>7</v></c></row><row r=\"1048576\"><c "
      "r=\"ZZZ1\"><v>8</v></c></row>";
  const std::string spans = "<tr><td rowspan=4000000000 colspan=4000000000>甲</td><td>乙</td></tr>";
  const std::vector<Attack> attacks{
      {"rows", "a.xlsx", Xlsx("<worksheet><sheetData>" + rows + "</sheetData></worksheet>"), ""},
      {"far cells", "a.xlsx", Xlsx("<worksheet><sheetData>" + far + "</sheetData></worksheet>"), ""},
      {"spans", "a.html", "<html><table>" + Times(20'000, spans) + "</table></html>", ""},
      {"spans of a document", "a.docx",
       Docx(kWordStart + "<w:tbl>" +
            Times(20'000,
                  "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/><w:vMerge/></w:tcPr>"
                  "<w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>") +
            "</w:tbl>" + kWordEnd),
       ""},
      {"wide", "a.csv", "甲,乙\n" + Times(3'000'000, "1,") + "\n", ""},
      {"long", "a.csv", "甲,乙\n" + Times(1'000'000, "1,2\n"), ""},
  };
  for (const Attack& attack : attacks) {
    CAPTURE(attack.name);
    const double before = ProcessorSeconds();
    const auto read = ReadBytes(attack.bytes, attack.path);
    CHECK(ProcessorSeconds() - before < 20);
    if (!read) CHECK(read.error().code == ErrorCode::kUnreadableInput);
    for (const Table& table : read ? read->tables : std::vector<Table>()) CHECK(table.cells.size() <= 300'000);
  }
}

TEST_CASE("An entry that unpacks without end, whatever size it claims, is given up at a bound") {
  const std::string packed = PackedBlanks(300);
  for (const std::size_t claimed : {std::size_t{300} << 20, std::size_t{1000}}) {
    const std::string bytes = ZipFile().AddPacked("word/document.xml", packed, claimed).Bytes();
    REQUIRE(bytes.size() < 3'000'000);
    const auto read = ReadBytes(bytes, "a.docx");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().message.en.find("unpack") != std::string::npos);
  }
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  CHECK(usage.ru_maxrss < 2'000'000);  // KB, of all cases of this program
}

TEST_CASE("Archives in archives, entries over one another and without number are bounded with a reason") {
  std::string nested = ZipFile().Add("a.txt", "正文").Bytes();
  for (int depth = 0; depth < 20; ++depth) nested = ZipFile().Add("n.zip", nested).Bytes();
  const TemporaryZip deep(nested);
  const auto list = ListBundle(deep.path());
  REQUIRE(list.has_value());
  CHECK(list->files.empty());
  REQUIRE(list->unreadable.size() == 1);
  CHECK(list->unreadable[0].message.en.find("nested too deep") != std::string::npos);

  ZipFile many;
  for (int i = 0; i < 25'000; ++i) many.Add(std::to_string(i) + ".txt", "");
  const TemporaryZip crowd(many.Bytes());
  const auto crowded = ListBundle(crowd.path());
  REQUIRE_FALSE(crowded.has_value());
  CHECK(crowded.error().message.en.find("too many entries") != std::string::npos);

  // All names lead to the same packed bytes: 200 entries of 60 MB in one file of some kilobytes.
  ZipFile same;
  same.AddPacked("0.txt", PackedBlanks(60), std::size_t{60} << 20);
  for (int i = 1; i < 200; ++i) same.AddAgain(std::to_string(i) + ".txt");
  const TemporaryZip overlapping(same.Bytes());
  const double before = ProcessorSeconds();
  const auto names = ListBundle(overlapping.path());
  REQUIRE(names.has_value());
  std::size_t refused = 0;
  for (std::size_t i = 0; i < 5; ++i) refused += ReadReports(names->files[i]).has_value() ? 0U : 1U;
  CHECK(refused == 5);  // blanks alone are no text
  CHECK(ProcessorSeconds() - before < 20);
}

TEST_CASE("Twenty thousand cells that may be names of columns, boxes or figures cost bounded time") {
  constexpr std::size_t kCells = 20'000;
  const double before = ProcessorSeconds();
  for (const std::string& text :
       {Times(kCells, "指标值\n"), Times(kCells, "年度\n实际\n"), Times(kCells, "预算数\n名称\n得分\n"),
        Times(kCells, "一级指标\n二级指标\n年度\n分值\n"),
        "一级指标 二级指标 三级指标 年度 实际 分值 得分\n指标值 完成值\n" +
            Times(kCells, "产出指标 数量指标 指标1:建设 完成甲 完成乙 7 7\n"),
        "一级指标二级指标三级指标分值年度指标值全年实际值得分" +
            Times(kCells, "数量指标设备111111111111台111111111111台1111"),
        "年初预算数全年预算数全年执行数分值执行率得分" + Times(kCells, "年度资金总额11111111111111101%某")}) {
    Read(text);
  }
  CHECK(ProcessorSeconds() - before < 30);
}

}  // namespace jitu::ingest

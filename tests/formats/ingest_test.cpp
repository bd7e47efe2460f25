/// A folder as a researcher downloaded it: all formats, damaged files, archives; and the way back from an answer to a
/// page.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/program.h"

namespace jitu::tests {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const std::string kFiles = "tests/formats/files/";

Json Answer(const std::string& db, const std::string& statement) {
  const Finished done = Run({"query", "--db", db, "--format", "json", statement});
  INFO(done.err);
  REQUIRE(done.status == 0);
  return Json::parse(done.out);
}

}  // namespace

TEST_CASE("A mixed folder is read, each failed file named with its reason, with a summary by format") {
  const Folder folder("mixed");
  const fs::path inbox = folder / "inbox";
  fs::create_directories(inbox);
  for (const char* name : {"qingling-transport-form-2022.xlsx", "linjiang-lottery-2022.pdf", "bundle.zip"}) {
    fs::copy_file(kFiles + name, inbox / name);
  }
  folder.Write("inbox/damaged.docx", "PK\x03\x04 this is no archive");
  folder.Write("inbox/photo.png", "\x89PNG");
  const std::string db = folder / "g.db";
  const Finished dry = Run({"ingest", "--db", db, "--dry-run", inbox.string()});
  CHECK(dry.status == 2);
  CHECK(dry.err.find("dry run") != std::string::npos);
  CHECK_FALSE(fs::exists(db));

  const Finished done = Run({"ingest", "--db", db, inbox.string()});
  CHECK(done.status == 2);
  CHECK(done.err.find("damaged.docx") != std::string::npos);
  CHECK(done.err.find("xlsx: 1 read, 0 unchanged, 0 failed") != std::string::npos);
  CHECK(done.err.find("docx: 1 read, 0 unchanged, 1 failed") != std::string::npos);
  CHECK(done.err.find("passed over 1 files") != std::string::npos);
  const Finished again = Run({"ingest", "--db", db, inbox.string()});
  CHECK(again.err.find("read 0 reports (0 of them replacing an older text), 4 unchanged") != std::string::npos);
}

TEST_CASE("Evidence leads back to the page and the cell, and is shown in its surroundings") {
  const Folder folder("show");
  const std::string db = folder / "g.db";
  const Finished done =
      Run({"ingest", "--db", db, kFiles + "qingling-transport-form-2022.xlsx", kFiles + "linjiang-lottery-2022.pdf"});
  REQUIRE(done.status == 0);
  const Json cells =
      Answer(db,
             "MATCH (o:Observation)-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(r:Report) WHERE p.cell IS NOT "
             "NULL AND p.quote CONTAINS '波形护栏' RETURN id(p) AS id, p.cell AS cell, p.start AS start, "
             "p.end AS finish, r.title AS title LIMIT 1");
  REQUIRE(cells.size() == 1);
  CHECK(cells[0]["cell"].get<std::string>().find("项目支出绩效自评表!C") == 0);
  const std::string range =
      std::to_string(cells[0]["start"].get<int>()) + "-" + std::to_string(cells[0]["finish"].get<int>());
  for (const std::string& name : {cells[0]["id"].dump(), cells[0]["title"].get<std::string>() + ":" + range,
                                  "qingling-transport-form-2022.xlsx:" + range}) {
    CAPTURE(name);
    const Finished shown = Run({"show", "--db", db, name});
    CHECK(shown.status == 0);
    CHECK(shown.out.find("⟦波形护栏") != std::string::npos);
    CHECK(shown.out.find("消除安全隐患点") != std::string::npos);
  }
  const Json pages = Answer(db, "MATCH (p:Passage) WHERE p.page > 0 RETURN id(p) AS id, p.page AS page LIMIT 1");
  REQUIRE(pages.size() == 1);
  const Finished json = Run({"show", "--db", db, "--format", "json", pages[0]["id"].dump()});
  CHECK(Json::parse(json.out)["page"] == pages[0]["page"]);
}

TEST_CASE("Evidence that is not there is told with what to write instead") {
  const Folder folder("none");
  const std::string db = folder / "g.db";
  REQUIRE(Run({"ingest", "--db", db, "tests/reports/linjiang-lottery-2022.txt"}).status == 0);
  CHECK(Run({"show", "--db", db, "没有冒号"}).err.find("like a.docx:120-158") != std::string::npos);
  CHECK(Run({"show", "--db", db, "other.docx:1-2"}).err.find("no such report") != std::string::npos);
  CHECK(Run({"show", "--db", db, "linjiang-lottery-2022.txt:1-99999"}).err.find("characters") != std::string::npos);
  CHECK(Run({"show", "--db", db, "42"}).status == 1);
}

}  // namespace jitu::tests

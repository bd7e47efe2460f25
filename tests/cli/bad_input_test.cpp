#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "graph/store/open.h"
#include "schema/model/catalog.h"
#include "tests/cli/program.h"

namespace jitu::tests {
namespace {

/// A graph with one report, in `folder`/g.
std::string GoodGraph(const Folder& folder) {
  const std::string report = folder.Write("good.txt", SampleReport(1));
  REQUIRE(Run({"ingest", "--db", folder / "g", report}).status == 0);
  return folder / "g";
}

bool StillAnswers(const std::string& db) {
  const Finished lookup = Run({"lookup", "--db", db, "--format", "json", "青岚精密"});
  return lookup.status == 0 && lookup.out.find("\"Enterprise\"") != std::string::npos;
}

TEST_CASE("a file that is no report is named with its reason, the rest is stored, and the exit status is 2") {
  const Folder folder("bad-files");
  const std::string db = GoodGraph(folder);
  struct Case {
    std::string name, bytes;
  };
  const std::vector<Case> cases{{"empty.txt", ""},
                                {"binary.txt", std::string("\x7f"
                                                           "ELF\0\0\0\1\2\3\0\0",
                                                           12)},
                                {"zeros.txt", std::string(4096, '\0')}};
  for (const Case& c : cases) {
    INFO(c.name);
    const std::string bad = folder.Write(c.name, c.bytes);
    const std::string good = folder.Write("with-" + c.name, SampleReport(7));
    const Finished done = Run({"ingest", "--db", db, bad, good});
    CHECK(done.status == 2);
    CHECK(done.err.find(c.name) != std::string::npos);
    CHECK(StillAnswers(db));
  }
  const Finished missing = Run({"ingest", "--db", db, folder / "nowhere.txt"});
  CHECK(missing.status == 2);
  CHECK(missing.err.find("nowhere.txt") != std::string::npos);
}

TEST_CASE("cut UTF-8 and one line of 30 MB are read in bounded time or refused, never a crash") {
  const Folder folder("odd-files");
  const std::string db = GoodGraph(folder);
  const std::string report = SampleReport(3);
  const Finished cut = Run({"ingest", "--db", db, folder.Write("cut.txt", report.substr(0, report.size() - 2))});
  CHECK(cut.status == 0);
  std::string line;
  while (line.size() < (30u << 20)) line += "完成第三届博览会布展，支出12.50万元，同比增长3.1%，";
  const Finished large = Run({"ingest", "--db", db, folder.Write("large.txt", line)});
  CHECK((large.status == 0 || large.status == 2));
  CHECK(StillAnswers(db));
}

TEST_CASE("a folder without rights is named, and what can be read is stored") {
  if (::geteuid() == 0) {
    WARN("skipped: root may read everything");
    return;
  }
  const Folder folder("rights");
  const std::string db = GoodGraph(folder);
  folder.Write("closed/a.txt", SampleReport(2));
  ::chmod((folder / "closed").c_str(), 0);
  const Finished done = Run({"ingest", "--db", db, folder / "closed"});
  ::chmod((folder / "closed").c_str(), 0700);
  CHECK(done.status == 2);
  CHECK(done.err.find("closed") != std::string::npos);
}

TEST_CASE("a graph that is missing, locked or damaged is said so, with exit status 3") {
  const Folder folder("bad-graph");
  CHECK(Run({"lookup", "--db", folder / "none", "青岚精密"}).status == 3);
  CHECK_FALSE(std::filesystem::exists(folder / "none"));

  const std::string db = GoodGraph(folder);
  {
    const auto catalog = model::Catalog::Load();
    REQUIRE(catalog);
    const auto held = graph::OpenRocks(db, catalog->graph());
    REQUIRE(held);
    const Finished locked = Run({"ingest", "--db", db, folder / "good.txt"});
    CHECK(locked.status == 3);
    CHECK(locked.err.find(db) != std::string::npos);
  }
  CHECK(StillAnswers(db));

  std::ofstream(db + "/CURRENT", std::ios::trunc) << "MANIFEST-999999\n";
  const Finished damaged = Run({"lookup", "--db", db, "青岚精密"});
  CHECK(damaged.status == 3);
  CHECK_FALSE(damaged.err.empty());
}

TEST_CASE("a full disk fails the ingest with a reason, and loses nothing that was stored") {
  const Folder folder("full");
  const std::string db = GoodGraph(folder);
  for (int i = 0; i < 40; ++i) folder.Write("more/" + std::to_string(i) + ".txt", SampleReport(100 + i));
  const Finished full = Run({"ingest", "--db", db, folder / "more"}, "", 64u << 10);
  CHECK(full.status == 3);
  CHECK_FALSE(full.err.empty());
  CHECK(StillAnswers(db));
  CHECK(Run({"ingest", "--db", db, folder / "more"}).status == 0);
}

TEST_CASE("wrong arguments and statements exit with 1 and say what was expected") {
  const Folder folder("usage");
  const std::string db = GoodGraph(folder);
  CHECK(Run({}).status == 1);
  CHECK(Run({"ingest"}).status == 1);
  const Finished wrong = Run({"query", "--db", db, "MATCH (u:Unit RETURN u"});
  CHECK(wrong.status == 1);
  CHECK(wrong.err.find('^') != std::string::npos);
  CHECK(wrong.out.empty());
  CHECK(Run({}).err.find("trace") != std::string::npos);
  CHECK(Run({"trcae", "x"}).err.find("did you mean trace?") != std::string::npos);
  const Finished odd = Run({"query", "--db", db, "MATCH (u:Unti) RETURN u"});
  CHECK(odd.status == 0);
  CHECK(odd.out == "[]\n");
  CHECK(odd.err.find("did you mean Unit?") != std::string::npos);
}

}  // namespace
}  // namespace jitu::tests

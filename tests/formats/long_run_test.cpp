/// What a person sees of a long run, and how it ends, goes on and waits for more.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/cli/program.h"

namespace jitu::tests {
namespace {

namespace fs = std::filesystem;

/// Titles and paths of the graph's reports, a line each below a header; empty while another process has it.
std::string Reports(const std::string& db) {
  return Run({"query", "--db", db, "--format", "csv", "MATCH (r:Report) RETURN r.title, r.path ORDER BY r.path"}).out;
}

bool Comes(const std::function<bool()>& condition) {
  for (int tenths = 0; tenths < 300; ++tenths) {
    if (condition()) return true;
    ::usleep(100'000);
  }
  return false;
}

/// A program of that name that does nothing for a minute stands first in PATH.
class SlowProgram {
 public:
  SlowProgram(const Folder& folder, const std::string& name) : path_(std::getenv("PATH")) {
    ::chmod(folder.Write("bin/" + name, "#!/bin/sh\nexec sleep 60\n").c_str(), 0700);
    ::setenv("PATH", ((folder / "bin") + ":" + path_).c_str(), 1);
  }
  ~SlowProgram() { ::setenv("PATH", path_.c_str(), 1); }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("At a terminal a run tells how many files are done and failed, how fast, and how long it takes") {
  const Folder folder("progress");
  for (int i = 0; i < 5; ++i) folder.Write("inbox/" + std::to_string(i) + ".txt", SampleReport(i));
  folder.Write("inbox/empty.txt", "");
  const Finished done = RunAtTerminal({"ingest", "--db", folder / "g", folder / "inbox"});
  CHECK(done.status == 2);
  CHECK(done.out.find("read 6/6, failed 1, ") != std::string::npos);
  CHECK(done.out.find(" per second, 0 s left") != std::string::npos);
  CHECK(done.out.find("joining names and outcomes") != std::string::npos);
  CHECK(done.out.find("empty.txt") != std::string::npos);
  CHECK(done.out.find("plain text: 5 read, 0 unchanged, 1 failed") != std::string::npos);
}

TEST_CASE("Ctrl-C ends a run, even one that waits for another program, and the next run goes on") {
  const Folder folder("stopped");
  for (int i = 0; i < 40; ++i) folder.Write("inbox/" + std::to_string(i) + ".txt", SampleReport(i));
  fs::copy_file("tests/formats/files/linjiang-lottery-2022.pdf", folder / "inbox/z.pdf");
  const std::vector<std::string> ingest{"ingest", "--db", folder / "g", folder / "inbox"};
  {
    const SlowProgram slow(folder, "pdftotext");
    const pid_t child = Start(ingest);
    REQUIRE(Comes([&] { return fs::exists(folder / "g/CURRENT"); }));
    ::usleep(500'000);
    const auto asked = std::chrono::steady_clock::now();
    CHECK(Interrupt(child) == 0);
    CHECK(std::chrono::steady_clock::now() - asked < std::chrono::seconds(15));
  }
  REQUIRE(Run(ingest).status == 0);
  REQUIRE(Run({"ingest", "--db", folder / "whole", folder / "inbox"}).status == 0);
  CHECK(Reports(folder / "g") == Reports(folder / "whole"));
}

TEST_CASE("A folder that is watched is read as it grows: new files, changed ones, those in new folders") {
  const Folder folder("watched");
  folder.Write("inbox/1.txt", SampleReport(1));
  const std::string db = folder / "g";
  const auto reports_of = [&](int count) {
    return Comes([&] {
      const std::string found = Reports(db);
      return std::count(found.begin(), found.end(), '\n') == count + 1;
    });
  };
  const pid_t child = Start({"ingest", "--db", db, "--watch", folder / "inbox"});
  CHECK(reports_of(1));
  folder.Write("2.txt", SampleReport(2));
  fs::rename(folder / "2.txt", folder / "inbox/2.txt");
  CHECK(reports_of(2));
  folder.Write("inbox/new/deep/3.txt", SampleReport(3));
  folder.Write("inbox/.part", SampleReport(9));
  CHECK(reports_of(3));
  folder.Write("inbox/1.txt", SampleReport(4));
  CHECK(Comes([&] { return Reports(db).find("第4区") != std::string::npos; }));
  CHECK(reports_of(3));
  CHECK(Interrupt(child) == 0);
}

TEST_CASE("To watch something that is no folder is refused with what is expected") {
  const Folder folder("watch-file");
  const Finished refused = Run({"ingest", "--db", folder / "g", "--watch", folder.Write("1.txt", SampleReport(1))});
  CHECK(refused.status == 1);
  CHECK(refused.err.find("--watch takes at least one folder") != std::string::npos);
}

}  // namespace jitu::tests

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/layers/rules.h"

namespace jitu::layers {
namespace {

constexpr int kMostLines = 600;

std::string Read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// All C++ files of the project; tests run in its root.
std::vector<SourceFile> ReadProject() {
  std::vector<SourceFile> files = {{"main.cpp", Read("main.cpp")}};
  for (const char* top : {"schema", "graph", "ingest", "query", "tests"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top)) {
      const std::string ending = entry.path().extension().string();
      if (entry.is_regular_file() && (ending == ".h" || ending == ".cpp")) {
        files.push_back({entry.path().generic_string(), Read(entry.path())});
      }
    }
  }
  std::sort(files.begin(), files.end(), [](const auto& one, const auto& other) { return one.path < other.path; });
  return files;
}

House ReadOurHouse() {
  std::vector<std::string> complaints;
  House house = ReadHouse(Read("tests/layers/rooms.txt"), Read("tests/layers/packages.txt"), complaints);
  REQUIRE(complaints.empty());
  return house;
}

const std::vector<std::string> kNone;

}  // namespace

TEST_CASE("No room includes a higher one, and ingest and query do not know each other") {
  CHECK(CheckDirection(ReadOurHouse(), ReadProject()) == kNone);
}

TEST_CASE("Every third-party header stays in its home") {
  CHECK(CheckPackages(ReadOurHouse(), ReadProject()) == kNone);
}

TEST_CASE("No include comes back to where it started") { CHECK(CheckCycles(ReadProject()) == kNone); }

TEST_CASE("No folder or file is a drawer for anything") { CHECK(CheckNames(ReadProject()) == kNone); }

TEST_CASE("Every header of ours says pragma once") { CHECK(CheckHeaders(ReadProject()) == kNone); }

TEST_CASE("No source file is longer than anyone reads") { CHECK(CheckLength(ReadProject(), kMostLines) == kNone); }

TEST_CASE("Every room stands in its folder with a README, and every folder with sources is a room") {
  std::vector<std::string> complaints;
  const House house = ReadOurHouse();
  for (const auto& [room, storey] : house.rooms) {
    if (!std::filesystem::exists(room + "/README.md")) complaints.push_back(room + " has no README.md");
  }
  for (const SourceFile& file : ReadProject()) {
    const std::size_t slash = file.path.find('/', file.path.find('/') + 1);
    if (file.path.rfind("tests/", 0) == 0 || slash == std::string::npos) continue;
    if (!house.rooms.count(file.path.substr(0, slash))) complaints.push_back(file.path + " stands in no room");
  }
  CHECK(complaints == kNone);
}

TEST_CASE("The rules see what they are there for") {
  std::vector<std::string> complaints;
  const House house = ReadHouse("[ground]\na/low\na/high a/side\n[ingest]\ni/x\n[query]\nq/x\n",
                                "pack/ hidden a/low\nopen/ shown a/low\n", complaints);
  REQUIRE(complaints.empty());

  SECTION("an include upwards, sideways, or of something unknown") {
    const std::vector<SourceFile> files = {{"a/high/h.h", "#include \"a/low/l.h\"\n"},
                                           {"a/low/l.h", "\n# include \"a/high/h.h\"\n"},
                                           {"a/side/s.h", "#include \"a/high/h.h\"\n#include \"s.h\"\n"},
                                           {"i/x/i.h", "#include \"a/low/l.h\"\n#include \"q/x/q.h\"\n"},
                                           {"main.cpp", "#include \"q/x/q.h\"\n"},
                                           {"q/x/q.h", "#include \"i/x/i.h\"\n"}};
    CHECK(CheckDirection(house, files) ==
          std::vector<std::string>{"a/low/l.h:2: a/low does not stand above a/high (a/high/h.h)",
                                   "a/side/s.h:1: a/side does not stand above a/high (a/high/h.h)",
                                   "a/side/s.h:2: \"s.h\" is no path from the project root",
                                   "i/x/i.h:2: i/x knows nothing of q/x (q/x/q.h)",
                                   "q/x/q.h:1: q/x knows nothing of i/x (i/x/i.h)"});
  }
  SECTION("a package away from home, unheard of, or seen through a header") {
    const std::vector<SourceFile> files = {{"a/high/h.cpp", "#include <pack/p.h>\n#include <open/o.hpp>\n"},
                                           {"a/low/l.h", "#include <pack/p.h>\n#include <vector>\n"},
                                           {"a/low/open.h", "#include <open/o.hpp>\n"},
                                           {"a/side/s.cpp", "#include <other.h>\n#include \"a/side/s.h\"\n"},
                                           {"a/side/s.h", "#include \"a/low/l.h\"\n#include \"a/low/open.h\"\n"}};
    CHECK(CheckPackages(house, files) ==
          std::vector<std::string>{"a/high/h.cpp:1: a/high is no home of <pack/p.h>",
                                   "a/high/h.cpp:2: a/high is no home of <open/o.hpp>",
                                   "a/side/s.cpp:1: <other.h> is in no line of packages.txt"});
    CHECK(CheckHidden(house, files) == std::vector<std::string>{"a/side/s.cpp:1: sees <pack/p.h> through a/low/l.h",
                                                                "a/side/s.h:1: sees <pack/p.h> through a/low/l.h"});
  }
  SECTION("a circle of includes") {
    const std::vector<SourceFile> files = {{"a/low/one.h", "#include \"a/low/two.h\"\n"},
                                           {"a/low/two.h", "#include \"a/low/one.h\"\n"}};
    CHECK(CheckCycles(files) ==
          std::vector<std::string>{"a/low/one.h:1: includes in a circle: a/low/one.h -> a/low/two.h -> a/low/one.h"});
  }
  SECTION("a drawer, a header without pragma once, a file without an end") {
    const std::vector<SourceFile> files = {{"a/low/utils.h", "int x;\nint y;\n"}};
    CHECK(CheckNames(files).size() == 1);
    CHECK(CheckHeaders(files).size() == 1);
    CHECK(CheckLength(files, 1) == std::vector<std::string>{"a/low/utils.h:1: 2 lines: split it"});
    CHECK(CheckLength(files, 2).empty());
  }
}

}  // namespace jitu::layers

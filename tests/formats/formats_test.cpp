/// The same report says the same in whatever format it is published.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "tests/formats/office.h"

namespace jitu::tests {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Facts = std::map<std::string, int>;  ///< how often each fact is said

/// Facts without where they stand, which differs with the format.
Facts FactsOf(const std::string& path) {
  const Finished done = Run({"extract", path});
  INFO(path << ": " << done.err);
  CHECK(done.status == 0);
  Facts facts;
  std::istringstream lines(done.out);
  for (std::string line; std::getline(lines, line);) {
    Json fact = Json::parse(line, nullptr, false);
    for (const char* place : {"evidence", "path", "sha256", "outcomeIndex"}) fact.erase(place);
    if (fact.contains("terms")) {
      for (Json& term : fact["terms"]) term.erase("evidence");
    }
    ++facts[fact.dump()];
  }
  return facts;
}

/// What one says and the other does not, one a line.
std::string Missing(const Facts& from, const Facts& in) {
  std::string missing;
  for (const auto& [fact, count] : from) {
    const auto found = in.find(fact);
    if (found == in.end() || found->second < count) missing += fact + "\n";
  }
  return missing;
}

const std::vector<std::string> kFormats{".html", ".mhtml", ".docx", ".xlsx", ".csv", ".pdf", ".ofd",
                                        ".doc",  ".wps",   ".xls",  ".rtf",  ".odt", ".ods"};

}  // namespace

TEST_CASE("A report says the same in every format as in plain text") {
  std::map<std::string, Facts> plain;
  std::size_t compared = 0;
  for (const auto& entry : fs::directory_iterator("tests/formats/files")) {
    const fs::path path = entry.path();
    if (std::find(kFormats.begin(), kFormats.end(), path.extension()) == kFormats.end()) continue;
    if (TakesOffice(path.string()) && !HasOffice()) {
      CHECK(Run({"extract", path.string()}).err.find("apt-get install libreoffice") != std::string::npos);
      continue;
    }
    const std::string name = path.filename().string().substr(0, path.filename().string().find('.'));
    if (!fs::exists("tests/reports/" + name + ".txt")) continue;  // a scan says less
    auto [facts, fresh] = plain.try_emplace(name);
    if (fresh) facts->second = FactsOf("tests/reports/" + name + ".txt");
    const Facts found = FactsOf(path.string());
    CAPTURE(path.string());
    CHECK(Missing(facts->second, found) == "");
    CHECK(Missing(found, facts->second) == "");
    ++compared;
  }
  CHECK(compared >= 55);
}

}  // namespace jitu::tests

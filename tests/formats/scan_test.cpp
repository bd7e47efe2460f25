/// Scans: said to be such, and read by tesseract where that is asked for and installed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace jitu::tests {
namespace {

using Json = nlohmann::json;

const std::string kScan = "tests/formats/files/scan.pdf";

bool HasTesseract() {
  for (const char* folder : {"/usr/share/tesseract-ocr/4.00/tessdata/", "/usr/share/tesseract-ocr/5/tessdata/"}) {
    if (std::filesystem::exists(std::string(folder) + "chi_sim.traineddata")) {
      return std::filesystem::exists("/usr/bin/tesseract");
    }
  }
  return false;
}

std::vector<Json> FactsOf(const std::vector<std::string>& arguments) {
  const Finished done = Run(arguments);
  INFO(done.err);
  REQUIRE(done.status == 0);
  std::vector<Json> facts;
  std::istringstream lines(done.out);
  for (std::string line; std::getline(lines, line);) facts.push_back(Json::parse(line));
  return facts;
}

/// Kind, name, and amount or value of what is said.
std::vector<std::string> Said(const std::vector<Json>& facts) {
  std::vector<std::string> said;
  for (const Json& fact : facts) {
    std::string one = fact["fact"];
    for (const char* key : {"unit", "title", "name", "indicator", "raw", "text"}) {
      if (fact.contains(key) && fact[key].is_string()) one += " " + fact[key].get<std::string>();
    }
    said.push_back(one);
  }
  std::sort(said.begin(), said.end());
  return said;
}

}  // namespace

TEST_CASE("A scan is said to be one, with what reads it") {
  const Finished done = Run({"extract", kScan});
  CHECK(done.status == 2);
  CHECK(done.out.empty());
  CHECK(done.err.find("this is a scan without text (1 pages); --ocr reads the pictures") != std::string::npos);
}

TEST_CASE("A scan read by its pictures says what the report says, is marked and less sure, and knows its page") {
  if (!HasTesseract()) {
    const Finished refused = Run({"extract", "--ocr", kScan});
    CHECK(refused.status == 2);
    WARN("not tried: there is no tesseract-ocr with tesseract-ocr-chi-sim here");
    return;
  }
  const std::vector<Json> scanned = FactsOf({"extract", "--ocr", kScan});
  const std::vector<Json> plain = FactsOf({"extract", "tests/reports/linjiang-lottery-2022.txt"});
  const std::vector<std::string> found = Said(scanned), expected = Said(plain);
  std::vector<std::string> missing;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(missing));
  CAPTURE(missing);
  CHECK(missing.size() * 5 <= expected.size());  // a character read wrongly changes each fact that has it
  for (const Json& fact : scanned) {
    CHECK(fact["evidence"]["confidence"].get<double>() < 0.96);
    CHECK(fact["evidence"]["rule"].get<std::string>().find("ocr") != std::string::npos);
    CHECK(fact["evidence"]["page"] == 1);
  }
}

}  // namespace jitu::tests

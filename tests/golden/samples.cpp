#include "tests/golden/samples.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/cli/program.h"

namespace jitu::golden {
namespace {

std::map<std::string, Json> Extract(const std::string& path) {
  std::map<std::string, Json> facts;
  std::istringstream lines(tests::Run({"extract", path}).out);
  for (std::string line; std::getline(lines, line);) {
    Json fact = Json::parse(line, nullptr, false);
    const std::string kind = fact.is_object() ? Text(fact, "fact") : "";
    Json& list = facts.try_emplace(kind, Json::array()).first->second;
    list.push_back(std::move(fact));
  }
  return facts;
}

std::vector<Sample> ReadSamples(const char* folder) {
  std::vector<Sample> samples;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::filesystem::path expectation = entry.path();
    expectation.replace_extension(".json");
    const std::string path = entry.path().generic_string();
    samples.push_back({entry.path().stem().string(), path, ReadJson(expectation.string()), Extract(path)});
  }
  std::sort(samples.begin(), samples.end(),
            [](const Sample& one, const Sample& other) { return one.name < other.name; });
  return samples;
}

}  // namespace

const std::vector<Sample>& Samples() {
  static const std::vector<Sample> samples = ReadSamples("tests/reports");
  return samples;
}

const std::vector<Sample>& Layouts() {
  static const std::vector<Sample> samples = ReadSamples("tests/layouts");
  return samples;
}

Json ReadJson(const std::string& path) {
  std::ifstream file(path);
  return Json::parse(file, nullptr, false);
}

const Json& FactsOf(const Sample& sample, const std::string& kind) {
  static const Json none = Json::array();
  const auto found = sample.facts.find(kind);
  return found == sample.facts.end() ? none : found->second;
}

}  // namespace jitu::golden

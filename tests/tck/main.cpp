/// Runs the openCypher TCK where its files lie, or our own features, and compares what fails with the manifest.
///
///   tck_runner [--own] [--rules-off] [--show PART]
///
/// --own: the features of this folder instead. --rules-off: without the optimiser. --show PART: only the cases whose id
/// contains PART, each with its fault. Exit status 77: the suite is not there.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "schema/model/catalog.h"
#include "tests/tck/manifest.h"
#include "tests/tck/run_case.h"

namespace jitu::tck {
namespace {

namespace fs = std::filesystem;
constexpr const char* kFolder = "tests/tck";
constexpr int kSkipped = 77;

struct Options {
  bool own = false;
  bool optimise = true;
  std::string show;
};

struct Tally {
  std::size_t cases = 0;
  std::size_t passes = 0;
};

fs::path SuiteFolder() {
  const char* named = std::getenv("JITU_TCK_DIR");
  return named != nullptr ? fs::path(named) : fs::path("../shared/third-party/opencypher-tck/tck");
}

std::vector<Case> ReadSuite(const fs::path& features, std::vector<std::string>& complaints) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(features)) {
    if (entry.path().extension() == ".feature") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const fs::path& file : files) {
    const std::string name = file.lexically_relative(features).replace_extension().generic_string();
    for (Case& one : ReadFeature(file, name, complaints)) cases.push_back(std::move(one));
  }
  return cases;
}

int RunSuite(const Options& options, const fs::path& suite, const fs::path& features, const model::Catalog& catalog) {
  std::vector<std::string> complaints;
  const std::vector<Case> cases = ReadSuite(features, complaints);
  const Manifest manifest = options.own ? Manifest() : ReadManifest(fs::path(kFolder) / "known_failures.txt");
  const Setting setting{catalog, suite / "graphs", options.optimise};
  std::map<std::string, Tally> groups;
  Manifest failures;
  for (const Case& one : cases) {
    if (one.id.find(options.show) == std::string::npos) continue;
    Tally& tally = groups[one.id.substr(0, one.id.find_first_of("/:"))];
    ++tally.cases;
    std::string wrong = RunCase(one, setting);
    if (wrong.empty()) {
      ++tally.passes;
    } else {
      failures.emplace(one.id, one.name + " -- " + wrong);
    }
  }
  for (const auto& [group, tally] : groups) {
    std::printf("%-14s %zu of %zu pass\n", group.c_str(), tally.passes, tally.cases);
  }
  std::size_t surprises = complaints.size();
  for (const std::string& complaint : complaints) std::printf("%s\n", complaint.c_str());
  for (const auto& [id, wrong] : failures) {
    const bool known = manifest.count(id) != 0;
    if (!known) ++surprises;
    if (!known || !options.show.empty()) std::printf("FAILS %s %s\n", id.c_str(), wrong.c_str());
  }
  for (const auto& [id, reason] : manifest) {
    if (!options.show.empty() || failures.count(id) != 0) continue;
    ++surprises;
    std::printf("PASSES, or is not there, though known_failures.txt says it fails: %s\n", id.c_str());
  }
  return surprises == 0 ? 0 : 1;
}

int Run(const Options& options) {
  const fs::path suite = SuiteFolder();
  if (!options.own && !fs::is_directory(suite / "features")) {
    std::printf("SKIPPED: the openCypher TCK is not in %s; set JITU_TCK_DIR\n", suite.c_str());
    return kSkipped;
  }
  const auto catalog = model::Catalog::Load();
  if (!catalog) return 1;
  return RunSuite(options, suite, options.own ? fs::path(kFolder) / "features" : suite / "features", catalog.value());
}

}  // namespace
}  // namespace jitu::tck

int main(int count, char** arguments) {
  jitu::tck::Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = arguments[i];
    if (word == "--own") options.own = true;
    if (word == "--rules-off") options.optimise = false;
    if (word == "--show" && i + 1 < count) options.show = arguments[++i];
  }
  return jitu::tck::Run(options);
}

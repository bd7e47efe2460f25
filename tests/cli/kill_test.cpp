#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "graph/store/open.h"
#include "schema/model/catalog.h"
#include "tests/cli/program.h"

namespace jitu::tests {
namespace {

constexpr int kReports = 60;
constexpr int kKills = 25;

const model::Catalog& Catalog() {
  static const model::Catalog catalog = model::Catalog::Load().value();
  return catalog;
}

std::map<NodeId, std::string> Nodes(const graph::Store& store) {
  std::map<NodeId, std::string> nodes;
  graph::ScanSpec everything;
  everything.projection.all_properties = true;
  REQUIRE(store.scan(*store.snapshot(), everything, [&](const graph::NodeBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i) nodes[block.id[i]] = graph::Encode(block.all_properties[i]);
    return true;
  }));
  return nodes;
}

TEST_CASE("kill -9 at any moment leaves a graph that opens, is whole, and can be finished") {
  const Folder folder("kill-" + std::to_string(::getpid()));
  for (int i = 0; i < kReports; ++i) folder.Write("reports/" + std::to_string(i) + ".txt", SampleReport(i));
  const std::vector<std::string> broken{"ingest", "--db", folder / "broken", folder / "reports"};
  REQUIRE(Run({"ingest", "--db", folder / "whole", folder / "reports"}).status == 0);

  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> milliseconds(1, 120);
  for (int i = 0; i < kKills; ++i) {
    const pid_t child = Start(broken);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(random)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto store = graph::OpenRocks(folder / "broken", Catalog().graph());
    if (!store) {
      CHECK(store.error().code == ErrorCode::kGraphMissing);  // killed before there was a graph
      continue;
    }
    const auto faults = (*store)->verify();
    REQUIRE(faults);
    CHECK(faults->empty());
  }
  REQUIRE(Run(broken).status == 0);
  const auto whole = graph::OpenRocks(folder / "whole", Catalog().graph());
  const auto finished = graph::OpenRocks(folder / "broken", Catalog().graph());
  REQUIRE(whole);
  REQUIRE(finished);
  CHECK(Nodes(**whole) == Nodes(**finished));
}

std::string Bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("kill -9 at any moment leaves each file of an export whole or as it was") {
  const Folder folder("kill-export-" + std::to_string(::getpid()));
  for (int i = 0; i < kReports; ++i) folder.Write("reports/" + std::to_string(i) + ".txt", SampleReport(i));
  REQUIRE(Run({"ingest", "--db", folder / "g", folder / "reports"}).status == 0);
  const auto exported = [&](const std::string& into) {
    return std::vector<std::string>{"export", "--db", folder / "g", "--format", "csv", "-o", folder / into};
  };
  REQUIRE(Run(exported("whole")).status == 0);
  folder.Write("cut/spending.csv", "as it was");

  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> milliseconds(1, 80);
  for (int i = 0; i < kKills; ++i) {
    const pid_t child = Start(exported("cut"));
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(random)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    for (const auto& file : std::filesystem::directory_iterator(folder / "whole")) {
      const std::string name = file.path().filename().string();
      const std::filesystem::path cut = folder / ("cut/" + name);
      if (!std::filesystem::exists(cut)) continue;
      INFO(name);
      const std::string bytes = Bytes(cut);
      CHECK((bytes == Bytes(file.path()) || (name == "spending.csv" && bytes == "as it was")));
    }
  }
  REQUIRE(Run(exported("cut")).status == 0);
  CHECK(Bytes(folder / "cut/spending.csv") == Bytes(folder / "whole/spending.csv"));
}

}  // namespace
}  // namespace jitu::tests

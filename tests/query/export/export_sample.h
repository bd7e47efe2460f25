/// A small graph with texts that break careless exports, and what an export of it writes.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

#include "query/export/format.h"
#include "tests/query/sample_graph.h"

namespace jitu::query::exporting {

/// Begins like a formula, has what CSV and XML must escape, a bell and an emoji.
inline const std::string kHostile = "=HYPERLINK(\"http://x\",\"点\"),<甲>&\n\x07乙😀";

inline std::unique_ptr<graph::Store> HostileGraph() {
  SampleGraph graph;
  const NodeId unit = graph.Entity("Unit", "甲县农业局");
  const NodeId other = graph.Entity("Unit", "乙县水利局");
  const NodeId report = graph.Report(unit, "甲县农业局2022年度报告", 2022);
  graph.Add(report, {{"path", "reports/a.txt"}, {"sha256", "00ff"}});
  const NodeId passage = graph.Passage(report, "一、支出 > (一)项目", 10, "修渠支出1.20万元");
  graph.Add(passage, {{"end", 20}});
  const NodeId whole = graph.Spending(unit, "水利", 2022, 300);
  const NodeId one = graph.Spending(unit, "修渠", 2022, 100);
  const NodeId two = graph.Spending(unit, kHostile, 2022, 199);
  graph.Relate(one, "PART_OF", whole, {{"exact", true}});
  graph.Relate(two, "PART_OF", whole, {{"exact", true}});
  const NodeId outcome = graph.Outcome(unit, "修成干渠十公里", 2022, passage);
  graph.Supports(one, outcome, passage, "stated", 0.97);
  graph.Supports(two, outcome, passage, "joined", 0.5);
  graph.Relate(one, "EVIDENCED_BY", passage);
  graph.Spending(other, "水库", 2021, -5);
  return graph.Open();
}

inline Content ContentOf(graph::Store& store, ContentOptions options = {}) {
  auto content = Content::Of(store, TestCatalog(), std::move(options));
  REQUIRE(content.has_value());
  return std::move(content).value();
}

inline std::string BytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A folder of its own that goes away with the test.
class TestFolder {
 public:
  TestFolder() : path_(std::filesystem::temp_directory_path() / ("jitu-export-" + std::to_string(getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// What the format writes into one file.
inline std::string Written(std::string_view format, const Content& content) {
  const TestFolder folder;
  auto output = Output::To(folder / "out");
  const auto done = Write(*FindFormat(format), content, output);
  INFO((done ? std::string() : done.error().message.en));
  REQUIRE(done.has_value());
  return BytesOf(folder / "out");
}

}  // namespace jitu::query::exporting

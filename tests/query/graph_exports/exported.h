/// Writes a format of a small graph into a file and gives back its text.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include "query/export/format.h"
#include "tests/query/sample_graph.h"

namespace jitu::query::exporting {

inline Result<std::string> Written(graph::Store& store, std::string_view format, ContentOptions options = {}) {
  const auto file = std::filesystem::temp_directory_path() / ("jitu-export-test-" + std::to_string(getpid()));
  const Format* found = FindFormat(format);
  REQUIRE(found != nullptr);
  JITU_TRY(const Content content, Content::Of(store, TestCatalog(), std::move(options)));
  {
    Output output = Output::To(file.string());
    JITU_CHECK_OK(Write(*found, content, output));
  }
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  std::filesystem::remove(file);
  std::filesystem::remove(file.string() + "-metadata.json");
  return text.str();
}

inline std::string Exported(graph::Store& store, std::string_view format, ContentOptions options = {}) {
  const auto text = Written(store, format, std::move(options));
  if (!text) FAIL(text.error().message.en);
  return *text;
}

inline bool Contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

inline ContentOptions With(std::map<std::string, std::string, std::less<>> settings) {
  ContentOptions options;
  options.settings = std::move(settings);
  return options;
}

/// A unit with two items behind three outcomes: one stated, one joined, one inferred.
struct Town {
  SampleGraph graph;
  NodeId unit, report, passage, road, lamp, fund, paved, lit, praised;

  Town() {
    unit = graph.Entity("Unit", "青岭县交通局");
    report = graph.Report(unit, "2022年度自评报告", 2022);
    passage = graph.Passage(report, "六、绩效", 10, "修路85公里");
    road = graph.Spending(unit, "修路", 2022, 61'200'00);
    lamp = graph.Spending(unit, "路灯", 2022, 8'00);
    fund = graph.Node("Fund", "一般公共预算", {{"name", "一般公共预算"}});
    graph.Relate(road, "FROM_FUND", fund);
    paved = graph.Outcome(unit, "修路85公里", 2022, passage);
    lit = graph.Outcome(unit, "装路灯12盏", 2022, passage);
    praised = graph.Outcome(unit, "群众称赞", 2022, passage);
    graph.Supports(road, paved, passage, "stated", 0.9);
    graph.Supports(lamp, lit, passage, "joined", 0.6);
    graph.Supports(lamp, praised, passage, "inferred", 0.4);
  }

  NodeId Observation(std::string_view indicator, std::string_view role, double value, std::string_view raw,
                     std::string_view bound = "exact") {
    const NodeId node =
        graph.Node("Observation", std::string(indicator) + std::string(role),
                   {{"role", role}, {"value", value}, {"raw", raw}, {"fiscalYear", 2022}, {"bound", bound}});
    graph.Relate(unit, "REPORTED", node);
    graph.Relate(node, "OF", graph.Node("Indicator", indicator, {{"name", indicator}}));
    graph.Relate(node, "EVIDENCED_BY", passage);
    return node;
  }
};

}  // namespace jitu::query::exporting

/// A graph of one unit and its report, and what the findings say of it.
#pragma once

#include <catch2/catch.hpp>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/findings/check.h"
#include "tests/query/sample_graph.h"

namespace jitu::query {

/// One unit and its report, with what the findings look at.
struct UnitGraph : SampleGraph {
  NodeId unit = Entity("Unit", "临水县民政局");
  NodeId report = Report(unit, "民政局自评报告", 2022);
  std::int64_t at = 0;

  NodeId Observation(std::string_view indicator, std::string_view role, graph::Value value, Pairs more = {},
                     std::string_view section = "二、支出情况 > (一)基本支出") {
    const NodeId node = Node("Observation", std::to_string(++at),
                             {{"role", role}, {"value", value}, {"unit", "家"}, {"fiscalYear", 2022}, {"raw", "万元"}});
    Add(node, more);
    const NodeId of = Node("Indicator", indicator, {{"name", indicator}, {"unit", "家"}});
    Relate(node, "OF", of);
    Relate(unit, "REPORTED", node);
    Relate(node, "EVIDENCED_BY", Passage(report, section, 1000 + at, std::string(indicator) + "若干。"));
    return node;
  }

  NodeId Total(std::string_view what, std::string_view role, std::int64_t fen, Pairs more = {}) {
    const NodeId node = Observation(what, role, graph::Value(fen / 100), more);
    Add(node, {{"total", true}, {"amountFen", fen}, {"fund", "一般公共预算"}});
    return node;
  }

  NodeId Item(std::string_view name, std::int64_t fen, std::string_view section = "二、支出情况 > (二)项目支出情况") {
    const NodeId node = Spending(unit, name, 2022, fen);
    Relate(node, "EVIDENCED_BY", Passage(report, section, 2000 + ++at, std::string(name) + "支出。"));
    return node;
  }

  NodeId Reckoning(std::string_view kind, Pairs properties, std::initializer_list<Pairs> terms) {
    const NodeId node = Node("Reckoning", std::to_string(++at), {{"kind", kind}});
    Add(node, properties);
    Relate(node, "EVIDENCED_BY", Passage(report, "二", 3000 + ++at, "合计。"));
    for (const Pairs& term : terms) {
      const NodeId passage = Passage(report, "二", 3000 + ++at, "其中一项。");
      Relate(node, "TERM", passage, term);
      Relate(node, "EVIDENCED_BY", passage);
    }
    return node;
  }

  std::vector<Finding> Findings(const std::string& kind) {
    const auto store = Open();
    const auto definitions = LoadDefinitions();
    REQUIRE(definitions.has_value());
    Engine engine(*store, TestCatalog());
    CheckOptions options;
    options.kinds = {kind};
    auto findings = Check(engine, *store, *definitions, options);
    if (!findings) FAIL(findings.error().message.en << "\n" << findings.error().where);
    return std::move(findings).value();
  }
};

}  // namespace jitu::query

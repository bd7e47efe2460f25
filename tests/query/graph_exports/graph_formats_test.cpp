#include "query/export/origin.h"
#include "schema/base/ids.h"
#include "tests/query/graph_exports/exported.h"

namespace jitu::query::exporting {
namespace {

constexpr std::string_view kFormats[] = {"graphml",  "gexf", "dot",  "turtle", "jsonld",
                                         "ntriples", "ftm",  "iati", "svg"};

TEST_CASE("hostile text passes through every format, and the same graph gives the same bytes") {
  Town town;
  const std::string hostile("]]>\x01\x1F\"'<&\\=1+1\r\n\t\0\xFF", 20);
  const NodeId unit = town.graph.Entity("Unit", hostile, {hostile + "2"});
  const NodeId outcome = town.graph.Outcome(unit, std::string(1u << 20u, '<'), 2022, town.passage);
  const NodeId spending = town.graph.Spending(unit, hostile, 2022, 100);
  town.graph.Supports(spending, outcome, town.passage);
  const auto store = town.graph.Open();
  for (const auto format : kFormats) {
    CAPTURE(format);
    const std::string text = Exported(*store, format);
    CHECK(text == Exported(*store, format));
    CHECK_FALSE(std::any_of(text.begin(), text.end(),
                            [](char c) { return c >= 0 && c < 0x20 && c != '\n' && c != '\t' && c != '\r'; }));
    CHECK_FALSE(Contains(text, "\xFF"));
  }
}

TEST_CASE("every format says of which files it was made, and a statement's bare numbers of which the graph was") {
  Town town;
  town.graph.Add(town.report, {{"path", "a.txt"}, {"sha256", "00ff"}});
  const auto store = town.graph.Open();
  for (const auto format :
       {"graphml", "gexf", "dot", "turtle", "jsonld", "ntriples", "iati", "svg", "cypher", "brief"}) {
    CAPTURE(format);
    CHECK(Contains(Exported(*store, format), "a.txt sha256:00ff"));
  }
  ContentOptions counted;
  counted.selection.statement = "MATCH (s:Spending) RETURN count(s) AS n";
  CHECK(Contains(Exported(*store, "brief", std::move(counted)), "a.txt sha256:00ff"));
}

TEST_CASE("the digest of several files follows from theirs, in the order of their ids") {
  Town town;
  town.graph.Add(town.report, {{"path", "b.txt"}, {"sha256", "00ff"}});
  const NodeId other = town.graph.Report(town.unit, "2021年度自评报告", 2021);
  town.graph.Add(other, {{"path", "a.txt"}, {"sha256", "11ee"}});
  const auto store = town.graph.Open();
  const auto content = Content::Of(*store, TestCatalog(), {});
  REQUIRE(content.has_value());
  const auto origin = OriginOf(*content);
  REQUIRE(origin.has_value());
  const std::string digest = Sha256Hex(town.report < other ? "00ff11ee" : "11ee00ff");
  CHECK(std::count(origin->begin(), origin->end(),
                   std::pair<std::string, std::string>("sources", "2 files, sha256:" + digest)) == 1);
  CHECK(origin->back().second == "a.txt sha256:11ee; b.txt sha256:00ff");
}

TEST_CASE("GraphML declares each property with its type and gives edges a weight") {
  Town town;
  const auto store = town.graph.Open();
  const std::string text = Exported(*store, "graphml");
  CHECK(Contains(text, "<key id=\"node.amountFen\" for=\"node\" attr.name=\"amountFen\" attr.type=\"long\">"));
  CHECK(Contains(text, "<data key=\"node.amountFen\">6120000</data>"));
  CHECK(Contains(text, "<data key=\"edge.weight\">0.9</data>"));
  CHECK(Contains(text, "<data key=\"edge.mode\">stated</data>"));
}

TEST_CASE("GraphML leaves out a value that is not of its property's type") {
  Town town;
  town.graph.Add(town.road, {{"raw", 7}, {"fiscalYear", "二〇二二"}});
  const auto store = town.graph.Open();
  const std::string text = Exported(*store, "graphml");
  CHECK_FALSE(Contains(text, "二〇二二"));
  CHECK(Contains(text, "<data key=\"node.raw\">7</data>"));
}

TEST_CASE("GEXF knows years, colours and what is joined or inferred") {
  Town town;
  const auto store = town.graph.Open();
  const std::string text = Exported(*store, "gexf");
  CHECK(Contains(text, "start=\"2022-01-01\" end=\"2022-12-31\""));
  CHECK(Contains(text, "<color r=\"199\" g=\"127\" b=\"42\"/>"));
  CHECK(Contains(text, "<shape value=\"dashed\"/>"));
  CHECK(Contains(text, "<shape value=\"dotted\"/>"));
}

TEST_CASE("a part of a graph has no edge that leads out of it") {
  Town town;
  const NodeId other = town.graph.Entity("Unit", "另一个局");
  town.graph.Spending(other, "别的事", 2022, 100);
  const auto store = town.graph.Open();
  ContentOptions options;
  options.selection.unit = "青岭县交通局";
  const std::string text = Exported(*store, "graphml", std::move(options));
  CHECK(Contains(text, "青岭县交通局"));
  CHECK_FALSE(Contains(text, "另一个局"));
  CHECK_FALSE(Contains(text, "n" + std::to_string(other.value)));
}

TEST_CASE("no label of DOT ends its string") {
  SampleGraph graph;
  graph.Entity("Unit", "a\"]; x [label=\"b\\");
  const auto store = graph.Open();
  CHECK(Contains(Exported(*store, "dot"), R"("a\"]; x [label=\"b\\")"));
}

}  // namespace
}  // namespace jitu::query::exporting

#include "query/export/figures/figure.h"
#include "tests/query/graph_exports/exported.h"

namespace jitu::query::exporting {
namespace {

Content ContentOf(graph::Store& store, ContentOptions options = {}) {
  auto content = Content::Of(store, TestCatalog(), std::move(options));
  if (!content) FAIL(content.error().message.en);
  return std::move(content).value();
}

const LayerNode& NodeCalled(const LayeredFigure& figure, std::string_view label) {
  for (const LayerNode& node : figure.nodes)
    if (node.label == label) return node;
  FAIL("no node " << label);
  return figure.nodes.front();
}

TEST_CASE("a Sankey diagram counts stated money alone, and tells joined and inferred by line") {
  Town town;
  const auto store = town.graph.Open();
  const auto figure = SankeyOf(ContentOf(*store));
  REQUIRE(figure.has_value());
  CHECK(NodeCalled(*figure, "修路").weight == 6'120'000);
  CHECK(NodeCalled(*figure, "路灯").weight == 0);
  CHECK(NodeCalled(*figure, "一般公共预算").weight == 6'120'000);
  CHECK(Contains(figure->page.subtitle, "6.12"));
  std::map<Manner, int> manners;
  for (const LayerLink& link : figure->links) ++manners[link.manner];
  CHECK(manners[Manner::kMeasured] == 2);  // book to item, item to outcome
  CHECK(manners[Manner::kDashed] == 2);    // an item whose best support is joined, and that support
  CHECK(manners[Manner::kDotted] == 1);
}

TEST_CASE("the money of a part is not counted again beside its whole") {
  Town town;
  const NodeId part = town.graph.Spending(town.unit, "路基", 2022, 20'000'00);
  town.graph.Relate(part, "PART_OF", town.road);
  town.graph.Supports(part, town.lit, town.passage);
  const auto store = town.graph.Open();
  const auto figure = SankeyOf(ContentOf(*store));
  REQUIRE(figure.has_value());
  CHECK(NodeCalled(*figure, "一般公共预算").weight == 6'120'000);
  CHECK(Contains(NodeCalled(*figure, "路基").note, "修路"));
  // The lamps name no book and are only joined; the part is of the book of its whole.
  CHECK(NodeCalled(*figure, "路基").tint == NodeCalled(*figure, "一般公共预算").tint);
}

TEST_CASE("what a figure leaves out it says") {
  Town town;
  for (int i = 0; i < 5; ++i) {
    const NodeId item = town.graph.Spending(town.unit, "事项" + std::to_string(i), 2022, 100 + i);
    town.graph.Supports(item, town.paved, town.passage);
  }
  const auto store = town.graph.Open();
  const auto figure = SankeyOf(ContentOf(*store, With({{"most", "2"}})));
  REQUIRE(figure.has_value());
  CHECK(NodeCalled(*figure, "修路").weight == 6'120'000);
  bool said = false;
  for (const auto& note : figure->page.notes) said = said || Contains(note, "支出 5 项");
  CHECK(said);
}

TEST_CASE("targets stand beside what was reached, in both senses of a bound") {
  Town town;
  town.Observation("里程", "target", 80, "80公里");
  town.Observation("里程", "actual", 85, "85公里");
  town.Observation("造价", "target", 8, "≤8万元", "at_most");
  town.Observation("造价", "actual", 9, "9万元");
  town.Observation("桥梁", "target", 3, "3座");
  const auto store = town.graph.Open();
  const auto figure = TargetsOf(ContentOf(*store));
  REQUIRE(figure.has_value());
  REQUIRE(figure->groups.size() == 1);
  std::map<std::string, const BarRow*> rows;
  for (const BarRow& row : figure->groups[0].rows) rows[row.label] = &row;
  CHECK(rows.at("里程")->permille == 1063);  // 85 / 80
  CHECK(rows.at("里程")->paint.filling == Filling::kPlain);
  CHECK(rows.at("造价")->permille == 1125);
  CHECK(rows.at("造价")->paint.filling == Filling::kHatched);
  CHECK_FALSE(rows.at("桥梁")->permille.has_value());
  CHECK(Contains(figure->page.subtitle, "达到 1 项，未达到或无法比较 1 项，未报告完成值 1 项"));
}

TEST_CASE("coverage says how much of the money has stated results") {
  Town town;
  const auto store = town.graph.Open();
  const auto figure = CoverageOf(ContentOf(*store));
  REQUIRE(figure.has_value());
  // 6.12 of 6.1208 (10,000 yuan) is 99.98 %.
  CHECK(Contains(figure->page.subtitle, "6.12 万元（99%）"));
  CHECK(figure->groups[0].rows[0].cells[1] == "1");
  CHECK(figure->groups[0].rows[1].cells[1] == "2");
}

TEST_CASE("parts of parts in a ring do not hang the coverage") {
  Town town;
  town.graph.Relate(town.road, "PART_OF", town.lamp);
  town.graph.Relate(town.lamp, "PART_OF", town.road);
  const auto store = town.graph.Open();
  CHECK(CoverageOf(ContentOf(*store)).has_value());
  CHECK(SankeyOf(ContentOf(*store)).has_value());
}

TEST_CASE("a neighbourhood needs somebody whose it is") {
  Town town;
  const auto store = town.graph.Open();
  CHECK_FALSE(NeighbourhoodOf(ContentOf(*store)).has_value());
  ContentOptions options;
  options.selection.unit = "青岭县交通局";
  const auto figure = NeighbourhoodOf(ContentOf(*store, std::move(options)));
  REQUIRE(figure.has_value());
  CHECK(NodeCalled(*figure, "青岭县交通局").is_centre);
  // The unit's claim of the paved road goes by way of the spending.
  CHECK(figure->links.size() == 6);
}

TEST_CASE("titles are in the language of the export") {
  Town town;
  const auto store = town.graph.Open();
  ContentOptions english;
  english.language = text::Language::kEnglish;
  CHECK(Contains(Exported(*store, "svg", std::move(english)), "Where the money went"));
  CHECK(Contains(Exported(*store, "svg"), "钱花到哪里"));
}

TEST_CASE("a figure or a number that is not there is refused with what there is") {
  Town town;
  const auto store = town.graph.Open();
  for (const auto& settings : {With({{"figure", "pie"}}), With({{"most", "0"}}), With({{"most", "x"}})}) {
    const auto text = Written(*store, "svg", settings);
    REQUIRE_FALSE(text.has_value());
    CHECK(text.error().code == ErrorCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace jitu::query::exporting

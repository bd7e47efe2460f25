#include "tests/query/graph_exports/exported.h"

namespace jitu::query::exporting {
namespace {

std::string Iri(NodeId node) { return "<urn:jitu:" + std::to_string(node.value) + ">"; }

TEST_CASE("only what is stated is said plainly; what is joined or inferred is never without its mode") {
  Town town;
  const auto store = town.graph.Open();
  const std::string text = Exported(*store, "ntriples");
  const std::string supports = " <urn:jitu:vocabulary#supports> ";
  CHECK(Contains(text, Iri(town.road) + supports + Iri(town.paved)));
  CHECK_FALSE(Contains(text, Iri(town.lamp) + supports));
  CHECK(Contains(text, "<http://www.w3.org/ns/prov#activity> " + Iri(town.lamp)));
  CHECK(Contains(text, "<urn:jitu:vocabulary#mode> \"inferred\""));
}

TEST_CASE("a sentence has its place and its words as Web Annotation selectors") {
  Town town;
  const auto store = town.graph.Open();
  const std::string text = Exported(*store, "ntriples"), passage = "<urn:jitu:" + std::to_string(town.passage.value);
  CHECK(Contains(text, passage + "#position> <http://www.w3.org/ns/oa#start> \"10\""));
  CHECK(Contains(text, passage + "#quote> <http://www.w3.org/ns/oa#exact> \"修路85公里\"@zh"));
  CHECK(Contains(text, passage + "> <http://www.w3.org/ns/oa#hasSource> " + Iri(town.report)));
}

TEST_CASE("money is exact in fen and in yuan") {
  Town town;
  const auto store = town.graph.Open();
  const std::string text = Exported(*store, "turtle");
  CHECK(Contains(text, "jitu:amountFen \"6120000\"^^xsd:integer"));
  CHECK(Contains(text, "jitu:amountYuan \"61200.00\"^^xsd:decimal"));
}

TEST_CASE("a value with a year stands in the data cube, one without a number does not") {
  Town town;
  const NodeId value = town.Observation("里程", "actual", 85, "85公里");
  const NodeId growth =
      town.graph.Node("Observation", "growth", {{"role", "actual"}, {"growthPercent", 3.5}, {"fiscalYear", 2022}});
  const auto store = town.graph.Open();
  const std::string text = Exported(*store, "ntriples");
  const std::string in_cube = " <http://purl.org/linked-data/cube#dataSet> ";
  CHECK(Contains(text, Iri(value) + in_cube));
  CHECK_FALSE(Contains(text, Iri(growth) + in_cube));
}

TEST_CASE("the base is what every identifier begins with") {
  Town town;
  const auto store = town.graph.Open();
  ContentOptions options;
  options.provenance.base = "https://example.org/jitu/";
  const std::string text = Exported(*store, "ntriples", std::move(options));
  CHECK(Contains(text, "<https://example.org/jitu/" + std::to_string(town.unit.value) + ">"));
  CHECK_FALSE(Contains(text, "<urn:jitu:" + std::to_string(town.unit.value)));
}

TEST_CASE("the shapes are handed out as they are written, and JSON-LD is one graph") {
  Town town;
  const auto store = town.graph.Open();
  CHECK(Exported(*store, "shacl").rfind("# What every RDF export", 0) == 0);
  CHECK(Contains(Exported(*store, "jsonld"), "\"@graph\":["));
}

}  // namespace
}  // namespace jitu::query::exporting

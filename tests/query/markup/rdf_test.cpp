#include "query/markup/rdf.h"

#include <catch2/catch.hpp>
#include <limits>

namespace jitu::query {
namespace {

RdfResource Sample() {
  RdfResource resource{"urn:jitu:unit/1", {}};
  resource.Add("rdfs:label", RdfTerm::Text("农机\"中心\"\n", "@zh"))
      .Add("jitu:confidence", RdfTerm::Number(0.5))
      .Add("rdf:type", RdfTerm::Name("org:Organization"))
      .Add("jitu:of", RdfTerm::Iri("urn:x:a b"))
      .Add("jitu:of", RdfTerm::Iri("urn:x:a b"));
  return resource;
}

template <class Syntax>
std::string Written(const RdfResource& resource) {
  Syntax syntax;
  std::string out;
  syntax.Append(out, resource);
  return out;
}

TEST_CASE("N-Triples write each statement once, types first, names whole") {
  CHECK(
      Written<NTriples>(Sample()) ==
      "<urn:jitu:unit/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/org#Organization> .\n"
      "<urn:jitu:unit/1> <urn:jitu:vocabulary#confidence> \"0.5\"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n"
      "<urn:jitu:unit/1> <urn:jitu:vocabulary#of> <urn:x:a%20b> .\n"
      "<urn:jitu:unit/1> <http://www.w3.org/2000/01/rdf-schema#label> \"农机\\\"中心\\\"\\n\"@zh .\n");
}

TEST_CASE("Turtle says the subject once") {
  CHECK(Written<Turtle>(Sample()) ==
        "\n<urn:jitu:unit/1> a org:Organization ;\n  jitu:confidence \"0.5\"^^xsd:decimal ;\n  jitu:of <urn:x:a%20b> "
        ";\n"
        "  rdfs:label \"农机\\\"中心\\\"\\n\"@zh .\n");
}

TEST_CASE("JSON-LD writes one object for a subject") {
  CHECK(Written<JsonLd>(Sample()) ==
        "\n{\"@id\":\"urn:jitu:unit/1\",\"@type\":[\"org:Organization\"],"
        "\"jitu:confidence\":[{\"@value\":\"0.5\",\"@type\":\"xsd:decimal\"}],\"jitu:of\":[{\"@id\":\"urn:x:a%20b\"}],"
        "\"rdfs:label\":[{\"@value\":\"农机\\\"中心\\\"\\n\",\"@language\":\"zh\"}]}");
}

TEST_CASE("a number is written as a decimal, without loss") {
  CHECK(RdfTerm::Number(18.6) == RdfTerm::Text("18.6", "xsd:decimal"));
  CHECK(RdfTerm::Number(-6e6).value == "-6000000");
  CHECK(RdfTerm::Number(0.00125).value == "0.00125");
  CHECK(RdfTerm::Number(std::numeric_limits<double>::infinity()) == RdfTerm::Text("INF", "xsd:double"));
}

TEST_CASE("a resource of which nothing is said is left out") {
  CHECK(Written<Turtle>({"urn:x", {}}).empty());
  CHECK(Written<JsonLd>({"urn:x", {}}).empty());
}

TEST_CASE("a name that somebody made up cannot leave its place") {
  CHECK(RdfLocal("a b;<x>") == "a%20b%3B%3Cx%3E");
  CHECK(RdfLocal("年") == "%E5%B9%B4");
}

TEST_CASE("control characters are left out of literals") {
  RdfResource resource{"urn:x", {}};
  resource.Add("rdfs:label", RdfTerm::Text(std::string_view("a\0\x02\\b\r", 6)));
  CHECK(Written<NTriples>(resource) == "<urn:x> <http://www.w3.org/2000/01/rdf-schema#label> \"a\\\\b\\r\" .\n");
}

}  // namespace
}  // namespace jitu::query

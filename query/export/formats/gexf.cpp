/// gexf: GEXF 1.3 (gexf.net), for Gephi, sigma.js (NetworkX knows 1.2 at most: give it graphml): typed attributes,
/// colours and sizes, years as intervals of time, lines by mode. Streams.
#include "query/export/format.h"
#include "query/export/formats/graph_attributes.h"
#include "query/export/formats/kind_style.h"
#include "query/export/origin.h"

namespace jitu::query::exporting {
namespace {

/// One more digit of fen, one step larger: 万元 and 亿元 both fit on a page. 10 for what is no money.
int SizeOf(const NamedValues& properties) {
  const auto* fen = Named(properties, "amountFen").AsInteger();
  int size = 10;
  for (std::int64_t left = fen == nullptr ? 0 : *fen; left >= 100000; left /= 10) size += 4;
  return size;
}

class GexfWriter {
 public:
  GexfWriter(const Content& content, OutputFile& file)
      : content_(content),
        file_(file),
        xml_(text_),
        of_nodes_(content.node_properties(), {"kind", "title"}),
        of_edges_(content.relationship_properties(), {}) {}

  Result<void> Write() {
    JITU_TRY(const OriginLines origin, OriginOf(content_));
    Begin(ToText(origin));
    xml_.Open("nodes");
    JITU_CHECK_OK(content_.Nodes([&](const GraphNode& node) { return Node(node); }));
    xml_.Close().Open("edges");
    JITU_CHECK_OK(content_.Relationships([&](const GraphRelationship& relationship) { return Edge(relationship); }));
    xml_.Close().Close().Close();
    file_.Write(text_);
    return {};
  }

 private:
  void Begin(const std::string& origin) {
    xml_.Declaration().Open("gexf").Attribute("xmlns", "http://gexf.net/1.3").Attribute("version", "1.3");
    xml_.Open("meta").Element("creator", "jitu " + content_.provenance().version);
    xml_.Element("description", origin).Close();
    xml_.Open("graph").Attribute("defaultedgetype", "directed").Attribute("idtype", "string");
    xml_.Attribute("mode", "dynamic").Attribute("timeformat", "date").Attribute("timerepresentation", "interval");
    xml_.Open("attributes").Attribute("class", "node").Attribute("mode", "static");
    Attribute("kind", "string");
    Attribute("title", "string");
    for (const PropertyKey& key : of_nodes_.declared()) Attribute(key.name, AttributeTypeOf(key.type));
    xml_.Close().Open("attributes").Attribute("class", "edge").Attribute("mode", "static");
    for (const PropertyKey& key : of_edges_.declared()) Attribute(key.name, AttributeTypeOf(key.type));
    xml_.Close();
  }

  void Attribute(std::string_view name, std::string_view type) {
    xml_.Open("attribute").Attribute("id", name).Attribute("title", name).Attribute("type", type).Close();
  }

  void Value(std::string_view name, std::string_view text) {
    xml_.Open("attvalue").Attribute("for", name).Attribute("value", text).Close();
  }

  void Values(const NamedValues& properties, const Attributes& attributes) {
    attributes.Write(properties, [&](auto name, auto text) { Value(name, text); });
  }

  /// A budget year of China is the calendar year (预算法, 第十八条).
  void Year(const NamedValues& properties) {
    const auto* year = Named(properties, "fiscalYear").AsInteger();
    if (year == nullptr || *year < 1000 || *year > 9999) return;
    xml_.Attribute("start", std::to_string(*year) + "-01-01").Attribute("end", std::to_string(*year) + "-12-31");
  }

  Result<void> Node(const GraphNode& node) {
    const KindStyle& style = StyleOf(node.kind);
    OpenNode(xml_, node);
    xml_.Attribute("label", node.label.brief);
    Year(node.properties);
    xml_.Open("attvalues");
    Value("kind", node.kind);
    Value("title", node.label.full);
    Values(node.properties, of_nodes_);
    xml_.Close();
    xml_.Open("color").Attribute("r", style.red).Attribute("g", style.green).Attribute("b", style.blue).Close();
    xml_.Open("size").Attribute("value", SizeOf(node.properties)).Close();
    return End();
  }

  Result<void> Edge(const GraphRelationship& relationship) {
    OpenEdge(xml_, relationship);
    xml_.Attribute("label", relationship.label.full).Attribute("kind", relationship.type);
    xml_.Attribute("weight", WeightOf(relationship));
    if (!relationship.properties.empty()) {
      xml_.Open("attvalues");
      Values(relationship.properties, of_edges_);
      xml_.Close();
    }
    const std::string_view line = LineStyleOf(relationship.properties);
    if (line != "solid") xml_.Open("shape").Attribute("value", line).Close();
    return End();
  }

  Result<void> End() {
    xml_.Close();
    file_.Write(text_);
    text_.clear();
    return {};
  }

  const Content& content_;
  OutputFile& file_;
  std::string text_;
  XmlWriter xml_;
  Attributes of_nodes_, of_edges_;
};

}  // namespace

Result<void> WriteGexf(const Content& content, Output& output) {
  JITU_TRY(OutputFile * file, output.File());
  return GexfWriter(content, *file).Write();
}

}  // namespace jitu::query::exporting

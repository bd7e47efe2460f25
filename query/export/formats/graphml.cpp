/// graphml: GraphML 1.0 (graphml.graphdrawing.org), for NetworkX, igraph, yEd, Cytoscape. Streams.
#include "query/export/format.h"
#include "query/export/formats/graph_attributes.h"
#include "query/export/origin.h"

namespace jitu::query::exporting {
namespace {

/// A key is called as its property; nodes and relationships have different ones.
std::string KeyOf(std::string_view side, std::string_view name) {
  std::string key(side);
  key += '.';
  key += name;
  return key;
}

class GraphmlWriter {
 public:
  GraphmlWriter(const Content& content, OutputFile& file)
      : content_(content),
        file_(file),
        xml_(text_),
        of_nodes_(content.node_properties(), {"kind", "label", "title"}),
        of_edges_(content.relationship_properties(), {"kind", "label", "weight"}) {}

  Result<void> Write() {
    JITU_TRY(const OriginLines origin, OriginOf(content_));
    Begin(ToText(origin));
    JITU_CHECK_OK(content_.Nodes([&](const GraphNode& node) {
      OpenNode(xml_, node);
      Data("node", "kind", node.kind);
      Data("node", "label", node.label.brief);
      Data("node", "title", node.label.full);
      of_nodes_.Write(node.properties, [&](auto name, auto text) { Data("node", name, text); });
      return End();
    }));
    JITU_CHECK_OK(content_.Relationships([&](const GraphRelationship& relationship) {
      OpenEdge(xml_, relationship);
      Data("edge", "kind", relationship.type);
      Data("edge", "label", relationship.label.full);
      Data("edge", "weight", WeightOf(relationship));
      of_edges_.Write(relationship.properties, [&](auto name, auto text) { Data("edge", name, text); });
      return End();
    }));
    xml_.Close().Close();
    file_.Write(text_);
    return {};
  }

 private:
  void Begin(const std::string& origin) {
    xml_.Declaration().Open("graphml").Attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
    xml_.Attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml_.Attribute("xsi:schemaLocation",
                   "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
    xml_.Element("desc", origin);
    Key("node", "kind", "string", Say("种类", "kind"));
    Key("node", "label", "string", Say("短标签", "short label"));
    Key("node", "title", "string", Say("完整标签", "full label"));
    for (const PropertyKey& key : of_nodes_.declared()) Key("node", key.name, AttributeTypeOf(key.type), key.about);
    Key("edge", "kind", "string", Say("关系", "relationship"));
    Key("edge", "label", "string", Say("标签", "label"));
    Key("edge", "weight", "double", Say("权重：把握，没有时为 1", "weight: the confidence, 1 where there is none"));
    for (const PropertyKey& key : of_edges_.declared()) Key("edge", key.name, AttributeTypeOf(key.type), key.about);
    xml_.Open("graph").Attribute("id", "jitu").Attribute("edgedefault", "directed");
  }

  void Key(std::string_view side, std::string_view name, std::string_view type, const Message& about) {
    xml_.Open("key").Attribute("id", KeyOf(side, name)).Attribute("for", side).Attribute("attr.name", name);
    xml_.Attribute("attr.type", type);
    if (!content_.Text(about).empty()) xml_.Element("desc", content_.Text(about));
    xml_.Close();
  }

  void Data(std::string_view side, std::string_view name, std::string_view text) {
    if (!text.empty()) xml_.Open("data").Attribute("key", KeyOf(side, name)).Text(text).Close();
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

Result<void> WriteGraphml(const Content& content, Output& output) {
  JITU_TRY(OutputFile * file, output.File());
  return GraphmlWriter(content, *file).Write();
}

}  // namespace jitu::query::exporting

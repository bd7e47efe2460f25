/// graphml: GraphML 1.0 (graphml.graphdrawing.org), for NetworkX, igraph, yEd, Cytoscape. Streams.
#include "query/export/format.h"
#include "query/export/formats/attribute_type.h"
#include "query/markup/xml_writer.h"

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
  GraphmlWriter(const Content& content, OutputFile& file) : content_(content), file_(file), xml_(text_) {}

  Result<void> Write() {
    Begin();
    JITU_CHECK_OK(content_.Nodes([&](const GraphNode& node) {
      xml_.Open("node").Attribute("id", "n" + std::to_string(node.id.value));
      Data("node", "kind", node.kind);
      Data("node", "label", node.label.brief);
      Data("node", "title", node.label.full);
      Properties("node", node.properties);
      return End();
    }));
    JITU_CHECK_OK(content_.Relationships([&](const GraphRelationship& relationship) {
      xml_.Open("edge").Attribute("id", relationship.Id());
      xml_.Attribute("source", "n" + std::to_string(relationship.key.from.value));
      xml_.Attribute("target", "n" + std::to_string(relationship.key.to.value));
      Data("edge", "kind", relationship.type);
      Data("edge", "label", relationship.label.full);
      const auto* confidence = Named(relationship.properties, "confidence").AsFloat();
      Data("edge", "weight", CellText(ColumnType::kNumber, graph::Value(confidence == nullptr ? 1.0 : *confidence)));
      Properties("edge", relationship.properties);
      return End();
    }));
    xml_.Close().Close();
    file_.Write(text_);
    return {};
  }

 private:
  void Begin() {
    xml_.Declaration().Open("graphml").Attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
    xml_.Attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml_.Attribute("xsi:schemaLocation",
                   "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
    std::string origin;
    for (const auto& [key, text] : content_.provenance().Lines())
      origin.append(key).append(": ").append(text).append("\n");
    xml_.Element("desc", origin);
    Key("node", "kind", "string", Say("种类", "kind"));
    Key("node", "label", "string", Say("短标签", "short label"));
    Key("node", "title", "string", Say("完整标签", "full label"));
    for (const PropertyKey& key : content_.node_properties())
      Key("node", key.name, AttributeTypeOf(key.type), key.about);
    Key("edge", "kind", "string", Say("关系", "relationship"));
    Key("edge", "label", "string", Say("标签", "label"));
    Key("edge", "weight", "double", Say("权重：把握，没有时为 1", "weight: the confidence, 1 where there is none"));
    for (const PropertyKey& key : content_.relationship_properties())
      Key("edge", key.name, AttributeTypeOf(key.type), key.about);
    xml_.Open("graph").Attribute("id", "jitu").Attribute("edgedefault", "directed");
  }

  /// A property of the graph may bear the name of one of ours; ours are the first of that name.
  void Key(std::string_view side, std::string_view name, std::string_view type, const Message& about) {
    if (!Declare(KeyOf(side, name), type)) return;
    xml_.Open("key").Attribute("id", KeyOf(side, name)).Attribute("for", side).Attribute("attr.name", name);
    xml_.Attribute("attr.type", type);
    if (!content_.Text(about).empty()) xml_.Element("desc", content_.Text(about));
    xml_.Close();
  }

  bool Declare(const std::string& key, std::string_view type) { return types_.emplace(key, type).second; }

  void Data(std::string_view side, std::string_view name, std::string_view text) {
    if (!text.empty()) xml_.Open("data").Attribute("key", KeyOf(side, name)).Text(text).Close();
  }

  void Properties(std::string_view side, const NamedValues& properties) {
    for (const auto& [name, value] : properties) {
      if (name == "keys" || name == "kind" || name == "label" || name == "title" || name == "weight") continue;
      if (Fits(types_.find(KeyOf(side, name)), value)) Data(side, name, CellText(ColumnType::kText, value));
    }
  }

  /// A value that is not of its property's type would make the whole file unreadable.
  bool Fits(std::map<std::string, std::string_view>::const_iterator declared, const graph::Value& value) const {
    if (declared == types_.end()) return false;
    if (declared->second == "long") return value.AsInteger() != nullptr;
    if (declared->second == "double") return value.AsFloat() != nullptr || value.AsInteger() != nullptr;
    if (declared->second == "boolean") return value.AsBoolean() != nullptr;
    return true;
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
  std::map<std::string, std::string_view> types_;
};

}  // namespace

Result<void> WriteGraphml(const Content& content, Output& output) {
  JITU_TRY(OutputFile * file, output.File());
  return GraphmlWriter(content, *file).Write();
}

}  // namespace jitu::query::exporting

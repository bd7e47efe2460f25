#include "query/export/formats/graph_attributes.h"

#include <algorithm>

namespace jitu::query::exporting {
namespace {

bool Fits(model::PropertyType type, const graph::Value& value) {
  switch (type) {
    case model::PropertyType::kInteger:
      return value.AsInteger() != nullptr;
    case model::PropertyType::kFloat:
      return value.AsFloat() != nullptr || value.AsInteger() != nullptr;
    case model::PropertyType::kBoolean:
      return value.AsBoolean() != nullptr;
    default:
      return true;
  }
}

}  // namespace

std::string_view AttributeTypeOf(model::PropertyType type) {
  switch (type) {
    case model::PropertyType::kInteger:
      return "long";
    case model::PropertyType::kFloat:
      return "double";
    case model::PropertyType::kBoolean:
      return "boolean";
    default:
      return "string";
  }
}

Attributes::Attributes(const std::vector<PropertyKey>& properties, std::initializer_list<std::string_view> own) {
  std::copy_if(properties.begin(), properties.end(), std::back_inserter(declared_), [&](const PropertyKey& key) {
    return key.name != "keys" && std::find(own.begin(), own.end(), key.name) == own.end();
  });
}

void Attributes::Write(const NamedValues& values, const Sink& sink) const {
  for (const auto& [name, value] : values) {
    const auto key =
        std::lower_bound(declared_.begin(), declared_.end(), name,
                         [](const PropertyKey& one, std::string_view wanted) { return one.name < wanted; });
    if (key == declared_.end() || key->name != name || !Fits(key->type, value)) continue;
    sink(name, CellText(ColumnType::kText, value));
  }
}

void OpenNode(XmlWriter& xml, const GraphNode& node) {
  xml.Open("node").Attribute("id", "n" + std::to_string(node.id.value));
}

void OpenEdge(XmlWriter& xml, const GraphRelationship& relationship) {
  xml.Open("edge").Attribute("id", relationship.Id());
  xml.Attribute("source", "n" + std::to_string(relationship.key.from.value));
  xml.Attribute("target", "n" + std::to_string(relationship.key.to.value));
}

std::string WeightOf(const GraphRelationship& relationship) {
  const auto* confidence = Named(relationship.properties, "confidence").AsFloat();
  return CellText(ColumnType::kNumber, graph::Value(confidence == nullptr ? 1.0 : *confidence));
}

}  // namespace jitu::query::exporting

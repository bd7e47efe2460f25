#include "query/export/census.h"

namespace jitu::query::exporting {
namespace {

CensusType TypeOf(const graph::Value& value) {
  if (value.AsInteger() != nullptr) return CensusType::kInteger;
  if (value.AsFloat() != nullptr) return CensusType::kFloat;
  if (value.AsBoolean() != nullptr) return CensusType::kBoolean;
  const auto* list = value.AsList();
  if (list == nullptr) return CensusType::kString;
  for (const auto& element : *list) {
    if (element.AsString() == nullptr) return CensusType::kString;
  }
  return CensusType::kStringList;
}

CensusType Both(CensusType one, CensusType other) {
  if (one == other) return one;
  const auto number = [](CensusType type) { return type == CensusType::kInteger || type == CensusType::kFloat; };
  return number(one) && number(other) ? CensusType::kFloat : CensusType::kString;
}

void Count(const NamedValues& properties, CensusTypes& types) {
  for (const auto& [name, value] : properties) {
    const CensusType type = TypeOf(value);
    const auto found = types.find(name);
    if (found == types.end()) {
      types.emplace(std::string(name), type);
    } else {
      found->second = Both(found->second, type);
    }
  }
}

}  // namespace

Result<Census> Take(const Content& content, Ends ends) {
  Census census;
  JITU_CHECK_OK(content.Nodes([&](const GraphNode& node) -> Result<void> {
    Count(node.properties, census.nodes[std::string(node.kind)]);
    return {};
  }));
  const auto count = [&](const GraphRelationship& relationship) -> Result<void> {
    auto& type = census.relationships[std::string(relationship.type)];
    Count(relationship.properties, type.properties);
    if (ends == Ends::kWithKinds) {
      type.ends.emplace(std::string(relationship.from_kind), std::string(relationship.to_kind));
    }
    return {};
  };
  JITU_CHECK_OK(content.Relationships(count, ends));
  return census;
}

graph::Value As(CensusType type, const graph::Value& value) {
  if (value.IsNull() || TypeOf(value) == type) return value;
  if (const auto* integer = value.AsInteger(); integer != nullptr && type == CensusType::kFloat) {
    return static_cast<double>(*integer);
  }
  return CellText(ColumnType::kText, value);
}

}  // namespace jitu::query::exporting

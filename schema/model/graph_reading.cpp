#include "schema/model/graph_reading.h"

#include <algorithm>
#include <array>
#include <optional>

namespace jitu::model {
namespace {

constexpr std::array<std::pair<std::string_view, PropertyType>, 5> kTypes{{{"string", PropertyType::kString},
                                                                           {"integer", PropertyType::kInteger},
                                                                           {"float", PropertyType::kFloat},
                                                                           {"boolean", PropertyType::kBoolean},
                                                                           {"string_list", PropertyType::kStringList}}};
constexpr std::array<std::pair<std::string_view, IndexKind>, 2> kIndexes{
    {{"ordered", IndexKind::kOrdered}, {"text", IndexKind::kText}}};

template <class Table>
auto ValueOf(const Table& table, std::string_view name) -> std::optional<decltype(table[0].second)> {
  for (const auto& [known, value] : table) {
    if (known == name) return value;
  }
  return std::nullopt;
}

Result<void> ReadProperty(Fields property, std::vector<PropertyDefinition>& properties) {
  PropertyDefinition definition;
  JITU_TRY(definition.name, property.Text("name"));
  JITU_TRY(const std::string type, property.Text("type"));
  JITU_TRY(definition.about.zh, property.Text("zh"));
  JITU_TRY(definition.about.en, property.Text("en"));
  JITU_TRY(const std::vector<std::string> indexes, property.Texts("index"));
  JITU_CHECK_OK(property.NothingElse());
  const auto known_type = ValueOf(kTypes, type);
  if (!known_type) {
    return property.Wrong(Say("不认识类型“{}”；可用 string, integer, float, boolean, string_list",
                              "type \"{}\" is not known; string, integer, float, boolean and string_list are", type));
  }
  definition.type = *known_type;
  if (indexes.empty()) properties.push_back(definition);
  for (const std::string& index : indexes) {
    const auto kind = ValueOf(kIndexes, index);
    if (!kind) {
      return property.Wrong(
          Say("不认识索引“{}”；可用 ordered, text", "index \"{}\" is not known; ordered and text are", index));
    }
    definition.index = *kind;
    properties.push_back(definition);
  }
  return {};
}

}  // namespace

Result<std::vector<PropertyDefinition>> ReadProperties(const std::string& file, Fields& fields) {
  std::vector<PropertyDefinition> properties;
  JITU_TRY(const std::vector<DataNode> tables, fields.Tables("properties"));
  for (const DataNode& table : tables) JITU_CHECK_OK(ReadProperty(Fields(file, table), properties));
  return properties;
}

Result<void> AddProperties(const Fields& fields, const std::vector<PropertyDefinition>& added,
                           std::vector<PropertyDefinition>& properties) {
  for (const PropertyDefinition& property : added) {
    const auto same_name = std::find_if(properties.begin(), properties.end(),
                                        [&](const PropertyDefinition& other) { return other.name == property.name; });
    if (same_name != properties.end() && same_name->type != property.type) {
      return fields.Wrong(
          Say("属性“{}”已定义为另一种类型", "property \"{}\" is already defined with another type", property.name));
    }
    const bool known = std::any_of(properties.begin(), properties.end(), [&](const PropertyDefinition& other) {
      return other.name == property.name && other.index == property.index;
    });
    if (!known) properties.push_back(property);
  }
  return {};
}

std::string_view NameOf(PropertyType type) {
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& known) { return known.second == type; });
  return found == kTypes.end() ? std::string_view() : found->first;
}

std::string_view NameOf(IndexKind kind) {
  const auto found =
      std::find_if(kIndexes.begin(), kIndexes.end(), [&](const auto& known) { return known.second == kind; });
  return found == kIndexes.end() ? std::string_view() : found->first;
}

const PropertyDefinition* LabelDefinition::FindProperty(std::string_view wanted) const {
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [&](const PropertyDefinition& property) { return property.name == wanted; });
  return found == properties.end() ? nullptr : &*found;
}

const LabelDefinition* GraphSchema::FindLabel(std::string_view name) const {
  const auto found =
      std::find_if(labels.begin(), labels.end(), [&](const LabelDefinition& label) { return label.name == name; });
  return found == labels.end() ? nullptr : &*found;
}

const RelationshipDefinition* GraphSchema::FindRelationship(std::string_view name) const {
  const auto found = std::find_if(relationships.begin(), relationships.end(),
                                  [&](const RelationshipDefinition& type) { return type.name == name; });
  return found == relationships.end() ? nullptr : &*found;
}

}  // namespace jitu::model

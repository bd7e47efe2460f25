/// What may stand in the graph: labels, relationship types, properties. Read from schema/data/graph.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/base/message.h"

namespace jitu::model {

enum class PropertyType { kString, kInteger, kFloat, kBoolean, kStringList };

enum class IndexKind {
  kNone,
  kOrdered,  ///< exact and range look-ups by value; a list property is indexed by each element
  kText,     ///< full-text look-ups by pairs of characters
};

/// A property with two indexes stands twice in its list, once for each, one after the other.
struct PropertyDefinition {
  std::string name;
  PropertyType type = PropertyType::kString;
  IndexKind index = IndexKind::kNone;
  Message about;
};

struct LabelDefinition {
  std::string name;
  bool entity = false;  ///< a named entity: has `name`, `aliases` and look-up keys, may be INVOLVED
  Message about;
  std::vector<PropertyDefinition> properties;

  const PropertyDefinition* FindProperty(std::string_view wanted) const;
};

struct RelationshipDefinition {
  std::string name;
  std::vector<std::string> from;  ///< labels; empty means any
  std::vector<std::string> to;
  Message about;
  std::vector<PropertyDefinition> properties;
};

struct GraphSchema {
  std::vector<LabelDefinition> labels;                ///< in the order of the file, which is the order of their ids
  std::vector<RelationshipDefinition> relationships;  ///< likewise

  const LabelDefinition* FindLabel(std::string_view name) const;
  const RelationshipDefinition* FindRelationship(std::string_view name) const;
};

}  // namespace jitu::model

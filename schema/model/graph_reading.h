/// Labels, relationships and properties from the tables of graph.toml. For the inside of this room.
#pragma once

#include "schema/model/data_file.h"
#include "schema/model/graph_schema.h"

namespace jitu::model {

/// The list `properties` of a table. One with two indexes gives two definitions.
Result<std::vector<PropertyDefinition>> ReadProperties(const std::string& file, Fields& fields);

/// Appends what is new; a property that is there already must be the same.
Result<void> AddProperties(const Fields& fields, const std::vector<PropertyDefinition>& added,
                           std::vector<PropertyDefinition>& properties);

std::string_view NameOf(PropertyType type);  ///< as graph.toml writes it: "string_list"
std::string_view NameOf(IndexKind kind);     ///< likewise: "ordered"; empty for none

}  // namespace jitu::model

/// Types of attributes in drawings of a graph.
#pragma once

#include <string_view>

#include "schema/model/graph_schema.h"

namespace jitu::query::exporting {

/// What GraphML and GEXF call the type of a property's values; `string` for what neither has a type for.
std::string_view AttributeTypeOf(model::PropertyType type);

}  // namespace jitu::query::exporting

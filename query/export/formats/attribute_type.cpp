#include "query/export/formats/attribute_type.h"

namespace jitu::query::exporting {

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

}  // namespace jitu::query::exporting

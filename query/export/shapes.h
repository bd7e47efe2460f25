/// The shapes (W3C SHACL) of what jsonld, turtle and ntriples write: shapes/jitu.shacl.ttl, compiled in.
#pragma once

#include <string_view>

namespace jitu::query::exporting {

extern const std::string_view kShapes;

}  // namespace jitu::query::exporting

/// Texts that are compiled in: the pages on formats, the shapes (W3C SHACL) of what jsonld, turtle and ntriples write.
#pragma once

#include <string_view>

namespace jitu::query::exporting {

/// By the file's path in this folder, like formats/tables.md; empty for one that CMakeLists.txt does not name.
std::string_view EmbeddedText(std::string_view file);

}  // namespace jitu::query::exporting

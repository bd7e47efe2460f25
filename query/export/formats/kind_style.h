/// What the kinds of nodes look like in every drawing of a graph.
#pragma once

#include <cstdint>
#include <string_view>

#include "query/export/label.h"

namespace jitu::query::exporting {

struct KindStyle {
  std::string_view kind;
  std::uint8_t red, green, blue;
  std::string_view hex;    ///< the same colour, #rrggbb
  std::string_view shape;  ///< of graphviz: kinds differ without colour too
};

/// Grey for a kind that is not known.
const KindStyle& StyleOf(std::string_view kind);

/// solid, dashed or dotted: stated, joined or inferred. Solid for what has no mode.
std::string_view LineStyleOf(const NamedValues& properties);

}  // namespace jitu::query::exporting

#include "query/export/formats/kind_style.h"

#include <array>

namespace jitu::query::exporting {
namespace {

/// Money dark, results green, who does it blue, what it is about warm, where it stands grey; lightness differs too.
constexpr std::array kStyles{
    KindStyle{"Unit", 47, 93, 138, "#2f5d8a", "house"},
    KindStyle{"Fund", 26, 54, 86, "#1a3656", "cylinder"},
    KindStyle{"Spending", 199, 127, 42, "#c77f2a", "box"},
    KindStyle{"Outcome", 79, 143, 107, "#4f8f6b", "ellipse"},
    KindStyle{"Indicator", 130, 184, 150, "#82b896", "hexagon"},
    KindStyle{"Observation", 178, 214, 190, "#b2d6be", "note"},
    KindStyle{"Enterprise", 154, 74, 110, "#9a4a6e", "component"},
    KindStyle{"Project", 190, 120, 150, "#be7896", "folder"},
    KindStyle{"Product", 206, 150, 170, "#ce96aa", "box3d"},
    KindStyle{"Policy", 111, 99, 168, "#6f63a8", "tab"},
    KindStyle{"Event", 150, 140, 196, "#968cc4", "octagon"},
    KindStyle{"Honour", 176, 168, 210, "#b0a8d2", "doubleoctagon"},
    KindStyle{"Place", 140, 160, 120, "#8ca078", "invhouse"},
    KindStyle{"Report", 110, 110, 110, "#6e6e6e", "note"},
    KindStyle{"Passage", 190, 190, 190, "#bebebe", "plaintext"},
    KindStyle{"Finding", 176, 52, 44, "#b0342c", "signature"},
};
constexpr KindStyle kOther{"", 150, 150, 150, "#969696", "ellipse"};

}  // namespace

const KindStyle& StyleOf(std::string_view kind) {
  for (const KindStyle& style : kStyles)
    if (style.kind == kind) return style;
  return kOther;
}

std::string_view LineStyleOf(const NamedValues& properties) {
  const auto* mode = Named(properties, "mode").AsString();
  if (mode == nullptr) return "solid";
  if (*mode == "joined") return "dashed";
  return *mode == "inferred" ? "dotted" : "solid";
}

}  // namespace jitu::query::exporting

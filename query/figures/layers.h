/// Figures of things in columns and what leads from one column to the next: Sankey diagrams, neighbourhoods.
///
/// Deterministic and in whole pixels: the same figure gives the same bytes, on any machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/figures/page.h"

namespace jitu::query {

struct LayerNode {
  std::size_t column = 0;
  std::string label;        ///< wrapped and shortened to fit
  std::string note;         ///< a smaller line below it
  std::string tooltip;      ///< everything, unshortened
  std::int64_t weight = 0;  ///< how high its bar is, in the figure's measure (fen); 0: no bar
  std::size_t tint = 0;     ///< which colour of the palette its ribbons have
  bool is_centre = false;   ///< the one that the figure is about
};

enum class Manner {
  kMeasured,  ///< a ribbon as high as its weight
  kSolid,     ///< a line
  kDashed,
  kDotted,
};

/// Between two nodes. The nodes may stand in any columns; those between give way.
struct LayerLink {
  std::size_t from = 0, to = 0;
  Manner manner = Manner::kSolid;
  std::int64_t weight = 0;  ///< of a kMeasured one
  std::string tooltip;
};

struct LayeredFigure {
  Page page;
  std::vector<std::string> columns;  ///< headings, from left to right
  std::vector<LayerNode> nodes;      ///< in the order that they keep where nothing speaks against it
  std::vector<LayerLink> links;
  std::vector<LegendEntry> legend;
};

/// Where everything stands, relative to the top of the body.
struct LayeredLayout {
  struct Placed {
    Box box;
    std::vector<std::string> label, note;
    int bar = 0;  ///< height of its bar
  };
  struct Route {
    std::vector<Point> through;
    int width = 0;  ///< of a ribbon; 0: a line
  };
  int width = 0, height = 0;
  std::vector<Placed> nodes;  ///< as in the figure
  std::vector<Route> links;   ///< as in the figure; one in a single column has two points
  std::vector<int> columns;   ///< left edge of each
  int column_width = 0;
};

LayeredLayout LayOut(const LayeredFigure& figure);

std::string ToSvg(const LayeredFigure& figure);

/// The colours of ribbons, dark to light as well as by hue, so that they differ in print. `tint` counts from 0 and
/// wraps.
std::string_view Tint(std::size_t tint);

}  // namespace jitu::query

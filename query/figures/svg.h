/// A drawing as SVG 1.1: shapes in the order in which they are painted, in whole pixels, with the words behind them as
/// tooltips.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/markup/xml_writer.h"

namespace jitu::query {

/// Told apart without colour too: by line, by filling.
enum class Line { kSolid, kDashed, kDotted };
enum class Filling { kNone, kPlain, kHatched };

struct Paint {
  std::string_view fill = "none";
  std::string_view stroke = "none";
  int stroke_width = 1;
  Line line = Line::kSolid;
  int opacity_percent = 100;  ///< of the filling
  Filling filling = Filling::kPlain;
};

struct Box {
  int x = 0, y = 0, width = 0, height = 0;
  int right() const { return x + width; }
  int bottom() const { return y + height; }
};

enum class Anchor { kStart, kMiddle, kEnd };

struct TextStyle {
  int size = 13;
  std::string_view colour = "#1a1a1a";
  Anchor anchor = Anchor::kStart;
  bool bold = false;
};

/// Lines of text stand this far apart.
constexpr int LineHeight(int size) { return size + (size + 2) / 3; }

struct Point {
  int x = 0, y = 0;
};

class Svg {
 public:
  struct About {
    std::string title, description, language;
  };
  Svg(int width, int height, const About& about);

  void Rectangle(const Box& box, const Paint& paint, std::string_view tooltip = {});
  /// A ribbon from left to right through the points, `width` pixels high; a stroke where it has none.
  void Ribbon(const std::vector<Point>& through, int width, const Paint& paint, std::string_view tooltip = {});
  /// A bow from one point to another below or above it, to the right of both.
  void Bow(Point from, Point to, int reach, const Paint& paint, std::string_view tooltip = {});
  void Straight(Point from, Point to, const Paint& paint);
  /// `top` of the first line, not its baseline.
  void Text(Point top, const std::vector<std::string>& lines, const TextStyle& style, std::string_view tooltip = {});

  std::string Finish();

 private:
  void Style(const Paint& paint);
  void EndShape(std::string_view tooltip);

  std::string out_;
  XmlWriter xml_;
};

}  // namespace jitu::query

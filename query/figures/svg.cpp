#include "query/figures/svg.h"

namespace jitu::query {
namespace {

/// Fonts that have Chinese, as the systems of readers call them; the last one is whatever there is.
constexpr std::string_view kFonts =
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei','WenQuanYi Zen Hei',"
    "'SimHei',sans-serif";

std::string Coordinates(Point point) { return std::to_string(point.x).append(" ").append(std::to_string(point.y)); }

/// Cubic curves that leave and arrive level.
void AppendCurve(std::string& path, Point from, Point to) {
  const int middle = (from.x + to.x) / 2;
  path += " C ";
  path += Coordinates({middle, from.y});
  path += ", ";
  path += Coordinates({middle, to.y});
  path += ", ";
  path += Coordinates(to);
}

std::string Curve(const std::vector<Point>& through) {
  std::string path = "M ";
  path += Coordinates(through.front());
  for (std::size_t i = 1; i < through.size(); ++i) AppendCurve(path, through[i - 1], through[i]);
  return path;
}

std::vector<Point> Shifted(std::vector<Point> points, int down) {
  for (Point& point : points) point.y += down;
  return points;
}

}  // namespace

Svg::Svg(int width, int height, const About& about) : xml_(out_) {
  std::string size = "0 0 ";
  size += Coordinates({width, height});
  xml_.Declaration()
      .Open("svg")
      .Attribute("xmlns", "http://www.w3.org/2000/svg")
      .Attribute("width", width)
      .Attribute("height", height)
      .Attribute("viewBox", size)
      .Attribute("xml:lang", about.language)
      .Attribute("font-family", kFonts);
  xml_.Element("title", about.title).Element("desc", about.description);
  xml_.Open("defs").Open("pattern");
  xml_.Attribute("id", "hatch")
      .Attribute("width", 6)
      .Attribute("height", 6)
      .Attribute("patternUnits", "userSpaceOnUse");
  xml_.Open("rect").Attribute("width", 6).Attribute("height", 6).Attribute("fill", "#ffffff").Close();
  xml_.Open("path").Attribute("d", "M -1 7 L 7 -1 M -1 1 L 1 -1 M 5 7 L 7 5").Attribute("stroke", "#4a4a4a");
  xml_.Attribute("stroke-width", "1.4").Close().Close().Close();
  Rectangle({0, 0, width, height}, {"#ffffff"});
}

void Svg::Style(const Paint& paint) {
  if (paint.filling == Filling::kHatched) {
    xml_.Attribute("fill", "url(#hatch)");
  } else {
    xml_.Attribute("fill", paint.filling == Filling::kNone ? "none" : paint.fill);
  }
  if (paint.opacity_percent < 100) xml_.Attribute("fill-opacity", "0." + std::to_string(paint.opacity_percent));
  if (paint.stroke == "none") return;
  xml_.Attribute("stroke", paint.stroke).Attribute("stroke-width", paint.stroke_width);
  if (paint.line == Line::kDashed) xml_.Attribute("stroke-dasharray", "8 5");
  if (paint.line == Line::kDotted) xml_.Attribute("stroke-dasharray", "0.1 5").Attribute("stroke-linecap", "round");
}

void Svg::EndShape(std::string_view tooltip) {
  if (!tooltip.empty()) xml_.Element("title", tooltip);
  xml_.Close();
}

void Svg::Rectangle(const Box& box, const Paint& paint, std::string_view tooltip) {
  xml_.Open("rect").Attribute("x", box.x).Attribute("y", box.y);
  xml_.Attribute("width", box.width).Attribute("height", box.height);
  Style(paint);
  EndShape(tooltip);
}

void Svg::Ribbon(const std::vector<Point>& through, int width, const Paint& paint, std::string_view tooltip) {
  std::string path;
  if (width == 0) {
    path = Curve(through);
  } else {
    const int above = width / 2;
    path = Curve(Shifted(through, -above));
    const std::vector<Point> below = Shifted(through, width - above);
    path += " L ";
    path += Coordinates(below.back());
    for (std::size_t i = below.size() - 1; i > 0; --i) AppendCurve(path, below[i], below[i - 1]);
    path += " Z";
  }
  xml_.Open("path").Attribute("d", path);
  Style(paint);
  EndShape(tooltip);
}

void Svg::Bow(Point from, Point to, int reach, const Paint& paint, std::string_view tooltip) {
  std::string path = "M ";
  path += Coordinates(from);
  path += " C ";
  path += Coordinates({from.x + reach, from.y});
  path += ", ";
  path += Coordinates({to.x + reach, to.y});
  path += ", ";
  path += Coordinates(to);
  xml_.Open("path").Attribute("d", path);
  Style(paint);
  EndShape(tooltip);
}

void Svg::Straight(Point from, Point to, const Paint& paint) {
  xml_.Open("line").Attribute("x1", from.x).Attribute("y1", from.y).Attribute("x2", to.x).Attribute("y2", to.y);
  Style(paint);
  xml_.Close();
}

void Svg::Text(Point top, const std::vector<std::string>& lines, const TextStyle& style, std::string_view tooltip) {
  int baseline = top.y + style.size;
  for (const std::string& line : lines) {
    xml_.Open("text").Attribute("x", top.x).Attribute("y", baseline);
    xml_.Attribute("font-size", style.size).Attribute("fill", style.colour);
    if (style.bold) xml_.Attribute("font-weight", "bold");
    if (style.anchor != Anchor::kStart) xml_.Attribute("text-anchor", style.anchor == Anchor::kEnd ? "end" : "middle");
    // What lies under the text keeps its tooltip.
    if (tooltip.empty()) xml_.Attribute("pointer-events", "none");
    if (!tooltip.empty()) xml_.Element("title", tooltip);
    xml_.Text(line).Close();
    baseline += LineHeight(style.size);
  }
}

std::string Svg::Finish() {
  xml_.Close();
  return std::move(out_);
}

}  // namespace jitu::query

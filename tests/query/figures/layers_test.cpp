#include "query/figures/layers.h"

#include <catch2/catch.hpp>
#include <random>

#include "query/figures/text_fit.h"

namespace jitu::query {
namespace {

/// Columns of nodes with labels of all lengths, and links between any of them.
LayeredFigure RandomFigure(unsigned seed) {
  std::mt19937 random(seed);
  LayeredFigure figure;
  figure.page = {"标题", "副标题", {"注"}, "zh"};
  figure.columns = {"甲", "乙", "丙", "丁"};
  const std::size_t nodes = 2 + random() % 30;
  for (std::size_t i = 0; i < nodes; ++i) {
    std::string label;
    for (std::size_t n = random() % 60; n > 0; --n) label += "绩";
    figure.nodes.push_back({random() % 4, label, "注", label, static_cast<std::int64_t>(random() % 1000), i, i == 0});
  }
  for (std::size_t i = 0; i < nodes; ++i) {
    const std::size_t from = random() % nodes, to = random() % nodes;
    if (from == to) continue;
    const auto manner = static_cast<Manner>(random() % 4);
    figure.links.push_back({from, to, manner, static_cast<std::int64_t>(random() % 500), "话"});
  }
  return figure;
}

bool Overlap(const Box& a, const Box& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

TEST_CASE("no two boxes overlap, none leaves the drawing, and every line fits its box") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const LayeredFigure figure = RandomFigure(seed);
    const LayeredLayout layout = LayOut(figure);
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
      const auto& placed = layout.nodes[i];
      CHECK(placed.box.y >= 0);
      CHECK(placed.box.bottom() <= layout.height);
      CHECK(placed.box.right() <= layout.width);
      CHECK(placed.bar <= placed.box.height);
      for (const auto& line : placed.label) CHECK(TextWidth(line, 13) <= placed.box.width - 14);
      for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(Overlap(placed.box, layout.nodes[k].box));
    }
  }
}

TEST_CASE("no link runs through a box") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const LayeredFigure figure = RandomFigure(seed);
    const LayeredLayout layout = LayOut(figure);
    for (std::size_t i = 0; i < figure.links.size(); ++i) {
      if (figure.nodes[figure.links[i].from].column == figure.nodes[figure.links[i].to].column) continue;
      const auto& through = layout.links[i].through;
      // Between two columns it runs in the gap; within a column it runs level, from an odd point to the next even one.
      for (std::size_t p = 1; p + 1 < through.size(); p += 2) {
        for (const auto& placed : layout.nodes) {
          const Box way{through[p].x, through[p].y, through[p + 1].x - through[p].x, 1};
          CHECK_FALSE(Overlap(way, placed.box));
        }
      }
    }
  }
}

TEST_CASE("ribbons are as high as their share of the money") {
  LayeredFigure figure;
  figure.columns = {"资金", "支出"};
  figure.nodes = {
      {0, "一般公共预算", "", "", 100, 0, false}, {1, "甲", "", "", 75, 0, false}, {1, "乙", "", "", 25, 0, false}};
  figure.links = {{0, 1, Manner::kMeasured, 75, ""}, {0, 2, Manner::kMeasured, 25, ""}};
  const LayeredLayout layout = LayOut(figure);
  CHECK(layout.links[0].width == 90);
  CHECK(layout.links[1].width == 30);
  CHECK(layout.nodes[0].bar == 120);  // two things in a column, 60 px for each
}

TEST_CASE("stated, joined and inferred differ by line and not only by colour") {
  LayeredFigure figure;
  figure.columns = {"支出", "成效"};
  figure.nodes = {{0, "甲", "", "", 10, 0, false}, {1, "乙", "", "", 10, 0, false}};
  figure.links = {{0, 1, Manner::kMeasured, 10, ""}, {0, 1, Manner::kDashed, 0, ""}, {0, 1, Manner::kDotted, 0, ""}};
  const std::string svg = ToSvg(figure);
  CHECK(svg.find("stroke-dasharray=\"8 5\"") != std::string::npos);
  CHECK(svg.find("stroke-dasharray=\"0.1 5\"") != std::string::npos);
}

TEST_CASE("hostile text stays text, and the same figure gives the same bytes") {
  LayeredFigure figure = RandomFigure(7);
  figure.nodes[0].label = std::string("</text><script>\x01]]>\"&\0", 23);
  figure.nodes[0].tooltip = std::string(1u << 20u, '<');
  const std::string svg = ToSvg(figure);
  CHECK(svg == ToSvg(figure));
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find('\x01') == std::string::npos);
}

TEST_CASE("a figure of nothing has its heading") {
  LayeredFigure figure;
  figure.page.title = "空";
  figure.columns = {"资金"};
  CHECK(ToSvg(figure).find("空") != std::string::npos);
}

}  // namespace
}  // namespace jitu::query

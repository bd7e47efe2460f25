#include "query/figures/rows.h"

#include <catch2/catch.hpp>

namespace jitu::query {
namespace {

RowFigure Sample() {
  RowFigure figure;
  figure.page = {"目标与完成", "", {}, "zh"};
  figure.rows_heading = "指标";
  figure.bars_heading = "完成占目标";
  figure.columns = {"目标", "完成"};
  figure.scale_permille = 1500;
  figure.mark_permille = 1000;
  const Paint solid{"#2f5d8a"};
  const Paint hatched{"#ffffff", "#333333", 1, Line::kSolid, 100, Filling::kHatched};
  figure.groups = {{"农机中心",
                    {{"培训农机手", "2022", "全文", 0, 1067, solid, {"600 人次", "640 人次"}},
                     {std::string(300, 'x'), "", "", 1, 900, hatched, {"10", "9"}},
                     {"没有完成值", "", "", 0, std::nullopt, solid, {"10", "—"}}}},
                   {"", {{"超出", "", "", 0, 9000, solid, {"1", "9"}}}}};
  return figure;
}

TEST_CASE("rows stand one below the other") {
  const RowLayout layout = LayOut(Sample());
  int end = 0;
  for (const auto& group : layout.rows) {
    for (const auto& placed : group) {
      CHECK(placed.box.y >= end);
      end = placed.box.bottom();
    }
  }
  CHECK(end <= layout.height);
}

TEST_CASE("a bar ends where the scale ends") {
  // 1120 wide, margins 28, labels 400, gaps 20, two cells of 108: bars take 408.
  const std::string svg = ToSvg(Sample());
  CHECK(svg.find("width=\"290\" height=\"14\" fill=\"#2f5d8a\"") != std::string::npos);  // 408 * 1067 / 1500
  CHECK(svg.find("width=\"408\" height=\"14\" fill=\"#2f5d8a\"") != std::string::npos);
  CHECK(svg.find("url(#hatch)") != std::string::npos);
}

TEST_CASE("what a cell says stands in lines of its own, and its row is high enough for them") {
  RowFigure figure = Sample();
  const int before = LayOut(figure).rows[0][0].box.height;
  figure.groups[0].rows[0].cells[1] = "四千二百一十五人次又三百人次";
  const auto placed = LayOut(figure).rows[0][0];
  REQUIRE(placed.cells[1].size() == 2);
  CHECK(placed.cells[1][0] + placed.cells[1][1] == "四千二百一十五人次又三百人次");
  CHECK(placed.box.height >= 2 * LineHeight(13));
  CHECK(placed.box.height >= before);
}

TEST_CASE("what the ticks mean is said above the rows and below them") {
  RowFigure figure = Sample();
  figure.ticks = {{500, "一半"}};
  const std::string svg = ToSvg(figure);
  const std::size_t above = svg.find(">一半<");
  REQUIRE(above != std::string::npos);
  const std::size_t below = svg.find(">一半<", above + 1);
  REQUIRE(below != std::string::npos);
  CHECK(svg.find(">培训农机手<") > above);
  CHECK(LayOut(figure).rows[0][0].box.y > LayOut(Sample()).rows[0][0].box.y);
}

TEST_CASE("a row without a bar has none") {
  RowFigure figure = Sample();
  figure.groups = {{"", {figure.groups[0].rows[2]}}};
  CHECK(ToSvg(figure).find("height=\"14\"") == std::string::npos);
}

}  // namespace
}  // namespace jitu::query

#include "ingest/resolve/unit_names.h"

#include <catch2/catch.hpp>

namespace jitu::ingest {

TEST_CASE("a body of the speaker's own area gets the area's name") {
  CHECK(WithinArea("区住建局", "越山区民政局") == "越山区住建局");
  CHECK(WithinArea("市财政局", "徐安市泉溪区教育局") == "徐安市财政局");
  CHECK(WithinArea("区财政局", "徐安市泉溪区教育局") == "徐安市泉溪区财政局");
  CHECK(WithinArea("县供销社", "锦溪县云岭镇人民政府") == "锦溪县供销社");
  CHECK(WithinArea("省财政厅", "锦溪县教育局") == "省财政厅");      // of which province is not said
  CHECK(WithinArea("市场监管局", "海峪市民政局") == "市场监管局");  // 市 is no area here
  CHECK(WithinArea("锦溪县财政局", "越山区民政局") == "锦溪县财政局");
}

TEST_CASE("short names of bodies are their characters in order within one area") {
  CHECK(IsShortWithinArea("越山区住建局", "越山区住房和城乡建设局"));
  CHECK(IsShortWithinArea("越山区残联", "云州市越山区残疾人联合会"));
  CHECK(IsShortWithinArea("海峪市市场监管局", "海峪市市场监督管理局"));
  CHECK_FALSE(IsShortWithinArea("越山区住建局", "临河区住房和城乡建设局"));
  CHECK_FALSE(IsShortWithinArea("越山区教育局", "越山区体育局"));
  CHECK_FALSE(IsShortWithinArea("住建局", "住房和城乡建设局"));  // of no area
}

TEST_CASE("the last area of a name is the body's own") {
  CHECK(AreaOf("徐安市泉溪区教育局") == U"泉溪区");
  CHECK(AreaOf("青江县城市管理局") == U"青江县");
  CHECK(AreaOf("农业农村部").empty());
}

}  // namespace jitu::ingest

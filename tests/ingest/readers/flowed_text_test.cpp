/// What converters leave behind: lines of print in one line, bars at the ends of cells, the sound of characters.
#include <algorithm>

#include "tests/ingest/readers/reading.h"

using namespace jitu::ingest;

namespace {

bool Has(const std::vector<std::string>& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

}  // namespace

TEST_CASE("A page in one line falls into its paragraphs, and words that its lines broke are whole again") {
  const auto lines = LinesOf(
      "2022 年护林站运行项目部门评价报告 一、项目基本情况 (一)项目概况 "
      "护林站运行项目是为了保障全县护林站的日常运转和护林员的 "
      "日常巡护而设立的经常性项目,年初安排预算资金 12 万元,主要用于护林站 "
      "水电、巡护车辆用油和购买防火物资等支出,由县林业局 "
      "护林总站具体负责实施并按季度进行检查考核。 (二)项目绩效目标 "
      "保障六个护林站全年正常运转,护林员巡护到岗率达到九成以上,"
      "全年不 发生较大以上森林火灾,林区群众对护林防火工作的满意度有所 提高。 全年开展护林巡查 420 次,排除火灾隐患 35 "
      "处,"
      "为六个护林站统一购 买灭火器材 86 件。\n");
  CHECK(Has(lines, "一、项目基本情况"));
  CHECK(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find("主要用于护林站水电、巡护车辆用油") != std::string::npos;
  }));
  CHECK(Has(lines, "全年开展护林巡查 420 次,排除火灾隐患 35 处,为六个护林站统一购买灭火器材 86 件。"));
}

TEST_CASE("A form in one line, whose blanks part its cells, is no page") {
  const Document document = Read(
      "项目支出绩效自评表 (2022年度) 项目名称 林道修复项目 主管部门 安远县林业局 实施单位 安远县林业局 项目资金 (万元) "
      "年初预算数 "
      "全年预算数 全年执行数 分值 执行率 得分 年度资金总额 60.00 60.00 58.20 10 97.00% 9.7 一级指标 二级指标 三级指标 "
      "年度指标值 "
      "实际完成值 分值 得分 偏差原因分析 产出指标 数量指标 修复林道 ≥6公里 6.2公里 50 50 质量指标 验收合格率 100% 100% "
      "40 40\n");
  CHECK(document.tables.size() >= 2);
}

TEST_CASE("The sound that a page gives of a character in brackets is left out, a unit in brackets is not") {
  const Document document = Read("林道養(yǎng)護(hù)項目支出80萬元,修復(fù)林道6.2公里(km)。\n");
  CHECK(document.text.find("yǎng") == std::string::npos);
  CHECK(document.text.find("(km)") != std::string::npos);
  CHECK(document.NameAt({0, 15}).find('(') == std::string::npos);
}

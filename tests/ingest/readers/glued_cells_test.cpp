#include "ingest/readers/glued_cells.h"

#include "ingest/readers/glued_row.h"
#include "tests/ingest/readers/form_cells.h"
#include "tests/ingest/readers/reading.h"

using namespace jitu;
using namespace jitu::ingest;

namespace {

std::string Header(std::string_view line) { return Parted(line, GluedHeader(line, Words())); }
std::string Row(std::string_view line) { return Parted(line, GluedCells(line, Words())); }

/// The cells of a row below these columns, parted by bars.
std::string Row(std::string_view text, const std::vector<ColumnKind>& columns) {
  std::vector<ByteSpan> cells;
  std::size_t start = 0;
  for (const std::size_t end : CutRow(text, FigureColumns(columns)).ends) {
    cells.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    start = end;
  }
  return Parted(text, cells);
}

using enum ColumnKind;

}  // namespace

TEST_CASE("Points run into the target behind them, and the columns tell them apart") {
  const std::vector<ColumnKind> columns{kThird, kWeight, kTarget, kActual, kScore};
  CHECK(Row("10≥266米≥250米9水尺", columns) == "10|≥266米|≥250米|9");
  CHECK(Row("20100%100%20时效指标", columns) == "20|100%|100%|20");
  CHECK(Row("415万元15万元4维修", columns) == "4|15万元|15万元|4");
  CHECK(Row("1098%95%9", columns) == "10|98%|95%|9");
  CHECK(Row("102370人2370人合计", columns) == "10|2370人|2370人");  // the points got are lost
  CHECK(Row("10显著提升显著提升8", columns) == "10|显著提升|显著提升|8");
  CHECK(Row("10显著提升有所提升8", columns).empty());
  CHECK(Row("2号楼改造12栋", columns).empty());
  // Two ways to read it that are as good: no points and result agree with any.
  CHECK(Row("11112台3台1", columns).empty());
}

TEST_CASE("Target and result in front of the points, and points whose column has lost its name") {
  const std::vector<ColumnKind> points{kThird, kTarget, kActual, kWeight, kScore};
  CHECK(Row("≥20个22个1010", points) == "≥20个|22个|10|10");
  CHECK(Row("100%90%54.5到货晚", points) == "100%|90%|5|4.5");
  const std::vector<ColumnKind> lost{kThird, kUnknown, kTarget, kActual, kScore};
  CHECK(Row("10860户860户10", lost) == "10|860户|860户|10");
  CHECK(CutRow("10860户860户10", FigureColumns(lost)).led);
  CHECK(Row("860户845户9", lost) == "860户|845户|9");
}

TEST_CASE("Amounts that run into each other are those whose rate stands behind them") {
  const std::vector<ColumnKind> columns{kBudget, kExecuted, kWeight, kRate, kScore};
  CHECK(Row("310.2154.741050%5", columns) == "310.2|154.74|10|50%|5");
  CHECK(Row("202010100.00%10", columns) == "20|20|10|100.00%|10");
  CHECK(Row("310.2154.741062%5", columns).empty());
  CHECK(Row("64.864.864.8100%", {kBudget, kFinalBudget, kExecuted, kRate}) == "64.8|64.8|64.8|100%");
}

TEST_CASE("A line of names of columns is cut into them") {
  CHECK(Header("项目资金(万元)年初预算数全年预算数全年执行数分值执行率得分") ==
        "(万元)年初预算数|全年预算数|全年执行数|分值|执行率|得分");
  CHECK(Header("绩效指标一级指标二级指标三级指标年度指标值实际完成值分值得分") ==
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分");
  CHECK(Header("本单位严格按照年初预算数执行").empty());
}

TEST_CASE("Amounts that run into each other are cut where the rate beside them agrees") {
  CHECK(Row("年度资金总额120.00150.00141.301094.20%9.4") == "年度资金总额|120.00|150.00|141.30|10|94.20%|9.4");
  CHECK(Row("其中:财政拨款120.00120.00120.00—100%—") == "其中:财政拨款|120.00|120.00|120.00|—|100%|—");
  // 8000 of 8000, 7200 spent: 90 %.
  CHECK(Row("年度资金总额8000800072001090%9") == "年度资金总额|8000|8000|7200|10|90%|9");
  // No cut agrees with the rate: left as it is.
  CHECK(Row("年度资金总额120.00150.00141.301050.00%9.4").empty());
}

TEST_CASE("Amounts parted by blanks are cut there alone") {
  CHECK(Row("年度资金总额 240 252 251.16 99.67%") == "年度资金总额|240|252|251.16|99.67%");
  CHECK(Row("年度资金总额 240 252 251.16 约").empty());
}

TEST_CASE("An indicator is cut from its values, and these from the points") {
  CHECK(Row("数量指标新建驿站≥20个22个1010") == "数量指标|新建驿站|≥20个|22个|10|10");
  CHECK(Row("时效指标按期完工率100%90%54.5设备到货晚") == "时效指标|按期完工率|100%|90%|5|4.5|设备到货晚");
  CHECK(Row("接入视频监控≥1500路1318路108.8") == "接入视频监控|≥1500路|1318路|10|8.8");
  CHECK(Row("全年举办培训班20期。").empty());
}

TEST_CASE("Names of boxes are cut from their values") {
  CHECK(Row("主管部门云山市民政局实施单位云山市福利院") == "主管部门|云山市民政局|实施单位|云山市福利院");
}

TEST_CASE("Aims and results in one stretch are cut where the count begins anew") {
  const std::string line = "1.建设驿站20个;2.安装路灯50盏。1.建成驿站22个;2.安装路灯48盏。";
  CHECK(Parted(line, GluedAims(line)) == "1.建设驿站20个;2.安装路灯50盏。|1.建成驿站22个;2.安装路灯48盏。");
  CHECK(GluedAims("建设驿站20个;安装路灯50盏").empty());
}

TEST_CASE("A form without anything between its cells becomes tables") {
  const Document document = Read(
      "云山市民政局2022年度项目支出绩效自评表\n项目名称社区驿站建设项目\n主管部门云山市民政局实施单位云山市福利院\n"
      "项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分\n年度资金总额120.00150.00141.301094.20%9.4\n"
      "其中：财政拨款120.00120.00120.00—100%—\n绩效指标一级指标二级指标三级指标年度指标值实际完成值分值得分\n"
      "产出指标数量指标新建驿站≥20个22个1010\n质量指标验收合格率100%100%1010\n时效指标按期完工率100%90%54.5\n"
      "效益指标社会效益指标服务居民≥3000人3260人1515\n总分10098.9\n");
  REQUIRE(document.tables.size() == 3);
  CHECK(document.tables[1].cells.size() >= 13);
}

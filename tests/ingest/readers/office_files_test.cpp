/// One document in the formats that office programs write, as LibreOffice wrote them from bookmobile.fodt: the same
/// lines and the same table from each.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/ingest/readers/reading.h"

namespace jitu::ingest {
namespace {

using Strings = std::vector<std::string>;

const std::string kFile = "tests/formats/office/bookmobile.";

/// Numbers counted, changes accepted, hidden text gone, the text box behind its paragraph, notes at the end.
const Strings kLines{"云山市流动书车项目绩效自评报告",
                     "一、项目概况",
                     "(一)实施内容",
                     "购置书车4辆,覆盖乡镇23个。",
                     "(二)资金安排",
                     "1.2022年安排120.00万元。",
                     "2.实际支出108.00万元。",
                     "填报人:林海 电话:略",
                     "填报日期:2023年3月1日",
                     "绩效指标完成情况见下表。",
                     "金额单位:万元",
                     "指标",
                     "目标值",
                     "完成值",
                     "产出指标",
                     "送书场次",
                     "≥300场",
                     "312场",
                     "借阅册次",
                     "≥5万册",
                     "5.6万册",
                     "二、存在问题",
                     "冬季出车次数少, 全年共停驶41天。",
                     "另有1辆由企业捐赠。",
                     "11月至次年2月。"};

void CheckFile(const std::string& ending) {
  CAPTURE(ending);
  const auto read = ReadFile(kFile + ending);
  REQUIRE(read.has_value());
  CHECK(Lines(*read) == kLines);
  REQUIRE(read->tables.size() == 1);
  const Table& table = read->tables[0];
  CHECK(table.cells[0].column_span == 2);
  CHECK(table.cells[3].row_span == 2);
  std::size_t headings = 0;
  for (const Block& block : read->blocks) headings += block.kind == Block::Kind::kHeading ? 1U : 0U;
  CHECK(headings == 2);
}

}  // namespace

TEST_CASE("Numbers, notes, text boxes, changes and merged cells of a real document are read as they show") {
  CheckFile("docx");
}

TEST_CASE("So are those of old Word, OpenDocument and WPS, by way of LibreOffice") {
  if (!std::filesystem::exists("/usr/bin/soffice")) return;
  for (const std::string ending : {"doc", "odt", "wps"}) CheckFile(ending);
}

}  // namespace jitu::ingest

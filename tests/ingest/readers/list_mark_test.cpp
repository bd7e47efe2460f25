#include "ingest/readers/list_mark.h"

#include <catch2/catch.hpp>

using namespace jitu::ingest;

TEST_CASE("Marks of headings and items are told with their number") {
  struct Case {
    const char* line;
    MarkKind kind;
    int ordinal;
    std::uint32_t bytes;
  };
  const Case cases[] = {
      {"一、基本情况", MarkKind::kHan, 1, 6},
      {"十二、附则", MarkKind::kHan, 12, 9},
      {"二、一般公共预算", MarkKind::kHan, 2, 6},
      {"(三)其他", MarkKind::kHanBracket, 3, 5},
      {"四)绩效", MarkKind::kHanBracket, 4, 4},
      {"1.项目", MarkKind::kNumber, 1, 2},
      {"4、 资本", MarkKind::kNumber, 4, 4},
      {"1.2023年预算", MarkKind::kNumber, 1, 2},
      {"(2) 项目", MarkKind::kNumberBracket, 2, 3},
      {"3)内容", MarkKind::kNumberBracket, 3, 2},
      {"①新建", MarkKind::kCircled, 1, 3},
      {"第三部分 说明", MarkKind::kPart, 3, 12},
      {"项目二:整治", MarkKind::kPart, 2, 10},
      {"项目卡片1:种子库", MarkKind::kPart, 1, 14},
      {"附:2022年支出明细(万元)", MarkKind::kPart, 0, 4},
      {"专项资金三:修缮", MarkKind::kPart, 3, 16},
      {"二是推进", MarkKind::kWord, 2, 6},
      {"、实施情况", MarkKind::kLost, 0, 3},
      {"●要点", MarkKind::kBullet, 0, 3},
  };
  for (const Case& test : cases) {
    INFO(test.line);
    const auto mark = ParseListMark(test.line);
    REQUIRE(mark);
    CHECK(mark->kind == test.kind);
    CHECK(mark->ordinal == test.ordinal);
    CHECK(mark->bytes == test.bytes);
  }
}

TEST_CASE("Numbers, ranges of ranks and names at the start of a line are no marks") {
  for (const char* line : {"3.5万元", "2023年", "一、二级指标", "三、四季度", "1、2号楼", "第三方机构", "第二届大会",
                           "一般支出", "(2023年)", "项目名称", "附:自评表", "A.甲", "", "12", "1..2"}) {
    INFO(line);
    CHECK_FALSE(ParseListMark(line));
  }
}

TEST_CASE("Blanks behind a mark are skipped and not part of it") {
  const auto mark = ParseListMark("(2)   项目支出");
  REQUIRE(mark);
  CHECK(mark->bytes == 3);
  CHECK(mark->skip == 6);
}

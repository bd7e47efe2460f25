#include <catch2/catch.hpp>

#include "ingest/tables/header.h"

namespace jitu::ingest {
namespace {

using graph::Identical;
using graph::List;
using graph::Value;

TEST_CASE("cells become values of their column's type") {
  struct Case {
    const char* text;
    CellType type;
    bool is_list;
    Value value;
  };
  const std::vector<Case> cases = {
      {"经费", CellType::kString, false, "经费"},
      {"", CellType::kString, false, ""},
      {" a ", CellType::kString, false, " a "},
      {"2552000000", CellType::kInteger, false, 2552000000},
      {" -7 ", CellType::kInteger, false, -7},
      {"+7", CellType::kInteger, false, 7},
      {"9223372036854775807", CellType::kInteger, false, INT64_MAX},
      {"", CellType::kInteger, false, Value()},
      {"0.750", CellType::kFloat, false, 0.75},
      {"1e3", CellType::kFloat, false, 1000.0},
      {"TRUE", CellType::kBoolean, false, true},
      {"false", CellType::kBoolean, false, false},
      {"甲;乙;", CellType::kString, true, List{"甲", "乙", ""}},
      {"", CellType::kString, true, List{}},
      {"1;2", CellType::kInteger, true, List{1, 2}},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    Column column;
    column.type = one.type;
    column.is_list = one.is_list;
    const auto value = ReadCell(one.text, column);
    REQUIRE(value);
    CHECK(Identical(*value, one.value));
  }
}

TEST_CASE("cells that are not of their column's type are refused") {
  struct Case {
    std::string text;
    CellType type;
    bool is_list;
  };
  const std::vector<Case> cases = {
      {"12x", CellType::kInteger, false},
      {"1.0", CellType::kInteger, false},
      {"9223372036854775808", CellType::kInteger, false},
      {"+-1", CellType::kInteger, false},
      {"nan", CellType::kFloat, false},
      {"1e999", CellType::kFloat, false},
      {"inf", CellType::kFloat, false},
      {"yes", CellType::kBoolean, false},
      {"1;x", CellType::kInteger, true},
      {"1;;2", CellType::kInteger, true},
      {"\xC3\x28", CellType::kString, false},
      {"\xB2\xE2\xCA\xD4", CellType::kString, false},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    Column column;
    column.type = one.type;
    column.is_list = one.is_list;
    const auto value = ReadCell(one.text, column);
    REQUIRE_FALSE(value);
    CHECK(value.error().code == ErrorCode::kUnreadableInput);
  }
}

}  // namespace
}  // namespace jitu::ingest

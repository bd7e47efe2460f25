#include "ingest/tables/csv_file.h"

#include <catch2/catch.hpp>

#include "tests/ingest/tables/folder.h"

namespace jitu::ingest {
namespace {

struct Row {
  std::uint64_t line;
  std::vector<std::string> cells;  ///< "-" for an absent one
  friend bool operator==(const Row&, const Row&) = default;
};

Result<std::vector<Row>> RowsOf(std::string_view text) {
  const TestFolder folder;
  std::vector<Row> rows;
  const auto take = [&](const CsvRow& row) -> Result<bool> {
    Row copy{row.line(), {}};
    for (std::size_t i = 0; i < row.size(); ++i) copy.cells.push_back(row.IsAbsent(i) ? "-" : std::string(row[i]));
    rows.push_back(std::move(copy));
    return true;
  };
  JITU_CHECK_OK(ReadCsv(folder.Write("t.csv", text), take, [](std::uint64_t) {}, {}));
  return rows;
}

TEST_CASE("rows, quotes, empty cells and line numbers are read as RFC 4180 says") {
  using Rows = std::vector<Row>;
  struct Case {
    const char* text;
    Rows rows;
  };
  const std::vector<Case> cases = {
      {"", {}},
      {"a,b\n1,2\n", {{1, {"a", "b"}}, {2, {"1", "2"}}}},
      {"a,b\n1,2", {{1, {"a", "b"}}, {2, {"1", "2"}}}},
      {"a,b\r\n1,2\r\n3,4", {{1, {"a", "b"}}, {2, {"1", "2"}}, {3, {"3", "4"}}}},
      {"\xEF\xBB\xBF"
       "a\n",
       {{1, {"a"}}}},
      {"\"a,b\",\"say \"\"yes\"\"\"\n", {{1, {"a,b", "say \"yes\""}}}},
      {"\"a\nb\nc\",1\nx,y\n", {{1, {"a\nb\nc", "1"}}, {4, {"x", "y"}}}},
      {",\"\", a \n", {{1, {"-", "", " a "}}}},
      {"a\n\n\nb\n", {{1, {"a"}}, {4, {"b"}}}},
      {"a\r\n\r\nb\r\n", {{1, {"a"}}, {3, {"b"}}}},
      {"经费,万元\n", {{1, {"经费", "万元"}}}},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const auto rows = RowsOf(one.text);
    REQUIRE(rows);
    CHECK(*rows == one.rows);
  }
}

TEST_CASE("a quote that is never closed is a fault that names the row's line") {
  const auto rows = RowsOf("a\nb\n\"c\nd\n");
  REQUIRE_FALSE(rows);
  CHECK(rows.error().code == ErrorCode::kUnreadableInput);
  CHECK(rows.error().where.ends_with("t.csv:3"));
}

TEST_CASE("a row without an end is refused before it fills the memory") {
  const auto rows = RowsOf("\"" + std::string(40 << 20, 'x'));
  REQUIRE_FALSE(rows);
  CHECK(rows.error().code == ErrorCode::kUnreadableInput);
}

TEST_CASE("a file that is not there or is a folder is named") {
  const TestFolder folder;
  const auto ignore = [](const CsvRow&) -> Result<bool> { return true; };
  for (const auto& path : {folder.path() / "none.csv", folder.path()}) {
    const auto read = ReadCsv(path, ignore, [](std::uint64_t) {}, {});
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::kUnreadableInput);
    CHECK(read.error().message.en.find(path.string()) != std::string::npos);
  }
}

TEST_CASE("a sink that wants no more is not called again") {
  const TestFolder folder;
  int calls = 0;
  const auto once = [&](const CsvRow&) -> Result<bool> {
    ++calls;
    return false;
  };
  REQUIRE(ReadCsv(folder.Write("t.csv", "a\nb\nc\n"), once, [](std::uint64_t) {}, {}));
  CHECK(calls == 1);
}

}  // namespace
}  // namespace jitu::ingest

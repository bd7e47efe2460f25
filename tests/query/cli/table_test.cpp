#include "query/cli/table.h"

#include <catch2/catch.hpp>

#include "graph/model/json.h"
#include "query/cli/print_result.h"
#include "query/reading/money.h"

namespace jitu::query {
namespace {

TEST_CASE("columns line up although Chinese characters are two wide") {
  Table table;
  table.head = {"单位", "n"};
  table.align = {Align::kLeft, Align::kRight};
  table.rows = {{"ab", "7"}, {"民政局", "12"}};
  CHECK(Drawn(table) ==
        "单位     n\n"
        "──────  ──\n"
        "ab       7\n"
        "民政局  12\n");
}

TEST_CASE("long cells are cut and line feeds shown, so a row stays a line") {
  Table table;
  table.head = {"a"};
  table.rows = {{"一二三四五六"}, {"x\ny"}};
  CHECK(Drawn(table, 7) == "a\n───────\n一二三…\nx⏎y\n");
}

TEST_CASE("fields of CSV are quoted where they must be") {
  CHECK(CsvField("民政局") == "民政局");
  CHECK(CsvField("a,b") == "\"a,b\"");
  CHECK(CsvField("说“好”\"x\"") == "\"说“好”\"\"x\"\"\"");
  CHECK(CsvField("a\nb") == "\"a\nb\"");
}

TEST_CASE("money is shown in wan yuan, exact to the fen") {
  CHECK(InWanYuan(2'100'000) == "2.10");
  CHECK(InWanYuan(926'535'344'200) == "926,535.3442");
  CHECK(InWanYuan(1) == "0.000001");
  CHECK(InWanYuan(0) == "0.00");
  CHECK(InWanYuan(-1'500'000) == "-1.50");
  CHECK(InWanYuan(INT64_MIN) == "-9,223,372,036,854.775808");
}

ResultTable Sample() {
  ResultTable table;
  table.columns = {"u.name", "s.amountFen", "years"};
  table.rows = {{graph::Value("民政局"), graph::Value(2'100'000), graph::Value(graph::List{2021, 2022})},
                {graph::Value("a,b"), graph::Value(), graph::Value(graph::List{})}};
  return table;
}

TEST_CASE("a result as JSON keeps the order of its columns and money as exact fen") {
  CHECK(Printed(Sample(), Format::kJson) ==
        "[{\"u.name\":\"民政局\",\"s.amountFen\":2100000,\"years\":[2021,2022]},"
        "{\"u.name\":\"a,b\",\"s.amountFen\":null,\"years\":[]}]\n");
}

TEST_CASE("a result as JSON lines has an object a line") {
  CHECK(Printed(Sample(), Format::kJsonLines) ==
        "{\"u.name\":\"民政局\",\"s.amountFen\":2100000,\"years\":[2021,2022]}\n"
        "{\"u.name\":\"a,b\",\"s.amountFen\":null,\"years\":[]}\n");
}

TEST_CASE("a result as CSV has a head and quoted fields") {
  CHECK(Printed(Sample(), Format::kCsv) ==
        "u.name,s.amountFen,years\r\n民政局,2100000,\"[2021,2022]\"\r\n\"a,b\",,[]\r\n");
}

TEST_CASE("a result as a table shows money in wan yuan") {
  CHECK(Printed(Sample(), Format::kTable) ==
        "u.name  s.amountFen (万元)  years\n"
        "──────  ──────────────────  ───────────\n"
        "民政局                2.10  [2021,2022]\n"
        "a,b                         []\n");
}

TEST_CASE("an empty result still has its columns") {
  ResultTable table;
  table.columns = {"n"};
  CHECK(Printed(table, Format::kTable) == "n\n─\n");
  CHECK(Printed(table, Format::kJson) == "[]\n");
}

}  // namespace
}  // namespace jitu::query

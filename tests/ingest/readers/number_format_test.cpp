#include "ingest/readers/number_format.h"

#include <catch2/catch.hpp>
#include <string>

namespace jitu::ingest {

TEST_CASE("Numbers of a sheet are shown as its formats show them") {
  struct Case {
    std::string value, code, shown;
  };
  const Case cases[] = {
      {"680", "", "680"},
      {"0.93850000000000002", "", "0.9385"},
      {"9265.353442", "General", "9265.353442"},
      {"1234567.5", "#,##0.00", "1,234,567.50"},
      {"0.9", "0.00%", "90.00%"},
      {"0.9385", "0%", "94%"},
      {"-12.5", "#,##0.00;[Red]-#,##0.00", "-12.50"},
      {"-12.5", "0.0_);(0.0)", "(12.5)"},
      {"0", "#,##0.00;-#,##0.00;\"-\"", "-"},
      {"85", "0\"公里\"", "85公里"},
      {"36", "\"≥\"0", "≥36"},
      {"7.2", "0.##", "7.2"},
      {"44993", "yyyy\"年\"m\"月\"d\"日\"", "2023年3月8日"},
      {"44993", "yyyy/m/d", "2023-03-08"},
      {"文字", "0.00", "文字"},
      {"1e400", "0", "1e400"},
      {"2.675", "0.00", "2.68"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.value, each.code);
    CHECK(ShownNumber(each.value, each.code) == each.shown);
  }
}

}  // namespace jitu::ingest

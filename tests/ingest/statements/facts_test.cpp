#include "ingest/statements/facts.h"

#include <catch2/catch.hpp>

namespace jitu::ingest {
namespace {

Evidence Told(Span span, const char* quote, const char* section, const char* rule, double confidence) {
  Evidence evidence;
  evidence.span = span;
  evidence.quote = quote;
  evidence.section = section;
  evidence.rule = rule;
  evidence.confidence = confidence;
  return evidence;
}

ReportFacts Sample() {
  ReportFacts facts;
  facts.path = "a.txt";
  facts.sha256 = "00";
  facts.title = "某局2022年度报告";
  facts.unit = "某局";
  facts.unit_aliases = {"我局"};
  facts.fiscal_year = 2022;
  facts.evidence = Told({1, 4}, "某局", "", "reporting_unit", 1);
  facts.totals.push_back(
      {"支出", "一般公共预算", "actual", 91890000, "91.89万元", "", false, Told({5, 9}, "q", "s", "unit_total", 1)});
  facts.spending.push_back(
      {"防火经费", 500000, "actual", "", 2022, "支持林业", true, "0.5万元", Told({9, 12}, "q", "s", "r", 0.9)});
  ObservationFact observation;
  observation.indicator = "产值";
  observation.value = "9265.353442";
  observation.unit = "yuan";
  observation.role = "actual";
  observation.bound = "about";
  observation.growth_percent = -3.5;
  observation.amount_fen = 926535;
  observation.outcome = 0;
  facts.observations.push_back(observation);
  facts.outcomes.push_back({"建成桥梁1座", 2020, Told({12, 20}, "建成桥梁1座", "六", "outcome_of_item", 0.9)});
  facts.supports.push_back({"防火经费", 500000, 0, "stated", Told({9, 20}, "q", "s", "same_sentence", 0.9)});
  facts.mentions.push_back({"Enterprise", "宏远有限公司", "宏远", Told({20, 22}, "q", "s", "abbreviation", 0.98)});
  facts.relations.push_back({"SUPERVISED_BY", "某局", "某市政府", Told({22, 30}, "q", "s", "supervised_by", 0.9)});
  return facts;
}

}  // namespace

TEST_CASE("facts are the same after being written and read again") {
  const std::string lines = ToJsonLines(Sample());
  const auto again = FromJsonLines(lines);
  REQUIRE(again);
  CHECK(ToJsonLines(*again) == lines);
  REQUIRE(again->observations.size() == 1);
  CHECK(again->observations[0].value == "9265.353442");
  CHECK(again->supports[0].outcome == 0);
  CHECK(again->spending[0].part_exact);
  CHECK(again->outcomes[0].period_year == 2020);
}

TEST_CASE("each line is one object that names its kind of fact") {
  const std::string lines = ToJsonLines(Sample());
  CHECK(lines.starts_with("{\"fact\":\"report\""));
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 8);
}

TEST_CASE("a line that is no fact is refused with its number") {
  CHECK_FALSE(FromJsonLines("[1]\n"));
  const auto unknown = FromJsonLines("{\"fact\":\"report\"}\n{\"fact\":\"rumour\"}\n");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message.en.find("line 2") != std::string::npos);
}

}  // namespace jitu::ingest

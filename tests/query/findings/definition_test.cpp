#include "query/findings/definition.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "query/findings/checks.h"
#include "query/findings/fill.h"

namespace jitu::query {
namespace {

constexpr std::string_view kGood =
    "# why\n"
    "kind: my_kind\n"
    "severity: note\n"
    "zh: {unit}：{amountFen} 万元\n"
    "en: {unit}: {amountFen}\n"
    "list words: 甲 乙\n"
    "query:\n"
    "MATCH (u:Unit)\n"
    "RETURN u.name AS unit\n";

TEST_CASE("a finding's file gives its kind, words, lists and query") {
  const auto definition = ParseDefinition("my.finding", kGood);
  REQUIRE(definition.has_value());
  CHECK(definition->kind == "my_kind");
  CHECK(definition->message.zh == "{unit}：{amountFen} 万元");
  CHECK(definition->query == "MATCH (u:Unit)\nRETURN u.name AS unit");
  CHECK(definition->List("words") == std::vector<std::string>{"甲", "乙"});
  CHECK(definition->List("others").empty());
}

TEST_CASE("a finding's file that is not complete is named with its line") {
  for (const std::string_view text : {"kind my_kind", "colour: red", "kind: a\nseverity: note\nzh: x\nen: y",
                                      "kind: a\nseverity: deadly\nzh: x\nen: y\nquery: RETURN 1", ""}) {
    const auto definition = ParseDefinition("my.finding", text);
    REQUIRE(!definition.has_value());
    CHECK(definition.error().code == ErrorCode::kInvalidArgument);
    CHECK(definition.error().where.substr(0, 11) == "my.finding:");
  }
}

TEST_CASE("the findings compiled in can be read and cover every kind of the contract") {
  const auto definitions = LoadDefinitions();
  REQUIRE(definitions.has_value());
  std::set<std::string> kinds;
  std::map<std::string, std::string> titles;
  for (const auto& definition : *definitions) {
    kinds.insert(definition.kind);
    CHECK(!definition.title.empty());
    CHECK(titles.emplace(definition.kind, definition.title).first->second == definition.title);
    CHECK((definition.check.empty() || FindCheck(definition.check) != nullptr));
  }
  for (const auto* kind :
       {"sum_does_not_close", "outcome_claimed_by_several_units", "period_mismatch", "target_equals_actual",
        "target_without_actual", "spending_differs_from_budget", "outcome_without_stated_funding",
        "spending_without_outcome", "conflicting_values", "name_variants"}) {
    CHECK(kinds.contains(kind));
  }
}

TEST_CASE("placeholders are filled with figures as people read them") {
  const Message form{"{unit}：{partsFen} = {sumFen}，{differencePercent}%，{names}，{value}，{none}。{", "{unit}"};
  const graph::Map values{{"unit", "民政局"},
                          {"partsFen", graph::List{84'000'000, 36'000'000}},
                          {"sumFen", 120'000'000},
                          {"differencePercent", -10.04},
                          {"names", graph::List{"甲", "乙"}},
                          {"value", 22.33}};
  const Message filled = FillMessage(form, values);
  CHECK(filled.zh == "民政局：84.00 + 36.00 = 120.00，-10.0%，甲、乙，22.33，。{");
  CHECK(filled.en == "民政局");
}

TEST_CASE("a year that a report does not tell is a question mark") {
  const graph::Map values{{"year", graph::Value()}, {"reportYear", 0}, {"spendingYear", 2022}};
  CHECK(FillMessage({"{year} 年、{reportYear} 年、{spendingYear} 年", ""}, values).zh == "? 年、? 年、2022 年");
}

}  // namespace
}  // namespace jitu::query

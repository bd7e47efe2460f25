#include "query/shell/completion.h"

#include <catch2/catch.hpp>

namespace jitu::query {
namespace {

using Words = std::vector<std::string>;

Vocabulary Known() {
  Vocabulary words;
  words.labels = {"Unit", "Spending", "Outcome"};
  words.types = {"SPENT", "SUPPORTS"};
  words.properties = {"name", "amountFen"};
  words.keywords = {"MATCH", "MERGE", "RETURN"};
  words.commands = {"help", "param", "params"};
  words.names = [](std::string_view beginning) { return beginning == "启" ? Words{"启晟重机", "启晟农机"} : Words{}; };
  return words;
}

Words Offered(std::string_view before) { return Complete(before, Known()).candidates; }

TEST_CASE("after a colon come labels, within square brackets relationship types") {
  CHECK(Offered("MATCH (u:Un") == Words{"Unit"});
  CHECK(Offered("MATCH (u:") == Words{"Outcome", "Spending", "Unit"});
  CHECK(Offered("MATCH (u:Unit)-[:S") == Words{"SPENT", "SUPPORTS"});
  CHECK(Offered("MATCH (u:Unit)-[:SPENT|SU") == Words{"SUPPORTS"});
}

TEST_CASE("after a dot and within braces come properties") {
  CHECK(Offered("RETURN u.na") == Words{"name"});
  CHECK(Offered("MATCH (u:Unit {na") == Words{"name"});
}

TEST_CASE("within quotes come names of things, from the character after the quote") {
  const Completion completion = Complete("MATCH (e {name: '启", Known());
  CHECK(completion.candidates == Words{"启晟农机", "启晟重机"});
  CHECK(completion.from == std::string_view("MATCH (e {name: '").size());
  CHECK(completion.Common() == "启晟");
  CHECK(Offered("RETURN '").empty());
  CHECK(Offered("RETURN 'a' + '启") == Words{"启晟农机", "启晟重机"});
}

TEST_CASE("keywords come in the case in which they are typed") {
  CHECK(Offered("M") == Words{"MATCH", "MERGE"});
  CHECK(Offered("MATCH (n) re") == Words{"return"});
}

TEST_CASE("a colon at the beginning is a command of the shell") {
  CHECK(Offered(":pa") == Words{"param", "params"});
  CHECK(Complete(":pa", Known()).Common() == "param");
}

TEST_CASE("what candidates have in common ends between two characters") {
  // 一 is E4 B8 80, 丁 is E4 B8 81: two bytes alike, no character.
  const Completion completion{0, {"甲一", "甲丁"}};
  CHECK(completion.Common() == "甲");
}

TEST_CASE("nothing is offered where nothing fits, and odd brackets do no harm") {
  CHECK(Offered("").empty());
  CHECK(Offered(")))]}}:X").empty());
  CHECK(Offered("RETURN 'open \\'").empty());
}

}  // namespace
}  // namespace jitu::query

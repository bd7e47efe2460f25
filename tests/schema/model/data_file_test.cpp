#include "schema/model/data_file.h"

#include <catch2/catch.hpp>

using namespace jitu;
using namespace jitu::model;

TEST_CASE("A data file keeps the order and the lines of what it says") {
  const auto root = ParseDataFile("a.toml", "[z]\nb = \"乙\"\na = 1\n[y]\nc = [true, \"丙\"]\n");
  REQUIRE(root.has_value());
  REQUIRE(root->entries.size() == 2);
  CHECK(root->entries[0].key == "z");
  CHECK(root->entries[0].entries[0].key == "b");
  CHECK(root->entries[0].entries[0].line == 2);
  CHECK(root->entries[0].entries[1].integer == 1);
  CHECK(root->entries[1].entries[0].items[0].boolean);
  CHECK(root->entries[1].entries[0].items[1].text == "丙");
}

TEST_CASE("Malformed, deep and huge files are refused, not followed") {
  CHECK_FALSE(ParseDataFile("a.toml", "a = \"\xFF\"").has_value());
  CHECK_FALSE(ParseDataFile("a.toml", "a = " + std::string(100000, '[')).has_value());
  CHECK_FALSE(ParseDataFile("a.toml", std::string(5u << 20, '#')).has_value());
  CHECK(ParseDataFile("a.toml", "").has_value());
}

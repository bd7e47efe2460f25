#include "query/shell/statement_end.h"

#include <catch2/catch.hpp>

namespace jitu::query {
namespace {

TEST_CASE("a statement that lacks what comes next goes on") {
  CHECK_FALSE(IsWhole("MATCH (n"));
  CHECK_FALSE(IsWhole("MATCH (n)"));
  CHECK_FALSE(IsWhole("MATCH (n) WITH n"));
  CHECK_FALSE(IsWhole("MATCH (n) RETURN"));
  CHECK_FALSE(IsWhole("RETURN 'open"));
  CHECK_FALSE(IsWhole("RETURN 1 /* open"));
}

TEST_CASE("a whole statement ends, and so does one that is wrong before its end") {
  CHECK(IsWhole("RETURN 1"));
  CHECK(IsWhole("MATCH (n) RETURN n\nLIMIT 3"));
  CHECK(IsWhole("CREATE (:Unit)"));
  CHECK(IsWhole("MATCH (n) RETURM n"));
  CHECK(IsWhole("RETURN （1）"));
}

TEST_CASE("a semicolon ends whatever it is, but not within a string") {
  CHECK(IsWhole("MATCH (n);"));
  CHECK_FALSE(IsWhole("RETURN ';"));
  CHECK(WithoutEnd("RETURN 1 ; \n") == "RETURN 1");
}

}  // namespace
}  // namespace jitu::query

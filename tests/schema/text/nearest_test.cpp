#include "schema/text/nearest.h"

#include <catch2/catch.hpp>

namespace jitu::text {

TEST_CASE("The word meant is the one with the fewest slips, letter case aside") {
  const std::vector<std::string> words{"Unit", "Spending", "Outcome", "单位", "农机展"};
  CHECK(Nearest("Unti", words) == "Unit");         // swapped
  CHECK(Nearest("spnding", words) == "Spending");  // left out
  CHECK(Nearest("Outcomes", words) == "Outcome");  // added
  CHECK(Nearest("农技展", words) == "农机展");     // changed
}

TEST_CASE("Of words equally near the first is meant") { CHECK(Nearest("name", {"game", "nave"}) == "game"); }

TEST_CASE("A word like none of them means none") {
  const std::vector<std::string> words{"Unit", "Spending"};
  CHECK_FALSE(Nearest("Report", words));
  CHECK_FALSE(Nearest("", {}));
  CHECK_FALSE(Nearest(std::string(1000, 'U'), words));
}

}  // namespace jitu::text

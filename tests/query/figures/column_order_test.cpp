#include "query/figures/column_order.h"

#include <catch2/catch.hpp>

namespace jitu::query {
namespace {

using Columns = std::vector<std::vector<std::size_t>>;

TEST_CASE("two crossed links are uncrossed") {
  // 0 and 1 on the left, 2 and 3 on the right; 0-3 and 1-2 cross as they stand.
  const auto order = OrderColumns({0, 0, 1, 1}, {{0, 3}, {1, 2}}, 2);
  CHECK(order == Columns{{0, 1}, {3, 2}});
}

TEST_CASE("things without links keep their order") { CHECK(OrderColumns({0, 0, 1}, {}, 2) == Columns{{0, 1}, {2}}); }

TEST_CASE("things go where they want to be if there is room") {
  CHECK(NearestTops({0, 50}, {10, 10}, 100) == std::vector<int>{0, 50});
}

TEST_CASE("things that want the same place share the distance") {
  CHECK(NearestTops({20, 20}, {10, 10}, 100) == std::vector<int>{15, 25});
}

TEST_CASE("nothing leaves the room") { CHECK(NearestTops({-30, 200}, {10, 10}, 100) == std::vector<int>{0, 90}); }

}  // namespace
}  // namespace jitu::query

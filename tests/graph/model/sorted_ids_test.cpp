#include "graph/model/sorted_ids.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

namespace jitu::graph {
namespace {

constexpr std::uint64_t kRun = std::uint64_t{1} << 62;

void CheckPlaces(const std::set<std::uint64_t>& values) {
  std::vector<NodeId> ids;
  for (const std::uint64_t value : values) ids.push_back(NodeId{value});
  const SortedIds sorted(ids);
  CHECK(sorted.size() == ids.size());
  for (std::uint32_t place = 0; place < ids.size(); ++place) {
    CHECK(sorted.Find(ids[place]) == place);
    const std::uint64_t value = ids[place].value;
    for (const std::uint64_t beside : {value - 1, value + 1, value ^ (std::uint64_t{1} << 40)}) {
      if (!values.contains(beside)) CHECK_FALSE(sorted.Find(NodeId{beside}));
    }
  }
}

TEST_CASE("an id is found at its place, whether ids are hashes, consecutive numbers or both") {
  CHECK_FALSE(SortedIds().Find(NodeId{1}));
  CHECK_FALSE(SortedIds(std::vector<NodeId>()).Find(NodeId{1}));
  std::mt19937_64 random(9);
  for (const std::size_t count : {1u, 2u, 3u, 1000u}) {
    std::set<std::uint64_t> hashes, numbers, both;
    for (std::size_t i = 0; i < count; ++i) {
      hashes.insert(random() >> 1 | 1);
      numbers.insert(kRun + i);
      both.insert({random() >> 1 | 1, kRun + i, kRun / 2 + i * i});
    }
    CheckPlaces(hashes);
    CheckPlaces(numbers);
    CheckPlaces(both);
  }
  CheckPlaces({1, 2, UINT64_MAX - 2});
}

}  // namespace
}  // namespace jitu::graph

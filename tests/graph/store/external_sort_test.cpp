/// The sort of the bulk load against std::sort, in memory and by way of files.
#include "graph/store/external_sort.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "tests/graph/store/fixture.h"

namespace jitu::graph::rocks {
namespace {

std::vector<std::string> Sorted(std::span<const std::string> records, std::size_t run_bytes,
                                const std::filesystem::path& folder) {
  ExternalSort sort(folder, "records", run_bytes);
  for (const std::string& record : records) REQUIRE(sort.Add(record));
  REQUIRE(sort.Finish());
  std::vector<std::string> sorted;
  for (;;) {
    std::string_view record;
    const auto more = sort.Next(record);
    REQUIRE(more);
    if (!more.value()) return sorted;
    sorted.emplace_back(record);
  }
}

/// Of few bytes, so that many begin alike, are the beginning of others or the same.
std::string RandomRecord(std::mt19937& random) {
  std::string record(random() % 4 * 16 + random() % 3, 'a');
  record.resize(record.size() + random() % 5);
  for (std::size_t i = 0; i < 3 && !record.empty(); ++i)
    record[random() % record.size()] = static_cast<char>(random() % 3);
  return record;
}

}  // namespace

TEST_CASE("Records come out in order, whatever order they came in and whether memory holds them") {
  const TemporaryFolder folder;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<std::string> records;
    for (std::size_t i = 0; i < 2000; ++i) records.push_back(RandomRecord(random));
    std::vector<std::string> expected = records;
    std::sort(expected.begin(), expected.end());
    for (const std::size_t run_bytes : {std::size_t{1} << 20, std::size_t{5000}}) {
      CHECK(Sorted(records, run_bytes, folder.path()) == expected);
      CHECK(Sorted(expected, run_bytes, folder.path()) == expected);
    }
  }
}

}  // namespace jitu::graph::rocks

/// Reading ahead gives what reading gives.
#include "ingest/tables/read_ahead.h"

#include <catch2/catch.hpp>

namespace jitu::ingest {
namespace {

constexpr int kMany = 10000;  // several portions

/// 0, 1, 2 ... up to `count`; then the end, or a fault.
ReadAhead<int> Numbers(int count, bool fails) {
  return ReadAhead<int>([next = 0, count, fails](int& number) mutable -> Result<bool> {
    if (next == count && fails) return Fail(ErrorCode::kIo, Say("坏了", "broken"));
    number = next++;
    return number < count;
  });
}

}  // namespace

TEST_CASE("What is read ahead comes in order and ends where it ends") {
  for (const int count : {0, 1, 4096, 8192, kMany}) {
    auto numbers = Numbers(count, false);
    int number = 0;
    for (int expected = 0; expected < count; ++expected) {
      REQUIRE(numbers.Next(number).value());
      REQUIRE(number == expected);
    }
    CHECK_FALSE(numbers.Next(number).value());
    CHECK_FALSE(numbers.Next(number).value());
  }
}

TEST_CASE("A fault in reading ahead comes after all that was read before it") {
  for (const int count : {0, 4096, kMany}) {
    auto numbers = Numbers(count, true);
    int number = 0;
    for (int expected = 0; expected < count; ++expected) REQUIRE(numbers.Next(number).value());
    CHECK_FALSE(numbers.Next(number));
    CHECK_FALSE(numbers.Next(number));
  }
}

TEST_CASE("Reading ahead may be left in the middle") {
  auto numbers = Numbers(kMany, false);
  int number = 0;
  CHECK(numbers.Next(number).value());
}

}  // namespace jitu::ingest

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>

#include "schema/base/ids.h"
#include "schema/base/in_order.h"
#include "schema/base/message.h"
#include "schema/base/result.h"
#include "schema/base/temporary_folder.h"

using namespace jitu;

namespace {

Result<int> Half(int number) {
  if (number % 2 != 0) return Fail(ErrorCode::kInvalidArgument, Say("{} 是奇数", "{} is odd", number));
  return number / 2;
}

Result<int> Quarter(int number) {
  JITU_TRY(const int half, Half(number));
  return Half(half);
}

}  // namespace

TEST_CASE("A message fills its places in order or by number, in both languages") {
  CHECK(Say("{} 有 {}", "{1} of {0}", "甲", 3) == Message{"甲 有 3", "3 of 甲"});
  CHECK(Say("无", "{}{}", "x") == Message{"无", "x"});
  CHECK(Say("{", "}{", 1) == Message{"{", "}{"});
}

TEST_CASE("A fault is handed on unchanged through callers") {
  CHECK(Quarter(8).value() == 2);
  CHECK(Quarter(6).error().message.en == "3 is odd");
  CHECK(Quarter(5).error().code == ErrorCode::kInvalidArgument);
  CHECK(Quarter(5).value_or(-1) == -1);
}

TEST_CASE("Exit statuses are those that outside programs rely on") {
  CHECK(ExitStatusOf(ErrorCode::kSyntax) == 1);
  CHECK(ExitStatusOf(ErrorCode::kUnreadableInput) == 2);
  CHECK(ExitStatusOf(ErrorCode::kGraphLocked) == 3);
  CHECK(ExitStatusOf(ErrorCode::kGraphDamaged) == 3);
  CHECK(ExitStatusOf(ErrorCode::kInternal) == 70);
}

TEST_CASE("A content id keeps its parts apart and never is zero") {
  CHECK(ContentId({"ab", "c"}) != ContentId({"a", "bc"}));
  CHECK(ContentId({"a"}) == ContentId({"a"}));
  CHECK(ContentId({}).value != 0);
  CHECK((ContentId({"支出", "2022"}).value >> 63) == 0);
}

TEST_CASE("SHA-256 is the standard's") {
  // FIPS 180-4 examples: "abc" and the empty message.
  CHECK(Sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(Sha256Hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("Parts that are made on several threads are taken in order, and no more than so many are ahead") {
  for (const std::size_t threads : {1u, 2u, 5u}) {
    std::atomic<std::size_t> begun = 0;
    std::size_t most_ahead = 0;
    std::vector<std::size_t> taken;
    const auto make = [&](std::size_t part) -> Result<std::size_t> {
      ++begun;
      return part * part;
    };
    const auto take = [&](std::size_t square) -> Result<void> {
      most_ahead = std::max(most_ahead, begun - taken.size());
      taken.push_back(square);
      return {};
    };
    REQUIRE(InOrder<std::size_t>(100, threads, make, take));
    REQUIRE(taken.size() == 100);
    for (std::size_t part = 0; part < taken.size(); ++part) CHECK(taken[part] == part * part);
    CHECK(most_ahead <= threads + 1);
  }
  CHECK(InOrder<int>(
      0, 2, [](std::size_t) -> Result<int> { return 1; }, [](int) -> Result<void> { return {}; }));
}

TEST_CASE("Of parts made on several threads the first that fails is told, and none behind it is taken") {
  std::vector<int> taken;
  const auto make = [](std::size_t part) -> Result<int> {
    const int number = static_cast<int>(part);
    return part == 7 || part == 8 ? Half(2 * number + 1) : number;
  };
  const auto take = [&](int number) -> Result<void> {
    taken.push_back(number);
    return {};
  };
  const auto done = InOrder<int>(50, 4, make, take);
  REQUIRE_FALSE(done);
  CHECK(done.error().message.en == "15 is odd");
  CHECK(taken == std::vector<int>{0, 1, 2, 3, 4, 5, 6});

  const auto refuse = [](int number) -> Result<void> {
    const auto half = Half(number);
    return half ? Result<void>() : Result<void>(half.error());
  };
  CHECK(InOrder<int>(50, 4, make, refuse).error().message.en == "1 is odd");
}

TEST_CASE("A temporary folder goes away with what is in it, and a place for none is named") {
  std::string path;
  {
    const auto folder = TemporaryFolder::Make();
    REQUIRE(folder);
    path = folder->path();
    REQUIRE(folder->Write("note", "三个字"));
    CHECK(folder->Read("note") == "三个字");
    CHECK(folder->Read("nothing").empty());
    CHECK_FALSE(folder->Write("no/folder", "x"));
    const auto within = TemporaryFolder::Make(path);
    REQUIRE(within);
    CHECK(std::filesystem::path(within->path()).parent_path() == path);
  }
  CHECK_FALSE(std::filesystem::exists(path));
  const auto nowhere = TemporaryFolder::Make(path);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == ErrorCode::kIo);
  CHECK(nowhere.error().message.en.find(path) != std::string::npos);
}

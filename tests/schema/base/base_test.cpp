#include <catch2/catch.hpp>

#include "schema/base/ids.h"
#include "schema/base/message.h"
#include "schema/base/result.h"

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

#include "query/figures/text_fit.h"

#include <catch2/catch.hpp>

namespace jitu::query {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("a Han character is as wide as the size, a digit less") {
  CHECK(TextWidth("绩效", 10) == 20);
  CHECK(TextWidth("12", 10) == 12);
  CHECK(TextWidth("", 10) == 0);
}

TEST_CASE("text is broken into lines that fit") {
  CHECK(Wrapped("培训农机手六百人", 40, 10, 3) == Lines{"培训农机", "手六百人"});
  CHECK(Wrapped("短", 40, 10, 3) == Lines{"短"});
  CHECK(Wrapped("", 40, 10, 3).empty());
}

TEST_CASE("no line begins with a comma") { CHECK(Wrapped("建成驿站，改造", 40, 10, 3) == Lines{"建成驿", "站，改造"}); }

TEST_CASE("what is too long ends with an ellipsis") {
  CHECK(Wrapped("一二三四五六七八九十", 40, 10, 2) == Lines{"一二三四", "五六七…"});
  CHECK(Wrapped("一二三四五", 40, 10, 1) == Lines{"一二三…"});
}

TEST_CASE("no character is left alone in the last line") {
  CHECK(Wrapped("一二三四五六七", 60, 10, 3) == Lines{"一二三四五", "六七"});
  CHECK(Wrapped("一二三四五六七", 60, 10, 2) == Lines{"一二三四五", "六七"});
}

TEST_CASE("a word that no line can hold is broken") {
  for (const auto& line : Wrapped("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", 60, 10, 20)) {
    CHECK(TextWidth(line, 10) <= 60);
  }
}

TEST_CASE("a label of a megabyte is cut at once") {
  const std::string megabyte(1u << 20u, 'x');
  CHECK(Wrapped(megabyte, 200, 13, 3).size() == 3);
}

}  // namespace
}  // namespace jitu::query

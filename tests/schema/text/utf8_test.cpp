#include "schema/text/utf8.h"

#include <catch2/catch.hpp>

using namespace jitu::text;
using namespace std::string_literals;

TEST_CASE("Code points of well-formed text are read and written back") {
  const std::string text = "a é 绩 𠀀";
  CHECK(ToCodePoints(text) == U"a é 绩 𠀀");
  CHECK(FromCodePoints(ToCodePoints(text)) == text);
  CHECK(CountCodePoints(text) == 7);
  CHECK(IsValid(text));
}

TEST_CASE("What is not UTF-8 reads as one replacement character a byte") {
  struct Case {
    std::string bytes;
    std::u32string read;
  };
  const Case cases[] = {
      {"\xFF", U"\uFFFD"},
      {"\xC0\x80", U"\uFFFD\uFFFD"},                      // an overlong NUL
      {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},            // a surrogate
      {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},  // beyond U+10FFFF
      {"\xE7\xBB"s, U"\uFFFD\uFFFD"},                     // 绩, cut
      {"\xE7\xBB"
       "a",
       U"\uFFFD\uFFFDa"},
      {"\x80甲", U"\uFFFD甲"},
  };
  for (const Case& each : cases) {
    CHECK(ToCodePoints(each.bytes) == each.read);
    CHECK_FALSE(IsValid(each.bytes));
  }
}

TEST_CASE("The code point before an offset is the one that reading forward finds there") {
  const std::string text = "x绩\xFF\x80𠀀é";
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint forward = At(text, at);
    at += forward.bytes;
    const CodePoint back = Before(text, at);
    CHECK(back.value == forward.value);
    CHECK(back.bytes == forward.bytes);
  }
}

TEST_CASE("Han ideographs are told from punctuation, letters and digits") {
  for (const char32_t han : U"绩㐀𠀀々〇") {
    if (han != 0) CHECK(IsHan(han));
  }
  for (const char32_t other : U"a1，。（①あ가") {
    if (other != 0) CHECK_FALSE(IsHan(other));
  }
}

TEST_CASE("Byte offsets become code point offsets across the index's blocks") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "绩效a";
  const CodePointIndex index(text);
  CHECK(index.CodePointOf(text, 0) == 0);
  CHECK(index.CodePointOf(text, 7 * 50) == 150);
  CHECK(index.CodePointOf(text, 7 * 50 + 3) == 151);
  CHECK(index.CodePointOf(text, text.size()) == 300);
  CHECK(index.CodePointOf(text, text.size() + 9) == 300);
  CHECK(CodePointIndex().CodePointOf("", 0) == 0);
}

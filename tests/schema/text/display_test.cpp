#include "schema/text/display.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace jitu::text;

namespace {

Language LanguageFor(const char* lc_all, const char* lang) {
  setenv("LC_ALL", lc_all, 1);
  unsetenv("LC_MESSAGES");
  setenv("LANG", lang, 1);
  return MessageLanguage();
}

}  // namespace

TEST_CASE("Wide characters take two columns, combining marks none") {
  CHECK(DisplayWidth("绩图 jitu") == 9);
  CHECK(DisplayWidth("（一）") == 6);
  CHECK(DisplayWidth("e\u0301") == 1);
  CHECK(DisplayWidth("…①") == 2);
  CHECK(DisplayWidth("") == 0);
}

TEST_CASE("A text is cut to its columns at a character, with a mark") {
  CHECK(Truncated("绩效报告", 8) == "绩效报告");
  CHECK(Truncated("绩效报告", 7) == "绩效报…");
  CHECK(Truncated("绩效报告", 6) == "绩效…");
  CHECK(Truncated("abc", 2) == "a…");
  CHECK(Truncated("绩", 1) == "…");
  CHECK(Truncated("绩", 0).empty());
}

TEST_CASE("Names stand in the order of their pinyin, and the order is total") {
  CHECK(Collate("北京", "上海") < 0);
  CHECK(Collate("株洲", "长沙") > 0);
  CHECK(Collate("甲", "甲") == 0);
  CHECK(Collate("a\u200Bb", "ab") != 0);
  CHECK(Collate("a\u200Bb", "ab") == -Collate("ab", "a\u200Bb"));
}

TEST_CASE("Messages follow the locale of the environment") {
  CHECK(LanguageFor("zh_CN.UTF-8", "") == Language::kChinese);
  CHECK(LanguageFor("", "zh_TW") == Language::kChinese);
  CHECK(LanguageFor("en_GB.UTF-8", "zh_CN.UTF-8") == Language::kEnglish);
  CHECK(LanguageFor("C", "") == Language::kEnglish);
  CHECK(LanguageFor("", "C.UTF-8") == Language::kEnglish);
  CHECK(LanguageFor("", "") == Language::kEnglish);
  CHECK(In(Language::kChinese, {"是", "yes"}) == "是");
}

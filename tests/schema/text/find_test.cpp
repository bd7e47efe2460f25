#include "schema/text/find.h"

#include <catch2/catch.hpp>
#include <string_view>

using namespace jitu;

TEST_CASE("A word is found where a plain search finds it, from the front and from the back") {
  constexpr std::string_view kText = "单位:万元,元月至元旦支出万元整";
  for (const std::string_view word : {"元", "万元", "单位:万元", "整", "单", "亿元", "支出万元整。"}) {
    CAPTURE(word);
    CHECK(text::Find(kText, word) == kText.find(word));
    CHECK(text::FindLast(kText, word) == kText.rfind(word));
    CHECK(text::FindLast(word, kText) == std::string_view::npos);
  }
  for (std::size_t from = 0; from <= kText.size(); ++from)
    CHECK(text::Find(kText, "元", from) == kText.find("元", from));
  CHECK(text::Find("aabaab", "aab", 1) == 3);  // the last byte stands before the word does
  CHECK(text::Find(kText, "", 3) == 3);
  CHECK(text::Has(kText, "元旦"));
  CHECK_FALSE(text::Has(kText, "旦元"));
  CHECK(text::Find(kText, "元", kText.size() + 1) == std::string_view::npos);
  CHECK(text::FindLast("", "元") == std::string_view::npos);
}

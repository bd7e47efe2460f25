#include "ingest/quantities/numeral.h"

#include <catch2/catch.hpp>
#include <string>

using namespace jitu::ingest;

TEST_CASE("Numbers in Arabic, Chinese and mixed writing are read exactly, to their end") {
  struct Case {
    const char* text;
    const char* value;
    std::uint32_t end;  ///< bytes
  };
  const Case cases[] = {
      {"1,828.90万元", "18289000", 11},
      {"269,847,166.9元", "269847166.9", 13},
      {"12,3456", "12", 2},
      {"9265.353442", "9265.353442", 11},
      {"2.38亿", "238000000", 7},
      {"5千万以上", "50000000", 7},
      {"三千五百", "3500", 12},
      {"四百五", "450", 9},
      {"九万四", "94000", 9},
      {"一千零五", "1005", 12},
      {"二〇二二", "2022", 12},
      {"十二", "12", 6},
      {"二十", "20", 6},
      {"百三", "130", 6},
      {"壹佰", "100", 6},
      {"25万6千", "256000", 9},
      {"1万亿", "1000000000000", 7},
      {"四万万", "400000000", 9},
      {"一万五千亿", "1500000000000", 15},
      {"三点一四", "3.14", 12},
      {"二点五万", "25000", 12},
      {"2e5", "200000", 3},
      {"40k", "40000", 3},
      {"负13.5", "-13.5", 7},
      {"五分之一", "0.2", 12},
      {"1 3/5", "1.6", 5},
      {"3又一千分之23", "3.023", 18},
      {"2^-1", "0.5", 4},
      {"1.5^2", "2.25", 5},
      {"2^2000", "2", 1},
      {"4.36亿千瓦时", "436000000", 7},
      {"5千米", "5", 1},
      {"1000余万元", "10000000", 10},
      {"1.2023年", "1", 1},
  };
  for (const Case& test : cases) {
    INFO(test.text);
    const auto numeral = ReadNumeral(test.text, 0);
    REQUIRE(numeral);
    CHECK(numeral->value.ToString() == test.value);
    CHECK(numeral->span.end == test.end);
  }
}

TEST_CASE("What is no number, or longer than eighteen digits, is not read") {
  for (const char* text : {"", "万", "元", "余万", "几", "点五", "abc", "12345678901234567890", "-"}) {
    INFO(text);
    CHECK_FALSE(ReadNumeral(text, 0));
  }
}

TEST_CASE("余, 多 and 几 say that there is more") {
  CHECK(ReadNumeral("十几亿", 0)->open_above);
  CHECK(ReadNumeral("三十万多亿", 0)->value.ToString() == "30000000000000");
  CHECK_FALSE(ReadNumeral("三十万", 0)->open_above);
}

TEST_CASE("Two digits that follow each other are a pair") {
  REQUIRE(ReadNumeral("两三个", 0)->low);
  CHECK(ReadNumeral("两三个", 0)->low->ToString() == "2");
  CHECK(ReadNumeral("两三个", 0)->value.ToString() == "3");
  CHECK(ReadNumeral("二三十家", 0)->low->ToString() == "20");
  CHECK_FALSE(ReadNumeral("二五", 0)->low);
}

#include "schema/text/numerals.h"

#include <catch2/catch.hpp>

using namespace jitu::text;

TEST_CASE("Chinese numerals are read exactly") {
  struct Case {
    std::string text;
    std::string value;
  };
  const Case cases[] = {
      {"一", "1"},
      {"十", "10"},
      {"十二", "12"},
      {"二十", "20"},
      {"九十九", "99"},
      {"一百零五", "105"},
      {"一百五十", "150"},
      {"二百一", "210"},
      {"三千五百", "3500"},
      {"三千五", "3500"},
      {"三千零五", "3005"},
      {"两万", "20000"},
      {"两万五", "25000"},
      {"一万零五", "10005"},
      {"五十万零三百", "500300"},
      {"二〇二二", "2022"},
      {"二○二二", "2022"},
      {"壹佰", "100"},
      {"壹仟贰佰叁拾肆", "1234"},
      {"廿一", "21"},
      {"3千", "3000"},
      {"1.5万", "15000"},
      {"5千万", "50000000"},
      {"1亿2千万", "120000000"},
      {"3亿5000万", "350000000"},
      {"一万亿", "1000000000000"},
      {"二点五", "2.5"},
      {"零点零五", "0.05"},
      {"一点二万", "12000"},
      {"零", "0"},
      {"12", "12"},
      {"12.50", "12.5"},
      {"兩萬", "20000"},
      {"十万", "100000"},
      {"一千零一十", "1010"},
      {"二十三亿四千万", "2340000000"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    const auto number = ParseNumeral(each.text);
    REQUIRE(number.has_value());
    CHECK(number->ToString() == each.value);
  }
}

TEST_CASE("What is no numeral from end to end is not read") {
  for (const std::string text :
       {"",         "个",         "十个",   "两三", "十四五", "百", "万",    "亿亿", "万千",  "一百零",
        "3万5",     "一二十三百", "二点",   "点五", "1.",     ".5", "1,000", "-三",  "一 二", "99999999999999999999",
        "九十九九", "百百",       "1.5.2万"}) {
    INFO(text);
    CHECK_FALSE(ParseNumeral(text).has_value());
  }
}

TEST_CASE("Ordinals of headings are small counting numbers") {
  CHECK(ParseOrdinal("一") == 1);
  CHECK(ParseOrdinal("二十一") == 21);
  CHECK(ParseOrdinal("12") == 12);
  for (const std::string text : {"零", "0", "二〇二二", "一百", "1.5", "一点五", "甲", "3万", ""}) {
    INFO(text);
    CHECK_FALSE(ParseOrdinal(text).has_value());
  }
}

TEST_CASE("A decimal is exact and has one text") {
  CHECK(Decimal::Parse("9265.353442")->ToString() == "9265.353442");
  CHECK(Decimal::Parse("22.00")->ToString() == "22");
  CHECK(Decimal::Parse("-0.50")->ToString() == "-0.5");
  CHECK(Decimal::Parse("-0")->ToString() == "0");
  CHECK(Decimal::Parse("007")->ToString() == "7");
  CHECK(Decimal::Parse("0.000000000000000001")->ToString() == "0.000000000000000001");
  CHECK(Decimal{2200, 2}.ToString() == "22");
  CHECK(Decimal{2200, 2} == Decimal{22, 0});
  CHECK_FALSE(Decimal{22, 1} == Decimal{22, 0});
  CHECK(Decimal::Parse("0.1")->ToDouble() == 0.1);
}

TEST_CASE("What does not fit a decimal is refused, not rounded") {
  CHECK(Decimal::Parse("999999999999999999").has_value());
  for (const std::string text :
       {"1000000000000000000", "0.0000000000000000001", "", "-", "1.", ".5", "1e5", "1 ", "٣"}) {
    INFO(text);
    CHECK_FALSE(Decimal::Parse(text).has_value());
  }
}

TEST_CASE("Shifting moves the point and refuses what does not fit") {
  CHECK(Decimal::Parse("1828.90")->Shifted(6)->ToString() == "1828900000");
  CHECK(Decimal::Parse("5")->Shifted(-2)->ToString() == "0.05");
  CHECK(Decimal::Parse("500")->Shifted(-2)->ToString() == "5");
  CHECK(Decimal::Parse("-2.5")->Shifted(1)->ToString() == "-25");
  CHECK(Decimal{}.Shifted(100)->ToString() == "0");
  CHECK_FALSE(Decimal::Parse("100")->Shifted(16).has_value());
  CHECK_FALSE(Decimal::Parse("1")->Shifted(-19).has_value());
  CHECK_FALSE(Decimal::Parse("1")->Shifted(2000000000).has_value());
}

TEST_CASE("The largest decimal is read, and one digit more is not, also among units") {
  CHECK(ParseNumeral("999999999999999999")->ToString() == "999999999999999999");
  for (const std::string text :
       {"9999999999999999999", "99999999999999999999999", "9999999999999999999万", "九亿9999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(ParseNumeral(text).has_value());
  }
}

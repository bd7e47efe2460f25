#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "ingest/quantities/quantity.h"
#include "schema/text/normalise.h"

using namespace jitu;
using namespace jitu::ingest;

namespace {

const QuantityRecogniser& Recogniser() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  static const QuantityRecogniser recogniser(*catalog);
  return recogniser;
}

}  // namespace

TEST_CASE("Quantities lie in the text, in order and apart, and lead back into the source") {
  const std::vector<std::string> pieces{
      "1",    "２０", "2022", ".5", ",",  "，", "万", "亿",   "千",   "元",   "年",   "月", "日",   "%",
      "个",   "第",   "十",   "二", "两", "余", "多", "约",   "≥",    "-",    "至",   "〔", "〕",   "号",
      "财发", "分之", "点",   "又", "成", "半", "每", "块钱", "美元", "美分", "^",    "数", "支出", "打",
      " ",    "\n",   "“",    "”",  "《", "A",  "/",  "人",   "以上", "项目", "\xFF", "(",  ")",    "几"};
  const unsigned seed = 4711;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 3000; ++i) {
    std::string source;
    for (std::size_t k = random() % 60; k > 0; --k) source += pieces[random() % pieces.size()];
    INFO(source);
    const text::MappedText reading = text::ForReading(source);
    std::uint32_t end = 0;
    for (const Quantity& quantity : Recogniser().Recognise(reading.text).quantities) {
      REQUIRE(quantity.span.start >= end);
      REQUIRE(quantity.span.start < quantity.span.end);
      REQUIRE(quantity.span.end <= reading.text.size());
      REQUIRE(quantity.span.Contains(quantity.number));
      REQUIRE(reading.map.ToSource(quantity.span).end <= source.size());
      end = quantity.span.end;
    }
  }
}

TEST_CASE("Hostile lines cost linear time") {
  for (const char* piece : {"1", "一", "十", "1,", "〔2022", "“《", "1-", "分之", "1/", "2022年", "第", "百分之",
                            "1.2.", "余万", "多", "负"}) {
    INFO(piece);
    std::string line;
    while (line.size() < 400000) line += piece;
    const auto start = std::chrono::steady_clock::now();
    (void)Recogniser().Recognise(line);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
  }
}

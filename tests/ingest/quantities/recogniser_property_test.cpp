#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "ingest/quantities/quantities_json.h"
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

namespace {

/// Seconds of processor time that a line takes, faster of two: other work on the machine does not count.
double CostOf(const std::string& line) {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  static const QuantityLines lines(*catalog, ParseDay("2024-02-29"));
  double best = 1e9;
  for (int i = 0; i < 2; ++i) {
    const std::clock_t start = std::clock();
    (void)lines.Json(line, 1);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

std::string Repeated(const std::string& piece, std::size_t bytes) {
  std::string line;
  while (line.size() < bytes) line += piece;
  return line;
}

}  // namespace

TEST_CASE("Hostile lines cost time in proportion to their length") {
  (void)CostOf("1");
  for (const char* piece :
       {"1",  "（",   "一",      "十",    "万",     "1,",      "1 ",       "〔2022", "〔20221", "“《",
        "1-", "分之", "1/",      "1^-",   "2022年", "第",      "百分之",   "1.2.",   "余万",    "多",
        "负", "每亩", "每亩1元", "从1月", "1月到",  "超过1且", "康熙三年", "世纪"}) {
    INFO(piece);
    const double small = CostOf(Repeated(piece, 20000));
    const double large = CostOf(Repeated(piece, 160000));  // eight times as long; sixty-four times if it were squared
    CHECK(large <= 24 * small + 0.02);
  }
}

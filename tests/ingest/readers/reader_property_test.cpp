#include <random>

#include "tests/ingest/readers/reading.h"

using namespace jitu;
using namespace jitu::ingest;

namespace {

/// A text of pieces that the readers look for, in any order.
std::string RandomText(std::mt19937& random) {
  static const std::vector<std::string> kPieces{"绩效",
                                                "（一）",
                                                "\n",
                                                "\r\n",
                                                "\f",
                                                " ",
                                                "　",
                                                "1.5万",
                                                "\n元",
                                                "，",
                                                "。",
                                                "《",
                                                "》",
                                                "[bookmark: _GoBack]",
                                                "①",
                                                "分值\n",
                                                "得分\n",
                                                "一级指标\n",
                                                "≥5册\n",
                                                "10\n",
                                                "|",
                                                "\t",
                                                "- 3 -\n",
                                                "....",
                                                "\xFF",
                                                "萬",
                                                "ｋｍ",
                                                "“",
                                                "HYPERLINK \"x\""};
  std::string text;
  const std::size_t count = random() % 120;
  for (std::size_t i = 0; i < count; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

}  // namespace

TEST_CASE("Every block and cell leads back into the source, in order, and the text is its blocks") {
  const unsigned seed = 20221231;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 800; ++i) {
    const std::string text = RandomText(random);
    const auto document = ReadBytes(text, "random.txt");
    if (!document) continue;
    INFO(text);
    std::string together;
    std::uint32_t last = 0;
    for (const Block& block : document->blocks) {
      const Span place = document->ToSpan(block.span);
      REQUIRE(place.start >= last);
      REQUIRE(place.start < place.end);
      last = place.end;
      REQUIRE(document->source.find(document->Quote(block.span)) != std::string::npos);
      together += document->text.substr(block.span.start, block.span.length()) + "\n";
    }
    REQUIRE(together == document->text);
    for (const Table& table : document->tables) {
      for (const Table::Cell& cell : table.cells) REQUIRE(cell.span.end <= document->text.size());
    }
  }
}

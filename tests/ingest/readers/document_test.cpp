#include "tests/ingest/readers/reading.h"

using namespace jitu;
using namespace jitu::ingest;

namespace {

ByteSpan Find(const Document& document, std::string_view part) {
  const std::size_t at = document.text.find(part);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

}  // namespace

TEST_CASE("A place in the clean text leads to code points of the source") {
  const Document document = Read("绩效（一）\n");
  CHECK(document.text == "绩效(一)\n");
  CHECK(document.ToSpan(Find(document, "(一)")) == Span{2, 5});
  CHECK(document.Quote(Find(document, "(一)")) == "（一）");
}

TEST_CASE("What was joined is quoted as it was written, with what stood between") {
  const Document document = Read("依据《文化馆\n服务办法》，全年支出８.５万\n元。\n");
  CHECK(document.Quote(Find(document, "文化馆服务办法")) == "文化馆\n服务办法");
  CHECK(document.Quote(Find(document, "8.5万元")) == "８.５万\n元");
  CHECK(document.NameAt(Find(document, "文化馆服务办法")) == "文化馆服务办法");
}

TEST_CASE("A name keeps its Latin words apart and loses the layout's blanks") {
  const Document document = Read("主办:白 鹭　文化 Sky  Art 中心\n");
  CHECK(document.NameAt({7, static_cast<std::uint32_t>(document.text.size() - 1)}) == "白鹭文化Sky Art中心");
}

#include <chrono>

#include "tests/ingest/readers/reading.h"

using namespace jitu::ingest;

TEST_CASE("A hundred megabytes in one line are read in bounded time") {
  std::string line;
  line.reserve(100u << 20);
  while (line.size() < (100u << 20)) line += "全年新增图书1,250册,支出10.5万元(其中:";
  ReadLimits limits;
  limits.file_bytes = 200u << 20;
  const auto start = std::chrono::steady_clock::now();
  const auto document = ReadBytes(line, "long.txt", limits);
  REQUIRE(document.has_value());
  CHECK(document->blocks.size() > 90);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(300));
}

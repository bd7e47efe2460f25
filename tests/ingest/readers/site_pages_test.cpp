/// Pages as the sites of public bodies show them, each as one of their programs writes it: what is read of them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/ingest/readers/reading.h"

namespace jitu::ingest {

TEST_CASE("Of a site's page stay the title, the rows that say who published it when, the article and attachments") {
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/formats/pages")) {
    const std::filesystem::path path = entry.path();
    if (path.extension() != ".html") continue;
    CAPTURE(path.string());
    const auto page = ReadFile(path.string());
    REQUIRE(page.has_value());
    std::vector<std::string> expected;
    std::ifstream file(std::filesystem::path(path).replace_extension(".txt"));
    for (std::string line; std::getline(file, line);) expected.push_back(line);
    CHECK(Lines(*page) == expected);
    ++pages;
  }
  CHECK(pages == 5);
}

}  // namespace jitu::ingest

#include "ingest/names/phrase.h"

#include <catch2/catch.hpp>

namespace jitu::ingest {

TEST_CASE("a word set finds the longest word at a place") {
  const std::vector<model::Term> terms{{"支出", "a"}, {"支出决算", "b"}};
  const WordSet words(terms);
  CHECK(words.PrefixOf("支出决算数") == 12);
  CHECK(words.SuffixOf("全年支出") == 6);
  CHECK(words.MeaningOf("支出决算") == "b");
  CHECK(words.PrefixOf("收入") == 0);
  const auto hit = words.First("项目支出决算");
  CHECK(hit.start == 6);
  CHECK(hit.length == 12);
}

TEST_CASE("splitting keeps brackets and quotes whole") {
  const std::string text = "甲(一、二)、“乙、丙”、丁";
  const auto parts = SplitAt(text, {0, static_cast<std::uint32_t>(text.size())}, U"、");
  REQUIRE(parts.size() == 3);
  CHECK(In(text, parts[1]) == "“乙、丙”");
}

TEST_CASE("a bracket that is never closed is plain text") {
  const std::string text = "甲(乙、丙";
  CHECK(AfterClosing(text, 3) == std::string_view::npos);
  CHECK(SplitAt(text, {0, static_cast<std::uint32_t>(text.size())}, U"、").size() == 2);
}

}  // namespace jitu::ingest

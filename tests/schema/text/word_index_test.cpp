#include "schema/text/word_index.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace jitu;

namespace {

std::vector<std::uint32_t> Of(std::span<const text::WordIndex::Candidate> candidates) {
  std::vector<std::uint32_t> words;
  for (const auto& candidate : candidates) words.push_back(candidate.word);
  return words;
}

using Words = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("Words are found by their first and last characters, the longest first, then as listed") {
  const text::WordIndex index({"资金", "资", "支出资金", "ABC", "资本", ""});
  CHECK(Of(index.BeginningWith(U'资')) == Words{0, 4, 1});
  CHECK(Of(index.EndingWith(U'金')) == Words{2, 0});
  CHECK(Of(index.BeginningWith(U'A')) == Words{3});
  CHECK(index.BeginningWith(U'资')[0].Fits(U'金'));
  CHECK_FALSE(index.BeginningWith(U'资')[0].Fits(U'本'));
  CHECK(index.BeginningWith(U'资')[2].Fits(U'本'));
  CHECK(index.EndingWith(U'金')[0].beside == U'资');
  CHECK(Of(index.BeginningWith(U'金')).empty());
  CHECK(Of(text::WordIndex().BeginningWith(U'资')).empty());
}

TEST_CASE("Many first characters find their own words") {
  std::vector<std::string> words;
  for (char32_t c = 0x4E00; c < 0x4E00 + 500; ++c) {
    words.emplace_back();
    words.back() += static_cast<char>(0xE0 | (c >> 12));
    words.back() += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    words.back() += static_cast<char>(0x80 | (c & 0x3F));
  }
  const text::WordIndex index({words.begin(), words.end()});
  for (std::uint32_t i = 0; i < 500; ++i) CHECK(Of(index.BeginningWith(0x4E00 + i)) == Words{i});
  CHECK(Of(index.BeginningWith(0x4E00 + 500)).empty());
}

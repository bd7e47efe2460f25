#include "schema/text/word_tree.h"

#include <catch2/catch.hpp>
#include <string_view>

using namespace jitu;

namespace {

/// The word that a text spells from end to end; -1 if none.
int Spelled(const text::WordTree& tree, std::string_view text) {
  text::WordTree::Node node = text::WordTree::kRoot;
  for (const char byte : text) node = tree.Next(node, byte);
  const std::uint32_t word = tree.WordAt(node);
  return word == text::WordTree::kNoWord ? -1 : static_cast<int>(word);
}

}  // namespace

TEST_CASE("A word is found where it is spelled to its end, and what goes on past all words is nowhere") {
  const text::WordTree tree({"资金", "资", "资金来源", "ABC", "资金", ""});
  CHECK(Spelled(tree, "资金") == 0);
  CHECK(Spelled(tree, "资") == 1);
  CHECK(Spelled(tree, "资金来源") == 2);
  CHECK(Spelled(tree, "资金来") == -1);
  CHECK(Spelled(tree, "ABC") == 3);
  CHECK(Spelled(tree, "ABCD") == -1);
  CHECK(Spelled(tree, "") == 5);
  CHECK(tree.Next(text::WordTree::kRoot, 'B') == text::WordTree::kNowhere);
  CHECK(tree.Next(text::WordTree::kNowhere, 'A') == text::WordTree::kNowhere);
  CHECK(Spelled(text::WordTree({}), "资") == -1);
}

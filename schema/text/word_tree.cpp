#include "schema/text/word_tree.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace jitu::text {

WordTree::WordTree(const std::vector<std::string_view>& words) : entries_(1), bytes_(1) {
  std::vector<std::uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return words[a] < words[b]; });
  struct Range {
    std::size_t from, to, length;  ///< words of `order` that share their first `length` bytes
  };
  std::vector<Range> ranges{{0, order.size(), 0}};  // by node
  for (std::size_t node = 0; node < ranges.size(); ++node) {
    auto [at, to, length] = ranges[node];
    for (; at < to && words[order[at]].size() == length; ++at) {
      if (entries_[node].word == kNoWord) entries_[node].word = order[at];
    }
    entries_[node].first = static_cast<Node>(ranges.size());
    while (at < to) {
      const char byte = words[order[at]][length];
      std::size_t end = at;
      while (end < to && words[order[end]][length] == byte) ++end;
      ranges.push_back({at, end, length + 1});
      entries_.emplace_back();
      bytes_.push_back(static_cast<unsigned char>(byte));
      at = end;
    }
    entries_[node].end = static_cast<Node>(ranges.size());
  }
}

WordTree::Node WordTree::Next(Node node, char byte) const {
  if (node == kNowhere) return kNowhere;
  constexpr std::ptrdiff_t kFew = 8;  // most nodes go on with one byte
  const auto first = bytes_.begin() + entries_[node].first;
  const auto end = bytes_.begin() + entries_[node].end;
  const auto wanted = static_cast<unsigned char>(byte);
  const auto found = end - first <= kFew ? std::find(first, end, wanted) : std::lower_bound(first, end, wanted);
  return found == end || *found != wanted ? kNowhere : static_cast<Node>(found - bytes_.begin());
}

}  // namespace jitu::text

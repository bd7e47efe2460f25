#include "schema/text/word_index.h"

#include <algorithm>
#include <cstddef>

#include "schema/text/utf8.h"

namespace jitu::text {

WordIndex::WordIndex(const std::vector<std::string_view>& words) {
  std::vector<std::uint32_t> order;
  std::vector<char32_t> first(words.size()), last(words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) continue;
    order.push_back(i);
    first[i] = At(words[i], 0).value;
    last[i] = Before(words[i], words[i].size()).value;
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return words[a].size() > words[b].size(); });
  first_ = GroupedBy(first, order);
  last_ = GroupedBy(last, order);
}

WordIndex::Groups WordIndex::GroupedBy(const std::vector<char32_t>& characters,
                                       const std::vector<std::uint32_t>& order) {
  Groups groups;
  groups.words = order;
  std::stable_sort(groups.words.begin(), groups.words.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return characters[a] < characters[b]; });
  std::vector<Slot> found;
  for (std::uint32_t i = 0; i < groups.words.size(); ++i) {
    const char32_t c = characters[groups.words[i]];
    if (found.empty() || found.back().character != c) found.push_back({c, i, i});
    ++found.back().end;
  }
  std::size_t size = found.empty() ? 0 : 4;
  while (size < found.size() * 2) size *= 2;
  groups.slots.resize(size);
  for (const Slot& slot : found) {
    std::size_t i = Groups::Hash(slot.character) & (size - 1);
    while (groups.slots[i].begin != groups.slots[i].end) i = (i + 1) & (size - 1);
    groups.slots[i] = slot;
  }
  return groups;
}

}  // namespace jitu::text

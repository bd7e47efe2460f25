#include "schema/text/word_index.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "schema/text/utf8.h"

namespace jitu::text {

WordIndex::WordIndex(const std::vector<std::string_view>& words) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (!words[i].empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return words[a].size() > words[b].size(); });
  std::vector<char32_t> first(words.size()), last(words.size());
  std::vector<Candidate> by_first, by_last;
  for (const std::uint32_t i : order) {
    const CodePoint begin = At(words[i], 0);
    const CodePoint end = Before(words[i], words[i].size());
    const bool single = begin.bytes == words[i].size();
    first[i] = begin.value;
    sieve_[begin.value / 64 % kSieve] |= std::uint64_t{1} << begin.value % 64;
    last[i] = end.value;
    by_first.push_back({single ? 0 : At(words[i], begin.bytes).value, i});
    by_last.push_back({single ? 0 : Before(words[i], words[i].size() - end.bytes).value, i});
  }
  first_ = GroupedBy(first, std::move(by_first));
  last_ = GroupedBy(last, std::move(by_last));
}

WordIndex::Groups WordIndex::GroupedBy(const std::vector<char32_t>& characters, std::vector<Candidate> order) {
  Groups groups;
  groups.words = std::move(order);
  std::stable_sort(groups.words.begin(), groups.words.end(),
                   [&](const Candidate& a, const Candidate& b) { return characters[a.word] < characters[b.word]; });
  std::vector<Slot> found;
  for (std::uint32_t i = 0; i < groups.words.size(); ++i) {
    const char32_t c = characters[groups.words[i].word];
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

#include "query/figures/column_order.h"

#include <algorithm>
#include <cstdint>

namespace jitu::query {
namespace {

constexpr int kSweeps = 8;

/// A mean as a fraction, so that comparing is exact.
struct Mean {
  std::int64_t sum = 0, number = 0;
  friend bool operator<(const Mean& a, const Mean& b) { return a.sum * b.number < b.sum * a.number; }
};

}  // namespace

std::vector<std::vector<std::size_t>> OrderColumns(const std::vector<std::size_t>& column_of,
                                                   const std::vector<std::pair<std::size_t, std::size_t>>& links,
                                                   std::size_t columns) {
  std::vector<std::vector<std::size_t>> order(columns);
  std::vector<std::int64_t> place(column_of.size());
  for (std::size_t i = 0; i < column_of.size(); ++i) {
    place[i] = static_cast<std::int64_t>(order[column_of[i]].size());
    order[column_of[i]].push_back(i);
  }
  std::vector<std::vector<std::size_t>> left(column_of.size()), right(column_of.size());
  for (const auto& [from, to] : links) {
    right[from].push_back(to);
    left[to].push_back(from);
  }
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    const bool forward = sweep % 2 == 0;
    for (std::size_t step = 0; step < columns; ++step) {
      auto& column = order[forward ? step : columns - 1 - step];
      std::vector<std::pair<Mean, std::size_t>> means;
      for (const std::size_t thing : column) {
        Mean mean;
        for (const std::size_t other : (forward ? left : right)[thing])
          mean = {mean.sum + place[other], mean.number + 1};
        means.emplace_back(mean, thing);
      }
      // What has no neighbour there stays after what it came after.
      for (std::size_t i = 0; i < means.size(); ++i) {
        if (means[i].first.number == 0) means[i].first = i == 0 ? Mean{-1, 1} : means[i - 1].first;
      }
      std::stable_sort(means.begin(), means.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = 0; i < means.size(); ++i) {
        column[i] = means[i].second;
        place[column[i]] = static_cast<std::int64_t>(i);
      }
    }
  }
  return order;
}

std::vector<int> NearestTops(const std::vector<int>& wanted, const std::vector<int>& heights, int room) {
  struct Block {
    std::int64_t sum;  ///< of what its members want for the block's top
    std::int64_t number;
    std::size_t first;
    std::int64_t Top() const { return sum / number; }
  };
  std::vector<Block> blocks;
  std::vector<std::int64_t> above(wanted.size() + 1, 0);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    above[i + 1] = above[i] + heights[i];
    blocks.push_back({wanted[i] - above[i], 1, i});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].Top() >= blocks.back().Top()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back().sum += last.sum;
      blocks.back().number += last.number;
    }
  }
  std::vector<int> tops(wanted.size());
  const std::int64_t spare = std::max<std::int64_t>(0, room - above.back());
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const std::size_t end = b + 1 < blocks.size() ? blocks[b + 1].first : wanted.size();
    const std::int64_t shift = std::clamp<std::int64_t>(blocks[b].Top(), 0, spare);
    for (std::size_t i = blocks[b].first; i < end; ++i) tops[i] = static_cast<int>(shift + above[i]);
  }
  return tops;
}

}  // namespace jitu::query

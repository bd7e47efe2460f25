/// Disjoint sets that remember what must not come together.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace jitu::ingest {

/// Disjoint sets that remember what must not come together.
class Sets {
 public:
  using Pair = std::pair<std::size_t, std::size_t>;

  Sets(std::size_t size, const std::set<Pair>& apart) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0);
    for (const auto& [a, b] : apart) {
      apart_[a].push_back(b);
      apart_[b].push_back(a);
    }
  }
  std::size_t Root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  /// False if they are one already or must stay apart.
  bool Join(std::size_t a, std::size_t b) {
    a = Root(a);
    b = Root(b);
    if (a == b || Apart(a, b)) return false;
    parent_[std::max(a, b)] = std::min(a, b);
    if (const auto moved = apart_.find(std::max(a, b)); moved != apart_.end()) {
      std::vector<std::size_t> others = std::move(moved->second);
      auto& kept = apart_[std::min(a, b)];
      kept.insert(kept.end(), others.begin(), others.end());
    }
    return true;
  }

 private:
  bool Apart(std::size_t a, std::size_t b) {
    const auto others = apart_.find(a);
    return others != apart_.end() && std::any_of(others->second.begin(), others->second.end(),
                                                 [&](std::size_t other) { return Root(other) == b; });
  }

  std::vector<std::size_t> parent_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> apart_;
};

}  // namespace jitu::ingest

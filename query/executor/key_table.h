/// Combinations of column values to small numbers: what grouping, DISTINCT and distinct aggregates stand on.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "query/executor/column.h"

namespace jitu::query {

class KeyTable {
 public:
  KeyTable() : slots_(64, kEmpty) {}

  /// The number of the combination in that row (0, 1, 2 ... in order of first sight), and whether it is new.
  std::pair<std::uint32_t, bool> FindOrAdd(const std::vector<const Column*>& key, std::size_t row);

  std::size_t size() const { return hashes_.size(); }
  /// The keys by their numbers, as columns.
  std::vector<Column> TakeColumns();
  std::size_t byte_count() const;

 private:
  static constexpr std::uint32_t kEmpty = 0xffffffff;
  void Grow();

  std::vector<std::uint32_t> slots_;
  std::vector<std::uint64_t> hashes_;
  std::vector<Column> keys_;
};

}  // namespace jitu::query

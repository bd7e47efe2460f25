#include "query/executor/key_table.h"

namespace jitu::query {

std::pair<std::uint32_t, bool> KeyTable::FindOrAdd(const std::vector<const Column*>& key, std::size_t row) {
  if (keys_.empty()) {
    for (const Column* column : key) keys_.emplace_back(column->kind());
  }
  std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
  for (const Column* column : key) hash = (hash ^ column->HashAt(row)) * 0x9e3779b97f4a7c15ULL;
  hash ^= hash >> 32;
  std::size_t at = static_cast<std::size_t>(hash) & (slots_.size() - 1);
  for (; slots_[at] != kEmpty; at = (at + 1) & (slots_.size() - 1)) {
    const std::uint32_t number = slots_[at];
    if (hashes_[number] != hash) continue;
    bool same = true;
    for (std::size_t i = 0; i < key.size() && same; ++i) same = Column::Same(keys_[i], number, *key[i], row);
    if (same) return {number, false};
  }
  const auto number = static_cast<std::uint32_t>(hashes_.size());
  slots_[at] = number;
  hashes_.push_back(hash);
  for (std::size_t i = 0; i < key.size(); ++i) keys_[i].AppendFrom(*key[i], row);
  if (2 * hashes_.size() > slots_.size()) Grow();
  return {number, true};
}

void KeyTable::Grow() {
  slots_.assign(slots_.size() * 2, kEmpty);
  for (std::uint32_t number = 0; number < hashes_.size(); ++number) {
    std::size_t at = static_cast<std::size_t>(hashes_[number]) & (slots_.size() - 1);
    while (slots_[at] != kEmpty) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = number;
  }
}

std::vector<Column> KeyTable::TakeColumns() { return std::move(keys_); }

std::size_t KeyTable::byte_count() const {
  std::size_t bytes = slots_.size() * sizeof(std::uint32_t) + hashes_.size() * sizeof(std::uint64_t);
  for (const Column& column : keys_) bytes += column.byte_count();
  return bytes;
}

}  // namespace jitu::query

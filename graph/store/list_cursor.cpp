#include "graph/store/list_cursor.h"

#include <algorithm>

namespace jitu::graph::rocks {

Error DamagedList(const Database& database, std::string_view key) {
  std::string hex;
  for (const char c : key) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    hex.push_back(kDigits[byte >> 4u]);
    hex.push_back(kDigits[byte & 0xFu]);
  }
  return database.Damaged(Say("列表 {} 无法读出。", "The list {} cannot be read.", hex));
}

bool ListCursor::InList() const { return iterator_->Valid() && iterator_->key().starts_with(AsSlice(list_key_)); }

Result<bool> ListCursor::Load() {
  entries_.clear();
  at_ = 0;
  if (!InList()) {
    if (!iterator_->status().ok()) return database_->Fault(iterator_->status());
    return false;
  }
  const auto chunk = Chunk::Parse(AsView(iterator_->value()));
  if (!chunk) return DamagedList(*database_, AsView(iterator_->key()));
  chunk->AppendTo(entries_);
  return true;
}

Result<bool> ListCursor::Next() {
  if (!started_) return Seek(0);
  if (++at_ < entries_.size()) return true;
  if (!iterator_->Valid()) return false;
  iterator_->Next();
  return Load();
}

Result<bool> ListCursor::Seek(std::uint64_t id) {
  const auto below = [](const Entry& entry, std::uint64_t wanted) { return entry.id < wanted; };
  const auto here = [&]() {
    at_ = static_cast<std::size_t>(
        std::lower_bound(entries_.begin() + static_cast<std::ptrdiff_t>(at_), entries_.end(), id, below) -
        entries_.begin());
    return at_ < entries_.size();
  };
  if (started_ && here()) return true;
  if (started_ && !iterator_->Valid()) return false;
  started_ = true;
  std::string key = list_key_;
  AppendEntry(key, {id, 0});
  iterator_->SeekForPrev(AsSlice(key));
  // The chunk that may hold the id is the last that starts at it or before; a list's first key starts them all.
  if (!InList()) iterator_->Seek(AsSlice(list_key_));
  for (;;) {
    JITU_TRY(const bool loaded, Load());
    if (!loaded) return false;
    if (here()) return true;
    iterator_->Next();
  }
}

}  // namespace jitu::graph::rocks

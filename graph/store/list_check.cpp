#include "graph/store/list_check.h"

#include <algorithm>

#include "graph/store/keys.h"

namespace jitu::graph::rocks {

namespace {

bool IsAdjacency(Family family) { return family == Family::kOut || family == Family::kIn; }

}  // namespace

Result<bool> HasEntry(const Moment& moment, Family family, std::string_view list_key, Entry entry) {
  std::string upto(list_key);
  AppendEntry(upto, entry);
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  const auto iterator = moment.Iterate(family, options);
  iterator->SeekForPrev(AsSlice(upto));
  if (!iterator->Valid()) {
    if (!iterator->status().ok()) return moment.database().Fault(iterator->status());
    return false;
  }
  if (!iterator->key().starts_with(AsSlice(list_key))) return false;
  const auto chunk = Chunk::Parse(AsView(iterator->value()));
  if (!chunk) return DamagedList(moment.database(), AsView(iterator->key()));
  std::vector<Entry> entries;
  chunk->AppendTo(entries);
  return std::binary_search(entries.begin(), entries.end(), entry);
}

ListCheck::ListCheck(const Moment& moment, Family family)
    : moment_(moment),
      family_(family),
      builder_(IsAdjacency(family) ? kAdjacencyBits : kPostingBits,
               [this](std::string_view key, std::string_view value) -> Result<void> {
                 // What the entries should look like when stored is compared with what is stored, byte for byte.
                 if (stored_.empty() || stored_.front().first != key || stored_.front().second != value) Spoiled(key);
                 if (!stored_.empty()) stored_.pop_front();
                 return {};
               }) {}

std::optional<std::size_t> ListCheck::ListKeyLength(std::string_view key) const {
  const auto length = IsAdjacency(family_) ? std::optional<std::size_t>(sizeof(ListKey)) : PostingKeyLength(key);
  if (!length || (key.size() != *length && key.size() != *length + kEntryBytes)) return std::nullopt;
  return length;
}

void ListCheck::Spoiled(std::string_view key) {
  if (spoiled_) return;
  spoiled_ = true;
  on_fault_(DamagedList(moment_.database(), key).message);
}

Result<void> ListCheck::EndList() {
  JITU_CHECK_OK(builder_.End());
  if (!stored_.empty()) Spoiled(stored_.front().first);
  stored_.clear();
  return {};
}

Result<void> ListCheck::Run(const OnList& on_list, const OnEntry& on_entry, const OnFault& on_fault,
                            const StopSignal& stop) {
  on_fault_ = on_fault;
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  options.fill_cache = false;
  const auto iterator = moment_.Iterate(family_, options);
  std::uint32_t row = 0;
  for (iterator->SeekToFirst(); iterator->Valid(); iterator->Next()) {
    if (row++ % 1024 == 0) JITU_CHECK_OK(CheckStop(stop));
    const std::string_view key = AsView(iterator->key());
    const auto length = ListKeyLength(key);
    const auto chunk = Chunk::Parse(AsView(iterator->value()));
    if (!length || !chunk) {
      spoiled_ = false;
      Spoiled(key);
      continue;
    }
    const std::string_view list = key.substr(0, *length);
    if (list != list_key_) {
      JITU_CHECK_OK(EndList());
      list_key_ = list;
      last_ = {};
      spoiled_ = false;
      builder_.Begin(list);
      on_list(list);
    }
    stored_.emplace_back(key, AsView(iterator->value()));
    entries_.clear();
    chunk->AppendTo(entries_);
    for (const Entry entry : entries_) {
      if (entry.id != 0 && entry <= last_) Spoiled(key);
      last_ = entry;
      JITU_CHECK_OK(builder_.Add(entry));
      on_entry(list, entry);
    }
  }
  if (!iterator->status().ok()) return moment_.database().Fault(iterator->status());
  return EndList();
}

}  // namespace jitu::graph::rocks

#include "graph/store/posting_parts.h"

namespace jitu::graph::rocks {

namespace {

rocksdb::ReadOptions Below(const rocksdb::Slice& end) {
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  options.iterate_upper_bound = &end;
  return options;
}

}  // namespace

PostingParts::PostingParts(const Moment& moment, Family family, const rocksdb::Slice& end)
    : database_(moment.database()), chunks_(moment.Iterate(family, Below(end))), loose_(moment.loose(), AsView(end)) {}

void PostingParts::Seek(std::string_view list, std::uint64_t node) {
  if (node != 0) {
    std::string key(list);
    AppendEntry(key, {node, 0});
    chunks_->SeekForPrev(AsSlice(key));
  }
  // The chunk that may hold the node is the last that starts at it or before; a list's first key starts them all.
  if (node == 0 || !chunks_->Valid() || !chunks_->key().starts_with(AsSlice(list))) chunks_->Seek(AsSlice(list));
  const bool later = chunks_->Valid() && chunks_->key().starts_with(AsSlice(list)) &&
                     chunks_->key().size() == list.size() + kEntryBytes;
  loose_.Seek(list, later ? ReadBig64(AsView(chunks_->key()).substr(list.size())) : 0);
}

Result<bool> PostingParts::Next() {
  do {
    const std::string_view key = chunks_->Valid() ? AsView(chunks_->key()) : std::string_view();
    const auto length = PostingKeyLength(key);
    if (!chunks_->Valid()) {
      if (!chunks_->status().ok()) return database_.Fault(chunks_->status());
    } else if (!length) {
      return DamagedList(database_, key);
    }
    packed_.clear();
    const bool only_loose = loose_.Valid() && (!length || loose_.list() < key.substr(0, *length));
    if (!only_loose && !length) return false;
    if (only_loose) {
      list_ = loose_.list();
      more_ = false;
      TakeLoose(std::nullopt);
      continue;
    }
    list_ = key.substr(0, *length);
    const auto chunk = Chunk::Parse(AsView(chunks_->value()));
    if (!chunk) return DamagedList(database_, key);
    more_ = chunk->more();
    chunk->AppendTo(packed_);
    chunks_->Next();
    const bool same_list = chunks_->Valid() && chunks_->key().starts_with(AsSlice(list_)) &&
                           chunks_->key().size() == list_.size() + kEntryBytes;
    TakeLoose(same_list ? std::optional(ReadBig64(AsView(chunks_->key()).substr(list_.size()))) : std::nullopt);
  } while (entries_.empty());
  return true;
}

/// Lays over the part what is loose of its list, up to where the next part begins.
void PostingParts::TakeLoose(std::optional<std::uint64_t> below) {
  edits_.clear();
  for (; loose_.Valid() && loose_.list() == list_; loose_.Next()) {
    const Edit edit = loose_.edit();
    if (below && edit.entry.id >= *below) break;
    edits_.push_back(edit);
  }
  if (edits_.empty()) {
    entries_.swap(packed_);
    return;
  }
  changed_.resize(edits_.size());
  entries_ = Edited(packed_, edits_, changed_);
}

}  // namespace jitu::graph::rocks

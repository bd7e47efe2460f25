#include "graph/store/loose_entries.h"

#include <rocksdb/write_batch.h>
#include <utility>

#include "graph/model/codec.h"
#include "graph/store/list_check.h"
#include "graph/store/list_editor.h"
#include "graph/store/moment.h"

namespace jitu::graph::rocks {

namespace {

/// So many are packed by one write.
constexpr std::size_t kPackedTogether = 8192;

/// One write of its own: the lists have some loose entries more, and records may go.
class Packing {
 public:
  Packing(const Database& database, const Indexes& indexes) : database_(database), indexes_(indexes) {}

  void Add(std::string_view list, Edit edit) {
    auto& lists = FamilyOfPosting(list, indexes_) == Family::kTextIndex ? text_ : property_;
    if (lists.empty() || lists.back().key != list) lists.push_back({std::string(list), {}, {}, false});
    lists.back().edits.push_back(edit);
    ++size_;
  }
  void Drop(const rocksdb::Slice& record) { batch_.Delete(database_.family(Family::kLoose), record); }
  std::size_t size() const { return size_; }

  Result<void> Write() {
    ListEditor property(database_, Family::kPropertyIndex, kPostingBits, batch_);
    JITU_CHECK_OK(property.Apply(property_));
    ListEditor text(database_, Family::kTextIndex, kPostingBits, batch_);
    JITU_CHECK_OK(text.Apply(text_));
    const rocksdb::Status status = database_.db().Write(rocksdb::WriteOptions(), &batch_);
    if (!status.ok()) return database_.Fault(status);
    batch_.Clear();
    property_.clear();
    text_.clear();
    size_ = 0;
    return {};
  }

 private:
  const Database& database_;
  const Indexes& indexes_;
  rocksdb::WriteBatch batch_;
  std::vector<ListEdits> property_;
  std::vector<ListEdits> text_;
  std::size_t size_ = 0;
};

bool IsKey(std::string_view key) {
  return key.size() > sizeof(NodeKey) && PostingKeyLength(key) == key.size() - sizeof(NodeKey);
}

/// Both in order; where both have a key, the later one's holds.
LooseRun Merged(const LooseRun& earlier, const LooseRun& later) {
  LooseRun merged;
  std::size_t at = 0;
  for (std::size_t i = 0; i < later.size(); ++i) {
    for (; at < earlier.size() && earlier.key(at) < later.key(i); ++at) merged.Add(earlier.key(at), earlier.add(at));
    if (at < earlier.size() && earlier.key(at) == later.key(i)) ++at;
    merged.Add(later.key(i), later.add(i));
  }
  for (; at < earlier.size(); ++at) merged.Add(earlier.key(at), earlier.add(at));
  return merged;
}

}  // namespace

Family FamilyOfPosting(std::string_view list, const Indexes& indexes) {
  const IndexId index = ReadBig16(list);
  const bool text =
      index < indexes.definitions().size() && indexes.definitions()[index].kind == model::IndexKind::kText;
  return text ? Family::kTextIndex : Family::kPropertyIndex;
}

void LooseRun::Add(std::string_view key, bool add) {
  bytes_ += key;
  ends_.push_back(bytes_.size());
  adds_.push_back(add);
}

std::size_t LooseRun::Find(std::string_view wanted) const {
  std::size_t begin = 0;
  std::size_t end = size();
  while (begin < end) {
    const std::size_t middle = (begin + end) / 2;
    if (key(middle) < wanted) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

std::string LooseRun::Encode() const {
  std::string bytes;
  bytes.reserve(bytes_.size() + 2 * size());
  for (std::size_t i = 0; i < size(); ++i) {
    AppendVarint(bytes, key(i).size() << 1u | (add(i) ? 1u : 0u));
    bytes += key(i);
  }
  return bytes;
}

std::optional<LooseRun> LooseRun::Decode(std::string_view bytes) {
  LooseRun run;
  while (!bytes.empty()) {
    std::uint64_t head = 0;
    std::string_view key;
    if (!TakeVarint(bytes, head) || !TakeBytes(bytes, head >> 1u, key) || !IsKey(key)) return std::nullopt;
    if (run.size() > 0 && run.key(run.size() - 1) >= key) return std::nullopt;
    run.Add(key, (head & 1u) != 0);
  }
  return run;
}

std::size_t LooseEntries::size() const {
  std::size_t entries = 0;
  for (const auto& run : runs_) entries += run->size();
  return entries;
}

LooseEntries LooseEntries::With(LooseRun run) const {
  LooseEntries all = *this;
  if (run.size() == 0) return all;
  while (!all.runs_.empty() && all.runs_.back()->size() <= run.size()) {
    run = Merged(*all.runs_.back(), run);
    all.runs_.pop_back();
  }
  all.runs_.push_back(std::make_shared<const LooseRun>(std::move(run)));
  return all;
}

Result<LooseEntries> ReadLooseEntries(const Database& database) {
  const std::unique_ptr<rocksdb::Iterator> at(
      database.db().NewIterator(rocksdb::ReadOptions(), database.family(Family::kLoose)));
  LooseEntries loose;
  for (at->SeekToFirst(); at->Valid(); at->Next()) {
    auto run = LooseRun::Decode(AsView(at->value()));
    if (!run) return DamagedList(database, AsView(at->key()));
    loose = loose.With(std::move(*run));
  }
  if (!at->status().ok()) return database.Fault(at->status());
  return loose;
}

/// The lists first, the records with the last of them: whoever ends between reads entries twice, which is no harm.
Result<void> PackLooseEntries(const Database& database, const Indexes& indexes, const LooseEntries& loose) {
  Packing packing(database, indexes);
  LooseCursor at(loose);
  for (at.Seek({}, 0); at.Valid(); at.Next()) {
    if (packing.size() == kPackedTogether) JITU_CHECK_OK(packing.Write());
    packing.Add(at.list(), at.edit());
  }
  const std::unique_ptr<rocksdb::Iterator> record(
      database.db().NewIterator(rocksdb::ReadOptions(), database.family(Family::kLoose)));
  for (record->SeekToFirst(); record->Valid(); record->Next()) packing.Drop(record->key());
  if (!record->status().ok()) return database.Fault(record->status());
  return packing.Write();
}

LooseCursor::LooseCursor(const LooseEntries& loose, std::string_view end) : end_(end) {
  for (auto run = loose.runs_.rbegin(); run != loose.runs_.rend(); ++run) heads_.push_back({run->get(), 0});
}

void LooseCursor::Seek(std::string_view list, std::uint64_t node) {
  if (heads_.empty()) return;
  std::string key(list);
  if (node != 0) AppendBig64(key, node);
  for (Head& head : heads_) head.at = head.run->Find(key);
  Settle();
}

void LooseCursor::Next() {
  const std::string_view passed = key_;
  for (Head& head : heads_) {
    if (head.at < head.run->size() && head.run->key(head.at) == passed) ++head.at;
  }
  Settle();
}

/// On the smallest key; of several runs that have it the newest holds.
void LooseCursor::Settle() {
  valid_ = false;
  for (const Head& head : heads_) {
    if (head.at == head.run->size()) continue;
    const std::string_view key = head.run->key(head.at);
    if (valid_ && key >= key_) continue;
    key_ = key;
    add_ = head.run->add(head.at);
    valid_ = true;
  }
  valid_ = valid_ && (end_.empty() || key_ < end_);
}

Result<bool> HasPosting(const Moment& moment, Family family, std::string_view list, std::uint64_t node) {
  LooseCursor loose(moment.loose());
  loose.Seek(list, node);
  if (loose.Valid() && loose.list() == list && loose.edit().entry.id == node) return loose.edit().add;
  return HasEntry(moment, family, list, {node, 0});
}

}  // namespace jitu::graph::rocks

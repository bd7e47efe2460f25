#include "graph/store/loose_entries.h"

#include <utility>
#include <vector>

#include "graph/store/list_check.h"
#include "graph/store/list_editor.h"

namespace jitu::graph::rocks {

namespace {

constexpr std::string_view kAdd = "+";
constexpr std::string_view kRemove = "-";
constexpr std::size_t kNodeBytes = sizeof(NodeKey);
/// So many are packed by one write.
constexpr std::size_t kPackedTogether = 8192;

std::string_view ListOf(std::string_view key) { return key.substr(0, key.size() - kNodeBytes); }

Edit EditOf(std::string_view key, std::string_view value) {
  return {{ReadBig64(key.substr(key.size() - kNodeBytes)), 0}, value == kAdd};
}

/// One write of its own: some loose entries go, and the lists have them.
class Packing {
 public:
  Packing(const Database& database, const Indexes& indexes) : database_(database), indexes_(indexes) {}

  void Add(std::string_view key, std::string_view value) {
    batch_.Delete(database_.family(Family::kLoose), AsSlice(key));
    const std::string_view list = ListOf(key);
    auto& lists = FamilyOfPosting(list, indexes_) == Family::kTextIndex ? text_ : property_;
    if (lists.empty() || lists.back().key != list) lists.push_back({std::string(list), {}, {}});
    lists.back().edits.push_back(EditOf(key, value));
    ++size_;
  }
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
  return key.size() > kNodeBytes && PostingKeyLength(ListOf(key)) == key.size() - kNodeBytes;
}

}  // namespace

Family FamilyOfPosting(std::string_view list, const Indexes& indexes) {
  const IndexId index = ReadBig16(list);
  const bool text =
      index < indexes.definitions().size() && indexes.definitions()[index].kind == model::IndexKind::kText;
  return text ? Family::kTextIndex : Family::kPropertyIndex;
}

void PutLoose(rocksdb::WriteBatch& batch, const Database& database, std::string_view key, bool add) {
  batch.Put(database.family(Family::kLoose), AsSlice(key), AsSlice(add ? kAdd : kRemove));
}

Result<void> PackLooseEntries(const Database& database, const Indexes& indexes) {
  const std::unique_ptr<rocksdb::Iterator> at(
      database.db().NewIterator(rocksdb::ReadOptions(), database.family(Family::kLoose)));
  Packing packing(database, indexes);
  for (at->SeekToFirst(); at->Valid(); at->Next()) {
    if (!IsKey(AsView(at->key()))) return DamagedList(database, AsView(at->key()));
    packing.Add(AsView(at->key()), AsView(at->value()));
    if (packing.size() == kPackedTogether) JITU_CHECK_OK(packing.Write());
  }
  if (!at->status().ok()) return database.Fault(at->status());
  return packing.size() > 0 ? packing.Write() : Result<void>();
}

LooseCursor::LooseCursor(const Moment& moment, const rocksdb::ReadOptions& options) : database_(moment.database()) {
  if (moment.has_loose()) iterator_ = moment.Iterate(Family::kLoose, options);
}

void LooseCursor::Seek(std::string_view list, std::uint64_t node) {
  if (!iterator_) return;
  std::string key(list);
  if (node != 0) AppendBig64(key, node);
  iterator_->Seek(AsSlice(key));
}

std::string_view LooseCursor::list() const {
  const std::string_view key = AsView(iterator_->key());
  return key.size() < kNodeBytes ? std::string_view() : ListOf(key);
}

Edit LooseCursor::edit() const {
  const std::string_view key = AsView(iterator_->key());
  return key.size() < kNodeBytes ? Edit{} : EditOf(key, AsView(iterator_->value()));
}

Result<void> LooseCursor::status() const {
  if (!iterator_ || iterator_->status().ok()) return {};
  return database_.Fault(iterator_->status());
}

Result<bool> HasPosting(const Moment& moment, Family family, std::string_view list, std::uint64_t node) {
  LooseCursor loose(moment);
  loose.Seek(list, node);
  JITU_CHECK_OK(loose.status());
  if (loose.Valid() && loose.list() == list && loose.edit().entry.id == node) return loose.edit().add;
  return HasEntry(moment, family, list, {node, 0});
}

}  // namespace jitu::graph::rocks

#include "graph/store/list_editor.h"

#include <algorithm>
#include <utility>

#include "graph/store/point_reads.h"

namespace jitu::graph::rocks {

namespace {

bool AnyChanged(std::span<const std::uint8_t> changed) {
  return std::find(changed.begin(), changed.end(), std::uint8_t{1}) != changed.end();
}

}  // namespace

rocksdb::Iterator& ListEditor::iterator() {
  if (!iterator_) {
    rocksdb::ReadOptions options;
    options.total_order_seek = true;
    iterator_.reset(database_.db().NewIterator(options, database_.family(family_)));
  }
  return *iterator_;
}

Result<void> ListEditor::Apply(std::span<ListEdits> lists) {
  PointReads reads(database_, family_, nullptr);
  std::vector<rocksdb::Slice> keys;
  while (!lists.empty()) {
    const auto some = lists.first(std::min(lists.size(), PointReads::kBatch));
    lists = lists.subspan(some.size());
    keys.clear();
    for (const ListEdits& list : some) {
      if (!list.is_new) keys.push_back(AsSlice(list.key));
    }
    JITU_CHECK_OK(reads.Read(keys));
    std::size_t read = 0;
    for (ListEdits& list : some) JITU_CHECK_OK(ApplyTo(list, list.is_new ? std::nullopt : reads[read++]));
  }
  return {};
}

Result<void> ListEditor::ApplyTo(ListEdits& list, std::optional<std::string_view> first) {
  list.changed.assign(list.edits.size(), 0);
  std::vector<Entry> entries;
  if (first) {
    const auto chunk = Chunk::Parse(*first);
    if (!chunk) return DamagedList(database_, list.key);
    if (chunk->more()) {
      JITU_TRY(const bool done, ApplyByChunk(list));
      return done ? Result<void>() : ApplyToWhole(list);
    }
    chunk->AppendTo(entries);
  }
  const auto after = Edited(entries, list.edits, list.changed);
  if (!AnyChanged(list.changed)) return {};
  StoredChunks before;
  if (first) before.emplace_back(list.key, *first);
  return Rewrite(list.key, ListBuilder::Part::kWhole, before, after);
}

/// False, with nothing written, where an edit moves a border between chunks: then the list is laid out anew.
Result<bool> ListEditor::ApplyByChunk(ListEdits& list) {
  struct Touched {
    StoredChunks before;
    std::vector<Entry> after;
    bool first;
  };
  std::vector<Touched> touched;
  rocksdb::Iterator& at = iterator();
  std::string wanted;
  // To the chunk that has the entry or would have it. Never forward from there: turning an iterator round costs a
  // search.
  const auto go_to = [&](Entry entry) -> Result<void> {
    wanted = list.key;
    AppendEntry(wanted, entry);
    at.SeekForPrev(AsSlice(wanted));
    if (!at.status().ok()) return database_.Fault(at.status());
    if (!at.Valid() || !at.key().starts_with(AsSlice(list.key))) return DamagedList(database_, list.key);
    return {};
  };
  const std::span<const Edit> edits(list.edits);
  const std::span<std::uint8_t> changed(list.changed);
  JITU_CHECK_OK(go_to(edits.front().entry));
  for (std::size_t begin = 0; begin < edits.size();) {
    Touched one{{{at.key().ToString(), at.value().ToString()}}, {}, at.key().size() == list.key.size()};
    const std::string& key = one.before.front().first;
    std::size_t end = begin + 1;
    for (; end < edits.size(); ++end) {
      JITU_CHECK_OK(go_to(edits[end].entry));
      if (AsView(at.key()) != key) break;
    }
    const auto chunk = Chunk::Parse(one.before.front().second);
    if (!chunk) return DamagedList(database_, key);
    std::vector<Entry> entries;
    chunk->AppendTo(entries);
    const auto here = changed.subspan(begin, end - begin);
    one.after = Edited(entries, edits.subspan(begin, end - begin), here);
    const bool lost_its_start = one.after.empty() || (!one.first && one.after.front() != entries.front());
    if (lost_its_start) return false;
    if (AnyChanged(here)) touched.push_back(std::move(one));
    begin = end;
  }
  for (const Touched& one : touched) {
    const auto part = one.first ? ListBuilder::Part::kFirst : ListBuilder::Part::kLater;
    JITU_CHECK_OK(Rewrite(list.key, part, one.before, one.after));
  }
  return true;
}

Result<void> ListEditor::ApplyToWhole(ListEdits& list) {
  StoredChunks before;
  std::vector<Entry> entries;
  rocksdb::Iterator& at = iterator();
  for (at.Seek(AsSlice(list.key)); at.Valid() && at.key().starts_with(AsSlice(list.key)); at.Next()) {
    before.emplace_back(at.key().ToString(), at.value().ToString());
    const auto chunk = Chunk::Parse(before.back().second);
    if (!chunk) return DamagedList(database_, before.back().first);
    chunk->AppendTo(entries);
  }
  if (!at.status().ok()) return database_.Fault(at.status());
  const auto after = Edited(entries, list.edits, list.changed);
  return AnyChanged(list.changed) ? Rewrite(list.key, ListBuilder::Part::kWhole, before, after) : Result<void>();
}

/// Puts the chunks of `after` that differ from those of `before`, and deletes those that are no more.
Result<void> ListEditor::Rewrite(std::string_view list_key, ListBuilder::Part part, const StoredChunks& before,
                                 std::span<const Entry> after) {
  auto* family = database_.family(family_);
  std::size_t at = 0;
  const auto drop_up_to = [&](std::string_view key) {
    for (; at < before.size() && before[at].first < key; ++at) batch_.Delete(family, AsSlice(before[at].first));
  };
  ListBuilder builder(bits_, [&](std::string_view key, std::string_view value) -> Result<void> {
    drop_up_to(key);
    const bool there = at < before.size() && before[at].first == key;
    if (!there || before[at].second != value) batch_.Put(family, AsSlice(key), AsSlice(value));
    if (there) ++at;
    return {};
  });
  builder.Begin(list_key, part);
  for (const Entry entry : after) JITU_CHECK_OK(builder.Add(entry));
  JITU_CHECK_OK(builder.End());
  for (; at < before.size(); ++at) batch_.Delete(family, AsSlice(before[at].first));
  return {};
}

}  // namespace jitu::graph::rocks

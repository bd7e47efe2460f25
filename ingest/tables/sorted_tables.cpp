#include "ingest/tables/sorted_tables.h"

namespace jitu::ingest {
namespace {

constexpr std::uint64_t kStride = 1 << 16;  // records between two words to the watcher

Error Unreadable() { return Fail(ErrorCode::kIo, Say("临时文件的内容有误", "a temporary file has wrong content")); }

}  // namespace

void SortedTables::Tell() const {
  const std::uint64_t rows = node_count_ + relationship_count_;
  if (watcher_ && rows % kStride == 0) watcher_({ImportPhase::kStoring, tables_.bytes(), tables_.total_bytes(), rows});
}

Result<bool> SortedTables::Next(graph::WriteBatch::Node& node) {
  while (true) {
    std::string_view bytes;
    JITU_TRY(const bool more, nodes_.Next(bytes));
    if (!more) return false;
    const NodeId last = node_.id;
    if (!Read(bytes, node_)) return Unreadable();
    if (node_count_ == 0 || node_.id != last) break;
    JITU_CHECK_OK(tables_.bad_rows().Add(node_.place, Say("这个 id 已经出现过", "this id was there before")));
  }
  node.id = node_.id;
  node.labels = node_.labels;
  JITU_TRY(node.properties, graph::Decode(node_.properties));
  ++node_count_;
  Tell();
  return true;
}

Result<bool> SortedTables::Next(graph::WriteBatch::Relationship& relationship) {
  std::string_view bytes;
  JITU_TRY(const bool more, relationships_.Next(bytes));
  if (!more) return false;
  if (!Read(bytes, relationship_)) return Unreadable();
  graph::RelationshipKey key{relationship_.from, relationship_.type, relationship_.to, 0};
  const bool parallel =
      relationship_count_ > 0 && last_.from == key.from && last_.type == key.type && last_.to == key.to;
  if (parallel) key.ordinal = last_.ordinal + 1;
  last_ = key;
  relationship.key = key;
  JITU_TRY(relationship.properties, graph::Decode(relationship_.properties));
  ++relationship_count_;
  Tell();
  return true;
}

}  // namespace jitu::ingest

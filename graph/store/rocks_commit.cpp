#include "graph/store/commit.h"
#include "graph/store/keys.h"
#include "graph/store/loose_entries.h"
#include "graph/store/records.h"
#include "graph/store/rocks_store.h"

namespace jitu::graph::rocks {

/// A durable commit that changes nothing still vouches for the ones before it.
Result<void> RocksStore::Settle(bool durable) {
  if (!durable || !unsettled_) return {};
  const rocksdb::Status status = database_->db().SyncWAL();
  if (!status.ok()) return database_->Fault(status);
  unsettled_ = false;
  return {};
}

Result<std::uint64_t> RocksStore::commit(const WriteBatch& batch, const Preconditions& preconditions) {
  JITU_CHECK_OK(RequireWritable());
  const std::lock_guard<std::mutex> writing(writer_);
  const auto now = Current();
  if (preconditions.version && *preconditions.version != now->version()) {
    return Fail(ErrorCode::kConflict, Say("图已从第 {} 版变到第 {} 版。请重新读取后再试。",
                                          "The graph went from version {} to {}. Read it anew and try again.",
                                          *preconditions.version, now->version()));
  }
  JITU_CHECK_OK(CheckBatch(batch, now->tokens()));
  Commit commit(indexes_, *now, batch);
  JITU_CHECK_OK(commit.Prepare());
  if (!commit.changes()) {
    JITU_CHECK_OK(Settle(preconditions.durable));
    return now->version();
  }

  const std::uint64_t version = now->version() + 1;
  auto* meta = database_->family(Family::kMeta);
  rocksdb::WriteBatch& writes = commit.writes();
  const std::string tokens = commit.tokens()->Encode();
  writes.Put(meta, AsSlice(kVersionKey), AsSlice(EncodeNumber(version)));
  writes.Put(meta, AsSlice(kCountsKey), AsSlice(EncodeCounts(commit.counts())));
  // A schema may have brought further indexes since the last commit.
  const std::string indexes = EncodeDefinitions(indexes_.definitions());
  if (indexes != stored_indexes_) writes.Put(meta, AsSlice(kIndexesKey), AsSlice(indexes));
  if (commit.loose().size() > 0) {
    std::string key;
    AppendBig64(key, version);
    writes.Put(database_->family(Family::kLoose), AsSlice(key), AsSlice(commit.loose().Encode()));
  }
  if (tokens != stored_tokens_) writes.Put(meta, AsSlice(kTokensKey), AsSlice(tokens));
  rocksdb::WriteOptions options;
  options.sync = preconditions.durable;
  const rocksdb::Status status = database_->db().Write(options, &writes);
  if (!status.ok()) return database_->Fault(status);
  unsettled_ = !preconditions.durable;
  LooseEntries loose = now->loose().With(std::move(commit.loose()));
  // The commit is done: packing may fail, and is tried again by the next one.
  if (loose.size() > most_loose_ && PackLooseEntries(*database_, indexes_, loose)) loose = {};
  stored_tokens_ = tokens;
  stored_indexes_ = indexes;
  changes_.Add(version, batch);
  Publish(std::make_shared<const Moment>(database_, version, commit.tokens(), std::move(commit.counts()),
                                         std::move(loose)));
  return version;
}

}  // namespace jitu::graph::rocks

/// What one version of the graph looks like to readers. Not for other rooms.
#pragma once

#include <memory>
#include <utility>

#include "graph/store/database.h"
#include "graph/store/loose_entries.h"
#include "graph/store/store.h"

namespace jitu::graph::rocks {

/// Immutable. Keeps the database open, so it may outlive the store.
class Moment : public Snapshot {
 public:
  Moment(std::shared_ptr<Database> database, std::uint64_t version, std::shared_ptr<const Tokens> tokens, Counts counts,
         LooseEntries loose)
      : database_(std::move(database)),
        version_(version),
        tokens_(std::move(tokens)),
        counts_(std::move(counts)),
        loose_(std::move(loose)) {
    // A database opened for reading never changes, and needs no snapshot.
    if (!database_->read_only()) snapshot_ = database_->db().GetSnapshot();
  }
  ~Moment() override {
    if (snapshot_ != nullptr) database_->db().ReleaseSnapshot(snapshot_);
  }
  Moment(const Moment&) = delete;
  Moment& operator=(const Moment&) = delete;

  std::uint64_t version() const override { return version_; }
  const Tokens& tokens() const { return *tokens_; }
  const std::shared_ptr<const Tokens>& shared_tokens() const { return tokens_; }
  const Counts& counts() const { return counts_; }
  const rocksdb::Snapshot* snapshot() const { return snapshot_; }
  const Database& database() const { return *database_; }
  /// Index entries that no packed list has yet.
  const LooseEntries& loose() const { return loose_; }
  const std::shared_ptr<Database>& shared_database() const { return database_; }

  /// For a walk through many neighbours of the keys: it reads ahead and leaves the cache to others.
  static rocksdb::ReadOptions LongWalk() {
    rocksdb::ReadOptions options;
    options.fill_cache = false;
    options.readahead_size = 1u << 20;
    return options;
  }
  std::unique_ptr<rocksdb::Iterator> Iterate(Family family, rocksdb::ReadOptions options = {}) const {
    options.snapshot = snapshot_;
    return std::unique_ptr<rocksdb::Iterator>(database_->db().NewIterator(options, database_->family(family)));
  }

 private:
  std::shared_ptr<Database> database_;
  const rocksdb::Snapshot* snapshot_ = nullptr;
  std::uint64_t version_;
  std::shared_ptr<const Tokens> tokens_;
  Counts counts_;
  LooseEntries loose_;
};

inline const Moment& MomentOf(const Snapshot& at) { return static_cast<const Moment&>(at); }

/// The error for a request that was asked to stop; nothing if it was not.
inline Result<void> CheckStop(const StopSignal& stop) {
  if (stop.Requested()) return Fail(ErrorCode::kCancelled, Say("已取消。", "Cancelled."));
  if (stop.Expired()) return Fail(ErrorCode::kLimit, Say("超过了时限。", "The time limit was reached."));
  return {};
}

}  // namespace jitu::graph::rocks

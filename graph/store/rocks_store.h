/// The store on RocksDB. Not for other rooms: they open it with OpenRocks.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "graph/store/change_log.h"
#include "graph/store/moment.h"

namespace jitu::graph::rocks {

/// Readers take the current Moment and never wait for the writer; commits queue at one mutex.
class RocksStore : public Store {
 public:
  static Result<std::unique_ptr<Store>> Open(std::shared_ptr<Database> database, const model::GraphSchema& schema,
                                             std::size_t most_loose);
  /// Packs what is loose, as far as the disk lets it.
  ~RocksStore() override;

  Capabilities capabilities() const override { return {}; }
  const Indexes& indexes() const override { return indexes_; }
  std::shared_ptr<const Snapshot> snapshot() const override { return Current(); }
  Tokens tokens(const Snapshot& at) const override { return MomentOf(at).tokens(); }

  Result<void> expand(const Snapshot& at, std::span<const NodeId> frontier, const ExpandSpec& spec,
                      const NeighbourSink& sink, const StopSignal& stop) const override;
  Result<void> nodes(const Snapshot& at, std::span<const NodeId> ids, const Projection& projection,
                     const NodeSink& sink, const StopSignal& stop) const override;
  Result<std::vector<std::optional<Properties>>> relationships(const Snapshot& at,
                                                               std::span<const RelationshipKey> keys) const override;
  Result<std::vector<std::uint64_t>> degrees(const Snapshot& at, std::span<const NodeId> frontier, Direction direction,
                                             std::span<const TypeId> types) const override;
  Result<ScanEnd> scan(const Snapshot& at, const ScanSpec& spec, const NodeSink& sink,
                       const StopSignal& stop) const override;
  Result<std::vector<TextHit>> search(const Snapshot& at, IndexId index, std::span<const std::string> terms,
                                      std::uint32_t at_least, std::size_t limit) const override;
  Result<std::optional<std::string>> attachment(const Snapshot& at, NodeId owner, std::string_view name) const override;
  Result<std::optional<std::string>> setting(const Snapshot& at, std::string_view name) const override;
  Result<Counts> counts(const Snapshot& at) const override { return MomentOf(at).counts(); }
  std::optional<std::vector<NodeId>> changes(std::uint64_t since, const Snapshot& at) const override {
    return changes_.Between(since, at.version());
  }

  Result<std::uint64_t> commit(const WriteBatch& batch, const Preconditions& preconditions) override;
  Result<void> bulk_load(BulkSource& source, const StopSignal& stop) override;
  Result<void> backup(const std::string& folder) override;
  Result<std::vector<Message>> verify(const StopSignal& stop) const override;

 private:
  RocksStore(std::shared_ptr<Database> database, Indexes indexes, std::size_t most_loose)
      : database_(std::move(database)), indexes_(std::move(indexes)), most_loose_(most_loose) {}
  std::shared_ptr<const Moment> Current() const;
  void Publish(std::shared_ptr<const Moment> moment);
  Result<void> RequireWritable() const;
  Result<void> Settle(bool durable);

  std::shared_ptr<Database> database_;
  Indexes indexes_;
  const std::size_t most_loose_;
  ChangeLog changes_;
  std::mutex writer_;
  std::string stored_tokens_;   ///< as they lie in `meta`; guarded by writer_
  std::string stored_indexes_;  ///< the same
  bool unsettled_ = false;      ///< there are commits that may not be on stable storage yet; guarded by writer_
  mutable std::mutex current_mutex_;
  std::shared_ptr<const Moment> current_;
};

}  // namespace jitu::graph::rocks

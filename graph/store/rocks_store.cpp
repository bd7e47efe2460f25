#include "graph/store/rocks_store.h"

#include <algorithm>
#include <rocksdb/utilities/checkpoint.h>

#include "graph/store/records.h"

namespace jitu::graph::rocks {

namespace {

/// Nothing where the key is absent.
Result<std::optional<std::string>> GetMeta(const Database& database, std::string_view key) {
  std::string value;
  const rocksdb::Status status =
      database.db().Get(rocksdb::ReadOptions(), database.family(Family::kMeta), AsSlice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return database.Fault(status);
  return std::optional<std::string>(std::move(value));
}

Error DamagedMeta(const Database& database, std::string_view key) {
  return database.Damaged(Say("记录“{}”无法读出。", "The record \"{}\" cannot be read.", key));
}

/// What `meta` says of a graph. One that nobody wrote to has no records but its format: it is at version 0.
struct Meta {
  std::uint64_t version = 0;
  std::string tokens;
  Counts counts;
};

Result<Meta> ReadMeta(const Database& database) {
  Meta meta;
  JITU_TRY(const auto version_bytes, GetMeta(database, kVersionKey));
  if (!version_bytes) return meta;
  JITU_TRY(const auto tokens_bytes, GetMeta(database, kTokensKey));
  JITU_TRY(const auto counts_bytes, GetMeta(database, kCountsKey));
  const auto version = DecodeNumber(*version_bytes);
  auto counts = counts_bytes ? DecodeCounts(*counts_bytes) : std::nullopt;
  if (!version) return DamagedMeta(database, kVersionKey);
  if (!counts) return DamagedMeta(database, kCountsKey);
  if (!tokens_bytes) return DamagedMeta(database, kTokensKey);
  return Meta{*version, *tokens_bytes, std::move(*counts)};
}

/// The stored table, with the schema's names added that came after it was stored.
Result<Tokens> TokensOf(const Database& database, const Meta& meta, const model::GraphSchema& schema) {
  const Tokens of_schema = Tokens::Of(schema);
  if (meta.tokens.empty()) return of_schema;
  auto tokens = Tokens::Decode(meta.tokens);
  if (!tokens) return DamagedMeta(database, kTokensKey);
  for (const std::string& label : of_schema.label_names()) tokens->Label(label);
  for (const std::string& type : of_schema.type_names()) tokens->Type(type);
  for (const std::string& property : of_schema.property_names()) tokens->Property(property);
  return std::move(*tokens);
}

/// The stored entries must be those of the schema's indexes. Further indexes do no harm while no node has their label,
/// nor does it harm a reader if the graph has further ones.
Result<void> CheckIndexes(const Database& database, const Counts& counts,
                          const std::vector<IndexDefinition>& definitions) {
  JITU_TRY(const auto record, GetMeta(database, kIndexesKey));
  const std::string stored = record.value_or("");  // without an index there is none
  const std::string wanted = EncodeDefinitions(definitions);
  bool fits = wanted.starts_with(stored) || (database.read_only() && stored.starts_with(wanted));
  for (std::size_t i = stored.size() / kDefinitionBytes; fits && i < definitions.size(); ++i) {
    const std::size_t label = definitions[i].label.value;
    fits = label >= counts.nodes_by_label.size() || counts.nodes_by_label[label] == 0;
  }
  if (fits) return {};
  return Fail(
      ErrorCode::kUnsupported,
      Say("这个图的索引与现在的模式不同。请用建图时的模式打开，或换一个文件夹重新读入报告。",
          "The indexes of this graph differ from those of the schema. Open it with the schema it was made with, "
          "or read the reports anew into another folder."),
      database.folder().string());
}

}  // namespace

Result<std::unique_ptr<Store>> RocksStore::Open(std::shared_ptr<Database> database, const model::GraphSchema& schema,
                                                std::size_t most_loose) {
  JITU_TRY(Meta meta, ReadMeta(*database));
  JITU_TRY(Tokens tokens, TokensOf(*database, meta, schema));
  Indexes indexes = Indexes::Of(schema, tokens);
  if (meta.version > 0) JITU_CHECK_OK(CheckIndexes(*database, meta.counts, indexes.definitions()));
  meta.counts.nodes_by_label.resize(std::max(meta.counts.nodes_by_label.size(), tokens.label_count()));
  meta.counts.relationships_by_type.resize(std::max(meta.counts.relationships_by_type.size(), tokens.type_count()));
  JITU_TRY(LooseEntries loose, ReadLooseEntries(*database));
  std::unique_ptr<RocksStore> store(new RocksStore(database, std::move(indexes), most_loose));
  store->stored_tokens_ = std::move(meta.tokens);
  store->Publish(std::make_shared<const Moment>(std::move(database), meta.version,
                                                std::make_shared<const Tokens>(std::move(tokens)), meta.counts,
                                                std::move(loose)));
  return std::unique_ptr<Store>(std::move(store));
}

RocksStore::~RocksStore() {
  // What cannot be packed now stays as it is, and is read all the same.
  if (database_->read_only() || Current()->loose().empty()) return;
  static_cast<void>(PackLooseEntries(*database_, indexes_, Current()->loose()));
}

std::shared_ptr<const Moment> RocksStore::Current() const {
  const std::lock_guard<std::mutex> lock(current_mutex_);
  return current_;
}

void RocksStore::Publish(std::shared_ptr<const Moment> moment) {
  const std::lock_guard<std::mutex> lock(current_mutex_);
  // The old moment is let go outside the lock.
  current_.swap(moment);
}

Result<void> RocksStore::RequireWritable() const {
  if (!database_->read_only()) return {};
  return Fail(ErrorCode::kUnsupported,
              Say("图是只读打开的，不能写入。", "The graph was opened read-only and cannot be written."),
              database_->folder().string());
}

Result<void> RocksStore::backup(const std::string& folder) {
  JITU_CHECK_OK(RequireWritable());
  std::error_code fault;
  if (std::filesystem::exists(folder, fault) && !std::filesystem::remove(folder, fault)) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("备份要写进一个空的文件夹。请换一个。", "A backup goes into an empty folder. Name another one."),
                folder);
  }
  rocksdb::Checkpoint* raw = nullptr;
  rocksdb::Status status = rocksdb::Checkpoint::Create(&database_->db(), &raw);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(raw);
  if (status.ok()) status = checkpoint->CreateCheckpoint(folder);
  if (!status.ok()) return database_->Fault(status);
  return {};
}

Result<std::unique_ptr<Store>> OpenRocksOn(rocksdb::Env* env, const std::filesystem::path& folder,
                                           const model::GraphSchema& schema, const OpenOptions& options) {
  JITU_TRY(auto database, Database::Open(folder, options, env));
  return RocksStore::Open(std::move(database), schema, options.loose_entries);
}

}  // namespace jitu::graph::rocks

namespace jitu::graph {

Result<std::unique_ptr<Store>> OpenRocks(const std::filesystem::path& folder, const model::GraphSchema& schema,
                                         const OpenOptions& options) {
  return rocks::OpenRocksOn(rocksdb::Env::Default(), folder, schema, options);
}

}  // namespace jitu::graph

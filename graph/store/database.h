/// An open RocksDB with its column families, and what may go wrong with it. Not for other rooms.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <string>
#include <string_view>

#include "graph/store/open.h"
#include "schema/base/result.h"

namespace jitu::graph::rocks {

/// Column families. Their names are frozen (FORMAT.md); `default` is RocksDB's own and stays empty.
enum class Family : std::uint8_t {
  kNodes,
  kRelationships,
  kOut,
  kIn,
  kPropertyIndex,
  kTextIndex,
  kAttachments,
  kLoose,
  kMeta,  ///< the last to be made: a graph that has it has them all
};
inline constexpr std::size_t kFamilies = 9;
std::string_view NameOf(Family family);

/// Keys of the family `meta`.
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kVersionKey = "version";
inline constexpr std::string_view kTokensKey = "tokens";
inline constexpr std::string_view kCountsKey = "counts";
inline constexpr std::string_view kIndexesKey = "indexes";
inline constexpr std::string_view kSettingPrefix = "setting:";

/// Where sorted files and runs are laid while a bulk load goes on; whatever is left there belongs to nobody.
inline constexpr std::string_view kScratchFolder = "bulk.tmp";

class Database {
 public:
  /// `env` is RocksDB's default unless a test gives its own.
  static Result<std::shared_ptr<Database>> Open(const std::filesystem::path& folder, const OpenOptions& options,
                                                rocksdb::Env* env);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* family(Family family) const { return handles_[static_cast<std::size_t>(family)]; }
  rocksdb::Options OptionsOf(Family family) const;
  const std::filesystem::path& folder() const { return folder_; }
  bool read_only() const { return read_only_; }

  /// What RocksDB said, as ours: damage, a full disk, or a fault of the system.
  Error Fault(const rocksdb::Status& status) const;
  /// Bytes that are not what they should be; `what` names them.
  Error Damaged(const Message& what) const;

 private:
  Database(std::filesystem::path folder, const OpenOptions& options, rocksdb::Env* env);
  Result<void> OpenForWriting(bool create);
  Result<void> OpenForReading();
  rocksdb::Status TryOpen(bool create);

  std::filesystem::path folder_;
  bool read_only_;
  rocksdb::Options base_;
  std::shared_ptr<rocksdb::Cache> cache_;
  std::unique_ptr<rocksdb::DB> db_;
  std::array<rocksdb::ColumnFamilyHandle*, kFamilies> handles_{};
  rocksdb::ColumnFamilyHandle* default_ = nullptr;
};

/// The error for a list whose bytes are no list.
Error DamagedList(const Database& database, std::string_view key);

inline rocksdb::Slice AsSlice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
inline std::string_view AsView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

/// OpenRocks with an environment of the caller's: how tests make disks fail.
Result<std::unique_ptr<Store>> OpenRocksOn(rocksdb::Env* env, const std::filesystem::path& folder,
                                           const model::GraphSchema& schema, const OpenOptions& options);

}  // namespace jitu::graph::rocks

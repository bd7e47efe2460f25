#include "graph/store/database.h"

#include <algorithm>
#include <chrono>
#include <cstdarg>
#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <thread>

#include "graph/store/records.h"

namespace jitu::graph::rocks {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, kFamilies> kNames = {
    "nodes", "relationships", "out", "in", "property_index", "text_index", "attachments", "loose", "meta"};
/// A reader may meet files that the writer beside it has just replaced; looking again finds the new ones.
constexpr int kReaderAttempts = 4;
/// Below this a log is replayed faster than small files are read.
constexpr std::uint64_t kWorthFlushing = 5000;

/// RocksDB's own log would be written into the graph's folder, by readers too, and says nothing our errors do not.
class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

rocksdb::Options BaseOptions(rocksdb::Env* env) {
  rocksdb::Options options;
  options.env = env;
  options.info_log = std::make_shared<NoLog>();
  // A record cut short by a crash is no damage; one that reads wrong is, and is never skipped in silence.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.max_background_jobs = 2;
  options.max_total_wal_size = 128u << 20;
  options.db_write_buffer_size = 192u << 20;
  options.write_buffer_size = 48u << 20;
  options.level_compaction_dynamic_level_bytes = true;
  options.bytes_per_sync = 1u << 20;
  options.compression = rocksdb::kZSTD;
  return options;
}

enum class Found : std::uint8_t { kNothing, kGraph, kStrangers, kHeadless, kFile };

bool IsRocksName(const std::string& name) {
  return name == "LOCK" || name == "IDENTITY" || name.starts_with("LOG") || name.starts_with("MANIFEST-") ||
         name.starts_with("OPTIONS-") || name.ends_with(".dbtmp");
}

Result<Found> LookInto(const fs::path& folder) {
  std::error_code fault;
  const fs::file_status status = fs::status(folder, fault);
  if (!fs::exists(status)) return Found::kNothing;
  if (!fs::is_directory(status)) return Found::kFile;
  if (fs::exists(folder / "CURRENT", fault)) return Found::kGraph;
  Found found = Found::kNothing;
  for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
    const std::string name = entry->path().filename().string();
    if (name.ends_with(".sst") || name.ends_with(".log")) return Found::kHeadless;
    if (!IsRocksName(name)) found = Found::kStrangers;
  }
  if (fault) {
    return Fail(ErrorCode::kIo,
                Say("无法查看文件夹：{}。请检查访问权限。", "Cannot look into the folder: {}. Check the permissions.",
                    fault.message()),
                folder.string());
  }
  return found;
}

}  // namespace

std::string_view NameOf(Family family) { return kNames[static_cast<std::size_t>(family)]; }

Database::Database(fs::path folder, const OpenOptions& options, rocksdb::Env* env)
    : folder_(std::move(folder)),
      read_only_(options.read_only),
      base_(BaseOptions(env)),
      cache_(rocksdb::NewLRUCache(options.cache_bytes)) {}

Database::~Database() {
  if (!db_) return;
  if (!read_only_) {
    std::uint64_t entries = 0;
    for (auto* handle : handles_) {
      std::uint64_t some = 0;
      if (handle != nullptr && db_->GetIntProperty(handle, "rocksdb.num-entries-active-mem-table", &some))
        entries += some;
    }
    const std::vector<rocksdb::ColumnFamilyHandle*> all(handles_.begin(), handles_.end());
    if (entries > kWorthFlushing) db_->Flush(rocksdb::FlushOptions(), all).PermitUncheckedError();
  }
  for (auto* handle : handles_) {
    if (handle != nullptr) db_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }
  if (default_ != nullptr) db_->DestroyColumnFamilyHandle(default_).PermitUncheckedError();
  db_->Close().PermitUncheckedError();
}

rocksdb::Options Database::OptionsOf(Family family) const {
  rocksdb::Options options = base_;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache_;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.format_version = 5;
  table.block_size = 8u << 10;
  switch (family) {
    case Family::kOut:
    case Family::kIn:
      // Neighbours are hashes and do not compress; the bytes around the many short lists do.
      [[fallthrough]];
    case Family::kRelationships:
      options.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(sizeof(std::uint64_t)));
      break;
    case Family::kNodes:
    case Family::kPropertyIndex:
    case Family::kTextIndex:
      // A commit asks for many keys that are not there.
      options.memtable_prefix_bloom_size_ratio = 0.02;
      options.memtable_whole_key_filtering = true;
      break;
    case Family::kAttachments:
      options.compression = rocksdb::kZSTD;
      table.block_size = 64u << 10;
      break;
    default:
      break;
  }
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

rocksdb::Status Database::TryOpen(bool create) {
  rocksdb::DBOptions options(base_);
  options.create_if_missing = create;
  options.create_missing_column_families = create;
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (std::size_t i = 0; i < kFamilies; ++i) {
    families.emplace_back(std::string(kNames[i]), OptionsOf(static_cast<Family>(i)));
  }
  families.emplace_back(rocksdb::kDefaultColumnFamilyName, rocksdb::ColumnFamilyOptions(base_));
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  rocksdb::Status status = read_only_ ? rocksdb::DB::OpenForReadOnly(options, folder_.string(), families, &handles, &db)
                                      : rocksdb::DB::Open(options, folder_.string(), families, &handles, &db);
  if (!status.ok()) return status;
  db_.reset(db);
  std::copy_n(handles.begin(), kFamilies, handles_.begin());
  default_ = handles.back();
  return status;
}

Result<void> Database::OpenForReading() {
  rocksdb::Status status;
  for (int attempt = 0; attempt < kReaderAttempts; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    status = TryOpen(false);
    if (status.ok()) return {};
  }
  return Fault(status);
}

Result<void> Database::OpenForWriting(bool create) {
  const rocksdb::Status status = TryOpen(create);
  if (!status.ok()) return Fault(status);
  std::error_code ignored;
  fs::remove_all(folder_ / kScratchFolder, ignored);
  return {};
}

namespace {

Error OldFormat(const fs::path& folder) {
  return Fail(ErrorCode::kUnsupported,
              Say("图的格式是旧版的，本程序用的是第 {} 版。请换一个文件夹重新读入报告。",
                  "The graph's format is of an older version; this program uses version {}. Read the reports anew into "
                  "another folder.",
                  kFormatVersion),
              folder.string());
}

/// All our families are there; or none of a stranger's, so that an interrupted creation may be finished.
Result<bool> HasAllFamilies(const Database& database, const rocksdb::Options& base) {
  std::vector<std::string> names;
  const std::string folder = database.folder().string();
  const rocksdb::Status status = rocksdb::DB::ListColumnFamilies(rocksdb::DBOptions(base), folder, &names);
  if (!status.ok()) return database.Fault(status);
  const auto stranger = Say(
      "这个文件夹里的 RocksDB 数据库不是绩图（或出自更新的版本）。请用 --db 指定别的文件夹。",
      "The RocksDB database in this folder is no graph of jitu, or of a newer version. Name another folder with --db.");
  for (const std::string& name : names) {
    if (name != rocksdb::kDefaultColumnFamilyName && std::find(kNames.begin(), kNames.end(), name) == kNames.end()) {
      return database.Damaged(stranger);
    }
  }
  if (names.size() == kFamilies + 1) return true;
  if (std::find(names.begin(), names.end(), NameOf(Family::kMeta)) != names.end()) return OldFormat(database.folder());
  rocksdb::DB* raw = nullptr;
  const rocksdb::Status opened = rocksdb::DB::OpenForReadOnly(base, folder, &raw);
  if (!opened.ok()) return database.Fault(opened);
  const std::unique_ptr<rocksdb::DB> db(raw);
  const std::unique_ptr<rocksdb::Iterator> first(db->NewIterator(rocksdb::ReadOptions()));
  first->SeekToFirst();
  if (first->Valid()) return database.Damaged(stranger);
  return false;
}

Error Missing(const fs::path& folder) {
  return Fail(
      ErrorCode::kGraphMissing,
      Say("这里没有绩图。请先用 jitu ingest --db {} 读入报告，或用 --db 指定已有的图。",
          "There is no graph here. Read reports with jitu ingest --db {} first, or name an existing graph with --db.",
          folder.string()),
      folder.string());
}

}  // namespace

Result<std::shared_ptr<Database>> Database::Open(const fs::path& folder, const OpenOptions& options,
                                                 rocksdb::Env* env) {
  const std::shared_ptr<Database> database(new Database(folder, options, env));
  JITU_TRY(const Found found, LookInto(folder));
  const bool create = options.create_if_missing && !options.read_only;
  if (found == Found::kHeadless) {
    return database->Damaged(Say("文件 CURRENT 不见了。", "The file CURRENT is gone."));
  }
  if (create && (found == Found::kStrangers || found == Found::kFile)) {
    return Fail(
        ErrorCode::kInvalidArgument,
        Say("这里已有别的文件，不能用来建图。请指定一个空的或不存在的文件夹。",
            "There are other files here, so no graph is made. Name an empty folder, or one that does not exist."),
        folder.string());
  }
  bool whole = false;
  if (found == Found::kGraph) {
    JITU_TRY(whole, HasAllFamilies(*database, database->base_));
  }
  if (!whole && !create) return Missing(folder);
  if (!whole) {
    std::error_code fault;
    fs::create_directories(folder, fault);
    if (fault) {
      return Fail(ErrorCode::kIo, Say("无法创建文件夹：{}。", "Cannot create the folder: {}.", fault.message()),
                  folder.string());
    }
  }
  JITU_CHECK_OK(options.read_only ? database->OpenForReading() : database->OpenForWriting(create));
  std::string format;
  rocksdb::DB& db = database->db();
  const rocksdb::Status status =
      db.Get(rocksdb::ReadOptions(), database->family(Family::kMeta), AsSlice(kFormatKey), &format);
  if (status.IsNotFound()) {
    const std::unique_ptr<rocksdb::Iterator> any(
        db.NewIterator(rocksdb::ReadOptions(), database->family(Family::kNodes)));
    any->SeekToFirst();
    if (any->Valid() || !any->status().ok()) {
      return database->Damaged(Say("图的格式没有记录。", "The graph's format is not recorded."));
    }
    if (!create) return Missing(folder);
    rocksdb::WriteOptions durable;
    durable.sync = true;
    const rocksdb::Status written =
        db.Put(durable, database->family(Family::kMeta), AsSlice(kFormatKey), EncodeNumber(kFormatVersion));
    if (!written.ok()) return database->Fault(written);
    return database;
  }
  if (!status.ok()) return database->Fault(status);
  const auto version = DecodeNumber(format);
  if (version == kFormatVersion) return database;
  if (version && *version > kFormatVersion) {
    return Fail(
        ErrorCode::kGraphDamaged,
        Say("图的格式是第 {} 版，本程序只认得到第 {} 版。请用更新的 jitu 打开。",
            "The graph's format is version {}; this program knows versions up to {}. Open it with a newer jitu.",
            *version, kFormatVersion),
        folder.string());
  }
  if (version) return OldFormat(folder);
  return database->Damaged(Say("图的格式无法辨认。", "The graph's format cannot be made out."));
}

}  // namespace jitu::graph::rocks

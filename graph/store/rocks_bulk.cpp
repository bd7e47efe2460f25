#include "graph/store/batch_plan.h"
#include "graph/store/bulk_load.h"
#include "graph/store/records.h"
#include "graph/store/rocks_store.h"

namespace jitu::graph::rocks {

namespace {

/// A folder that goes with its contents, however the load ends. What a killed program leaves, the next opening removes.
class Scratch {
 public:
  explicit Scratch(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  Result<void> Make() const {
    std::error_code fault;
    std::filesystem::remove_all(folder_, fault);
    std::filesystem::create_directories(folder_, fault);
    if (!fault) return {};
    return Fail(ErrorCode::kIo,
                Say("无法创建临时文件夹：{}。", "Cannot create the temporary folder: {}.", fault.message()),
                folder_.string());
  }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace

Result<void> RocksStore::bulk_load(BulkSource& source, const StopSignal& stop) {
  JITU_CHECK_OK(RequireWritable());
  const std::lock_guard<std::mutex> writing(writer_);
  auto now = Current();
  if (now->counts().nodes != 0 || now->counts().relationships != 0) {
    return Fail(
        ErrorCode::kConflict,
        Say("批量导入只能进空的图。请换一个新的文件夹。", "A bulk load fills empty graphs only. Name a new folder."),
        database_->folder().string());
  }
  const Scratch scratch(database_->folder() / kScratchFolder);
  JITU_CHECK_OK(scratch.Make());
  BulkLoad load(*database_, indexes_, scratch.folder());
  JITU_CHECK_OK(load.Prepare(source, stop));
  WriteBatch names;
  names.tokens = source.tokens();
  JITU_CHECK_OK(CheckBatch(names, now->tokens()));
  const auto tokens = std::make_shared<const Tokens>(source.tokens());
  Counts counts = load.counts();
  counts.nodes_by_label.resize(tokens->label_count());
  counts.relationships_by_type.resize(tokens->type_count());
  const std::uint64_t version = now->version();

  // If nobody looks at the empty graph, its moment is let go: files that come beside a snapshot get a number in
  // RocksDB's history, and are all written anew as soon as it may forget it.
  const std::lock_guard<std::mutex> lock(current_mutex_);
  const auto tokens_before = now->shared_tokens();
  const Counts counts_before = now->counts();
  const LooseEntries loose = now->loose();
  now.reset();
  if (current_.use_count() == 1) current_.reset();
  auto loaded = load.Ingest({{std::string(kCountsKey), EncodeCounts(counts)},
                             {std::string(kIndexesKey), EncodeDefinitions(indexes_.definitions())},
                             {std::string(kTokensKey), tokens->Encode()},
                             {std::string(kVersionKey), EncodeNumber(version + 1)}});
  if (loaded) {
    stored_tokens_ = tokens->Encode();
    current_ = std::make_shared<const Moment>(database_, version + 1, tokens, std::move(counts), loose);
  } else if (!current_) {
    current_ = std::make_shared<const Moment>(database_, version, tokens_before, counts_before, loose);
  }
  return loaded;
}

}  // namespace jitu::graph::rocks

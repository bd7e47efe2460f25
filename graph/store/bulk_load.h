/// Fills an empty graph by sorted files that RocksDB takes in at one stroke. Not for other rooms.
#pragma once

#include <fstream>
#include <future>
#include <memory>
#include <rocksdb/sst_file_writer.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store/external_sort.h"
#include "graph/store/moment.h"
#include "graph/store/packed_list.h"

namespace jitu::graph::rocks {

/// Sorted keys of one column family as files of bounded size. They are laid beside the caller, a batch at a time, as
/// making a table costs as much as all that goes before.
class SortedFiles {
 public:
  SortedFiles(const Database& database, Family family, std::filesystem::path folder);
  ~SortedFiles();
  SortedFiles(const SortedFiles&) = delete;
  SortedFiles& operator=(const SortedFiles&) = delete;

  Result<void> Add(std::string_view key, std::string_view value);
  Result<void> Finish();
  Family family() const { return family_; }
  /// Once finished.
  const std::vector<std::string>& files() const { return files_; }

 private:
  struct Batch {
    std::string bytes;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sizes;  ///< of key and value
  };
  Result<void> HandOver();
  Result<void> Await();
  Result<void> Lay(const Batch& batch);
  Result<void> EndFile();

  const Database& database_;
  Family family_;
  std::filesystem::path folder_;
  rocksdb::Options options_;
  Batch batch_;
  std::future<Result<void>> laying_;  ///< of the batch before; it alone touches what follows
  Batch laid_;
  std::unique_ptr<rocksdb::SstFileWriter> writer_;
  std::vector<std::string> files_;
};

/// The ids of all nodes in order, in a file: what the ends of relationships are checked against.
class NodeIds {
 public:
  explicit NodeIds(std::filesystem::path file) : file_(std::move(file)) {}
  Result<void> Add(NodeId id);
  Result<void> Finish();

  /// Asked for ids that never get smaller.
  class Asker {
   public:
    explicit Asker(const NodeIds& ids) : in_(ids.file_, std::ios::binary) {}
    bool Has(NodeId id);

   private:
    std::ifstream in_;
    std::vector<std::uint64_t> buffer_;
    std::size_t at_ = 0;
  };

 private:
  std::filesystem::path file_;
  std::ofstream out_;
  std::vector<std::uint64_t> buffer_;
};

class BulkLoad {
 public:
  BulkLoad(const Database& database, const Indexes& indexes, std::filesystem::path scratch);

  /// Reads the source and lays all files but those of `meta`. Nothing of it is seen in the graph yet.
  Result<void> Prepare(BulkSource& source, const StopSignal& stop);
  const Counts& counts() const { return counts_; }
  /// `meta`: key and value pairs in order of keys. Everything appears at once, or nothing.
  Result<void> Ingest(const std::vector<std::pair<std::string, std::string>>& meta);

 private:
  Result<void> TakeNodes(BulkSource& source, const StopSignal& stop);
  Result<void> TakeNode(const WriteBatch::Node& node);
  Result<void> TakeEntries(const std::vector<WriteBatch::Node>& nodes);
  Result<void> TakeRelationships(BulkSource& source, const StopSignal& stop);
  Result<void> TakeRelationship(const WriteBatch::Relationship& one, ListBuilder& lists);
  Result<void> CheckTokens(const Tokens& tokens) const;
  static Result<void> LayPostings(ExternalSort& sorted, SortedFiles& files);
  Result<void> LayIncoming(const StopSignal& stop);

  const Database& database_;
  const Indexes& indexes_;
  std::filesystem::path scratch_;
  Counts counts_;
  std::uint32_t property_count_ = 0;  ///< one more than the largest property met
  NodeIds ids_;
  SortedFiles nodes_, relationships_, out_, in_, property_index_, text_index_;
  ExternalSort property_entries_, text_entries_, incoming_;
};

}  // namespace jitu::graph::rocks

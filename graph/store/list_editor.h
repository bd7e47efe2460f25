/// Changes packed lists: reads the touched chunks, applies the edits, writes what differs. Not for other rooms.
#pragma once

#include <memory>
#include <rocksdb/write_batch.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/database.h"
#include "graph/store/packed_list.h"

namespace jitu::graph::rocks {

/// All edits of one list, sorted by entry, each entry once.
struct ListEdits {
  std::string key;
  std::vector<Edit> edits;
  std::vector<std::uint8_t> changed;  ///< set by Apply: which edits made a difference
  bool is_new = false;                ///< known not to be stored, and so not looked for
};

/// One per commit and column family. Lists are read as they lie in the database, so each may be given once only.
class ListEditor {
 public:
  ListEditor(const Database& database, Family family, unsigned bits, rocksdb::WriteBatch& batch)
      : database_(database), family_(family), bits_(bits), batch_(batch) {}

  /// Sorted by key.
  Result<void> Apply(std::span<ListEdits> lists);

 private:
  using StoredChunks = std::vector<std::pair<std::string, std::string>>;

  Result<void> ApplyTo(ListEdits& list, std::optional<std::string_view> first);
  Result<bool> ApplyByChunk(ListEdits& list);
  Result<void> ApplyToWhole(ListEdits& list);
  Result<void> Rewrite(std::string_view list_key, ListBuilder::Part part, const StoredChunks& before,
                       std::span<const Entry> after);
  rocksdb::Iterator& iterator();

  const Database& database_;
  Family family_;
  unsigned bits_;
  rocksdb::WriteBatch& batch_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

}  // namespace jitu::graph::rocks

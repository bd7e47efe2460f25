/// Walks one packed list, entry by entry, reading a chunk at a time. Not for other rooms.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "graph/store/database.h"
#include "graph/store/packed_list.h"

namespace jitu::graph::rocks {

/// The error for a list whose bytes are no list.
Error DamagedList(const Database& database, std::string_view key);

/// Moves forward only. Starts before the first entry.
class ListCursor {
 public:
  ListCursor(const Database& database, std::unique_ptr<rocksdb::Iterator> iterator, std::string list_key)
      : database_(&database), iterator_(std::move(iterator)), list_key_(std::move(list_key)) {}

  /// To the first entry whose id is at least this and which lies behind what was seen; false at the end.
  Result<bool> Seek(std::uint64_t id);
  /// To the next entry; false at the end.
  Result<bool> Next();
  /// Only after one of these gave true.
  std::uint64_t id() const { return entries_[at_].id; }

 private:
  Result<bool> Load();
  bool InList() const;

  const Database* database_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
  std::string list_key_;
  std::vector<Entry> entries_;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace jitu::graph::rocks

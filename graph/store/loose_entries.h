/// Index entries that a commit noted and that no packed list has yet. Not for other rooms.
///
/// A text touches many long lists at once, and each would have to be read and written again. So a commit writes one
/// small record per entry, and many of them are packed together later. What is loose overrules what is packed.
#pragma once

#include <memory>
#include <optional>
#include <rocksdb/write_batch.h>
#include <string_view>

#include "graph/store/keys.h"
#include "graph/store/moment.h"
#include "graph/store/packed_list.h"

namespace jitu::graph::rocks {

/// Where the packed list with this key lies.
Family FamilyOfPosting(std::string_view list, const Indexes& indexes);

/// `key` is the list's key followed by the node, 8 bytes.
void PutLoose(rocksdb::WriteBatch& batch, const Database& database, std::string_view key, bool add);

/// Brings all of them into the lists. The graph stays what it is, whenever this ends. Only under the writer's mutex.
Result<void> PackLooseEntries(const Database& database, const Indexes& indexes);

/// Walks the loose entries of a moment in order of (list, node). Of a moment that has none, costs nothing.
class LooseCursor {
 public:
  /// `options` may have an upper bound.
  explicit LooseCursor(const Moment& moment, const rocksdb::ReadOptions& options = {});

  /// To the first that belongs to this list, or a later one, and is of this node or a later one.
  void Seek(std::string_view list, std::uint64_t node);
  bool Valid() const { return iterator_ && iterator_->Valid(); }
  void Next() { iterator_->Next(); }
  /// Only while it is valid.
  std::string_view list() const;
  Edit edit() const;
  Result<void> status() const;

 private:
  const Database& database_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

/// Whether a posting list has the node: what is loose, then what is packed.
Result<bool> HasPosting(const Moment& moment, Family family, std::string_view list, std::uint64_t node);

}  // namespace jitu::graph::rocks

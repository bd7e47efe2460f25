/// Walks posting lists as readers see them: packed chunks with the loose entries laid over. Not for other rooms.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/loose_entries.h"
#include "graph/store/moment.h"
#include "graph/store/packed_list.h"

namespace jitu::graph::rocks {

/// Forward, part by part: each part is a stretch of one list. Lists come in order of their keys.
class PostingParts {
 public:
  /// Lists whose keys are below `end`, which must outlive this.
  PostingParts(const Moment& moment, Family family, const rocksdb::Slice& end);

  /// Before the part of this list that has the node or would have it; without such a list, before the next one.
  void Seek(std::string_view list, std::uint64_t node);
  /// To the next part that has entries; false at the end.
  Result<bool> Next();
  /// Only after Next gave true.
  std::string_view list() const { return list_; }
  const std::vector<Entry>& entries() const { return entries_; }
  /// Whether the list has further chunks; known in its first part.
  bool more() const { return more_; }

 private:
  void TakeLoose(std::optional<std::uint64_t> below);

  const Database& database_;
  std::unique_ptr<rocksdb::Iterator> chunks_;
  LooseCursor loose_;
  std::string list_;
  bool more_ = false;
  std::vector<Entry> packed_;
  std::vector<Entry> entries_;
  std::vector<Edit> edits_;
  std::vector<std::uint8_t> changed_;
};

}  // namespace jitu::graph::rocks

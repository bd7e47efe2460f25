/// Walks one posting list, entry by entry. Not for other rooms.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "graph/store/posting_parts.h"

namespace jitu::graph::rocks {

/// Moves forward only. Starts before the first entry.
class ListCursor {
 public:
  ListCursor(const Moment& moment, Family family, std::string list_key);

  /// To the first entry whose id is at least this and which does not lie before the current one; false at the end.
  Result<bool> Seek(std::uint64_t id);
  /// To the next entry; false at the end.
  Result<bool> Next();
  /// Only after one of these gave true.
  std::uint64_t id() const { return parts_->entries()[at_].id; }
  /// After the first Seek: whether the list goes on behind the part it was led to, and how long that is.
  bool more() const { return parts_->more(); }
  std::size_t part_size() const { return parts_->entries().size(); }

 private:
  Result<bool> NextPart();

  /// Stay where they are when the cursor is moved, because the parts refer to them.
  struct Bounds {
    std::string key;
    std::string end;
    rocksdb::Slice end_slice;
  };
  std::unique_ptr<Bounds> bounds_;
  std::unique_ptr<PostingParts> parts_;
  std::size_t at_ = 0;
  enum class Place : std::uint8_t { kBefore, kWithin, kBehind } place_ = Place::kBefore;
};

}  // namespace jitu::graph::rocks

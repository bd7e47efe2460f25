#include "graph/store/list_cursor.h"

#include <algorithm>

namespace jitu::graph::rocks {

ListCursor::ListCursor(const Moment& moment, Family family, std::string list_key) : bounds_(new Bounds) {
  bounds_->end = BehindPosting(list_key);
  bounds_->end_slice = AsSlice(bounds_->end);
  bounds_->key = std::move(list_key);
  parts_ = std::make_unique<PostingParts>(moment, family, bounds_->end_slice);
}

Result<bool> ListCursor::NextPart() {
  at_ = 0;
  JITU_TRY(const bool any, parts_->Next());
  place_ = any ? Place::kWithin : Place::kBehind;
  return any;
}

Result<bool> ListCursor::Next() {
  if (place_ == Place::kBefore) return Seek(0);
  if (place_ == Place::kBehind) return false;
  if (++at_ < parts_->entries().size()) return true;
  return NextPart();
}

Result<bool> ListCursor::Seek(std::uint64_t id) {
  const auto below = [](const Entry& entry, std::uint64_t wanted) { return entry.id < wanted; };
  const auto here = [&]() {
    const std::vector<Entry>& entries = parts_->entries();
    at_ = static_cast<std::size_t>(
        std::lower_bound(entries.begin() + static_cast<std::ptrdiff_t>(at_), entries.end(), id, below) -
        entries.begin());
    return at_ < entries.size();
  };
  if (place_ == Place::kBehind) return false;
  if (place_ == Place::kWithin && here()) return true;
  parts_->Seek(bounds_->key, id);
  for (;;) {
    JITU_TRY(const bool any, NextPart());
    if (!any || here()) return any;
  }
}

}  // namespace jitu::graph::rocks

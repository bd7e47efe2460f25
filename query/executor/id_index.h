/// Node ids to small numbers: a table of open addressing, for one batch at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "schema/base/ids.h"

namespace jitu::query {

class IdIndex {
 public:
  explicit IdIndex(std::size_t expected) { Resize(expected * 2 + 8); }

  /// The number the id has, or `number`, which it has from now on.
  std::uint32_t FindOrAdd(NodeId id, std::uint32_t number) {
    if (2 * (count_ + 1) > slots_.size()) Grow();
    Slot& slot = SlotFor(id);
    if (slot.used == 0) {
      slot = {id, number, 1};
      ++count_;
    }
    return slot.number;
  }

  std::optional<std::uint32_t> Find(NodeId id) {
    const Slot& slot = SlotFor(id);
    return slot.used == 0 ? std::nullopt : std::optional(slot.number);
  }

 private:
  struct Slot {
    NodeId id;
    std::uint32_t number = 0;
    std::uint32_t used = 0;
  };

  void Resize(std::size_t wanted) {
    std::size_t size = 16;
    while (size < wanted) size *= 2;
    slots_.assign(size, Slot{});
  }
  void Grow() {
    std::vector<Slot> old;
    old.swap(slots_);
    Resize(old.size() * 2);
    for (const Slot& slot : old) {
      if (slot.used != 0) SlotFor(slot.id) = slot;
    }
  }
  Slot& SlotFor(NodeId id) {
    std::uint64_t hash = id.value * 0x9e3779b97f4a7c15ULL;
    hash ^= hash >> 32;
    std::size_t at = static_cast<std::size_t>(hash) & (slots_.size() - 1);
    while (slots_[at].used != 0 && slots_[at].id != id) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace jitu::query

/// Combinations of column values to small numbers: what grouping, DISTINCT and distinct aggregates stand on.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "query/executor/column.h"
#include "query/executor/id_index.h"

namespace jitu::query {

/// One or two vertices, or an integer, are packed into one number and compared as such; of a property of a vertex only
/// the first sight of the vertex looks at the value.
class KeyTable {
 public:
  KeyTable() : slots_(64) {}

  /// The number of the combination in that row (0, 1, 2 ... in order of first sight), and whether it is new.
  std::pair<std::uint32_t, bool> FindOrAdd(const std::vector<const Column*>& key, std::size_t row);

  /// The same for rows [0, count).
  std::vector<std::uint32_t> FindOrAddAll(const std::vector<const Column*>& key, std::size_t count);

  std::size_t size() const { return hashes_.size(); }
  /// Null unless each key is one vertex of it.
  const graph::GraphView* view_of_vertices() const { return form_ == Form::kPacked && width_ == 1 ? view_ : nullptr; }
  /// The keys by their numbers, as columns.
  std::vector<Column> TakeColumns();
  std::size_t byte_count() const;

 private:
  static constexpr std::uint32_t kEmpty = 0xffffffff;
  enum class Form : std::uint8_t { kNothing, kPacked, kAny };
  struct Slot {
    std::uint64_t hash = 0;  // kPacked: the key itself
    std::uint32_t number = kEmpty;
  };

  bool Packs(const std::vector<const Column*>& key) const;
  std::pair<std::uint32_t, bool> FindOrAddPacked(std::uint64_t packed);
  std::pair<std::uint32_t, bool> FindOrAddAny(const std::vector<const Column*>& key, std::size_t row);
  std::vector<Column> Unpacked() const;
  void Unpack();
  /// Where a key is, or the empty slot where it belongs. `same(number)`: whether a key with this hash is the one.
  template <class Same>
  Slot& Probe(std::uint64_t hash, const Same& same);
  std::uint32_t Take(Slot& slot, std::uint64_t hash);

  Form form_ = Form::kNothing;
  std::vector<Slot> slots_;
  std::vector<std::uint64_t> hashes_;       // by number
  std::vector<Column> keys_;                // kAny
  const graph::GraphView* view_ = nullptr;  // kPacked: null for an integer
  std::size_t width_ = 0;
  std::uint64_t last_packed_ = 0;
  std::uint32_t last_number_ = kEmpty;
  std::optional<graph::PropertyReader> property_;
  IdIndex by_vertex_{0};  // of property_: the vertex's number
};

}  // namespace jitu::query

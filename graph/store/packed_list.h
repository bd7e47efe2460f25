/// Packed lists: one value for many neighbours (or nodes of a posting), split into chunks where the content says so.
///
/// A list is a sorted set of entries. Its first chunk lies under the list's key; an entry other than the smallest whose
/// mixed hash has its low bits zero starts a further chunk, under the list's key followed by that entry. So the stored
/// bytes follow from the set alone, whatever the order in which it came to be, and a change touches one or two chunks.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/keys.h"
#include "schema/base/result.h"

namespace jitu::graph::rocks {

/// Low bits that must be zero: chunks hold 512 neighbours, or 128 nodes of a posting, on the average. Postings are
/// smaller because a text touches many of them at once. Frozen.
inline constexpr unsigned kAdjacencyBits = 9;
inline constexpr unsigned kPostingBits = 7;

bool StartsChunk(Entry entry, unsigned bits);

/// A chunk's bytes, checked for their sizes and ready to be taken apart. Borrows the bytes.
class Chunk {
 public:
  /// Nothing if the bytes are no chunk. Never reads past them, whatever they are.
  static std::optional<Chunk> Parse(std::string_view bytes);

  std::uint64_t count() const { return count_; }
  /// In a list's first chunk: there are further ones.
  bool more() const { return more_; }
  bool has_ordinals() const { return !ordinals_.empty(); }

  /// Appends `count()` elements.
  void AppendTo(std::vector<NodeId>& ids) const;
  void AppendOrdinalsTo(std::vector<std::uint32_t>& ordinals) const;
  void AppendTo(std::vector<Entry>& entries) const;

 private:
  template <class Put>
  void ForEachId(Put put) const;

  std::uint64_t count_ = 0;
  std::uint64_t first_ = 0;
  std::string_view steps_;     ///< count - 1 differences of `width_` bytes each, little-endian
  std::string_view ordinals_;  ///< a varint per entry; empty: all 0
  unsigned width_ = 0;
  bool more_ = false;
};

/// Entries must be sorted, each once, and not empty.
std::string EncodeChunk(std::span<const Entry> entries, bool more);

/// Cuts sorted entries into chunks. Holds one chunk in memory.
class ListBuilder {
 public:
  using Emit = std::function<Result<void>(std::string_view key, std::string_view value)>;

  ListBuilder(unsigned bits, Emit emit) : bits_(bits), emit_(std::move(emit)) {}

  /// What part of a list is built: all of it; its first chunk, which further ones follow; or a later chunk.
  enum class Part : std::uint8_t { kWhole, kFirst, kLater };
  void Begin(std::string_view list_key, Part part = Part::kWhole);
  Result<void> Add(Entry entry);
  Result<void> End();
  const std::string& list_key() const { return list_key_; }
  bool open() const { return !entries_.empty(); }

 private:
  Result<void> Flush(bool more);

  unsigned bits_;
  Emit emit_;
  std::string list_key_;
  std::string key_;
  Part part_ = Part::kWhole;
  bool first_ = true;
  std::vector<Entry> entries_;
};

/// A wish to have an entry in a list or not.
struct Edit {
  Entry entry;
  bool add = true;
};

/// The entries after the edits; both sorted, each entry once. `changed[i]` is set where edit i made a difference.
std::vector<Entry> Edited(std::span<const Entry> entries, std::span<const Edit> edits, std::span<std::uint8_t> changed);

}  // namespace jitu::graph::rocks

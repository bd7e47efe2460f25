/// Key bytes of the RocksDB store. Frozen with format version 3: every byte is described in FORMAT.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/indexes.h"
#include "graph/model/value.h"

namespace jitu::graph::rocks {

using NodeKey = std::array<char, 8>;             ///< node
using ListKey = std::array<char, 10>;            ///< node | type
using RelationshipBytes = std::array<char, 22>;  ///< from | type | to | ordinal

/// Labels are kept as one more index of this number; the term is the label, big-endian.
inline constexpr IndexId kLabelIndex = 0xFFFF;

/// Entry of a packed list: a neighbour with the ordinal of the relationship, or a node of a posting (ordinal 0).
struct Entry {
  std::uint64_t id = 0;
  std::uint32_t ordinal = 0;
  friend auto operator<=>(const Entry&, const Entry&) = default;
};

/// What a later chunk's key has beyond the list's: its first entry.
inline constexpr std::size_t kEntryBytes = 12;

NodeKey KeyOf(NodeId node);
ListKey KeyOf(NodeId node, TypeId type);
RelationshipBytes KeyOf(const RelationshipKey& key);

void AppendBig16(std::string& bytes, std::uint16_t number);
void AppendBig64(std::string& bytes, std::uint64_t number);
void AppendEntry(std::string& bytes, Entry entry);

/// These read at the start of `bytes`, which the caller knows to be long enough.
std::uint16_t ReadBig16(std::string_view bytes);
std::uint64_t ReadBig64(std::string_view bytes);
Entry ReadEntry(std::string_view bytes);
RelationshipKey ReadRelationship(std::string_view bytes);

/// index | term with 00 written 00 FF | 00 01. Sorts as (index, term), and no such key begins another.
std::string PostingKey(IndexId index, std::string_view term);
std::string LabelKey(LabelId label);
/// The first key behind all chunks of a posting.
std::string BehindPosting(std::string posting_key);
/// How many bytes of `key` are such a posting key; nothing if it has no end mark.
std::optional<std::size_t> PostingKeyLength(std::string_view key);

template <std::size_t N>
std::string_view View(const std::array<char, N>& bytes) {
  return {bytes.data(), N};
}

}  // namespace jitu::graph::rocks

/// Values of single records in the RocksDB store. Frozen with format version 3; described in FORMAT.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.h"

namespace jitu::graph::rocks {

inline constexpr std::uint64_t kFormatVersion = 3;

/// A node: its labels, then its properties as graph::Encode gives them. Borrows.
struct NodeRecord {
  std::string_view labels;  ///< two bytes each, big-endian, sorted
  std::string_view properties;

  static std::optional<NodeRecord> Parse(std::string_view bytes);
  std::vector<LabelId> Labels() const;
};

std::string EncodeNode(const std::vector<LabelId>& labels, const Properties& properties);

std::string EncodeCounts(const Counts& counts);
std::optional<Counts> DecodeCounts(std::string_view bytes);

/// Which indexes the stored entries are of: label, property and kind of each, in order.
inline constexpr std::size_t kDefinitionBytes = 5;
std::string EncodeDefinitions(const std::vector<IndexDefinition>& definitions);

std::string EncodeNumber(std::uint64_t number);
std::optional<std::uint64_t> DecodeNumber(std::string_view bytes);

}  // namespace jitu::graph::rocks

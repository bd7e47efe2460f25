/// Rows of tables as bytes that sort as the store wants them: nodes by id, relationships by key, ties in file order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.h"

namespace jitu::ingest {

/// Which row of which table; sorts in file order.
struct RowPlace {
  std::uint32_t file = 0;  ///< place among all files of the import, nodes first; below 2^16
  std::uint64_t line = 0;  ///< below 2^48
  friend auto operator<=>(const RowPlace&, const RowPlace&) = default;
};

struct NodeRecord {
  NodeId id;
  RowPlace place;
  std::vector<LabelId> labels;
  std::string properties;  ///< as graph::Encode gives them
};

struct RelationshipRecord {
  NodeId from;
  TypeId type;
  NodeId to;
  RowPlace place;
  bool ends_known = true;  ///< both ends are nodes of this import
  std::string properties;
};

inline constexpr std::size_t kNodeKeyBytes = 8 + 8;                  ///< id, place
inline constexpr std::size_t kRelationshipKeyBytes = 8 + 2 + 8 + 8;  ///< from, type, to, place

/// Writes over `out`.
void Write(const NodeRecord& record, std::string& out);
void Write(const RelationshipRecord& record, std::string& out);
/// Reads what Write wrote; nothing for other bytes, which a temporary file may come to hold.
bool Read(std::string_view bytes, NodeRecord& record);
bool Read(std::string_view bytes, RelationshipRecord& record);

}  // namespace jitu::ingest

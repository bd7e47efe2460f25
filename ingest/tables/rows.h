/// From rows of a table to sorted records.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "graph/model/sorted_ids.h"
#include "ingest/tables/bad_rows.h"
#include "ingest/tables/header.h"
#include "ingest/tables/names.h"
#include "ingest/tables/record_sorter.h"

namespace jitu::ingest {

/// What the reader of one file works with.
struct RowsContext {
  std::size_t file = 0;      ///< among the files of its kind, for SharedNames
  std::uint32_t number = 0;  ///< among all files, for RowPlace
  const TableHeader* header = nullptr;
  SharedNames* names = nullptr;
  BadRows* bad_rows = nullptr;
  RecordSorter* sorter = nullptr;
};

/// Takes the rows of one table of nodes.
class NodeRows {
 public:
  /// Ids of nodes are added to `ids`.
  NodeRows(const RowsContext& context, std::vector<NodeId>& ids) : context_(context), ids_(ids) {}
  Result<void> Take(const CsvRow& row);

 private:
  Result<void> Read(const CsvRow& row);
  Result<void> ReadLabels(std::string_view cell);

  RowsContext context_;
  std::vector<NodeId>& ids_;
  std::string label_cell_;  // of the row before, which mostly has the same
  NodeRecord record_;
  std::string bytes_;
};

/// Takes the rows of one table of relationships.
class RelationshipRows {
 public:
  /// An end that is not among `nodes` makes a bad row, or is left to be looked up later if `graph_has_more`.
  RelationshipRows(const RowsContext& context, const graph::SortedIds& nodes, bool graph_has_more)
      : context_(context), nodes_(nodes), graph_has_more_(graph_has_more) {}
  Result<void> Take(const CsvRow& row);

 private:
  Result<void> Read(const CsvRow& row);
  Result<NodeId> ReadEnd(const CsvRow& row, std::size_t place);
  Result<void> CheckEnd(const CsvRow& row, std::size_t place, NodeId id);
  Result<void> ReadType(std::string_view cell);

  RowsContext context_;
  const graph::SortedIds& nodes_;
  bool graph_has_more_;
  std::string type_cell_;
  RelationshipRecord record_;
  std::string bytes_;
};

}  // namespace jitu::ingest

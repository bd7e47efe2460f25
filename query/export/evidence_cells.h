/// The columns that every table of claims ends with: the sentence that says so, and where it stands.
#pragma once

#include <string_view>
#include <vector>

#include "query/export/content.h"
#include "query/export/table.h"

namespace jitu::query::exporting {

/// passages, passageId, report, file, section, page, cell, start, end, quote.
void AddEvidenceColumns(std::vector<Column>& columns);

/// The cells for a batch of rows.
class EvidenceCells {
 public:
  /// What each node is EVIDENCED_BY, as far as the content has it.
  static Result<EvidenceCells> OfNodes(const Content& content, const std::vector<NodeId>& nodes);
  /// One list of passages for each row.
  static Result<EvidenceCells> OfPassages(const Content& content, const std::vector<std::vector<NodeId>>& passages);

  /// The first sentence in the order of report and place, with the number of all of them.
  void AppendTo(Row& row, std::size_t index) const {
    row.insert(row.end(), cells_[index].begin(), cells_[index].end());
  }

 private:
  std::vector<Row> cells_;
};

}  // namespace jitu::query::exporting

#include "query/export/graph_tables.h"

namespace jitu::query::exporting {

const std::vector<Table>& GraphTables() {
  static const std::vector<Table> kTables = {
      SpendingTable(), OutcomesTable(), SupportsTable(), ObservationsTable(),
      EntitiesTable(), FindingsTable(), PassagesTable(), ReportsTable(),
  };
  return kTables;
}

}  // namespace jitu::query::exporting

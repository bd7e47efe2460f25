/// The tables of a graph, one function each; tables.cpp lists them. For the inside of this room.
#pragma once

#include "query/export/table.h"

namespace jitu::query::exporting {

Table SpendingTable();
Table OutcomesTable();
Table SupportsTable();
Table ObservationsTable();
Table EntitiesTable();
Table FindingsTable();
Table PassagesTable();
Table ReportsTable();

}  // namespace jitu::query::exporting

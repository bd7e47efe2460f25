/// Finds tables in plain text: forms that arrive one cell a line, and rows whose cells are parted by bars.
#pragma once

#include "ingest/readers/document.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// Adds the tables of `document` and marks the blocks that belong to them. Row 0 holds the names of the columns where
/// there are any. A form is found by a run of column names (word list "form.header"), boxes by their labels
/// ("form.label"); bars need two rows of three cells. Linear in the blocks, but for the number of columns squared.
void FindTables(Document& document, const model::Catalog& catalog);

}  // namespace jitu::ingest

/// One file with several reports.
#pragma once

#include <string>
#include <vector>

#include "ingest/readers/layout.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct NamedLayout {
  std::string name;  ///< of the sheet where the form has one for itself, else its number; empty for a whole file
  Layout layout;
};

/// A file of nothing but forms, each with the box that names its project (word list "form.label"), holds as many
/// reports. Forms behind a text are its annexes and stay with it. `catalog` may be null: then nothing is parted.
std::vector<NamedLayout> SplitReports(Layout layout, const model::Catalog* catalog);

}  // namespace jitu::ingest

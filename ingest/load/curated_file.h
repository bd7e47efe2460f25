/// Facts that people or other tools state: JSON lines as `jitu extract` prints them, in a file *.jsonl.
///
/// A line `report` says whose facts follow: `unit`, and `fiscalYear`, `source` (who states them), `confidence` (of
/// lines that give none of their own; else 1). Where a line has no evidence, the line itself is the evidence. README.md
/// says what such a fact wins over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "ingest/statements/facts.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct CuratedFacts {
  std::vector<ReportFacts> reports;  ///< one per line `report`
  std::vector<Error> bad_lines;      ///< each with file and line; the other lines count
};

bool IsCuratedFile(std::string_view path);

/// A pure function of the document's source and path.
CuratedFacts ReadCurated(const Document& document, const model::Catalog& catalog);

}  // namespace jitu::ingest

/// From a document to what it says.
#pragma once

#include <memory>

#include "ingest/readers/document.h"
#include "ingest/statements/facts.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// Thread-safe: one Extractor serves all threads. A document always gives facts, perhaps none.
class Extractor {
 public:
  explicit Extractor(const model::Catalog& catalog);
  ~Extractor();
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  ReportFacts Extract(const Document& document) const;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

}  // namespace jitu::ingest

/// Files into the graph: read in parallel, stored some reports at a time, in one atomic commit.
///
/// What a report claims, its text and its facts are written together; what follows from all claims (Derive) comes last.
/// A stop at any moment leaves whole reports, and the next run goes on where this one ended. The graph does not
/// depend on the order of files or the number of threads, and ingesting twice changes nothing.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "graph/store/store.h"
#include "ingest/load/derive.h"
#include "ingest/load/files.h"
#include "ingest/readers/reader.h"
#include "ingest/statements/facts.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct IngestProgress {
  std::size_t done = 0;  ///< files dealt with, failed ones included
  std::size_t failed = 0;
  std::size_t total = 0;
  bool deriving = false;  ///< all files are done; names and outcomes are being joined
};

struct IngestOptions {
  unsigned jobs = 0;                 ///< threads that read; 0: one per core
  std::vector<std::string> bundles;  ///< archives whose files are all in the list (FileList::bundles)
  ReadLimits read;                   ///< its catalog is that of the call, its stop the one here
  StopSignal stop;
  std::function<void(const IngestProgress&)> progress;  ///< from the calling thread
};

struct FactCounts {
  std::size_t spending = 0, outcomes = 0, supports = 0, observations = 0;
};

struct FormatCount {
  std::size_t read = 0, unchanged = 0;  ///< reports
  std::size_t failed = 0;               ///< files
};

struct IngestSummary {
  std::size_t files = 0;  ///< looked into, read or failed
  std::size_t read = 0;   ///< new or changed reports
  std::size_t unchanged = 0;
  std::size_t replaced = 0;                    ///< of `read`: those whose path had said something else before
  std::map<std::string, FormatCount> formats;  ///< by the reader's name
  FactCounts facts;                            ///< of the reports read
  DeriveSummary derived;
  std::vector<Error> failed;     ///< files that could not be read, by path
  std::vector<Error> bad_lines;  ///< lines of curated facts that could not be taken; the rest of their files is
  bool stopped = false;
};

/// Faults of single files are collected; a Result without value means that the graph itself failed.
Result<IngestSummary> Ingest(graph::Store& store, const model::Catalog& catalog, const std::vector<std::string>& files,
                             const IngestOptions& options);

}  // namespace jitu::ingest

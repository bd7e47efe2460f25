/// The reports that a graph holds, and the change that another one makes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/store.h"
#include "ingest/load/claims.h"
#include "ingest/readers/document.h"

namespace jitu::ingest {

/// Reads and writes reports as wholes. Used by one thread.
class ReportShelf {
 public:
  explicit ReportShelf(graph::Store& store) : store_(store) {}

  /// SHA-256 of the reports that were last read at that path, sorted: one, or several where a file holds several.
  Result<std::vector<std::string>> ShasAt(const std::string& path) const;

  /// The paths of all reports of that file: its own, and those behind a `!`.
  Result<std::vector<std::string>> PathsIn(const std::string& file) const;

  enum class Outcome { kUnchanged, kAdded, kReplaced };
  /// Makes the graph say what the document's reports say, and no more what an earlier file at its path said. One
  /// commit.
  Result<Outcome> Put(const Document& document, std::vector<ReportFacts> reports);

 private:
  using Reports = std::map<std::string, StoredReport>;  ///< by sha256

  Result<std::optional<StoredReport>> Find(const std::string& sha256) const;
  /// All reports of that group, by way of the unit's PUBLISHED relationships.
  Result<Reports> OfGroup(const std::string& group) const;

  graph::Store& store_;
};

}  // namespace jitu::ingest

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

  /// A document that was read, and the reports in it.
  struct Arrival {
    Document document;
    std::vector<ReportFacts> reports;
  };
  enum class Outcome { kUnchanged, kAdded, kReplaced };
  /// Makes the graph say what the reports of these documents say, and no more what earlier files at their paths said;
  /// no path comes twice. One commit for all of them. What became of each, in order.
  Result<std::vector<Outcome>> Put(std::vector<Arrival> arrivals);

 private:
  using Reports = std::map<std::string, StoredReport>;  ///< by sha256
  class GroupChanges;

  /// Notes what the arrival changes.
  Result<Outcome> Take(Arrival arrival, GroupChanges& groups, graph::WriteBatch& batch) const;

  Result<std::optional<StoredReport>> Find(const std::string& sha256) const;
  /// All reports of that group, by way of the unit's PUBLISHED relationships.
  Result<Reports> OfGroup(const std::string& group) const;

  graph::Store& store_;
};

}  // namespace jitu::ingest

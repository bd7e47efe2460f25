/// What all claims of a graph say of names and outcomes: what deriving and judging look at.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/store.h"
#include "ingest/resolve/entities.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct Claims {
  struct Outcome {
    std::string text;
    std::optional<int> year;
    std::vector<std::string> names;  ///< entries, as NameEntry
  };
  std::map<std::string, std::vector<NodeId>> passages;  ///< by name entry
  std::map<NodeId, Outcome> outcomes;
  Names names;
};

/// Reads labels Passage, Outcome, Report and Judgement. The catalog's list "one_thing" has the words by which a
/// sentence says that two of its names are one thing's.
Result<Claims> ReadClaims(const graph::Store& store, const graph::Snapshot& at, const model::Catalog& catalog,
                          const StopSignal& stop);

/// A name entry taken apart: label and name.
struct SplitEntry {
  std::string label;
  std::string name;
};
SplitEntry Split(const std::string& entry);

}  // namespace jitu::ingest

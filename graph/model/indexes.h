/// Which properties are indexed, and what stands in the indexes for a node. Above the seam, so that every store keeps
/// the same entries.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/properties.h"
#include "graph/model/tokens.h"
#include "schema/model/graph_schema.h"

namespace jitu::graph {

struct IndexDefinition {
  LabelId label;
  PropertyId property;
  model::IndexKind kind = model::IndexKind::kOrdered;
};

/// An index is named by its place in this list, which comes from the schema and so is the same everywhere.
using IndexId = std::uint16_t;

class Indexes {
 public:
  static Indexes Of(const model::GraphSchema& schema, const Tokens& tokens);

  const std::vector<IndexDefinition>& definitions() const { return definitions_; }
  std::optional<IndexId> Find(LabelId label, PropertyId property, model::IndexKind kind) const;

  struct Entry {
    IndexId index;
    std::string key;  ///< kOrdered: EncodeOrdered of the value or list element; kText: one term
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  /// All entries of a node, sorted, each once. A pure function of its labels and properties.
  std::vector<Entry> EntriesOf(const std::vector<LabelId>& labels, const Properties& properties) const;

 private:
  std::vector<IndexDefinition> definitions_;
};

/// Terms of a text for a kText index and for asking one: each pair of neighbouring Han characters and each whole run of
/// letters or digits of text::NameKey, in first-come order, each once.
std::vector<std::string> TextTerms(std::string_view text);

}  // namespace jitu::graph

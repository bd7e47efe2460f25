/// The nodes and relationships of a bundle's lines, and a graph in memory made of them. For the inside of this room.
#pragma once

#include <memory>
#include <string_view>

#include "graph/model/tokens.h"
#include "graph/model/value.h"
#include "graph/store/store.h"
#include "schema/base/result.h"
#include "schema/model/catalog.h"

namespace jitu::query::exporting {

/// A member of a JSON object; null if there is none.
graph::Value Member(const graph::Value& object, std::string_view name);

class BundlePart {
 public:
  explicit BundlePart(const model::Catalog& catalog)
      : catalog_(&catalog), tokens_(graph::Tokens::Of(catalog.graph())) {}

  /// False for a line that holds neither a node nor a relationship.
  bool Take(const graph::Value& line);
  Result<std::unique_ptr<graph::Store>> Build();

  std::size_t nodes() const { return batch_.nodes.size(); }
  std::size_t relationships() const { return batch_.relationships.size(); }

 private:
  graph::Properties PropertiesOf(const graph::Value& line);

  const model::Catalog* catalog_;
  graph::Tokens tokens_;
  graph::WriteBatch batch_;
};

}  // namespace jitu::query::exporting

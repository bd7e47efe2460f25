/// The properties of all vertices as columns, as far as they fit into so much memory.
#pragma once

#include <optional>
#include <vector>

#include "graph/view/property_column.h"
#include "graph/view/topology.h"

namespace jitu::graph {

class PropertyColumns {
 public:
  /// One scan over the nodes of `view`. Whenever the columns hold more than `most_bytes`, the largest is given up.
  static Result<PropertyColumns> Read(const Store& store, const Snapshot& at, const TopologyView& view,
                                      std::uint64_t most_bytes, const StopSignal& stop = {});

  /// Null if it was given up. A property that no vertex has is an empty column.
  const PropertyColumn* Find(PropertyId property) const {
    if (property.value >= columns_.size()) return &nothing_;
    const auto& column = columns_[property.value];
    return column ? &*column : nullptr;
  }
  std::uint64_t byte_count() const;

 private:
  void Append(Vertex vertex, const Properties& properties);
  void Bound(std::uint64_t most_bytes);

  std::vector<std::optional<PropertyColumn>> columns_;  // by PropertyId
  PropertyColumn nothing_;
};

}  // namespace jitu::graph

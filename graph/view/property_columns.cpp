#include "graph/view/property_columns.h"

#include <algorithm>

namespace jitu::graph {
namespace {

constexpr std::size_t kBlockRows = 16384;

}  // namespace

Result<PropertyColumns> PropertyColumns::Read(const Store& store, const Snapshot& at, const TopologyView& view,
                                              std::uint64_t most_bytes, const StopSignal& stop) {
  PropertyColumns columns;
  ScanSpec spec;
  spec.projection.all_properties = true;
  spec.block_rows = kBlockRows;
  Vertex vertex = 0;
  do {
    auto end = store.scan(
        at, spec,
        [&](const NodeBlock& block) {
          for (std::size_t row = 0; row < block.size() && vertex < view.vertex_count(); ++row) {
            columns.Append(vertex++, block.all_properties[row]);
          }
          columns.Bound(most_bytes);
          return true;
        },
        stop);
    if (!end) return std::move(end).error();
    spec.resume_token = end->resume_token;
  } while (!spec.resume_token.empty());
  for (auto& column : columns.columns_) {
    if (column) column->ShrinkToFit();
  }
  return columns;
}

void PropertyColumns::Append(Vertex vertex, const Properties& properties) {
  for (const auto& [property, value] : properties) {
    while (columns_.size() <= property.value) columns_.emplace_back(PropertyColumn());
    auto& column = columns_[property.value];
    if (column && !column->Append(vertex, value)) column.reset();
  }
}

void PropertyColumns::Bound(std::uint64_t most_bytes) {
  while (byte_count() > most_bytes) {
    const auto size = [](const auto& column) { return column ? column->byte_count() : 0; };
    std::max_element(columns_.begin(), columns_.end(), [&](const auto& a, const auto& b) {
      return size(a) < size(b);
    })->reset();
  }
}

std::uint64_t PropertyColumns::byte_count() const {
  std::uint64_t bytes = 0;
  for (const auto& column : columns_) bytes += column ? column->byte_count() : 0;
  return bytes;
}

}  // namespace jitu::graph

#include "graph/view/adjacency.h"

#include <algorithm>

namespace jitu::graph {

std::span<const Vertex> Adjacency::Row(Vertex vertex, TypeId type) const {
  const std::span<const Run> runs = Runs(vertex);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].type != type) continue;
    return Places(runs[i].start, i + 1 < runs.size() ? runs[i + 1].start : RowEnd(vertex));
  }
  return {};
}

TypeId Adjacency::TypeAt(Vertex vertex, EdgePlace place) const {
  TypeId type;
  for (const Run& run : Runs(vertex)) {
    if (run.start > place) break;
    type = run.type;
  }
  return type;
}

std::uint32_t Adjacency::OrdinalAt(EdgePlace place) const {
  const auto found = std::lower_bound(parallels_.begin(), parallels_.end(), place,
                                      [](const Parallel& parallel, EdgePlace at) { return parallel.place < at; });
  return found != parallels_.end() && found->place == place ? found->ordinal : 0;
}

std::uint64_t Adjacency::byte_count() const {
  return row_starts_.size() * sizeof(EdgePlace) + run_starts_.size() * sizeof(std::uint32_t) +
         runs_.size() * sizeof(Run) + neighbours_.size() * sizeof(Vertex) + parallels_.size() * sizeof(Parallel);
}

void Adjacency::AddEdge(TypeId type, Vertex neighbour, std::uint32_t ordinal) {
  const auto place = static_cast<EdgePlace>(neighbours_.size());
  const bool first_of_row = runs_.size() == run_starts_.back();
  if (first_of_row || runs_.back().type != type) runs_.push_back({type, place});
  if (ordinal != 0) parallels_.push_back({place, ordinal});
  neighbours_.push_back(neighbour);
}

void Adjacency::EndRow() {
  row_starts_.push_back(static_cast<EdgePlace>(neighbours_.size()));
  run_starts_.push_back(static_cast<std::uint32_t>(runs_.size()));
}

void Adjacency::Reserve(std::uint64_t vertices, std::uint64_t edges) {
  row_starts_.reserve(vertices + 1);
  run_starts_.reserve(vertices + 1);
  neighbours_.reserve(edges);
}

}  // namespace jitu::graph

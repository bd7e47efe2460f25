#include "graph/view/typed_rows.h"

#include <algorithm>
#include <utility>

namespace jitu::graph {

std::uint32_t TypedRows::OrdinalAt(EdgePlace place) const {
  const auto found = std::lower_bound(parallels_.begin(), parallels_.end(), place,
                                      [](const Parallel& parallel, EdgePlace at) { return parallel.place < at; });
  return found != parallels_.end() && found->place == place ? found->ordinal : 0;
}

std::uint64_t TypedRows::byte_count() const {
  return having_.byte_count() + starts_.size() * sizeof(EdgePlace) + neighbours_.size() * sizeof(Vertex) +
         parallels_.size() * sizeof(Parallel);
}

void TypedRows::Add(Vertex vertex, Vertex neighbour, std::uint32_t ordinal) {
  if (!Has(vertex)) {
    having_.Add(vertex);
    starts_.push_back(starts_.back());
  }
  if (ordinal != 0) parallels_.push_back({starts_.back(), ordinal});
  neighbours_.push_back(neighbour);
  ++starts_.back();
}

void TypedRows::ShrinkToFit() {
  having_.ShrinkToFit();
  starts_.shrink_to_fit();
  neighbours_.shrink_to_fit();
  parallels_.shrink_to_fit();
}

// Drops every edge at its target's place. Sources ascend, so the rows come out in order.
TypedRows TypedRows::Turned(std::uint32_t vertices) const {
  TypedRows turned;
  std::vector<EdgePlace> next(vertices, 0);
  for (const Vertex target : neighbours_) ++next[target];
  EdgePlace place = 0;
  for (Vertex vertex = 0; vertex < vertices; ++vertex) {
    const std::uint32_t degree = std::exchange(next[vertex], place);
    if (degree == 0) continue;
    turned.having_.Add(vertex);
    place += degree;
    turned.starts_.push_back(place);
  }
  turned.neighbours_.resize(neighbours_.size());
  EdgePlace from = 0;
  auto parallel = parallels_.begin();
  ForEachRow([&](Vertex source, std::span<const Vertex> targets) {
    for (const Vertex target : targets) {
      const EdgePlace to = next[target]++;
      turned.neighbours_[to] = source;
      if (parallel != parallels_.end() && parallel->place == from)
        turned.parallels_.push_back({to, parallel++->ordinal});
      ++from;
    }
  });
  std::sort(turned.parallels_.begin(), turned.parallels_.end(),
            [](const Parallel& a, const Parallel& b) { return a.place < b.place; });
  turned.ShrinkToFit();
  return turned;
}

}  // namespace jitu::graph

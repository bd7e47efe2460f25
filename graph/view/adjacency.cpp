#include "graph/view/adjacency.h"

#include <algorithm>

#include "schema/base/in_order.h"

namespace jitu::graph {

const TypedRows Adjacency::nothing_;

Adjacency::Run Adjacency::RunOf(Vertex vertex, TypeId type) const {
  const TypedRows& rows = Of(type);
  if (!rows.Has(vertex)) return {type, 0, {}};
  return {type, firsts_[type.value] + rows.Start(vertex), rows.Row(vertex)};
}

std::uint32_t Adjacency::Degree(Vertex vertex) const {
  std::size_t degree = 0;
  for (const TypedRows& rows : rows_) degree += rows.Row(vertex).size();
  return static_cast<std::uint32_t>(degree);
}

TypeId Adjacency::TypeAt(EdgePlace place) const {
  const auto behind = std::upper_bound(firsts_.begin(), firsts_.end(), place);
  return TypeId{static_cast<std::uint16_t>(behind - firsts_.begin() - 1)};
}

std::uint32_t Adjacency::OrdinalAt(EdgePlace place) const {
  const TypeId type = TypeAt(place);
  return rows_[type.value].OrdinalAt(place - firsts_[type.value]);
}

std::uint64_t Adjacency::byte_count() const {
  std::uint64_t bytes = firsts_.size() * sizeof(EdgePlace);
  for (const TypedRows& rows : rows_) bytes += rows.byte_count() + sizeof(TypedRows);
  return bytes;
}

TypedRows& Adjacency::Made(TypeId type) {
  if (rows_.size() <= type.value) rows_.resize(type.value + std::size_t{1});
  return rows_[type.value];
}

void Adjacency::AddEdge(Vertex vertex, TypeId type, Vertex neighbour, std::uint32_t ordinal) {
  Made(type).Add(vertex, neighbour, ordinal);
  ++edge_count_;
}

void Adjacency::Reserve(TypeId type, std::uint64_t edges) {
  if (edges > 0) Made(type).Reserve(edges);
}

void Adjacency::Finish() {
  EdgePlace first = 0;
  firsts_.clear();
  for (TypedRows& rows : rows_) {
    rows.ShrinkToFit();
    firsts_.push_back(first);
    first += rows.edge_count();
  }
}

Adjacency Adjacency::Turned(std::uint32_t vertices) const {
  Adjacency turned;
  const auto turn = [&](std::size_t type) -> Result<TypedRows> {
    return rows_[type].edge_count() == 0 ? TypedRows() : rows_[type].Turned(vertices);
  };
  const auto take = [&](TypedRows rows) -> Result<void> {
    turned.rows_.push_back(std::move(rows));
    return {};
  };
  static_cast<void>(InOrder<TypedRows>(rows_.size(), AllCores(), turn, take));  // nothing in it can fail
  turned.edge_count_ = edge_count_;
  turned.Finish();
  return turned;
}

}  // namespace jitu::graph

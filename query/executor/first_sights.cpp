#include "query/executor/first_sights.h"

#include <utility>

namespace jitu::query {
namespace {

/// A table of more keys than this part of all vertices is slower than to clear all marks.
constexpr std::size_t kVerticesPerKey = 1024;

}  // namespace

std::vector<std::uint32_t> FirstSights::Select(const std::vector<const Column*>& key, std::size_t count) {
  const graph::GraphView* const view = key.size() == 1 ? key[0]->view() : nullptr;
  if (marked_ != nullptr && view != marked_) TurnToTable();
  if (marked_ == nullptr && view != nullptr && table_.view_of_vertices() == view &&
      table_.size() * kVerticesPerKey > view->vertex_count()) {
    TurnToMarks(*view);
  }
  if (marked_ != nullptr) return SelectByMarks(key[0]->vertices());
  auto next = static_cast<std::uint32_t>(table_.size());
  const std::vector<std::uint32_t> numbers = table_.FindOrAddAll(key, count);
  std::vector<std::uint32_t> rows;
  rows.reserve(table_.size() - next);
  for (std::uint32_t row = 0; row < count; ++row) {
    if (numbers[row] != next) continue;
    rows.push_back(row);
    ++next;
  }
  return rows;
}

std::vector<std::uint32_t> FirstSights::SelectByMarks(const std::vector<graph::Vertex>& vertices) {
  std::vector<std::uint32_t> rows;
  rows.reserve(vertices.size());
  for (std::uint32_t row = 0; row < vertices.size(); ++row) {
    if (Mark(vertices[row])) rows.push_back(row);
  }
  return rows;
}

// False if it was marked already.
bool FirstSights::Mark(graph::Vertex vertex) {
  const std::size_t place = vertex == graph::kNoVertex ? marks_.size() * 64 - 1 : vertex;
  const std::uint64_t bit = std::uint64_t{1} << (place & 63);
  if ((marks_[place >> 6] & bit) != 0) return false;
  marks_[place >> 6] |= bit;
  return true;
}

void FirstSights::TurnToMarks(const graph::GraphView& view) {
  marked_ = &view;
  marks_.assign(view.vertex_count() / 64 + 1, 0);
  const std::vector<Column> columns = std::exchange(table_, {}).TakeColumns();
  for (const graph::Vertex vertex : columns[0].vertices()) Mark(vertex);
}

// Keys of another form came.
void FirstSights::TurnToTable() {
  std::vector<graph::Vertex> vertices;
  const std::size_t last = marks_.size() * 64 - 1;
  for (std::size_t place = 0; place <= last; ++place) {
    if ((marks_[place >> 6] >> (place & 63) & 1) == 0) continue;
    vertices.push_back(place == last ? graph::kNoVertex : static_cast<graph::Vertex>(place));
  }
  const std::size_t count = vertices.size();
  const Column column = Column::OfVertices(*std::exchange(marked_, nullptr), std::move(vertices));
  marks_.clear();
  table_.FindOrAddAll({&column}, count);
}

}  // namespace jitu::query

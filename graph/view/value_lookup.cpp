#include "graph/view/value_lookup.h"

#include <algorithm>
#include <bit>

namespace jitu::graph {
namespace {

std::uint64_t HashOf(std::int64_t number) {
  const std::uint64_t hash = static_cast<std::uint64_t>(number) * 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 32);
}

std::uint64_t HashAt(const PropertyColumn& column, Vertex vertex) {
  if (column.kind() == PropertyColumn::Kind::kTexts) return Hash64(column.TextAt(vertex));
  return HashOf(*column.IntegerAt(vertex));
}

}  // namespace

ValueLookup::ValueLookup(const PropertyColumn& column, std::span<const Vertex> vertices) {
  std::vector<Vertex> having;
  std::copy_if(vertices.begin(), vertices.end(), std::back_inserter(having),
               [&](Vertex vertex) { return column.Has(vertex); });
  starts_.assign(std::bit_ceil(having.size() + 1) + 1, 0);
  std::vector<std::uint32_t> buckets;
  buckets.reserve(having.size());
  for (const Vertex vertex : having) {
    buckets.push_back(static_cast<std::uint32_t>(BucketOf(HashAt(column, vertex))));
    ++starts_[buckets.back() + 1];
  }
  for (std::size_t bucket = 1; bucket < starts_.size(); ++bucket) starts_[bucket] += starts_[bucket - 1];
  std::vector<std::uint32_t> next = starts_;
  vertices_.resize(having.size());
  for (std::size_t i = 0; i < having.size(); ++i) vertices_[next[buckets[i]]++] = having[i];
}

std::vector<Vertex> ValueLookup::Find(const PropertyColumn& column, const Value& value) const {
  std::vector<Vertex> found;
  const std::string* text = value.AsString();
  const std::int64_t* number = value.AsInteger();
  const bool texts = column.kind() == PropertyColumn::Kind::kTexts;
  if (texts ? text == nullptr : number == nullptr) return found;
  const std::size_t bucket = BucketOf(texts ? Hash64(*text) : HashOf(*number));
  for (std::uint32_t i = starts_[bucket]; i < starts_[bucket + 1]; ++i) {
    const Vertex vertex = vertices_[i];
    if (texts ? column.TextAt(vertex) == *text : *column.IntegerAt(vertex) == *number) found.push_back(vertex);
  }
  return found;
}

}  // namespace jitu::graph

#include "query/executor/column.h"

#include <algorithm>
#include <utility>

namespace jitu::query {

using graph::RelationshipKey;
using graph::Value;

namespace {

constexpr std::size_t kBytesOfText = 48;  // a guess for what a value holds beside itself

std::uint64_t Mixed(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  return x ^ (x >> 32);
}

bool IsNullKey(const RelationshipKey& key) { return key.from.value == 0; }

}  // namespace

Column Column::Constant(Value value, std::size_t size) {
  Column column;
  column.constant_ = true;
  column.constant_size_ = size;
  column.values_.push_back(std::move(value));
  return column;
}

Column Column::OfValues(std::vector<Value> values) {
  Column column;
  column.values_ = std::move(values);
  return column;
}

Column Column::OfNodes(std::vector<NodeId> nodes) {
  Column column(Kind::kNodes);
  column.nodes_ = std::move(nodes);
  return column;
}

std::size_t Column::size() const {
  if (constant_) return constant_size_;
  return std::max({values_.size(), nodes_.size(), relationships_.size()});
}

Value Column::At(std::size_t row) const {
  Value scratch;
  return Look(row, scratch);
}

const Value& Column::Look(std::size_t row, Value& scratch) const {
  if (kind_ == Kind::kValues) return values_[constant_ ? 0 : row];
  if (IsNull(row)) {
    scratch = Value();
  } else if (kind_ == Kind::kNodes) {
    scratch = Value(nodes_[row]);
  } else {
    scratch = Value(relationships_[row]);
  }
  return scratch;
}

bool Column::IsNull(std::size_t row) const {
  switch (kind_) {
    case Kind::kNodes:
      return nodes_[row].value == 0;
    case Kind::kRelationships:
      return IsNullKey(relationships_[row]);
    default:
      return values_[constant_ ? 0 : row].IsNull();
  }
}

std::uint64_t Column::HashAt(std::size_t row) const {
  switch (kind_) {
    case Kind::kNodes:
      return Mixed(nodes_[row].value);
    case Kind::kRelationships: {
      const RelationshipKey& key = relationships_[row];
      return Mixed(Mixed(key.from.value) ^ (key.to.value + key.type.value) ^ key.ordinal);
    }
    default:
      return Mixed(graph::Hash(values_[constant_ ? 0 : row]));
  }
}

bool Column::Same(const Column& a, std::size_t a_row, const Column& b, std::size_t b_row) {
  if (a.kind_ == b.kind_ && a.kind_ == Kind::kNodes) return a.nodes_[a_row] == b.nodes_[b_row];
  if (a.kind_ == b.kind_ && a.kind_ == Kind::kRelationships) return a.relationships_[a_row] == b.relationships_[b_row];
  Value left;
  Value right;
  return graph::Compare(a.Look(a_row, left), b.Look(b_row, right)) == 0;
}

void Column::Reserve(std::size_t rows) {
  if (kind_ == Kind::kValues) values_.reserve(rows);
  if (kind_ == Kind::kNodes) nodes_.reserve(rows);
  if (kind_ == Kind::kRelationships) relationships_.reserve(rows);
}

void Column::Append(const Value& value) {
  if (kind_ == Kind::kNodes) {
    nodes_.push_back(value.AsNode() ? *value.AsNode() : NodeId{});
  } else if (kind_ == Kind::kRelationships) {
    relationships_.push_back(value.AsRelationship() ? *value.AsRelationship() : RelationshipKey{});
  } else {
    values_.push_back(value);
  }
}

void Column::AppendNull() { Append(Value()); }

void Column::AppendFrom(const Column& other, std::size_t row) {
  if (kind_ == other.kind_ && kind_ == Kind::kNodes) {
    nodes_.push_back(other.nodes_[row]);
  } else if (kind_ == other.kind_ && kind_ == Kind::kRelationships) {
    relationships_.push_back(other.relationships_[row]);
  } else {
    Value scratch;
    Append(other.Look(row, scratch));
  }
}

Column Column::Gather(std::span<const std::uint32_t> rows) const {
  if (constant_) return Constant(values_[0], rows.size());
  Column gathered(kind_);
  gathered.Reserve(rows.size());
  for (const std::uint32_t row : rows) {
    if (kind_ == Kind::kNodes) {
      gathered.nodes_.push_back(nodes_[row]);
    } else if (kind_ == Kind::kRelationships) {
      gathered.relationships_.push_back(relationships_[row]);
    } else {
      gathered.values_.push_back(values_[row]);
    }
  }
  return gathered;
}

Column Column::As(Kind kind) const {
  if (kind == kind_ && !constant_) return *this;
  Column other(kind);
  other.Reserve(size());
  for (std::size_t row = 0; row < size(); ++row) other.AppendFrom(*this, row);
  return other;
}

std::vector<Value> Column::ToValues() const {
  std::vector<Value> values;
  values.reserve(size());
  for (std::size_t row = 0; row < size(); ++row) values.push_back(At(row));
  return values;
}

std::size_t Column::byte_count() const {
  std::size_t bytes = nodes_.size() * sizeof(NodeId) + relationships_.size() * sizeof(RelationshipKey);
  for (const Value& value : values_) {
    bytes += sizeof(Value);
    if (const auto* text = value.AsString()) bytes += kBytesOfText + text->size();
    if (const auto* list = value.AsList()) bytes += kBytesOfText + list->size() * sizeof(Value);
    if (value.AsMap() != nullptr || value.AsPath() != nullptr) bytes += 4 * kBytesOfText;
  }
  return bytes;
}

void Batch::Put(VariableId variable, Column column) {
  if (columns.size() <= variable) columns.resize(variable + 1);
  columns[variable] = std::make_shared<const Column>(std::move(column));
}

Batch Batch::Gather(std::span<const std::uint32_t> rows) const {
  Batch gathered;
  gathered.size = rows.size();
  gathered.columns.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i]) gathered.columns[i] = std::make_shared<const Column>(columns[i]->Gather(rows));
  }
  return gathered;
}

void Batch::Keep(const std::vector<VariableId>& sorted) {
  auto next = sorted.begin();
  for (VariableId variable = 0; variable < columns.size(); ++variable) {
    while (next != sorted.end() && *next < variable) ++next;
    if (next == sorted.end() || *next != variable) columns[variable] = nullptr;
  }
}

std::size_t Batch::byte_count() const {
  std::size_t bytes = 0;
  for (const ColumnPtr& column : columns) bytes += column ? column->byte_count() : 0;
  return bytes;
}

void BatchStore::Add(const Batch& batch) {
  if (columns_.size() < batch.columns.size()) {
    columns_.resize(batch.columns.size());
    present_.resize(batch.columns.size(), false);
  }
  for (std::size_t i = 0; i < batch.columns.size(); ++i) {
    if (!batch.columns[i]) continue;
    const Column& from = *batch.columns[i];
    if (!present_[i]) columns_[i] = Column(from.kind());
    present_[i] = true;
    for (std::size_t row = 0; row < batch.size; ++row) columns_[i].AppendFrom(from, row);
  }
  size_ += batch.size;
}

Batch BatchStore::Take() {
  Batch batch;
  batch.size = std::exchange(size_, 0);
  batch.columns.resize(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (present_[i]) batch.columns[i] = std::make_shared<const Column>(std::move(columns_[i]));
  }
  columns_.clear();
  present_.clear();
  return batch;
}

}  // namespace jitu::query

#include "query/executor/column.h"

#include <algorithm>
#include <utility>

namespace jitu::query {

using graph::kNoVertex;
using graph::RelationshipKey;
using graph::Value;
using graph::Vertex;

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
  column.form_ = Form::kConstant;
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

Column Column::OfIntegers(std::vector<std::int64_t> integers) {
  Column column;
  column.form_ = Form::kIntegers;
  column.integers_ = std::move(integers);
  return column;
}

Column Column::OfNumbers(std::vector<Value> values) {
  std::vector<std::int64_t> integers;
  integers.reserve(values.size());
  for (const Value& value : values) {
    if (value.AsInteger() == nullptr) return OfValues(std::move(values));
    integers.push_back(*value.AsInteger());
  }
  return OfIntegers(std::move(integers));
}

Column Column::OfVertices(const graph::GraphView& view, std::vector<Vertex> vertices) {
  Column column(Kind::kNodes);
  column.form_ = Form::kVertices;
  column.view_ = &view;
  column.vertices_ = std::move(vertices);
  return column;
}

Column Column::OfProperty(const graph::PropertyReader& property, std::vector<Vertex> vertices) {
  Column column;
  column.form_ = Form::kProperty;
  column.property_ = property;
  column.vertices_ = std::move(vertices);
  return column;
}

std::size_t Column::size() const {
  if (form_ == Form::kConstant) return constant_size_;
  return std::max({vertices_.size(), integers_.size(), values_.size(), nodes_.size(), relationships_.size()});
}

NodeId Column::NodeAt(std::size_t row) const {
  if (form_ != Form::kVertices) return nodes_[row];
  return vertices_[row] == kNoVertex ? NodeId{} : view_->Node(vertices_[row]);
}

Value Column::At(std::size_t row) const {
  Value scratch;
  return Look(row, scratch);
}

const Value& Column::Look(std::size_t row, Value& scratch) const {
  if (form_ == Form::kProperty) {
    scratch = property_.At(vertices_[row]);
  } else if (form_ == Form::kIntegers) {
    scratch = Value(integers_[row]);
  } else if (kind_ == Kind::kValues) {
    return values_[form_ == Form::kConstant ? 0 : row];
  } else if (IsNull(row)) {
    scratch = Value();
  } else if (kind_ == Kind::kNodes) {
    scratch = Value(NodeAt(row));
  } else {
    scratch = Value(relationships_[row]);
  }
  return scratch;
}

bool Column::IsNull(std::size_t row) const {
  if (form_ == Form::kVertices) return vertices_[row] == kNoVertex;
  if (form_ == Form::kProperty) return property_.IsNull(vertices_[row]);
  if (form_ == Form::kIntegers) return false;
  switch (kind_) {
    case Kind::kNodes:
      return nodes_[row].value == 0;
    case Kind::kRelationships:
      return IsNullKey(relationships_[row]);
    default:
      return values_[form_ == Form::kConstant ? 0 : row].IsNull();
  }
}

std::optional<std::string_view> Column::TextAt(std::size_t row) const {
  if (form_ == Form::kProperty) return property_.TextAt(vertices_[row]);
  if (kind_ != Kind::kValues || form_ == Form::kIntegers) return std::nullopt;
  const std::string* text = values_[form_ == Form::kConstant ? 0 : row].AsString();
  return text == nullptr ? std::nullopt : std::optional<std::string_view>(*text);
}

std::uint64_t Column::HashAt(std::size_t row) const {
  switch (kind_) {
    case Kind::kNodes:
      return Mixed(NodeAt(row).value);
    case Kind::kRelationships: {
      const RelationshipKey& key = relationships_[row];
      return Mixed(Mixed(key.from.value) ^ (key.to.value + key.type.value) ^ key.ordinal);
    }
    default:
      // The same for a text wherever it lies.
      if (const auto text = TextAt(row)) return Mixed(Hash64(*text));
      Value scratch;
      return Mixed(graph::Hash(Look(row, scratch)));
  }
}

int Column::Compare(const Column& a, std::size_t a_row, const Column& b, std::size_t b_row) {
  const auto order = [](const auto& left, const auto& right) { return left < right ? -1 : (right < left ? 1 : 0); };
  if (const auto* left = a.IntegerAt(a_row), *right = b.IntegerAt(b_row); left != nullptr && right != nullptr) {
    return order(*left, *right);
  }
  if (a.form_ == Form::kProperty || b.form_ == Form::kProperty) {
    const auto left = a.TextAt(a_row);
    const auto right = b.TextAt(b_row);
    if (left && right) return order(*left, *right);
  }
  if (a.view_ != nullptr && a.view_ == b.view_ && a.vertices_[a_row] == b.vertices_[b_row]) return 0;
  if (a.kind_ == b.kind_ && a.kind_ == Kind::kNodes && !a.IsNull(a_row) && !b.IsNull(b_row)) {
    return order(a.NodeAt(a_row), b.NodeAt(b_row));
  }
  Value left;
  Value right;
  return graph::Compare(a.Look(a_row, left), b.Look(b_row, right));
}

void Column::Reserve(std::size_t rows) {
  if (form_ == Form::kVertices || form_ == Form::kProperty) return vertices_.reserve(rows);
  if (kind_ == Kind::kValues) values_.reserve(rows);
  if (kind_ == Kind::kNodes) nodes_.reserve(rows);
  if (kind_ == Kind::kRelationships) relationships_.reserve(rows);
}

// From a special form to the plain one, so that anything can be appended.
void Column::WriteOut() {
  if (form_ != Form::kPlain) *this = As(kind_);
}

void Column::Append(const Value& value) {
  if (kind_ == Kind::kNodes) {
    Append(value.AsNode() != nullptr ? *value.AsNode() : NodeId{});
  } else if (kind_ == Kind::kRelationships) {
    relationships_.push_back(value.AsRelationship() ? *value.AsRelationship() : RelationshipKey{});
  } else {
    WriteOut();
    values_.push_back(value);
  }
}

void Column::Append(NodeId node) {
  if (form_ == Form::kVertices) {
    if (node.value == 0) return vertices_.push_back(kNoVertex);
    WriteOut();
  }
  nodes_.push_back(node);
}

void Column::Append(const graph::GraphView& view, std::span<const Vertex> vertices) {
  if (form_ == Form::kPlain && nodes_.empty()) *this = OfVertices(view, {});
  if (view_ == &view) {
    vertices_.insert(vertices_.end(), vertices.begin(), vertices.end());
    return;
  }
  WriteOut();
  for (const Vertex vertex : vertices) nodes_.push_back(vertex == kNoVertex ? NodeId{} : view.Node(vertex));
}

void Column::AppendNull() {
  if (form_ == Form::kProperty) return vertices_.push_back(kNoVertex);
  Append(Value());
}

// Whether rows of `other` can be appended in its own form, which is not the plain one; an empty column takes it on.
bool Column::TakesFormOf(const Column& other) {
  if (other.form_ == Form::kPlain || other.form_ == Form::kConstant) return false;
  if (kind_ != other.kind_) return false;
  if (form_ == Form::kPlain && size() == 0) {
    form_ = other.form_;
    view_ = other.view_;
    property_ = other.property_;
  }
  return form_ == other.form_ && view_ == other.view_ && property_ == other.property_;
}

void Column::AppendFrom(const Column& other, std::size_t row) {
  if (TakesFormOf(other)) {
    if (form_ == Form::kIntegers) {
      integers_.push_back(other.integers_[row]);
    } else {
      vertices_.push_back(other.vertices_[row]);
    }
  } else if (kind_ == other.kind_ && kind_ == Kind::kNodes) {
    Append(other.NodeAt(row));
  } else if (kind_ == other.kind_ && kind_ == Kind::kRelationships) {
    relationships_.push_back(other.relationships_[row]);
  } else {
    Value scratch;
    Append(other.Look(row, scratch));
  }
}

void Column::AppendAll(const Column& other) {
  if (TakesFormOf(other)) {
    vertices_.insert(vertices_.end(), other.vertices_.begin(), other.vertices_.end());
    integers_.insert(integers_.end(), other.integers_.begin(), other.integers_.end());
    return;
  }
  for (std::size_t row = 0; row < other.size(); ++row) AppendFrom(other, row);
}

namespace {

template <class T>
std::vector<T> GatheredFrom(const std::vector<T>& all, std::span<const std::uint32_t> rows) {
  std::vector<T> gathered;
  gathered.reserve(rows.size());
  for (const std::uint32_t row : rows) gathered.push_back(all[row]);
  return gathered;
}

}  // namespace

Column Column::Gather(std::span<const std::uint32_t> rows) const {
  switch (form_) {
    case Form::kConstant:
      return Constant(values_[0], rows.size());
    case Form::kIntegers:
      return OfIntegers(GatheredFrom(integers_, rows));
    case Form::kVertices:
      return OfVertices(*view_, GatheredFrom(vertices_, rows));
    case Form::kProperty:
      return OfProperty(property_, GatheredFrom(vertices_, rows));
    default:
      break;
  }
  Column gathered(kind_);
  if (kind_ == Kind::kValues) gathered.values_ = GatheredFrom(values_, rows);
  if (kind_ == Kind::kNodes) gathered.nodes_ = GatheredFrom(nodes_, rows);
  if (kind_ == Kind::kRelationships) gathered.relationships_ = GatheredFrom(relationships_, rows);
  return gathered;
}

Column Column::As(Kind kind) const {
  if (kind == kind_ && form_ == Form::kPlain) return *this;
  Column other(kind);
  other.Reserve(size());
  Value scratch;
  for (std::size_t row = 0; row < size(); ++row) {
    if (kind == Kind::kNodes && kind_ == kind) {
      other.nodes_.push_back(NodeAt(row));
    } else {
      other.Append(Look(row, scratch));
    }
  }
  return other;
}

std::vector<Value> Column::ToValues() const {
  std::vector<Value> values;
  values.reserve(size());
  for (std::size_t row = 0; row < size(); ++row) values.push_back(At(row));
  return values;
}

std::size_t Column::byte_count() const {
  std::size_t bytes = nodes_.size() * sizeof(NodeId) + relationships_.size() * sizeof(RelationshipKey) +
                      vertices_.size() * sizeof(Vertex) + integers_.size() * sizeof(std::int64_t);
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

namespace {

bool AreAllInOrder(std::span<const std::uint32_t> rows, std::size_t size) {
  if (rows.size() != size) return false;
  for (std::size_t row = 0; row < size; ++row) {
    if (rows[row] != row) return false;
  }
  return true;
}

}  // namespace

Batch Batch::Gather(std::span<const std::uint32_t> rows) const {
  if (AreAllInOrder(rows, size)) return *this;
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
    columns_[i].AppendAll(from);
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

/// Rows in columns: what flows between operators.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/value.h"
#include "graph/view/graph_view.h"
#include "query/binder/bound_query.h"

namespace jitu::query {

/// Rows that flow together. A batch may be larger where one row gives many.
inline constexpr std::size_t kBatchRows = 1024;

/// Nodes and relationships are kept plain (null is the id 0), so that a column of nodes is a frontier as it stands;
/// everything else as values, or as one value for all rows.
///
/// While a statement reads from a view, nodes are kept as its vertices, and a property of theirs as "that property of
/// these vertices": it is looked at where it is needed, and made a value when it leaves the statement.
class Column {
 public:
  enum class Kind : std::uint8_t { kValues, kNodes, kRelationships };

  explicit Column(Kind kind = Kind::kValues) : kind_(kind) {}
  static Column Constant(graph::Value value, std::size_t size);
  static Column OfValues(std::vector<graph::Value> values);
  static Column OfNodes(std::vector<NodeId> nodes);
  static Column OfIntegers(std::vector<std::int64_t> integers);
  /// Plain if all of them are integers.
  static Column OfNumbers(std::vector<graph::Value> values);
  /// The view must outlive the column, here and below.
  static Column OfVertices(const graph::GraphView& view, std::vector<graph::Vertex> vertices);
  static Column OfProperty(const graph::PropertyReader& property, std::vector<graph::Vertex> vertices);

  Kind kind() const { return kind_; }
  std::size_t size() const;
  bool is_constant() const { return form_ == Form::kConstant; }
  /// Null unless its nodes are kept as vertices of a view.
  const graph::GraphView* view() const { return view_; }
  /// Null unless it is a property of vertices.
  const graph::PropertyReader* property() const { return form_ == Form::kProperty ? &property_ : nullptr; }
  /// Null unless it was made of integers.
  const std::vector<std::int64_t>* integers() const { return form_ == Form::kIntegers ? &integers_ : nullptr; }
  /// kNoVertex is null.
  const std::vector<graph::Vertex>& vertices() const { return vertices_; }

  graph::Value At(std::size_t row) const;
  /// The same without a copy where there is something to refer to; else by way of `scratch`.
  const graph::Value& Look(std::size_t row, graph::Value& scratch) const;
  bool IsNull(std::size_t row) const;
  /// Null if it is no integer.
  const std::int64_t* IntegerAt(std::size_t row) const {
    if (form_ == Form::kProperty) return property_.IntegerAt(vertices_[row]);
    if (form_ == Form::kIntegers) return &integers_[row];
    if (kind_ != Kind::kValues) return nullptr;
    return values_[form_ == Form::kConstant ? 0 : row].AsInteger();
  }
  std::uint64_t HashAt(std::size_t row) const;
  /// Whether two places hold the same (null is null, 1 is 1.0).
  static bool Same(const Column& a, std::size_t a_row, const Column& b, std::size_t b_row) {
    return Compare(a, a_row, b, b_row) == 0;
  }
  /// As graph::Compare orders them.
  static int Compare(const Column& a, std::size_t a_row, const Column& b, std::size_t b_row);

  void Reserve(std::size_t rows);
  void Append(const graph::Value& value);
  void Append(NodeId node);
  void Append(const graph::RelationshipKey& key) { relationships_.push_back(key); }
  void Append(const graph::GraphView& view, std::span<const graph::Vertex> vertices);
  void AppendNull();
  void AppendFrom(const Column& other, std::size_t row);
  void AppendAll(const Column& other);

  Column Gather(std::span<const std::uint32_t> rows) const;
  /// The same rows written out as a kind; a value that is no node is null in a column of nodes.
  Column As(Kind kind) const;

  /// Of a column that As gave.
  const std::vector<NodeId>& nodes() const { return nodes_; }
  const std::vector<graph::RelationshipKey>& relationships() const { return relationships_; }
  std::vector<graph::Value> ToValues() const;

  /// Bytes held, about.
  std::size_t byte_count() const;

 private:
  enum class Form : std::uint8_t { kPlain, kConstant, kIntegers, kVertices, kProperty };

  NodeId NodeAt(std::size_t row) const;
  std::optional<std::string_view> TextAt(std::size_t row) const;
  bool TakesFormOf(const Column& other);
  void WriteOut();

  Kind kind_ = Kind::kValues;
  Form form_ = Form::kPlain;
  std::size_t constant_size_ = 0;
  const graph::GraphView* view_ = nullptr;
  graph::PropertyReader property_;
  std::vector<graph::Vertex> vertices_;
  std::vector<std::int64_t> integers_;
  std::vector<graph::Value> values_;
  std::vector<NodeId> nodes_;
  std::vector<graph::RelationshipKey> relationships_;
};

using ColumnPtr = std::shared_ptr<const Column>;

inline Column::Kind KindOf(TypeSet types) {
  if (types == TypeSet::kNode) return Column::Kind::kNodes;
  return types == TypeSet::kRelationship ? Column::Kind::kRelationships : Column::Kind::kValues;
}

/// `size` rows; columns[v] belongs to variable v, null where nobody needs it.
struct Batch {
  std::size_t size = 0;
  std::vector<ColumnPtr> columns;

  const ColumnPtr& operator[](VariableId variable) const { return columns[variable]; }
  void Put(VariableId variable, Column column);
  /// Shares its columns if it is all rows as they stand.
  Batch Gather(std::span<const std::uint32_t> rows) const;
  /// Only these columns.
  void Keep(const std::vector<VariableId>& sorted);
  std::size_t byte_count() const;
};

/// Many batches as one.
class BatchStore {
 public:
  void Add(const Batch& batch);
  std::size_t size() const { return size_; }
  /// Hands over all rows as one batch and is empty again.
  Batch Take();

 private:
  std::size_t size_ = 0;
  std::vector<Column> columns_;
  std::vector<bool> present_;
};

}  // namespace jitu::query

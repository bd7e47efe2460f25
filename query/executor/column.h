/// Rows in columns: what flows between operators.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "graph/model/value.h"
#include "query/binder/bound_query.h"

namespace jitu::query {

/// Rows that flow together. A batch may be larger where one row gives many.
inline constexpr std::size_t kBatchRows = 1024;

/// Nodes and relationships are kept plain (null is the id 0), so that a column of nodes is a frontier as it stands;
/// everything else as values, or as one value for all rows.
class Column {
 public:
  enum class Kind : std::uint8_t { kValues, kNodes, kRelationships };

  explicit Column(Kind kind = Kind::kValues) : kind_(kind) {}
  static Column Constant(graph::Value value, std::size_t size);
  static Column OfValues(std::vector<graph::Value> values);
  static Column OfNodes(std::vector<NodeId> nodes);

  Kind kind() const { return kind_; }
  std::size_t size() const;
  bool is_constant() const { return constant_; }

  graph::Value At(std::size_t row) const;
  /// The same without a copy where there is something to refer to; else by way of `scratch`.
  const graph::Value& Look(std::size_t row, graph::Value& scratch) const;
  bool IsNull(std::size_t row) const;
  std::uint64_t HashAt(std::size_t row) const;
  /// Whether two places hold the same (null is null, 1 is 1.0).
  static bool Same(const Column& a, std::size_t a_row, const Column& b, std::size_t b_row);

  void Reserve(std::size_t rows);
  void Append(const graph::Value& value);
  void Append(NodeId node) { nodes_.push_back(node); }
  void Append(const graph::RelationshipKey& key) { relationships_.push_back(key); }
  void AppendNull();
  void AppendFrom(const Column& other, std::size_t row);

  Column Gather(std::span<const std::uint32_t> rows) const;
  /// The same rows as another kind; a value that is no node is null in a column of nodes.
  Column As(Kind kind) const;

  const std::vector<NodeId>& nodes() const { return nodes_; }
  const std::vector<graph::RelationshipKey>& relationships() const { return relationships_; }
  std::vector<graph::Value> ToValues() const;

  /// Bytes held, about.
  std::size_t byte_count() const;

 private:
  Kind kind_ = Kind::kValues;
  bool constant_ = false;
  std::size_t constant_size_ = 0;
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

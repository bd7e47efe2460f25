#include "query/executor/evaluator.h"

#include <algorithm>
#include <utility>

#include "query/functions/arithmetic.h"
#include "query/functions/temporal_parts.h"

namespace jitu::query {

using graph::List;
using graph::Map;
using graph::Value;

Result<ColumnPtr> Evaluator::Evaluate(const BoundPtr& expression, const Batch& batch) {
  if (expression->kind == BoundKind::kVariable) {
    const ColumnPtr& column = batch[expression->variable];
    if (column) return column;
    return Fail(ErrorCode::kInternal, Say("内部错误：缺少列 {}", "fault in the program: column {} is missing",
                                          run_.variables[expression->variable].name));
  }
  JITU_TRY(Column column, Compute(*expression, batch));
  return std::make_shared<const Column>(std::move(column));
}

Result<Value> Evaluator::EvaluateOnce(const BoundPtr& expression) {
  Batch batch;
  batch.size = 1;
  batch.columns.resize(run_.variables.size());
  JITU_TRY(const ColumnPtr column, Evaluate(expression, batch));
  return column->At(0);
}

Result<std::uint64_t> Evaluator::Count(const BoundPtr& expression) {
  JITU_TRY(const Value value, EvaluateOnce(expression));
  const std::int64_t* count = value.AsInteger();
  if (count != nullptr && *count >= 0) return static_cast<std::uint64_t>(*count);
  return run_.Fault(expression->place, count == nullptr ? "InvalidArgumentType" : "NegativeIntegerArgument",
                    Say("SKIP 和 LIMIT 需要不小于零的整数", "SKIP and LIMIT take an integer not below zero"));
}

Result<std::vector<std::uint32_t>> Evaluator::Select(const BoundPtr& predicate, const Batch& batch) {
  if (predicate->kind == BoundKind::kComparison && predicate->operations.size() == 1) {
    return SelectCompared(*predicate, batch);
  }
  if (predicate->kind == BoundKind::kHasLabels) {
    JITU_TRY(const ColumnPtr subject, Evaluate(predicate->children[0], batch));
    if (subject->view() != nullptr) return RowsWithLabels(*predicate, *subject);
  }
  JITU_TRY(const ColumnPtr column, Evaluate(predicate, batch));
  std::vector<std::uint32_t> rows;
  rows.reserve(batch.size);
  Value scratch;
  for (std::uint32_t row = 0; row < batch.size; ++row) {
    JITU_TRY(const Truth truth, TruthOf(*predicate, column->Look(row, scratch)));
    if (truth == Truth::kTrue) rows.push_back(row);
  }
  return rows;
}

Result<Column> Evaluator::Compute(const BoundExpression& expression, const Batch& batch) {
  switch (expression.kind) {
    case BoundKind::kConstant:
      return Column::Constant(expression.constant, batch.size);
    case BoundKind::kParameter:
      return Parameter(expression, batch);
    case BoundKind::kProperty:
      return Property(expression, batch);
    case BoundKind::kHasLabels:
      return HasLabels(expression, batch);
    case BoundKind::kOperation:
      return Operation(expression, batch);
    case BoundKind::kComparison:
      return Comparison(expression, batch);
    case BoundKind::kCall:
      return Call(expression, batch);
    case BoundKind::kList:
    case BoundKind::kMap:
      return Collection(expression, batch);
    case BoundKind::kIndex:
      return Index(expression, batch);
    case BoundKind::kSlice:
      return Slice(expression, batch);
    case BoundKind::kCase:
      return Case(expression, batch);
    case BoundKind::kListComprehension:
      return ListComprehension(expression, batch);
    case BoundKind::kQuantifier:
      return QuantifierOver(expression, batch);
    case BoundKind::kReduce:
      return Reduce(expression, batch);
    default:
      break;
  }
  return Fail(ErrorCode::kUnsupported,
              Say("这个版本不支持在这里使用模式或聚合", "this version cannot use a pattern or an aggregate here"));
}

Result<std::vector<ColumnPtr>> Evaluator::Children(const BoundExpression& expression, const Batch& batch) {
  std::vector<ColumnPtr> columns;
  for (const BoundPtr& child : expression.children) {
    ColumnPtr column;
    if (child) {
      JITU_TRY(column, Evaluate(child, batch));
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

Result<Column> Evaluator::Parameter(const BoundExpression& expression, const Batch& batch) {
  const auto found = run_.parameters.find(expression.name);
  if (found != run_.parameters.end()) return Column::Constant(found->second, batch.size);
  return run_.Fault(expression.place, "MissingParameter",
                    Say("没有给出参数 ${}", "parameter ${} was not given", expression.name));
}

Result<Column> Evaluator::Property(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const ColumnPtr subject, Evaluate(expression.children[0], batch));
  const std::optional<PropertyId> property =
      expression.property ? expression.property : run_.tokens.FindProperty(expression.name);
  if (const graph::GraphView* view = subject->view(); view != nullptr && property) {
    if (const auto kept = view->Property(*property)) return Column::OfProperty(*kept, subject->vertices());
  }
  std::vector<NodeId> ids;
  std::vector<std::uint32_t> rows;
  std::vector<Value> result(batch.size);
  Value scratch;
  for (std::uint32_t row = 0; row < batch.size; ++row) {
    const Value& value = subject->Look(row, scratch);
    if (const NodeId* node = value.AsNode()) {
      if (run_.pending.IsGone(*node)) return Deleted(expression.place);
      ids.push_back(*node);
      rows.push_back(row);
    } else if (!value.IsNull()) {
      JITU_TRY(result[row], PropertyOfValue(expression, value));
    }
  }
  if (ids.empty() || !property) return Column::OfValues(std::move(result));
  JITU_TRY(std::vector<Value> values, run_.graph.PropertyOf(ids, *property));
  for (std::size_t i = 0; i < rows.size(); ++i) result[rows[i]] = std::move(values[i]);
  return Column::OfValues(std::move(result));
}

Error Evaluator::Deleted(Place place) const {
  return run_.Fault(place, "DeletedEntityAccess",
                    Say("对象已被这条语句删除", "this has been deleted by the same statement"));
}

Result<Value> Evaluator::PropertyOfValue(const BoundExpression& expression, const Value& subject) {
  if (const Map* map = subject.AsMap()) {
    const auto found = map->find(expression.name);
    return found == map->end() ? Value() : found->second;
  }
  std::optional<Value> part;
  if (const auto* point = subject.AsTemporal()) part = PartOf(*point, expression.name);
  if (const auto* duration = subject.AsDuration()) part = PartOf(*duration, expression.name);
  if (part) return *std::move(part);
  const auto* key = subject.AsRelationship();
  if (key == nullptr) {
    const Message type = TypeName(subject);
    return run_.Fault(expression.place, "TypeError: InvalidArgumentType",
                      Message{Say("{}没有属性 {}", "", type.zh, expression.name).zh,
                              Say("", "{} has no property {}", type.en, expression.name).en});
  }
  if (run_.pending.IsGone(*key) && run_.pending.FindRelationship(*key) == nullptr) return Deleted(expression.place);
  const std::optional<PropertyId> property = run_.tokens.FindProperty(expression.name);
  if (!property) return Value();
  JITU_TRY(const auto properties, run_.graph.Relationships({key, 1}));
  const Value* value = properties[0] ? graph::Find(*properties[0], *property) : nullptr;
  return value == nullptr ? Value() : *value;
}

std::optional<std::vector<LabelId>> Evaluator::LabelsOf(const BoundExpression& expression) const {
  std::vector<LabelId> labels;
  for (const std::string& name : expression.names) {
    const auto label = run_.tokens.FindLabel(name);
    if (!label) return std::nullopt;
    labels.push_back(*label);
  }
  return labels;
}

std::vector<std::uint32_t> Evaluator::RowsWithLabels(const BoundExpression& expression, const Column& nodes) const {
  std::vector<std::uint32_t> rows;
  const auto labels = LabelsOf(expression);
  if (labels) nodes.view()->AppendRowsWith(*labels, nodes.vertices(), rows);
  return rows;
}

Result<Column> Evaluator::HasLabels(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const ColumnPtr subject, Evaluate(expression.children[0], batch));
  std::vector<NodeId> ids;
  std::vector<std::uint32_t> rows;
  std::vector<Value> result(batch.size);
  Value scratch;
  for (std::uint32_t row = 0; row < batch.size; ++row) {
    const Value& value = subject->Look(row, scratch);
    if (const auto* key = value.AsRelationship()) {
      const bool all = std::all_of(expression.names.begin(), expression.names.end(),
                                   [&](const std::string& name) { return run_.tokens.Name(key->type) == name; });
      result[row] = Value(all);
    } else if (const NodeId* node = value.AsNode()) {
      ids.push_back(*node);
      rows.push_back(row);
    } else if (!value.IsNull()) {
      return run_.Fault(expression.place, "InvalidArgumentType", Say("只有节点才有标签", "only a node has labels"));
    }
  }
  const std::optional<std::vector<LabelId>> labels = LabelsOf(expression);
  if (ids.empty()) return Column::OfValues(std::move(result));
  graph::Projection projection;
  projection.labels = true;
  JITU_TRY(const NodeRows nodes, run_.graph.Read(ids, projection));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& has = nodes.labels[i];
    result[rows[i]] = Value(labels && std::all_of(labels->begin(), labels->end(), [&](LabelId label) {
                              return std::binary_search(has.begin(), has.end(), label);
                            }));
  }
  return Column::OfValues(std::move(result));
}

Result<Column> Evaluator::Call(const BoundExpression& expression, const Batch& batch) {
  const Function& function = *expression.function;
  JITU_TRY(const std::vector<ColumnPtr> columns, Children(expression, batch));
  if (function.graph != nullptr) {
    std::vector<std::vector<Value>> arguments;
    for (const ColumnPtr& column : columns) arguments.push_back(column->ToValues());
    auto result = function.graph(run_.graph, arguments, batch.size);
    if (!result) return run_.At(expression.place, std::move(result).error());
    return Column::OfValues(std::move(result).value());
  }
  std::vector<Value> result;
  result.reserve(batch.size);
  std::vector<Value> arguments(columns.size());
  if (function.clock) arguments.push_back(run_.now);
  for (std::size_t row = 0; row < batch.size; ++row) {
    bool null = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      arguments[i] = columns[i]->At(row);
      null = null || arguments[i].IsNull();
    }
    if (null && function.on_null == OnNull::kNull) {
      result.emplace_back();
      continue;
    }
    auto value = function.scalar(arguments);
    if (!value) return run_.At(expression.place, std::move(value).error());
    result.push_back(std::move(value).value());
  }
  return Column::OfValues(std::move(result));
}

Result<Column> Evaluator::Collection(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const std::vector<ColumnPtr> columns, Children(expression, batch));
  std::vector<Value> result;
  result.reserve(batch.size);
  for (std::size_t row = 0; row < batch.size; ++row) {
    if (expression.kind == BoundKind::kList) {
      List list;
      for (const ColumnPtr& column : columns) list.push_back(column->At(row));
      result.emplace_back(std::move(list));
      continue;
    }
    Map map;
    for (std::size_t i = 0; i < columns.size(); ++i) map.insert_or_assign(expression.names[i], columns[i]->At(row));
    result.emplace_back(std::move(map));
  }
  return Column::OfValues(std::move(result));
}

}  // namespace jitu::query

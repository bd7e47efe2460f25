#include <algorithm>
#include <utility>

#include "query/binder/expression_walk.h"
#include "query/executor/evaluator.h"
#include "query/functions/arithmetic.h"
#include "query/functions/comparison.h"

namespace jitu::query {

using graph::List;
using graph::Map;
using graph::Value;

/// The elements of all lists of a batch as rows of one batch.
struct Evaluator::Flat {
  Batch batch;
  std::vector<std::uint32_t> row_of;  ///< the row each element comes from
  std::vector<bool> null;             ///< rows whose list is null
};

Result<Evaluator::Flat> Evaluator::Flatten(const BoundExpression& expression, const ColumnPtr& lists,
                                           const Batch& batch) {
  Flat flat;
  flat.null.assign(batch.size, false);
  Column elements;
  Value scratch;
  for (std::uint32_t row = 0; row < batch.size; ++row) {
    const Value& value = lists->Look(row, scratch);
    if (value.IsNull()) {
      flat.null[row] = true;
      continue;
    }
    const List* list = value.AsList();
    if (list == nullptr) {
      const Message type = TypeName(value);
      return run_.Fault(
          expression.place, "InvalidArgumentType",
          Message{Say("这里应为列表，却是{}", "", type.zh).zh, Say("", "expected a list, found {}", type.en).en});
    }
    for (const Value& element : *list) {
      elements.Append(element);
      flat.row_of.push_back(row);
    }
    if (flat.row_of.size() > kMaxListElements) {
      return Fail(ErrorCode::kLimit, Say("列表太长", "the lists are too long"));
    }
  }
  Batch outer = batch;
  std::vector<VariableId> used;
  for (std::size_t i = 1; i < expression.children.size(); ++i) AddVariablesOf(expression.children[i], used);
  std::sort(used.begin(), used.end());
  outer.Keep(used);
  flat.batch = outer.Gather(flat.row_of);
  flat.batch.Put(expression.variable, std::move(elements));
  return flat;
}

Result<Column> Evaluator::ListComprehension(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const ColumnPtr lists, Evaluate(expression.children[0], batch));
  JITU_TRY(Flat flat, Flatten(expression, lists, batch));
  if (expression.children[1]) {
    JITU_TRY(const std::vector<std::uint32_t> rows, Select(expression.children[1], flat.batch));
    std::vector<std::uint32_t> row_of;
    for (const std::uint32_t row : rows) row_of.push_back(flat.row_of[row]);
    flat.batch = flat.batch.Gather(rows);
    flat.row_of = std::move(row_of);
  }
  ColumnPtr values = flat.batch[expression.variable];
  if (expression.children[2]) {
    JITU_TRY(values, Evaluate(expression.children[2], flat.batch));
  }
  std::vector<List> made(batch.size);
  for (std::size_t i = 0; i < flat.row_of.size(); ++i) made[flat.row_of[i]].push_back(values->At(i));
  std::vector<Value> result;
  for (std::size_t row = 0; row < batch.size; ++row) {
    result.push_back(flat.null[row] ? Value() : Value(std::move(made[row])));
  }
  return Column::OfValues(std::move(result));
}

Result<Column> Evaluator::QuantifierOver(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const ColumnPtr lists, Evaluate(expression.children[0], batch));
  JITU_TRY(const Flat flat, Flatten(expression, lists, batch));
  JITU_TRY(const ColumnPtr tests, Evaluate(expression.children[1], flat.batch));
  struct Tally {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t unknown = 0;
  };
  std::vector<Tally> tallies(batch.size);
  Value scratch;
  for (std::size_t i = 0; i < flat.row_of.size(); ++i) {
    JITU_TRY(const Truth truth, TruthOf(*expression.children[1], tests->Look(i, scratch)));
    Tally& tally = tallies[flat.row_of[i]];
    ++(truth == Truth::kTrue ? tally.yes : truth == Truth::kFalse ? tally.no : tally.unknown);
  }
  std::vector<Value> result;
  for (std::size_t row = 0; row < batch.size; ++row) {
    const Tally& tally = tallies[row];
    const Truth open = tally.unknown > 0 ? Truth::kUnknown : Truth::kTrue;
    Truth truth = Truth::kUnknown;
    switch (expression.quantifier) {
      case Quantifier::kAll:
        truth = tally.no > 0 ? Truth::kFalse : open;
        break;
      case Quantifier::kAny:
        truth = tally.yes > 0 ? Truth::kTrue : Not(open);
        break;
      case Quantifier::kNone:
        truth = tally.yes > 0 ? Truth::kFalse : open;
        break;
      case Quantifier::kSingle:
        truth = tally.yes > 1 ? Truth::kFalse : tally.unknown > 0 ? Truth::kUnknown : Known(tally.yes == 1);
        break;
    }
    if (tally.unknown > 0 && expression.quantifier == Quantifier::kAny && tally.yes == 0) truth = Truth::kUnknown;
    result.push_back(flat.null[row] ? Value() : ToValue(truth));
  }
  return Column::OfValues(std::move(result));
}

// Element by element, for all rows together: step i computes the i-th element of every list that has one.
Result<Column> Evaluator::Reduce(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const ColumnPtr start, Evaluate(expression.children[0], batch));
  JITU_TRY(const ColumnPtr lists, Evaluate(expression.children[1], batch));
  std::vector<Value> result = start->ToValues();
  Value scratch;
  std::vector<std::uint32_t> open;
  for (std::uint32_t row = 0; row < batch.size; ++row) {
    const Value& value = lists->Look(row, scratch);
    if (value.AsList() != nullptr) {
      open.push_back(row);
    } else {
      result[row] = Value();
    }
  }
  for (std::size_t step = 0; !open.empty(); ++step) {
    if (step % kBatchRows == 0) JITU_CHECK_OK(run_.Check());
    std::vector<std::uint32_t> rows;
    Column elements;
    Column sums;
    for (const std::uint32_t row : open) {
      const List& list = *lists->Look(row, scratch).AsList();
      if (step >= list.size()) continue;
      rows.push_back(row);
      elements.Append(list[step]);
      sums.Append(result[row]);
    }
    if (!rows.empty()) {
      Batch inner = batch.Gather(rows);
      inner.Put(expression.variable, std::move(elements));
      inner.Put(expression.accumulator, std::move(sums));
      JITU_TRY(const ColumnPtr values, Evaluate(expression.children[2], inner));
      for (std::size_t i = 0; i < rows.size(); ++i) result[rows[i]] = values->At(i);
    }
    open = std::move(rows);
  }
  return Column::OfValues(std::move(result));
}

Result<Column> Evaluator::Index(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const std::vector<ColumnPtr> columns, Children(expression, batch));
  std::vector<Value> result(batch.size);
  for (std::size_t row = 0; row < batch.size; ++row) {
    const Value subject = columns[0]->At(row);
    const Value place = columns[1]->At(row);
    if (subject.IsNull() || place.IsNull()) continue;
    const List* list = subject.AsList();
    if (list != nullptr && place.AsInteger() != nullptr) {
      const auto size = static_cast<std::int64_t>(list->size());
      const std::int64_t at = *place.AsInteger() < 0 ? *place.AsInteger() + size : *place.AsInteger();
      if (at >= 0 && at < size) result[row] = (*list)[static_cast<std::size_t>(at)];
      continue;
    }
    if (list != nullptr || place.AsString() == nullptr) {
      const bool has_keys = subject.AsMap() != nullptr || subject.AsNode() != nullptr || subject.AsRelationship();
      return run_.Fault(expression.place,
                        list == nullptr && !has_keys ? "TypeError: InvalidArgumentType"
                        : list != nullptr            ? "ListElementAccessByNonInteger"
                                                     : "MapElementAccessByNonString",
                        Say("列表用整数取元素，映射、节点和关系用字符串",
                            "a list is asked by an integer, a map, a node or a relationship by a string"));
    }
    BoundExpression property;
    property.name = *place.AsString();
    property.place = expression.place;
    if (const NodeId* node = subject.AsNode()) {
      const auto id = run_.tokens.FindProperty(property.name);
      if (!id) continue;
      JITU_TRY(std::vector<Value> values, run_.graph.PropertyOf({node, 1}, *id));
      result[row] = std::move(values[0]);
    } else {
      JITU_TRY(result[row], PropertyOfValue(property, subject));
    }
  }
  return Column::OfValues(std::move(result));
}

Result<Column> Evaluator::Slice(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const std::vector<ColumnPtr> columns, Children(expression, batch));
  std::vector<Value> result(batch.size);
  for (std::size_t row = 0; row < batch.size; ++row) {
    const Value subject = columns[0]->At(row);
    if (subject.IsNull()) continue;
    const List* list = subject.AsList();
    if (list == nullptr) {
      return run_.Fault(expression.place, "InvalidArgumentType", Say("只有列表才能切片", "only a list has slices"));
    }
    const auto size = static_cast<std::int64_t>(list->size());
    std::int64_t bounds[2] = {0, size};
    bool null = false;
    for (std::size_t i = 0; i < 2; ++i) {
      if (!columns[i + 1]) continue;
      const Value bound = columns[i + 1]->At(row);
      null = null || bound.IsNull();
      if (bound.AsInteger() == nullptr) continue;
      bounds[i] =
          std::clamp<std::int64_t>(*bound.AsInteger() < 0 ? *bound.AsInteger() + size : *bound.AsInteger(), 0, size);
    }
    if (null) continue;
    result[row] =
        bounds[0] >= bounds[1] ? Value(List()) : Value(List(list->begin() + bounds[0], list->begin() + bounds[1]));
  }
  return Column::OfValues(std::move(result));
}

}  // namespace jitu::query

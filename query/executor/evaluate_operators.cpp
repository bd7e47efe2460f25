#include <utility>

#include "query/executor/evaluator.h"
#include "query/functions/arithmetic.h"
#include "query/functions/comparison.h"

namespace jitu::query {
namespace {

using graph::Value;

Truth Compared(Operator operation, const Value& a, const Value& b) {
  switch (operation) {
    case Operator::kEqual:
      return Equal(a, b);
    case Operator::kNotEqual:
      return Not(Equal(a, b));
    case Operator::kLess:
      return Less(a, b);
    case Operator::kLessEqual:
      return LessOrEqual(a, b);
    case Operator::kGreater:
      return Less(b, a);
    default:
      return LessOrEqual(b, a);
  }
}

Truth Connected(Operator operation, Truth a, Truth b) {
  if (operation == Operator::kAnd) return And(a, b);
  return operation == Operator::kOr ? Or(a, b) : Xor(a, b);
}

bool Holds(Operator operation, std::int64_t a, std::int64_t b) {
  switch (operation) {
    case Operator::kEqual:
      return a == b;
    case Operator::kNotEqual:
      return a != b;
    case Operator::kLess:
      return a < b;
    case Operator::kLessEqual:
      return a <= b;
    case Operator::kGreater:
      return a > b;
    default:
      return a >= b;
  }
}

bool IsConnective(Operator operation) {
  return operation == Operator::kAnd || operation == Operator::kOr || operation == Operator::kXor;
}

}  // namespace

Result<Truth> Evaluator::TruthOf(const BoundExpression& expression, const Value& value) {
  if (const bool* truth = value.AsBoolean()) return Known(*truth);
  if (value.IsNull()) return Truth::kUnknown;
  const Message type = TypeName(value);
  return run_.Fault(
      expression.place, "InvalidArgumentType",
      Message{Say("这里应为布尔值，却是{}", "", type.zh).zh, Say("", "expected a boolean, found {}", type.en).en});
}

Result<Column> Evaluator::Operation(const BoundExpression& expression, const Batch& batch) {
  if (IsConnective(expression.operation)) return Connective(expression, batch);
  JITU_TRY(const std::vector<ColumnPtr> columns, Children(expression, batch));
  std::vector<Value> result;
  result.reserve(batch.size);
  Value left;
  Value right;
  const Value none;
  for (std::size_t row = 0; row < batch.size; ++row) {
    const Value& a = columns[0]->Look(row, left);
    const Value& b = columns.size() > 1 ? columns[1]->Look(row, right) : none;
    auto value = Apply(expression, a, b);
    if (!value) return run_.At(expression.place, std::move(value).error());
    result.push_back(std::move(value).value());
  }
  return Column::OfValues(std::move(result));
}

Result<Value> Evaluator::Apply(const BoundExpression& expression, const Value& a, const Value& b) {
  switch (expression.operation) {
    case Operator::kNot: {
      JITU_TRY(const Truth truth, TruthOf(*expression.children[0], a));
      return ToValue(Not(truth));
    }
    case Operator::kEqual:
      return ToValue(Equal(a, b));
    case Operator::kNotEqual:
      return ToValue(Not(Equal(a, b)));
    case Operator::kIsNull:
      return Value(a.IsNull());
    case Operator::kIsNotNull:
      return Value(!a.IsNull());
    case Operator::kNegate:
      return Negated(a);
    case Operator::kPositive:
      return a;
    case Operator::kStartsWith:
    case Operator::kEndsWith:
    case Operator::kContains:
      return ToValue(TextTest(expression.operation, a, b));
    case Operator::kMatches: {
      JITU_TRY(const Truth truth, regex_.Matches(a, b));
      return ToValue(truth);
    }
    case Operator::kIn: {
      if (b.IsNull()) return Value();
      if (const auto* list = b.AsList()) return ToValue(Contains(*list, a));
      const Message type = TypeName(b);
      return run_.Fault(
          expression.place, "InvalidArgumentType",
          Message{Say("IN 需要列表，却是{}", "", type.zh).zh, Say("", "IN takes a list, found {}", type.en).en});
    }
    default:
      return Arithmetic(expression.operation, a, b);
  }
}

// The right side is looked at only in rows that the left side leaves open, so that a guard guards.
Result<Column> Evaluator::Connective(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const ColumnPtr left, Evaluate(expression.children[0], batch));
  const Truth decided = expression.operation == Operator::kOr ? Truth::kTrue : Truth::kFalse;
  std::vector<Truth> truths;
  std::vector<std::uint32_t> open;
  Value scratch;
  for (std::uint32_t row = 0; row < batch.size; ++row) {
    JITU_TRY(const Truth truth, TruthOf(*expression.children[0], left->Look(row, scratch)));
    truths.push_back(truth);
    if (truth != decided || expression.operation == Operator::kXor) open.push_back(row);
  }
  if (!open.empty()) {
    const bool all = open.size() == batch.size;
    const Batch rest = all ? Batch() : batch.Gather(open);
    JITU_TRY(const ColumnPtr right, Evaluate(expression.children[1], all ? batch : rest));
    for (std::size_t i = 0; i < open.size(); ++i) {
      JITU_TRY(const Truth truth, TruthOf(*expression.children[1], right->Look(i, scratch)));
      truths[open[i]] = Connected(expression.operation, truths[open[i]], truth);
    }
  }
  std::vector<Value> result;
  result.reserve(batch.size);
  for (const Truth truth : truths) result.push_back(ToValue(truth));
  return Column::OfValues(std::move(result));
}

Result<Column> Evaluator::Comparison(const BoundExpression& expression, const Batch& batch) {
  JITU_TRY(const std::vector<ColumnPtr> columns, Children(expression, batch));
  std::vector<Value> result;
  result.reserve(batch.size);
  Value left;
  Value right;
  for (std::size_t row = 0; row < batch.size; ++row) {
    Truth all = Truth::kTrue;
    for (std::size_t i = 0; i < expression.operations.size() && all != Truth::kFalse; ++i) {
      all = And(all, Compared(expression.operations[i], columns[i]->Look(row, left), columns[i + 1]->Look(row, right)));
    }
    result.push_back(ToValue(all));
  }
  return Column::OfValues(std::move(result));
}

// Most predicates compare two integers or two nodes, which need not become values for that.
Result<std::vector<std::uint32_t>> Evaluator::SelectCompared(const BoundExpression& comparison, const Batch& batch) {
  JITU_TRY(const std::vector<ColumnPtr> columns, Children(comparison, batch));
  const Operator operation = comparison.operations[0];
  const Column& a = *columns[0];
  const Column& b = *columns[1];
  const bool equates = operation == Operator::kEqual || operation == Operator::kNotEqual;
  const bool nodes = equates && a.kind() == Column::Kind::kNodes && b.kind() == Column::Kind::kNodes;
  const bool vertices = nodes && a.view() != nullptr && a.view() == b.view();
  std::vector<std::uint32_t> rows;
  Value left;
  Value right;
  for (std::uint32_t row = 0; row < batch.size; ++row) {
    const std::int64_t* first = a.IntegerAt(row);
    const std::int64_t* second = first == nullptr ? nullptr : b.IntegerAt(row);
    bool holds = false;
    if (second != nullptr) {
      holds = Holds(operation, *first, *second);
    } else if (vertices) {
      holds = !a.IsNull(row) && !b.IsNull(row) &&
              (a.vertices()[row] == b.vertices()[row]) == (operation == Operator::kEqual);
    } else if (nodes) {
      holds = !a.IsNull(row) && !b.IsNull(row) && Column::Same(a, row, b, row) == (operation == Operator::kEqual);
    } else {
      holds = Compared(operation, a.Look(row, left), b.Look(row, right)) == Truth::kTrue;
    }
    if (holds) rows.push_back(row);
  }
  return rows;
}

// Each branch is computed for the rows that take it, and for no others.
Result<Column> Evaluator::Case(const BoundExpression& expression, const Batch& batch) {
  std::vector<Value> result(batch.size);
  std::vector<std::uint32_t> open(batch.size);
  for (std::uint32_t row = 0; row < batch.size; ++row) open[row] = row;
  const BoundPtr& subject = expression.children[0];
  Value left;
  Value right;
  const auto fill = [&](const BoundPtr& branch, const std::vector<std::uint32_t>& rows) -> Result<void> {
    if (rows.empty() || !branch) return {};
    const Batch taken = batch.Gather(rows);
    JITU_TRY(const ColumnPtr column, Evaluate(branch, taken));
    for (std::size_t i = 0; i < rows.size(); ++i) result[rows[i]] = column->At(i);
    return {};
  };
  for (std::size_t i = 1; i + 1 < expression.children.size() && !open.empty(); i += 2) {
    const Batch rest = batch.Gather(open);
    ColumnPtr compared;
    if (subject) {
      JITU_TRY(compared, Evaluate(subject, rest));
    }
    JITU_TRY(const ColumnPtr condition, Evaluate(expression.children[i], rest));
    std::vector<std::uint32_t> taken;
    std::vector<std::uint32_t> still;
    for (std::size_t k = 0; k < open.size(); ++k) {
      Truth truth = Truth::kFalse;
      if (subject) {
        truth = Equal(compared->Look(k, left), condition->Look(k, right));
      } else {
        JITU_TRY(truth, TruthOf(*expression.children[i], condition->Look(k, right)));
      }
      (truth == Truth::kTrue ? taken : still).push_back(open[k]);
    }
    JITU_CHECK_OK(fill(expression.children[i + 1], taken));
    open = std::move(still);
  }
  JITU_CHECK_OK(fill(expression.children.back(), open));
  return Column::OfValues(std::move(result));
}

}  // namespace jitu::query

#include "query/functions/arithmetic.h"

#include <cmath>
#include <limits>
#include <optional>

#include "query/functions/durations.h"

namespace jitu::query {
namespace {

using graph::List;
using graph::Value;

Error Overflow() {
  return Fail(ErrorCode::kRuntime,
              Say("整数溢出：结果超出 64 位的范围", "integer overflow: the result does not fit 64 bits"));
}

Error DivisionByZero() { return Fail(ErrorCode::kRuntime, Say("除数为零", "division by zero")); }

Error Unfit(Operator operation, const Value& a, const Value& b) {
  const Message left = TypeName(a);
  const Message right = TypeName(b);
  return Fail(ErrorCode::kRuntime,
              Message{Say("“{}”不能用于{}和{}", "", NameOf(operation), left.zh, right.zh).zh,
                      Say("", "“{}” does not take {} and {}", NameOf(operation), left.en, right.en).en});
}

std::optional<double> AsNumber(const Value& value) {
  if (const auto* integer = value.AsInteger()) return static_cast<double>(*integer);
  if (const auto* number = value.AsFloat()) return *number;
  return std::nullopt;
}

Result<Value> Integers(Operator operation, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool overflow = false;
  switch (operation) {
    case Operator::kAdd:
      overflow = __builtin_add_overflow(a, b, &result);
      break;
    case Operator::kSubtract:
      overflow = __builtin_sub_overflow(a, b, &result);
      break;
    case Operator::kMultiply:
      overflow = __builtin_mul_overflow(a, b, &result);
      break;
    case Operator::kDivide:
    case Operator::kModulo:
      if (b == 0) return DivisionByZero();
      if (b == -1) {
        overflow = operation == Operator::kDivide && a == std::numeric_limits<std::int64_t>::min();
        result = operation == Operator::kModulo || overflow ? 0 : -a;
      } else {
        result = operation == Operator::kDivide ? a / b : a % b;
      }
      break;
    default:
      return Value(std::pow(static_cast<double>(a), static_cast<double>(b)));
  }
  if (overflow) return Overflow();
  return Value(result);
}

Value Floats(Operator operation, double a, double b) {
  switch (operation) {
    case Operator::kAdd:
      return Value(a + b);
    case Operator::kSubtract:
      return Value(a - b);
    case Operator::kMultiply:
      return Value(a * b);
    case Operator::kDivide:
      return Value(a / b);
    case Operator::kModulo:
      return Value(std::fmod(a, b));
    default:
      return Value(std::pow(a, b));
  }
}

Result<Value> Joined(const Value& a, const Value& b) {
  List joined;
  const std::size_t size = (a.AsList() ? a.AsList()->size() : 1) + (b.AsList() ? b.AsList()->size() : 1);
  if (size > kMaxListElements) {
    return Fail(ErrorCode::kLimit, Say("列表超过 {} 个元素", "the list has more than {} elements", kMaxListElements));
  }
  joined.reserve(size);
  for (const Value* part : {&a, &b}) {
    if (const List* list = part->AsList()) {
      joined.insert(joined.end(), list->begin(), list->end());
    } else {
      joined.push_back(*part);
    }
  }
  return Value(std::move(joined));
}

bool IsTemporal(const Value& value) { return value.AsTemporal() != nullptr || value.AsDuration() != nullptr; }

// A point in time and a duration, two durations, or a duration and a number.
Result<Value> Temporals(Operator operation, const Value& a, const Value& b) {
  const graph::Duration* left = a.AsDuration();
  const graph::Duration* right = b.AsDuration();
  const bool adds = operation == Operator::kAdd;
  if (right != nullptr && (adds || operation == Operator::kSubtract)) {
    const graph::Duration by = adds ? *right : Negated(*right);
    if (left != nullptr) return Sum(*left, by);
    if (a.AsTemporal()) return Later(*a.AsTemporal(), by);
  }
  if (left != nullptr && adds && b.AsTemporal()) return Later(*b.AsTemporal(), *left);
  const auto factor = AsNumber(left != nullptr ? b : a);
  if (factor && operation == Operator::kMultiply) return Product(left != nullptr ? *left : *right, *factor);
  if (factor && left != nullptr && operation == Operator::kDivide) return Quotient(*left, *factor);
  return Unfit(operation, a, b);
}

}  // namespace

Message TypeName(const Value& value) {
  static const Message kNames[] = {{"空值", "null"},
                                   {"布尔值", "a boolean"},
                                   {"整数", "an integer"},
                                   {"小数", "a float"},
                                   {"字符串", "a string"},
                                   {"列表", "a list"},
                                   {"映射", "a map"},
                                   {"节点", "a node"},
                                   {"关系", "a relationship"},
                                   {"路径", "a path"},
                                   {"日期或时间", "a date or time"},
                                   {"时长", "a duration"}};
  return kNames[value.storage().index()];
}

Result<std::int64_t> ExactSum::Whole() const {
  if (!Fits()) return Overflow();
  return low_;
}

Result<Value> Arithmetic(Operator operation, const Value& a, const Value& b) {
  if (operation == Operator::kAdd && (a.AsList() || b.AsList()) && !a.IsNull() && !b.IsNull()) return Joined(a, b);
  if (a.IsNull() || b.IsNull()) return Value();
  if (a.AsInteger() && b.AsInteger()) return Integers(operation, *a.AsInteger(), *b.AsInteger());
  const auto left = AsNumber(a);
  const auto right = AsNumber(b);
  if (IsTemporal(a) || IsTemporal(b)) return Temporals(operation, a, b);
  if (left && right) return Floats(operation, *left, *right);
  if (operation == Operator::kAdd && a.AsString() && b.AsString()) {
    if (a.AsString()->size() + b.AsString()->size() > kMaxStringBytes) {
      return Fail(ErrorCode::kLimit, Say("字符串超过 {} 字节", "the string is longer than {} bytes", kMaxStringBytes));
    }
    return Value(*a.AsString() + *b.AsString());
  }
  return Unfit(operation, a, b);
}

Result<Value> Negated(const Value& a) {
  if (a.IsNull()) return Value();
  if (const auto* number = a.AsFloat()) return Value(-*number);
  if (a.AsInteger() == nullptr) return Unfit(Operator::kSubtract, Value(0), a);
  return Integers(Operator::kSubtract, 0, *a.AsInteger());
}

}  // namespace jitu::query

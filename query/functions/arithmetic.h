/// The operators that compute: + - * / % ^ and the sign.
#pragma once

#include "graph/model/value.h"
#include "query/language/expression.h"
#include "schema/base/result.h"

namespace jitu::query {

/// Longest string (bytes) and list (elements) that an expression may make: kLimit beyond.
inline constexpr std::size_t kMaxStringBytes = 64u << 20;
inline constexpr std::size_t kMaxListElements = 4u << 20;

/// Two integers give an integer, and what does not fit 64 bits is an error, never a float: money stays exact.
/// `+` also joins strings and lists. Null with anything is null.
Result<graph::Value> Arithmetic(Operator operation, const graph::Value& a, const graph::Value& b);
Result<graph::Value> Negated(const graph::Value& a);

/// A sum of integers, exact in whatever order they come: only the whole has to fit 64 bits.
class ExactSum {
 public:
  ExactSum() = default;
  ExactSum(std::int64_t low, std::int64_t carries) : low_(low), carries_(carries) {}

  void Add(std::int64_t number) { Add({number, 0}); }
  void Add(const ExactSum& other) {
    carries_ += other.carries_;
    if (__builtin_add_overflow(low_, other.low_, &low_)) carries_ += other.low_ > 0 ? 1 : -1;
  }
  /// The sum is low + 2^64 * carries.
  std::int64_t low() const { return low_; }
  std::int64_t carries() const { return carries_; }
  bool Fits() const { return carries_ == 0; }
  /// kRuntime if it does not fit.
  Result<std::int64_t> Whole() const;
  double AsFloat() const { return static_cast<double>(low_) + 0x1p64 * static_cast<double>(carries_); }

 private:
  std::int64_t low_ = 0;
  std::int64_t carries_ = 0;
};

/// What a value is called in messages: 整数, integer.
Message TypeName(const graph::Value& value);

}  // namespace jitu::query

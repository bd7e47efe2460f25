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

/// a + b, kRuntime on overflow.
Result<std::int64_t> CheckedSum(std::int64_t a, std::int64_t b);

/// What a value is called in messages: 整数, integer.
Message TypeName(const graph::Value& value);

}  // namespace jitu::query

/// Text to Ast: recursive descent over the tokens, expressions by binding power. No backtracking, so time is linear.
#pragma once

#include <string_view>

#include "query/language/ast.h"
#include "schema/base/result.h"

namespace jitu::query {

/// How deep brackets, CASE and the like may be nested, and how deep the tree of an expression may be (a + b + c + ...).
inline constexpr std::uint32_t kMaxNesting = 256;
inline constexpr std::uint32_t kMaxExpressionDepth = 1000;

/// kSyntax with line, caret and what was expected.
Result<Statement> Parse(std::string_view statement);

}  // namespace jitu::query

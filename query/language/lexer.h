/// Characters to tokens.
#pragma once

#include <string_view>
#include <vector>

#include "query/language/token.h"
#include "schema/base/result.h"

namespace jitu::query {

/// Statements beyond that are refused: kLimit.
inline constexpr std::size_t kMaxStatementBytes = 1u << 20;

/// All tokens, the last of them kEnd. Linear time, any bytes. kSyntax with the place otherwise: an open string or
/// comment, a bad escape, a character that means nothing here (full-width brackets and commas are named as such).
Result<std::vector<Token>> Tokenize(std::string_view statement);

}  // namespace jitu::query

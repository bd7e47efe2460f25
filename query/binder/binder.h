/// Ast to BoundQuery: names become variables and token ids, and everything that can be wrong before a row is read is
/// found here.
#pragma once

#include <string_view>

#include "graph/model/tokens.h"
#include "query/binder/bound_query.h"
#include "query/language/ast.h"
#include "schema/base/result.h"

namespace jitu::query {

/// Beyond that a statement is refused (kLimit): later phases look at variables and patterns again and again.
inline constexpr std::size_t kMaxVariables = 20000;
inline constexpr std::size_t kMaxPatternElements = 1000;

/// kSemantic with the place otherwise. The result holds ids of `tokens`: bind again when the graph's table has grown.
Result<BoundQuery> Bind(const Statement& statement, std::string_view text, const graph::Tokens& tokens,
                        const ProcedureCatalog& procedures);

}  // namespace jitu::query

/// What the schema asks of what statements write.
#pragma once

#include "graph/model/tokens.h"
#include "graph/store/store.h"
#include "schema/base/result.h"
#include "schema/model/graph_schema.h"

namespace jitu::query {

/// Who states a fact that a statement has written: the value of `source`.
inline constexpr std::string_view kWrittenByPerson = "person";

/// kRuntime if a property that the schema knows of a label or a relationship type has a value of another type. Marks
/// relationships whose type has a `source` in the schema as stated by a person, unless the statement says by whom.
Result<void> ObeySchema(const model::GraphSchema& schema, const graph::Tokens& tokens, graph::WriteBatch& batch);

}  // namespace jitu::query

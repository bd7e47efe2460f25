/// JSON (RFC 8259) to values and back. The JSON library lives behind this header.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/value.h"
#include "schema/base/result.h"

namespace jitu::graph {

/// Compact, UTF-8 not escaped, map keys sorted. Integers as integers; a float always with a point or exponent. Dates,
/// times and durations as ISO 8601 text. Nodes
/// and relationships as their id text; callers who know more (properties, labels) turn them into maps first.
std::string ToJson(const Value& value);
/// Depth at most 128; kSyntax with the position otherwise.
Result<Value> FromJson(std::string_view text);

/// Writes one JSON object with its members in the order given, which Map does not keep.
std::string ToJsonObject(const std::vector<std::pair<std::string, Value>>& members);

}  // namespace jitu::graph

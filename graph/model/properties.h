/// Property maps and their bytes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/value.h"
#include "schema/base/result.h"

namespace jitu::graph {

/// Sorted by key, each key once; null values do not stand in it.
using Properties = std::vector<std::pair<PropertyId, Value>>;

void Set(Properties& properties, PropertyId key, Value value);  ///< null removes
const Value* Find(const Properties& properties, PropertyId key);

/// Stored form, the same for every store. The same properties give the same bytes. Format: graph/store/FORMAT.md.
std::string Encode(const Properties& properties);
Result<Properties> Decode(std::string_view bytes);
/// Decodes only these keys, into values in their order; a key that is not there gives null. Skips the rest undecoded.
Result<void> DecodeInto(std::string_view bytes, std::span<const PropertyId> keys, std::span<Value> values);

/// Bytes that sort (memcmp) as the values compare within a type; types in a fixed order. For index keys. Strings longer
/// than 256 bytes are cut and marked, so equal bytes may need a look at the value itself.
std::string EncodeOrdered(const Value& value);

}  // namespace jitu::graph

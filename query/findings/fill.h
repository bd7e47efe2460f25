/// The {placeholders} of a finding's message, filled from named values.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/value.h"
#include "schema/base/message.h"

namespace jitu::query {

/// How a value of that name is written: names ending in Fen as 万元, in Percent with one decimal, lists joined (sums
/// with
/// +, names with 、), long texts cut.
std::string Written(std::string_view name, const graph::Value& value);

/// A placeholder without a value becomes empty.
Message FillMessage(const Message& form, const graph::Map& values);

}  // namespace jitu::query

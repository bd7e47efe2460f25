/// Values in the form in which the TCK writes them, made comparable: labels and keys sorted, one spelling of numbers.
/// A date or time is written as the string it prints as.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/value.h"
#include "graph/store/store.h"

namespace jitu::tck {

enum class ListOrder { kMatters, kIgnored };

/// An expected value brought into the comparable form; nothing if it cannot be understood.
std::optional<std::string> CanonicalOf(std::string_view expected, ListOrder order);

/// The same form of a value that a statement gave, its nodes and relationships as the graph has them at that moment.
std::string CanonicalOf(const graph::Value& value, const graph::Store& store, const graph::Snapshot& at,
                        ListOrder order);

}  // namespace jitu::tck

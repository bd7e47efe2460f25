/// Ranges that a line tells with two bounds: 大于20的同时小于等于35, 1000以上、1500以下, 第十和第十五之间. A report's
/// targets are bounded on one side each, so only `jitu quantities` asks for this.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/quantities/quantity.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// Puts one range in the place of two neighbours that bound one thing from both sides. `joints` are the words that may
/// stand between them. Linear.
std::vector<Quantity> JoinBounds(std::string_view text, const std::vector<model::Term>& joints,
                                 std::vector<Quantity> quantities);

}  // namespace jitu::ingest

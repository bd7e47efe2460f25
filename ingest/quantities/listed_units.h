/// The unit of amounts that stand bare in a list, from the line above it.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/quantities/quantity.h"

namespace jitu::ingest {

/// 经费支出明细(万元), then lines 1.路灯改造 86.20: the number that ends each is an amount in the unit of the line
/// above. A list has two such lines or more, each a name and one number, and ends with the first other line.
/// `quantities` in text order, of that text. Linear.
void TakeUnitsOfLists(std::string_view text, std::vector<Quantity>& quantities);

}  // namespace jitu::ingest

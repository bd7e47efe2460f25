/// Finds what stands around a quantity and belongs to it: a currency sign, 超, 余, 以上, 不低于.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/quantities/quantity.h"
#include "ingest/quantities/tables.h"

namespace jitu::ingest {

/// Widens the quantity's span over the sign of its currency and the words that bound it, and sets its bound. Nothing in
/// front of `floor` is taken: it belongs to the quantity before.
void TakeSurroundings(std::string_view text, std::uint32_t floor, const QuantityRecogniser::Tables& tables,
                      Quantity& quantity);

}  // namespace jitu::ingest

/// Decides which quantities are values and which are thresholds or parts of names.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/quantities/quantity.h"
#include "ingest/quantities/tables.h"

namespace jitu::ingest {

/// Sets Quantity::role by what stands around each quantity, and gives bare 万 and 亿 their 元 where the words before or
/// the amounts beside say so. `quantities` in text order. Linear.
void SetRoles(std::string_view text, const QuantityRecogniser::Tables& tables, std::vector<Quantity>& quantities);

}  // namespace jitu::ingest

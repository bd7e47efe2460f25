/// What `jitu quantities` prints.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/quantities/quantity.h"

namespace jitu::ingest {

/// One line of text as it came (any bytes, without its line end) to one JSON object without a line end (contract,
/// section 3). Places are code points of the line. A date's value is its ISO form, XXXX where the year is not said
/// (XXXX-05-20); money has amountFen where it is a whole number of fen.
std::string QuantitiesJson(const QuantityRecogniser& recogniser, std::string_view line, std::uint64_t line_number);

}  // namespace jitu::ingest

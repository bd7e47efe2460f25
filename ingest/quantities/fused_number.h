/// Parts document numbers from amounts that conversion ran together with them: 财建〔2020 + 218 + 5000万元.
#pragma once

#include <string_view>

#include "ingest/quantities/quantity.h"
#include "ingest/quantities/tables.h"

namespace jitu::ingest {

/// A document number has one to four digits, and what is left must be an amount that the text names elsewhere; where
/// exactly one cut gives that, the number is filled in and the amount told. Otherwise the number stays empty and the
/// amount untold.
void CutFusedNumbers(std::string_view text, const QuantityRecogniser::Tables& tables, Quantities& found);

}  // namespace jitu::ingest

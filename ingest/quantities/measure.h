/// Reads what a number counts or measures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/quantities/numeral.h"
#include "ingest/quantities/quantity.h"
#include "ingest/quantities/tables.h"
#include "schema/text/numerals.h"

namespace jitu::ingest {

/// A number with its unit: 1000余万元, 六五折, 两米半, 50元6角三分, 6500元/公里·年. Without a unit it is the number
/// alone.
struct Measure {
  std::uint32_t end = 0;
  text::Decimal value;
  QuantityKind kind = QuantityKind::kNumber;
  std::string unit;
  text::Decimal factor{1, 0};  ///< how many of `unit` one of the unit as written is
  Bound bound = Bound::kExact;
};

Measure ReadMeasure(std::string_view text, const Numeral& numeral, const QuantityRecogniser::Tables& tables);

}  // namespace jitu::ingest

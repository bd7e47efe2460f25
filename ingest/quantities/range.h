/// Reads ranges: 2-12个月, 20~100个, 5%至8%, 3到5年, 10000与20000之间, 两三个.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/quantities/measure.h"

namespace jitu::ingest {

struct Range {
  text::Decimal lower, upper;  ///< in `unit`
  std::string unit;
  std::uint32_t number_end = 0;  ///< of the digits
  std::uint32_t end = 0;
};

/// The range that begins with this number; nothing where it is none.
std::optional<Range> ReadRange(std::string_view text, const Numeral& first, const Measure& measure,
                               const QuantityRecogniser::Tables& tables);

}  // namespace jitu::ingest

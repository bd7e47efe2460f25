/// Reads one plain numeral: no fraction, no power. Use numeral.h.
#pragma once

#include "ingest/quantities/numeral.h"

namespace jitu::ingest {

/// The value is not negative; the sign is in Numeral::negative.
std::optional<Numeral> ReadPlainNumeral(std::string_view text, std::uint32_t at, BlankParts blank);

}  // namespace jitu::ingest

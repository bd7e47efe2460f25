/// Reads shares that are written without a sign: 百分之十五, 千分之三, 半成, 对折.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/quantities/quantity.h"

namespace jitu::ingest {

/// The share that begins exactly there, without what bounds it; nothing if none does.
std::optional<Quantity> ReadShare(std::string_view text, std::uint32_t at);

}  // namespace jitu::ingest

/// Reads document numbers: 株财发〔2022〕5号 and what is left of them after conversion.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/quantities/quantity.h"
#include "ingest/quantities/word_table.h"

namespace jitu::ingest {

/// The document number whose year's opening bracket stands at `bracket`. `lead_ins` are words that stand before an
/// issuer and are no part of it (根据, 以, 和). Nothing if it is none. Damage that is read: any bracket, blanks inside,
/// the closing bracket lost (川财社〔2020165号), number and amount run together (the number is then left empty).
std::optional<DocumentNumber> ReadDocumentNumber(std::string_view text, std::uint32_t bracket,
                                                 const WordTable& lead_ins);

}  // namespace jitu::ingest
